"""Where a hash was met before: a table of the record, and what a batch adds to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

import apsw

from onrecord.record.database import rows

MOST: Final = 50
"""Places of one hash that are looked at, the first ones: what is met oftener tells
little, and would make a large record slow."""


class Index:
    """A table of (hash, place); new rows are held back, and written in order at once.

    A table of hashes is written all over: a thousand articles at a time touch each of
    its pages once, not once an article.
    """

    def __init__(
        self, db: apsw.Connection, table: str, columns: tuple[str, str]
    ) -> None:
        self._db = db
        self._table = table
        self._hashed, self._place = hashed, place = columns
        self._asked = (
            f"SELECT {place} FROM {table} WHERE {hashed} = ? AND {place} < ? "  # noqa: S608
            f"ORDER BY {place} LIMIT {MOST}"
        )
        self._new: dict[int, list[int]] = defaultdict(list)

    def before(self, hashed: int, place: int) -> list[int]:
        """Return the first places before one at which a hash was met."""
        found = [other for (other,) in rows(self._db, self._asked, (hashed, place))]
        held = [other for other in self._new.get(hashed, ()) if other < place]
        return sorted({*found, *held})[:MOST]

    def add(self, hashed: int, place: int) -> None:
        """Note that a hash is met at a place."""
        self._new[hashed].append(place)

    def remove(self, hashes: Iterable[int], place: int) -> None:
        """Take away that hashes are met at a place."""
        told = (
            f"DELETE FROM {self._table} WHERE {self._hashed} = ? AND {self._place} = ?"  # noqa: S608
        )
        self._db.executemany(told, [(hashed, place) for hashed in hashes])

    def write(self) -> None:
        """Write what was added."""
        pairs = sorted(
            (h, place) for h, places in self._new.items() for place in places
        )
        add = f"INSERT OR IGNORE INTO {self._table} VALUES (?, ?)"  # noqa: S608
        self._db.executemany(add, pairs)
        self._new.clear()
