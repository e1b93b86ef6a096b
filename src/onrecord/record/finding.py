"""A name that a person types, and the identities that it may mean."""

from __future__ import annotations

import apsw

from onrecord.errors import OptionError, RecordError
from onrecord.record.database import one, rows
from onrecord.record.names import form_of, unit_of


def identities_called(db: apsw.Connection, name: str) -> list[int]:
    """Return the identities that a key or a name means, those named oftenest first.

    A key, or a name in full, means one; a surname or an acronym all who bear it.
    """
    key = one(db, "SELECT id FROM identities WHERE key = ?", name)
    if key is not None:
        return [key]
    units = [unit_of(name, kind) for kind in ("person", "organization")]
    asked = "SELECT identity FROM units WHERE key = ? AND identity NOTNULL"
    found = {i for u in units if u for (i,) in rows(db, asked, (u.key,))}
    if not found:
        found = {
            identity
            for family in ("person", "body")
            for (identity,) in rows(
                db,
                "SELECT DISTINCT parties.identity FROM forms "
                "JOIN parties ON parties.id = party "
                "WHERE form = ?1 AND parties.identity NOTNULL UNION "
                "SELECT DISTINCT parties.identity FROM units "
                "JOIN parties ON parties.unit = units.id "
                "WHERE key = ?2 AND parties.identity NOTNULL",
                (form_of(name, family), f"{family}:{form_of(name, family)}"),
            )
        }
    often = "SELECT count(*) FROM parties WHERE identity = ?"
    return sorted(found, key=lambda identity: (-one(db, often, identity), identity))


def the_identity(db: apsw.Connection, name: str, path: object) -> int:
    """Return the one identity that a name means.

    Raises RecordError if there is none; where a short name means several, OptionError
    tells their keys.
    """
    found = identities_called(db, name)
    if not found:
        raise RecordError("no_party", path, f"nobody in it is called {name!r}")
    if len(found) > 1:
        asked = "SELECT key FROM identities WHERE id = ?"
        keys = ", ".join(str(one(db, asked, number)) for number in found[:8])
        more = ", …" if len(found) > 8 else ""
        raise OptionError(f"{name!r} may be several: give one of {keys}{more}")
    return found[0]


def key_judged(db: apsw.Connection, name: str, path: object) -> str:
    """Return the name by which people judge who is called so: `person:ann ray`.

    A name in full stands for itself, and so does a short one of which nobody knows
    whose it is. Raises as `the_identity` does.
    """
    if one(db, "SELECT 1 FROM identities WHERE key = ?", name) is None:
        asked = (
            "SELECT 1 FROM units JOIN parties ON parties.unit = units.id WHERE key = ? "
            "AND (NOT is_short OR coalesce(units.identity, parties.identity) IS NULL)"
        )
        for kind in ("person", "organization"):
            unit = unit_of(name, kind)
            if unit and one(db, asked, unit.key):
                return unit.key
    identity = the_identity(db, name, path)
    return str(one(db, "SELECT key FROM units WHERE id = ?", identity))


def article_at(db: apsw.Connection, address: str, path: object) -> int:
    """Return the number of the article of an address.

    Raises RecordError if there is none, `removed` if it was there and was removed.
    """
    found: int | None = one(db, "SELECT id FROM articles WHERE address = ?", address)
    if found is None:
        asked = "SELECT substr(at, 1, 10), reason FROM removed WHERE address = ?"
        for day, reason in rows(db, asked, (address,)):
            told = f"the article {address!r} was removed on {day}: {reason}"
            raise RecordError("removed", path, told)
        raise RecordError("no_article", path, f"there is no article {address!r} in it")
    return found
