"""People's judgements: merge, split and undo, each with its time and its reason.

They are kept apart from readings and from what the archive itself tells, so that they
survive both: an article read anew, and a thousand more of them.
"""

from __future__ import annotations

from pathlib import Path

import apsw

from onrecord.errors import RecordError
from onrecord.record.database import now, one, rows, transaction
from onrecord.record.names import unit_of
from onrecord.record.texts import shown


class Judge:
    """Writes judgements into a record that is open to be written."""

    def __init__(self, db: apsw.Connection, path: Path) -> None:
        self._db = db
        self._path = path

    def merge(self, key: str, other: str, reason: str) -> int:
        """Judge two names to be one party's; return the judgement's number."""
        asked = "SELECT coalesce(identity, id) FROM units WHERE key = ?"
        if one(self._db, asked, key) == one(self._db, asked, other):
            raise RecordError("same", self._path, "these are one identity already")
        return self._judge("same", key, other, reason)

    def split_name(self, identity: int, called: str, reason: str) -> int:
        """Judge that one of the names of an identity is somebody else's."""
        asked = (
            "SELECT DISTINCT units.key FROM parties JOIN units ON units.id = unit "
            "WHERE parties.identity = ? AND called = ?"
        )
        keys = [key for (key,) in rows(self._db, asked, (identity, called))]
        own = self._key(identity)
        others = [key for key in keys if key != own]
        if not keys:
            raise RecordError(
                "no_name", self._path, f"nobody here is called {called!r}"
            )
        if not others:
            reason = (
                f"{called!r} is the name that the others were joined to; "
                "split one of those off, or an article"
            )
            raise RecordError("own_name", self._path, reason)
        return self._judge("different", own, others[0], reason)

    def split_article(self, identity: int, address: str, reason: str) -> int:
        """Judge that who is named so in one article is somebody else."""
        asked = (
            "SELECT units.key FROM parties JOIN units ON units.id = unit "
            "JOIN articles ON articles.id = article "
            "WHERE parties.identity = ? AND address = ? ORDER BY parties.id LIMIT 1"
        )
        key = one(self._db, asked, identity, address)
        if key is None:
            reason = f"it is not named in the article {address!r}"
            raise RecordError("not_named", self._path, reason)
        apart = f"{key}@{address}"
        with transaction(self._db):
            self._db.execute(
                "INSERT OR IGNORE INTO units (key, family, block, is_short) "
                "SELECT ?, family, block, 0 FROM units WHERE key = ?",
                (apart, key),
            )
        return self._judge("different", key, apart, reason)

    def undo(self, number: int, reason: str) -> None:
        """Take a judgement back; it is kept, with the time and the reason."""
        asked = "SELECT one, other, undone FROM judgements WHERE CAST(id AS TEXT) = ?"
        found = next(rows(self._db, asked, (str(number),)), None)
        if found is None:
            reason = f"there is no judgement {number}"
            raise RecordError("no_judgement", self._path, reason)
        if found[2] is not None:
            reason = f"judgement {number} was undone at {found[2]}"
            raise RecordError("undone", self._path, reason)
        with transaction(self._db):
            self._db.execute(
                "UPDATE judgements SET undone = ?, undone_reason = ? WHERE id = ?",
                (now(), shown(reason), number),
            )
            self._unsettle(*found[:2])

    def know(self, people: list[tuple[str, str, list[str]]]) -> None:
        """Take a table of known people: an id, a name, and what else each is called.

        It takes the place of the one before.
        """
        before = [form for (form,) in rows(self._db, "SELECT form FROM known")]
        with transaction(self._db):
            self._unsettle(
                *(f"{f}:{form}" for form in before for f in ("person", "body"))
            )
            self._db.execute("DELETE FROM known")
            for person, name, aliases in people:
                for called in (name, *aliases):
                    self._know(person, name, called)

    def _know(self, person: str, name: str, called: str) -> None:
        for kind in ("person", "organization"):
            unit = unit_of(called, kind)
            if unit is not None:
                form = unit.key.partition(":")[2]
                given = (form, person, name)
                self._db.execute("INSERT OR REPLACE INTO known VALUES (?, ?, ?)", given)
                self._unsettle(unit.key)

    def _key(self, identity: int) -> str:
        """Return the name that an identity began with, by which it is judged."""
        key = one(self._db, "SELECT key FROM units WHERE id = ?", identity)
        if key is None:
            raise RecordError("no_identity", self._path, "there is no such identity")
        return str(key)

    def _judge(self, verdict: str, key: str, other: str, reason: str) -> int:
        asked = (
            "SELECT id FROM judgements WHERE verdict = ? AND undone IS NULL "
            "AND ? IN (one, other) AND ? IN (one, other)"
        )
        before = one(self._db, asked, verdict, key, other)
        if before is not None:
            reason = f"this was judged before: judgement {before}"
            raise RecordError("judged", self._path, reason)
        with transaction(self._db):
            self._db.execute(
                "INSERT INTO judgements (at, verdict, one, other, reason) "
                "VALUES (?, ?, ?, ?, ?)",
                (now(), verdict, key, other, shown(reason)),
            )
            number = self._db.last_insert_rowid()
            self._unsettle(key, other)
        return number

    def _unsettle(self, *keys: str) -> None:
        """Have names settled anew, and all that they were joined with."""
        asked = (
            "SELECT id, coalesce(identity, id), block FROM units WHERE key = :key "
            "OR identity = (SELECT identity FROM units WHERE key = :key)"
        )
        found = [row for key in keys for row in rows(self._db, asked, {"key": key})]
        self._db.executemany(
            "INSERT OR REPLACE INTO unsettled VALUES (?, 0)",
            [(block,) for _, _, block in found],
        )
        self._db.executemany(
            "UPDATE units SET settled = 0 WHERE block = ?",
            [(block,) for _, _, block in found],
        )
        self._db.executemany(
            "UPDATE identities SET is_named = 0 WHERE id = ?",
            [(identity,) for _, identity, _ in found],
        )
        # What judgements gave a short name is taken back.
        self._db.executemany(
            "UPDATE units SET identity = NULL "
            "WHERE id = ? AND (is_short OR instr(key, '@'))",
            [(unit,) for unit, _, _ in found],
        )
