"""Names that do not tell who bears them: a surname alone, an acronym, `the committee`.

Who is called so elsewhere, in articles that name him in full, is who may be meant; how
many of them there are, the title, and who else is named beside him decide.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Final

import apsw

from onrecord.record.database import one, rows
from onrecord.record.identities.archive import Archive

OFTEN: Final = 8
"""Articles that call one by a short name for it to be his without more evidence."""

NEAR: Final = 2
"""Others named seldom, and beside him elsewhere, that tell that he is meant."""

NEARLY_ALL, MOST, HALF, SOME = 0.95, 0.8, 0.5, 0.3
"""Shares of the articles that call anybody so."""

MOST_BEARERS: Final = 6
"""Persons called by a name that an article is asked about: of a common surname there
are hundreds, of whom nearly all are named once."""

EACH_ACRONYM: Final = 2
"""Articles that give an acronym's name in full, for it to be the body's; one is enough
if it tells the acronym too."""


@dataclass(frozen=True, slots=True)
class Short:
    """A short name: its unit, its words, its kind; and after which party to look."""

    unit: int
    form: str
    family: str
    after: int = -1


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


@dataclass(frozen=True, slots=True)
class Place:
    """A party of a short name: its number, its article, the title it bears there."""

    party: int
    article: int
    title: str | None


def resolve(db: apsw.Connection, archive: Archive, short: Short) -> Resolved:
    """Return whose a short name is, in each article that leaves it open."""
    asked = (
        "SELECT id, article, title FROM parties WHERE unit = ? AND id > ? ORDER BY id"
    )
    places = [Place(*row) for row in rows(db, asked, (short.unit, short.after))]
    if not places:
        return Resolved({})
    if short.family == "body":
        return _acronym(db, short, places)
    may_be = surnamed(db, short)
    if not may_be:
        return _alone(db, archive, short, places)
    first = may_be[0]
    titles = archive.titles(first.units)
    identities: dict[int, int | None] = {}
    for place in places:
        is_his = is_plain(first) or _is_his(archive, place, may_be, titles)
        identities[place.party] = first.identity if is_his else None
    return Resolved(identities, _proposals(short, may_be, identities))


def is_plain(bearer: Bearer) -> bool:
    """Return whether a short name is somebody's wherever it stands alone."""
    return bearer.share >= NEARLY_ALL and bearer.articles >= OFTEN


def evidence(db: apsw.Connection, form: str) -> int:
    """Return in how many articles somebody named in full is called so."""
    asked = "SELECT count(*) FROM forms WHERE form IN (?, '~' || ?)"
    return int(one(db, asked, form, form))


def surnamed(db: apsw.Connection, short: Short) -> list[Bearer]:
    """Return the persons whose surname a name is, else whose given name it is.

    A surname alone is far oftener somebody's than a given name alone: who has it for
    his given name (`Paul`) is meant only where nobody has it for a surname.
    """
    called = bearers(db, short.form, "person")
    by_surname = [b for b in called if _ends(db, b, short.form)]
    has_it = (
        "SELECT 1 FROM units WHERE block = ? AND family = 'person' AND NOT is_short"
    )
    if by_surname or one(db, f"{has_it} LIMIT 1", short.form):
        return _shared(by_surname)
    return called


def bearers(db: apsw.Connection, form: str, family: str) -> list[Bearer]:
    """Return who is called by a short name in articles that name him in full."""
    found = rows(
        db,
        "SELECT parties.unit, units.identity, count(*) FROM forms "
        "JOIN parties ON parties.id = forms.party "
        "JOIN units ON units.id = parties.unit "
        "WHERE forms.form = ? AND units.family = ? AND NOT units.is_short "
        "AND units.identity NOTNULL GROUP BY parties.unit ORDER BY parties.unit",
        (form, family),
    )
    units: dict[int, list[int]] = defaultdict(list)
    articles: dict[int, int] = defaultdict(int)
    for unit, identity, count in found:
        units[identity].append(unit)
        articles[identity] += count
    return _shared(
        [Bearer(i, tuple(units[i]), count, 0) for i, count in articles.items()]
    )


def _shared(found: list[Bearer]) -> list[Bearer]:
    """Return bearers with their shares, the one of most articles first."""
    total = sum(bearer.articles for bearer in found)
    told = [Bearer(b.identity, b.units, b.articles, b.articles / total) for b in found]
    return sorted(told, key=lambda b: (-b.articles, b.identity))


