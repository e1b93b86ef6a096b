"""Why the names of an identity are one party's, told by what settled them.

Names in full are held against each other again, and short ones looked up again, as
`settling` does. An archive that has grown may not tell any more what joined two names:
then that is said.
"""

from __future__ import annotations

from collections.abc import Iterator

import apsw

from onrecord.record.database import one
from onrecord.record.identities.archive import Archive
from onrecord.record.identities.called import Name, Reason, names_of
from onrecord.record.identities.comparing import Profile, by_name, compare
from onrecord.record.identities.judgements import joined_by, known_as, parted_by
from onrecord.record.identities.settling import other_kind
from onrecord.record.identities.shorts import (
    Short,
    bearers,
    is_plain,
    surnamed,
    why,
)
from onrecord.record.rows import Evidence


def evidence(db: apsw.Connection, identity: int, most: int) -> tuple[Evidence, ...]:
    """Return the names that an identity goes by, `most` of them, each with why."""
    names = names_of(db, identity)[: max(0, most)]
    teller = _Teller(db, identity)
    found = dict(teller.joined([name for name in names if name.identity == identity]))
    for name in names:
        if name.unit not in found:
            found[name.unit] = teller.alone(name)
    told = ((name, found[name.unit]) for name in names)
    return tuple(
        Evidence(
            name.called, name.articles,
            reason.why, reason.told, reason.judgement, reason.at,
            name.first, name.last,
        )
        for name, reason in told
    )  # fmt: skip


class _Teller:
    """Tells why names are one identity's."""

    def __init__(self, db: apsw.Connection, identity: int) -> None:
        self._db = db
        self._identity = identity
        self._archive = Archive(db)

    def joined(self, names: list[Name]) -> Iterator[tuple[int, Reason]]:
        """Yield why names that are an identity's everywhere are, each by one before."""
        reached = [name for name in names if name.unit == self._identity] or names[:1]
        yield from ((name.unit, _own(name)) for name in reached)
        waiting = [name for name in names if name not in reached]
        while waiting:
            told = (
                (name, reason)
                for name in waiting
                for other in reached
                if (reason := self._between(name, other))
            )
            found = next(told, None)
            if found is None:
                break
            waiting.remove(found[0])
            reached.append(found[0])
            yield found[0].unit, found[1]
        yield from ((name.unit, self._settled(name, reached)) for name in waiting)

    def alone(self, name: Name) -> Reason:
        """Return why a name is an identity's in some articles."""
        parted = parted_by(self._db, name.key, self._identity)
        if parted:
            number, at, reason, address = parted
            told = f"told apart in the article {address!r} by judgement {number}"
            return Reason("judged", f"{told}: {reason}", number, at)
        if name.unit == self._identity:
            return _own(name)
        if not name.is_short:
            return self._settled(name, [])
        found = self._acronym(name) if name.family == "body" else self._surname(name)
        return found or self._settled(name, [])

    def _between(self, name: Name, other: Name) -> Reason | None:
        """Return why two names are one party's, None if these two do not tell."""
        judged = joined_by(self._db, name.key, other.key)
        if judged:
            number, at, reason = judged
            told = f"judged to be “{other.called}” by judgement {number}"
            return Reason("judged", f"{told}: {reason}", number, at)
        known = known_as(self._db, name.key, other.key)
        if known is not None:
            told = f"the table of known people has it, as “{other.called}”, for {known}"
            return Reason("known", told)
        return self._namesake(name, other) or self._alike(name, other)

    def _alike(self, name: Name, other: Name) -> Reason | None:
        reasons, is_sure = self._compared(name, other)
        if not is_sure:
            return None
        told = f"beside “{other.called}”: the same surname; {'; '.join(reasons)}"
        return Reason("alike", told)

    def _compared(self, name: Name, other: Name) -> tuple[tuple[str, ...], bool]:
        """Return what two names in full have in common, and whether it is enough."""
        is_full = not (name.is_short or other.is_short)
        are_persons = name.family == other.family == "person"
        if not (is_full and are_persons and name.block == other.block):
            return (), False
        if by_name(name.profile, other.profile) is None:
            return (), False
        in_order = sorted((name, other), key=lambda each: each.unit)
        first, second = map(self._profile, in_order)
        found = compare(first, second, self._archive.apart, self._archive.company)
        return (found.reasons, found.is_sure) if found else ((), False)

    def _profile(self, name: Name) -> Profile:
        """Return what is compared of a name, in all its articles."""
        asked = "SELECT articles FROM units WHERE id = ?"
        articles = one(self._db, asked, name.unit)
        titles = self._archive.titles((name.unit,))
        return Profile(name.unit, name.key, articles, titles)

    def _namesake(self, name: Name, other: Name) -> Reason | None:
        """Return why a body's name is a person's: it is his far oftener."""
        body, person = sorted((name, other), key=lambda each: each.family)
        is_one = body.key.partition(":")[2] == person.key.partition(":")[2]
        if not is_one or body.family == person.family:
            return None
        if other_kind(self._db, body.unit) != self._identity:
            return None
        told = f"far more articles name the person “{person.called}” so"
        return Reason("namesake", told)

    def _surname(self, name: Name) -> Reason | None:
        """Return why a surname, or a given name, alone is somebody's."""
        short = _short(name)
        may_be = surnamed(self._db, short)
        if not may_be:
            asked = "SELECT identity FROM units WHERE key = ? AND NOT is_short"
            body = one(self._db, asked, f"body:{short.form}")
            told = f"far more articles name a body “{name.called}”"
            return Reason("namesake", told) if body == self._identity else None
        first = may_be[0]
        if first.identity != self._identity:
            return None
        told = why(first, short)
        if not is_plain(first):
            told += "; where the title, or who else is named, speaks for it"
        return Reason("short", told)

    def _acronym(self, name: Name) -> Reason | None:
        """Return why an acronym is a body's: it stands for a name in full."""
        form = _short(name).form
        begun = bearers(self._db, f"~{form}", "body")
        letters = next((b for b in begun if b.identity == self._identity), None)
        if letters is None:
            return None
        told = bearers(self._db, form, "body")
        both = next((b for b in told if b.identity == self._identity), None)
        articles = _articles(both.articles if both else letters.articles)
        if both:
            return Reason("acronym", f"{articles} give it and the name in full")
        return Reason("acronym", f"its letters begin a name that {articles} give")

    def _settled(self, name: Name, others: list[Name]) -> Reason:
        """Return what can be told of a name whose reason cannot."""
        told = "put together when the names were settled; why cannot be told anew"
        for other in others:
            reasons, _ = self._compared(name, other)
            if reasons:
                beside = f"beside “{other.called}”: {'; '.join(reasons)}"
                return Reason("settled", f"{told}; {beside}")
        return Reason("settled", told)


def _own(name: Name) -> Reason:
    if name.is_short and name.family == "person":
        told = "articles that give this name alone name the same others beside it"
        return Reason("own", told)
    return Reason("own", "the first of its names in the record")


def _short(name: Name) -> Short:
    return Short(name.unit, name.key.partition(":")[2], name.family)


def _articles(count: int) -> str:
    return "1 article" if count == 1 else f"{count:,} articles"
