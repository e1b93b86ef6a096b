"""What an identity is called: as most articles call it, and a key for addresses."""

from __future__ import annotations

import re
import unicodedata

import apsw

from onrecord.record.database import one, rows

_APART = re.compile(r"[^a-z0-9]+")


def name_identities(db: apsw.Connection) -> None:
    """Name the identities that are new or were touched, and forget the empty ones."""
    asked = "SELECT id, key FROM identities WHERE NOT is_named ORDER BY id"
    for identity, key in list(rows(db, asked)):
        named = _most_called(db, identity)
        if named is None:
            db.execute(
                "UPDATE units SET identity = NULL WHERE identity = ?", (identity,)
            )
            db.execute("DELETE FROM identities WHERE id = ?", (identity,))
            continue
        name, kind = named
        key = _free(db, name, identity) if key.startswith("#") else key
        db.execute(
            "UPDATE identities SET name = ?, kind = ?, key = ?, is_named = 1 "
            "WHERE id = ?",
            (name, kind, key, identity),
        )


def _most_called(db: apsw.Connection, identity: int) -> tuple[str, str] | None:
    """Return what most articles call an identity, in full if any does, and its kind."""
    called = rows(
        db,
        "SELECT called FROM parties LEFT JOIN units ON units.id = parties.unit "
        "WHERE parties.identity = ? GROUP BY called "
        "ORDER BY min(coalesce(is_short, 1)), count(*) DESC, length(called) DESC, "
        "called",
        (identity,),
    )
    kinds = rows(
        db,
        "SELECT kind FROM parties WHERE identity = ? "
        "GROUP BY kind ORDER BY count(*) DESC, kind",
        (identity,),
    )
    name, kind = next(called, None), next(kinds, None)
    if name is None or kind is None:
        return None
    known: str | None = one(
        db,
        "SELECT name FROM known JOIN units ON units.key IN ('person:' || form, "
        "'body:' || form) WHERE units.identity = ? ORDER BY person, form LIMIT 1",
        identity,
    )
    return known or name[0], kind[0]


def slug(name: str) -> str:
    """Return a name as a part of an address: `Carlos Giménez` is `carlos-gimenez`."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return _APART.sub("-", plain.casefold()).strip("-") or "party"


def _free(db: apsw.Connection, name: str, identity: int) -> str:
    """Return a key that no other identity has."""
    base = key = slug(name)
    number = 1
    taken = "SELECT 1 FROM identities WHERE key = ? AND id <> ?"
    while one(db, taken, key, identity):
        number += 1
        key = f"{base}-{number}"
    return key
