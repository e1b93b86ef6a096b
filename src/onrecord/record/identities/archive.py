"""What the archive tells of names: the questions that identities are settled by."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

import apsw

from onrecord.record.database import one, rows
from onrecord.record.identities.comparing import Profile

_ONCE: Final = re.compile(r"^(?:acting |ex-|former |then-)+")

MOST_ARTICLES: Final = 100
"""Articles of a name that are looked at for whom it is named with: the first ones."""

OFTENER: Final = 2

SELDOM: Final = 0.02
"""Share of an archive's articles up to which a name is seldom."""

SELDOM_AT_LEAST: Final = 3


class Archive:
    """Asks the tables of names; what was asked once is kept while it is used."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._db = connection
        total = one(connection, "SELECT count(*) FROM articles")
        self._seldom = max(SELDOM_AT_LEAST, SELDOM * total)
        # Caches of their own, which end with the archive; each entry is a small set.
        self.titles = lru_cache(2_000)(self._titles)
        self.company_of = lru_cache(2_000)(self._company_of)
        self.company_of_all = lru_cache(2_000)(self._company_of_all)
        self._is_seldom = lru_cache(50_000)(self._named_seldom)

    def full_persons(self, block: str) -> list[Profile]:
        """Return the full names of persons of a surname, with their titles."""
        found = rows(
            self._db,
            "SELECT id, key, articles FROM units WHERE block = ? "
            "AND family = 'person' AND NOT is_short AND articles ORDER BY id",
            (block,),
        )
        return [
            Profile(unit, key, articles, self.titles((unit,)))
            for unit, key, articles in list(found)
        ]

    def _titles(self, units: tuple[int, ...]) -> frozenset[str]:
        """Return the titles that the parties of units bear."""
        asked = "SELECT DISTINCT title FROM parties WHERE unit = ? AND title NOTNULL"
        found = (row for unit in units for row in rows(self._db, asked, (unit,)))
        return frozenset(self.folded(title) for (title,) in found)

    def apart(self, unit: Profile, other: Profile) -> int:
        """Return in how many articles two names are two parties."""
        rare, frequent = sorted((unit, other), key=lambda one: one.articles)
        found: int = one(
            self._db,
            "SELECT count(DISTINCT a.article) FROM parties a JOIN parties b "
            "ON b.article = a.article AND b.unit = ? WHERE a.unit = ?",
            frequent.id,
            rare.id,
        )
        return found

    def company(self, unit: Profile, other: Profile) -> tuple[str, ...]:
        """Return who is named seldom, and with both of two names."""
        shared = self.company_of(unit.id) & self.company_of(other.id)
        return tuple(sorted(self.name(one) for one in shared - {unit.id, other.id}))

    def _company_of(self, unit: int) -> frozenset[int]:
        found = rows(
            self._db,
            "SELECT DISTINCT b.unit FROM "
            "(SELECT article FROM parties WHERE unit = ? ORDER BY id LIMIT ?) a "
            "JOIN parties b ON b.article = a.article WHERE b.unit NOTNULL",
            (unit, MOST_ARTICLES),
        )
        near = [other for (other,) in found]
        return frozenset(o for o in near if o != unit and self._is_seldom(o))

    def _company_of_all(self, units: tuple[int, ...]) -> frozenset[int]:
        """Return who is named seldom, and with one of several names."""
        return frozenset().union(*map(self.company_of, units)) - set(units)

    def named_in(self, article: int) -> frozenset[int]:
        """Return who is named in an article and seldom elsewhere."""
        asked = "SELECT DISTINCT unit FROM parties WHERE article = ? AND unit NOTNULL"
        found = [unit for (unit,) in rows(self._db, asked, (article,))]
        return frozenset(unit for unit in found if self._is_seldom(unit))

    def _named_seldom(self, unit: int) -> bool:
        found = one(self._db, "SELECT articles FROM units WHERE id = ?", unit)
        return bool(1 < found <= self._seldom)

    def is_rather(self, key: str, articles: int) -> bool:
        """Return whether a name stands in far more articles than some others."""
        found: int = one(self._db, "SELECT articles FROM units WHERE key = ?", key)
        return bool(found >= OFTENER * articles)

    def name(self, unit: int) -> str:
        """Return a name as it is written first."""
        asked = "SELECT called FROM parties WHERE unit = ? ORDER BY id LIMIT 1"
        return str(one(self._db, asked, unit) or "?")

    @staticmethod
    def folded(title: str) -> str:
        """Return a title to be compared: who was it then has been it since."""
        return _ONCE.sub("", " ".join(title.casefold().split()))
