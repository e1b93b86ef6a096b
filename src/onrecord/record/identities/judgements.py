"""What people judged, and who was known before, as the settling of names takes it.

A judgement is between two names, `person:ann ray`, or a name and the same name in one
article, `person:ann ray@A17`; so it holds whatever an article is read by.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import apsw

from onrecord.record.database import Row, one, rows
from onrecord.record.identities.clusters import Pair


def different_pairs(db: apsw.Connection, block: str) -> frozenset[Pair]:
    """Return the pairs of names of a block that somebody told apart."""
    found = rows(
        db,
        "SELECT min(a.id, b.id), max(a.id, b.id) FROM judgements "
        "JOIN units a ON a.key = one JOIN units b ON b.key = other "
        "WHERE verdict = 'different' AND undone IS NULL AND a.block = ?",
        (block,),
    )
    return frozenset((first, second) for first, second in found)


def told_apart(db: apsw.Connection, unit: int) -> frozenset[int]:
    """Return the identities that somebody told a name not to be."""
    found = rows(
        db,
        "SELECT b.identity FROM units a JOIN judgements ON a.key IN (one, other) "
        "JOIN units b ON b.key = CASE a.key WHEN one THEN other ELSE one END "
        "WHERE verdict = 'different' AND undone IS NULL AND a.id = ? "
        "AND b.identity NOTNULL",
        (unit,),
    )
    return frozenset(identity for (identity,) in found)


def groups_judged(db: apsw.Connection) -> list[list[int]]:
    """Return the groups of names that somebody judged, or knew, to be one.

    Two names that were told apart are not joined by what was judged before.
    """
    apart = {(a, b): number for number, a, b in _judged(db, "different")}
    groups: dict[int, list[int]] = {}
    for number, one_, other in [*_known(db), *_judged(db, "same")]:
        first = groups.setdefault(one_, [one_])
        second = groups.setdefault(other, [other])
        fits = all(
            max(apart.get((a, b), 0), apart.get((b, a), 0)) <= number
            for a in first
            for b in second
        )
        if first is not second and fits:
            first += second
            groups.update(dict.fromkeys(second, first))
    return [group for unit, group in groups.items() if group[0] == unit and group[1:]]


def _judged(db: apsw.Connection, verdict: str) -> list[tuple[int, int, int]]:
    """Return the judgements that hold, in order: their numbers, and two names'."""
    asked = (
        "SELECT judgements.id, a.id, b.id FROM judgements "
        "JOIN units a ON a.key = one JOIN units b ON b.key = other "
        "WHERE verdict = ? AND undone IS NULL ORDER BY judgements.id"
    )
    return [(number, a, b) for number, a, b in rows(db, asked, (verdict,))]


def _known(db: apsw.Connection) -> Iterator[tuple[int, int, int]]:
    """Yield the pairs of names that a known person has, as if judged before all.

    A name that several known persons have joins nobody.
    """
    groups: dict[str, list[int]] = defaultdict(list)
    found = rows(
        db,
        "SELECT person, units.id FROM known JOIN units "
        "ON units.key IN ('person:' || form, 'body:' || form) "
        "WHERE form IN (SELECT form FROM known GROUP BY form HAVING count(*) = 1) "
        "ORDER BY person, units.id",
    )
    for person, unit in found:
        groups[person].append(unit)
    for first, *others in groups.values():
        yield from ((0, first, other) for other in others)


def joined_by(db: apsw.Connection, key: str, other: str) -> Row | None:
    """Return the judgement that two names are one: its number, time and reason."""
    asked = (
        "SELECT id, at, reason FROM judgements WHERE verdict = 'same' "
        "AND undone IS NULL AND (one, other) IN (VALUES (?1, ?2), (?2, ?1)) "
        "ORDER BY id LIMIT 1"
    )
    return next(rows(db, asked, (key, other)), None)


def parted_by(db: apsw.Connection, key: str, identity: int) -> Row | None:
    """Return the judgement that a name is an identity in one article alone.

    Its number, its time, its reason, and the article's address.
    """
    asked = (
        "SELECT judgements.id, at, reason, substr(key, 2 + length(?1)) "
        "FROM judgements JOIN units ON units.key = other WHERE one = ?1 "
        "AND verdict = 'different' AND undone IS NULL AND instr(other, ?1 || '@') = 1 "
        "AND coalesce(identity, units.id) = ?2 ORDER BY judgements.id LIMIT 1"
    )
    return next(rows(db, asked, (key, identity)), None)


def known_as(db: apsw.Connection, key: str, other: str) -> str | None:
    """Return the name of the known person who has two names, None if nobody has.

    A name that several known persons have joins nobody.
    """
    asked = (
        "SELECT a.name FROM known a JOIN known b ON b.person = a.person "
        "WHERE a.form = ? AND b.form = ? AND NOT EXISTS (SELECT 1 FROM known c "
        "WHERE c.form IN (a.form, b.form) AND c.person <> a.person)"
    )
    forms = (key.partition(":")[2], other.partition(":")[2])
    found: str | None = one(db, asked, *forms)
    return found


def judgements_on(db: apsw.Connection, identity: int) -> list[Row]:
    """Return the judgements, undone ones too, on a name that is an identity's."""
    asked = (
        "SELECT * FROM judgements WHERE EXISTS (SELECT 1 FROM units "
        "WHERE key IN (one, other) AND ?1 IN (identity, units.id)) ORDER BY id"
    )
    return list(rows(db, asked, (identity,)))


def split_off(db: apsw.Connection) -> None:
    """Give the names that were told apart in one article their own identity."""
    found = rows(
        db,
        "SELECT one, other FROM judgements WHERE verdict = 'different' "
        "AND undone IS NULL AND instr(other, '@') ORDER BY id",
    )
    for key, other in list(found):
        unit = one(db, "SELECT id FROM units WHERE key = ?", other)
        identity = one(
            db, "SELECT coalesce(identity, id) FROM units WHERE id = ?", unit
        )
        db.execute(
            "INSERT OR IGNORE INTO identities (id, key, name, kind, is_named) "
            "VALUES (?, ?, '', '', 0)",
            (identity, f"#{identity}"),
        )
        db.execute(
            "UPDATE parties SET identity = ? "
            "WHERE unit = (SELECT id FROM units WHERE key = ?) "
            "AND article = (SELECT id FROM articles WHERE address = ?)",
            (identity, key, other.partition("@")[2]),
        )
