"""What people judged, and who was known before, as the settling of names takes it.

A judgement is between two names, `person:ann ray`, or a name and the same name in one
article, `person:ann ray@A17`; so it holds whatever an article is read by.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import apsw

from onrecord.record.database import one, rows
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


def groups_judged(db: apsw.Connection) -> Iterator[list[int]]:
    """Yield the groups of names that somebody judged, or knew, to be one."""
    same = rows(
        db,
        "SELECT a.id, b.id FROM judgements "
        "JOIN units a ON a.key = one JOIN units b ON b.key = other "
        "WHERE verdict = 'same' AND undone IS NULL ORDER BY judgements.id",
    )
    yield from (list(pair) for pair in list(same))
    groups: dict[str, list[int]] = defaultdict(list)
    known = rows(
        db,
        "SELECT person, units.id FROM known JOIN units "
        "ON units.key IN ('person:' || form, 'body:' || form) "
        "ORDER BY person, units.id",
    )
    for person, unit in known:
        groups[person].append(unit)
    yield from groups.values()


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
