"""Names that do not tell who bears them: a surname alone, an acronym.

Who is called so elsewhere, in articles that name him in full, is who may be meant; how
many of them there are, the title, and who else is named beside him decide.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Final

import apsw

from onrecord.record.database import rows
from onrecord.record.identities.archive import Archive
from onrecord.record.names import abbreviates

OFTEN: Final = 8
"""Articles that call one by a short name for it to be his without more evidence."""

NEARLY_ALL, MOST, HALF, SOME = 0.95, 0.8, 0.5, 0.3
"""Shares of the articles that call anybody so."""

EACH_ACRONYM: Final = 2
"""Articles that give an acronym beside its name in full, for it to be the body's; one
is enough if it has more letters than that, and is nobody else's."""


@dataclass(frozen=True, slots=True)
class Short:
    """A short name: its unit, its words, its kind."""

    unit: int
    form: str
    family: str


@dataclass(frozen=True, slots=True)
class Bearer:
    """Who is called by a short name: an identity, its names, in how many articles."""

    identity: int
    units: tuple[int, ...]
    articles: int
    share: float


@dataclass(frozen=True, slots=True)
class Proposal:
    """A short name that may be somebody's, in how many articles, and why."""

    unit: int
    articles: int
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class Resolved:
    """Whose a short name is, by party; None where the archive does not tell."""

    identities: dict[int, int | None]
    proposed: tuple[Proposal, ...] = ()


def bearers(db: apsw.Connection, short: Short) -> list[Bearer]:
    """Return who is called by a short name in articles that name him in full."""
    found = rows(
        db,
        "SELECT parties.unit, units.identity, units.key, count(*) FROM forms "
        "JOIN parties ON parties.id = forms.party "
        "JOIN units ON units.id = parties.unit "
        "WHERE forms.form = ? AND units.family = ? AND NOT units.is_short "
        "AND units.identity NOTNULL GROUP BY parties.unit ORDER BY parties.unit",
        (short.form, short.family),
    )
    units: dict[int, list[int]] = defaultdict(list)
    articles: dict[int, int] = defaultdict(int)
    for unit, identity, _, count in found:
        units[identity].append(unit)
        articles[identity] += count
    total = sum(articles.values())
    told = [
        Bearer(identity, tuple(units[identity]), count, count / total)
        for identity, count in articles.items()
    ]
    return sorted(told, key=lambda b: (-b.articles, b.identity))


def resolve(db: apsw.Connection, archive: Archive, short: Short) -> Resolved:
    """Return whose a short name is, in each article that leaves it open."""
    parties = list(
        rows(
            db,
            "SELECT id, article, title FROM parties WHERE unit = ? ORDER BY id",
            (short.unit,),
        )
    )
    may_be = bearers(db, short)
    if short.family == "body":
        return _acronym(db, short, parties, may_be)
    if not may_be:
        return _alone(archive, short, parties)
    first = may_be[0]
    titles = archive.titles(first.units)
    company: frozenset[int] = frozenset()
    if first.share < NEARLY_ALL or first.articles < OFTEN:
        company = frozenset().union(*map(archive.company_of, first.units))
    identities: dict[int, int | None] = {}
    for party, article, title in parties:
        same_title = bool(title) and " ".join(title.casefold().split()) in titles
        near = bool(company) and bool(archive.named_in(article) & company)
        sure = _is_sure(first, same_title=same_title, near=near)
        identities[party] = first.identity if sure else None
    left = sum(found is None for found in identities.values())
    proposed = tuple(
        Proposal(b.units[0], left, round(b.share, 3), _why(b, short))
        for b in may_be[:3]
        if left and b.share >= SOME
    )
    return Resolved(identities, proposed)


def _is_sure(first: Bearer, *, same_title: bool, near: bool) -> bool:
    return (
        (first.share >= NEARLY_ALL and first.articles >= OFTEN)
        or (first.share >= MOST and (same_title or near))
        or (first.share >= HALF and same_title and near)
    )


def _why(bearer: Bearer, short: Short) -> str:
    return (
        f"called {short.form!r} in {bearer.articles} articles, "
        f"{bearer.share:.0%} of those that name one so in full"
    )


def _alone(
    archive: Archive, short: Short, parties: list[tuple[int, int, str]]
) -> Resolved:
    """Join articles of which none names one in full, if they name the same others.

    The first is compared with all before it, so that who is known by one name alone
    (`Beyoncé`) is one, and a surname in two reports of two towns is not.
    """
    beside = {
        article: archive.named_in(article) - {short.unit} for _, article, _ in parties
    }
    seen: dict[int, int] = defaultdict(int)
    for others in beside.values():
        for other in others:
            seen[other] += 1
    identities: dict[int, int | None] = {
        party: short.unit if any(seen[o] > 1 for o in beside[article]) else None
        for party, article, _ in parties
    }
    return Resolved(identities)


def _acronym(
    db: apsw.Connection,
    short: Short,
    parties: list[tuple[int, int, str]],
    may_be: list[Bearer],
) -> Resolved:
    """Return the body of an acronym: that which its letters begin, else its own."""
    fitting = [b for b in may_be if _fits(db, short.form, b)]
    first = fitting[0] if fitting else None
    sure = first is not None and (
        (first.articles >= EACH_ACRONYM and first.share >= MOST)
        or (first.share == 1 and len(short.form) > EACH_ACRONYM)
    )
    identity = first.identity if first and sure else short.unit
    proposed: tuple[Proposal, ...] = ()
    if first and not sure:
        why = _why(first, short)
        proposed = (Proposal(first.units[0], len(parties), first.share, why),)
    return Resolved({party: identity for party, *_ in parties}, proposed)


def _fits(db: apsw.Connection, form: str, bearer: Bearer) -> bool:
    """Return whether the letters of an acronym begin the words of one of the names."""
    asked = "SELECT DISTINCT called FROM parties WHERE unit = ? LIMIT 20"
    for unit in bearer.units:
        for (called,) in rows(db, asked, (unit,)):
            words = tuple(called.casefold().replace("-", " ").split())
            bare = tuple(w for w in words if w not in ("of", "the", "and", "for"))
            if abbreviates(form, words) or abbreviates(form, bare):
                return True
    return False