def _ends(db: apsw.Connection, bearer: Bearer, form: str) -> bool:
    """Return whether one of a person's names has a surname."""
    block = form.split()[-1]
    asked = "SELECT block FROM units WHERE id = ?"
    return any(one(db, asked, unit) == block for unit in bearer.units)


def _is_his(
    archive: Archive, place: Place, may_be: list[Bearer], titles: frozenset[str]
) -> bool:
    """Return whether an article tells that it means the first of several."""
    first, others = may_be[0], may_be[1:MOST_BEARERS]
    title = archive.folded(place.title or "")
    same_title = title in titles
    if title and not same_title and _bears(archive, others, title):
        return False
    named = archive.named_in(place.article)
    beside = [len(named & archive.company_of_all(b.units)) for b in (first, *others)]
    near, nearer = beside[0], max(beside[1:], default=0)
    is_near = near >= NEAR and near >= 2 * nearer
    if first.share < MOST:
        return first.share >= HALF and same_title and is_near
    # Whom he is named with weighs as much as he is called so oftener than another.
    odds = [count * b.share for count, b in zip(beside, (first, *others), strict=True)]
    is_likelier = odds[0] >= max(odds[1:], default=0)
    often = first.articles >= OFTEN and is_likelier
    return often or is_near or (same_title and near >= nearer)


def _bears(archive: Archive, bearers: list[Bearer], title: str) -> bool:
    """Return whether one of several persons bears a title."""
    return any(title in archive.titles(bearer.units) for bearer in bearers)


def _proposals(
    short: Short, may_be: list[Bearer], identities: dict[int, int | None]
) -> tuple[Proposal, ...]:
    left = sum(found is None for found in identities.values())
    return tuple(
        Proposal(b.units[0], left, round(b.share, 3), why(b, short))
        for b in may_be[:3]
        if left and b.share >= SOME
    )


def why(bearer: Bearer, short: Short) -> str:
    """Return what speaks for a short name to be somebody's, in words."""
    articles = "1 article" if bearer.articles == 1 else f"{bearer.articles:,} articles"
    return (
        f"called {short.form!r} in {articles}, "
        f"{bearer.share:.0%} of those that name one so in full"
    )


def _alone(
    db: apsw.Connection, archive: Archive, short: Short, places: list[Place]
) -> Resolved:
    """Join articles of which none names one in full, if they name the same others.

    So who is known by one name alone (`Beyoncé`) is one, and a surname in two reports
    of two towns is not. What is a body elsewhere (`Politico`) is that body.
    """
    asked = "SELECT identity FROM units WHERE key = ? AND NOT is_short"
    body = one(db, asked, f"body:{short.form}")
    if body is not None and archive.is_rather(f"body:{short.form}", len(places)):
        return Resolved({place.party: body for place in places})
    beside = {p.article: archive.named_in(p.article) - {short.unit} for p in places}
    seen: dict[int, int] = defaultdict(int)
    for others in beside.values():
        for other in others:
            seen[other] += 1
    return Resolved(
        {
            p.party: short.unit if any(seen[o] > 1 for o in beside[p.article]) else None
            for p in places
        }
    )


def is_any(db: apsw.Connection, key: str, articles: int) -> bool:
    """Return whether a body's name is the end of several others': `the City Council`.

    It is, if two or more are named so in full, in as many articles as it is alone.
    """
    owners, named = next(
        rows(
            db,
            "SELECT count(DISTINCT parties.unit), count(*) FROM forms "
            "JOIN parties ON parties.id = party WHERE form = ?",
            (f"^{key.partition(':')[2]}",),
        )
    )
    return bool(owners > 1 and named >= articles)


def _acronym(db: apsw.Connection, short: Short, places: list[Place]) -> Resolved:
    """Return the body of an acronym: that which its letters begin, else its own.

    What an article tells by both names goes before what the letters may stand for.
    """
    told = bearers(db, short.form, "body")
    begun = bearers(db, f"~{short.form}", "body")
    letters = {bearer.identity for bearer in begun}
    explicit = [bearer for bearer in told if bearer.identity in letters]
    may_be = explicit or begun
    first = may_be[0] if may_be else None
    sure = (
        first is not None
        and first.share >= MOST
        and (bool(explicit) or first.articles >= EACH_ACRONYM)
    )
    identity = first.identity if first and sure else short.unit
    proposed: tuple[Proposal, ...] = ()
    if first and not sure:
        told_why = why(first, short)
        proposed = (Proposal(first.units[0], len(places), first.share, told_why),)
    return Resolved({place.party: identity for place in places}, proposed)
