"""A search as SQL: which statements fit, in which order, and how many they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final, Literal

import apsw

from onrecord.record.database import Row, one, rows
from onrecord.record.filters import Filters
from onrecord.record.finding import identities_called
from onrecord.record.query import expression

Order = Literal["best", "newest", "oldest", "added"]

MOST_RANKED: Final = 2_000
"""Hits that are ranked by how well they fit (BM25), and counted to the end. Of more,
those added last are given: ranking them all would take a large record's time."""

TABLES: Final = (
    "statements JOIN articles ON articles.id = statements.article "
    "LEFT JOIN parties ON parties.id = statements.speaker "
    "LEFT JOIN identities ON identities.id = parties.identity "
    "LEFT JOIN echoes ON echoes.statement = statements.id"
)
THEIRS: Final = (
    "parties CROSS JOIN statements ON statements.speaker = parties.id "
    "CROSS JOIN words JOIN articles ON articles.id = statements.article "
    "LEFT JOIN identities ON identities.id = parties.identity "
    "LEFT JOIN echoes ON echoes.statement = statements.id"
)
"""The same tables, from a party's statements on: what one says of a common word is
looked through sooner than all that is said with it. BM25 would count the word's uses
anew for each statement; how well so common a word fits tells little, so the newest
come first."""

LOOKED_UP: Final = 6
"""How many statements that have a word are gone through in the time in which one of a
party's is looked up among them."""

GROUP: Final = "coalesce(root, statements.id), parties.identity"
"""The same words of the same party have these in common."""

_ORDERS: Final = {
    "newest": "coalesce(day, '') DESC, statements.id DESC",
    "oldest": "coalesce(day, '9999'), statements.id",
    "added": "statements.id DESC",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for, as SQL: from where, and what is bound in it.

    `latest` asks for the same, and has the latest added at once; the two differ where
    a party's few statements are gone through instead of a word's many.
    """

    fits: str
    latest: str
    bound: dict[str, Any]
    has_words: bool

    @property
    def is_theirs(self) -> bool:
        """Whether it goes from a party's statements on."""
        return self.fits != self.latest


@dataclass(frozen=True, slots=True)
class Found:
    """The numbers of the statements that fit, in their order; and how many they are."""

    numbers: Iterator[int]
    total: int
    more_than: bool
    order: str


def asked(db: apsw.Connection, words: str | None, filters: Filters) -> Asked:
    """Return what words and filters ask for.

    Raises OptionError if there is no word to look for in `words`.
    """
    identities = identities_called(db, filters.by) if filters.by else None
    fits, bound = filters.conditions(identities)
    if words is None:
        every = f"FROM {TABLES} WHERE {fits}"
        return Asked(every, every, bound, has_words=False)
    bound["words"] = expression(words)
    fits = f"words MATCH :words AND statements.id = words.rowid AND {fits}"
    by_words = theirs = f"FROM words CROSS JOIN {TABLES} WHERE {fits}"
    if identities and _are_fewer(db, identities, bound["words"]):
        theirs = f"FROM {THEIRS} WHERE {fits}"
    return Asked(theirs, by_words, bound, has_words=True)


def found(db: apsw.Connection, what: Asked, order: Order, *, once: bool) -> Found:
    """Return the statements that fit, in an order; `once` gives the same words once."""
    if not what.has_words or what.is_theirs or order != "best":
        few = _few(db, what, order, once=once)
        if few is not None:
            return few
    each = f"DISTINCT {GROUP}" if once else "1"
    counted = (
        f"SELECT count(*) FROM (SELECT {each} {what.fits} LIMIT {MOST_RANKED + 1})"  # noqa: S608
    )
    total: int = next(rows(db, counted, what.bound))[0]
    is_many = total > MOST_RANKED
    # The latest of many are found at once.
    fits = what.latest if is_many and order in ("best", "added") else what.fits
    by = _order(what, order, is_many=is_many)
    told = _told(what, order, is_many=is_many)
    numbered = f"SELECT statements.id, {GROUP} {fits} ORDER BY {by}"
    met = rows(db, numbered, what.bound)
    numbers = (number for number, *_ in (_first_ones(met) if once else met))
    return Found(numbers, min(total, MOST_RANKED), is_many, told)


def _few(db: apsw.Connection, what: Asked, order: Order, *, once: bool) -> Found | None:
    """Return those that fit if they are few, None if there are more.

    What need not be ranked by words is counted and put in order in one pass.
    """
    limited = f"SELECT statements.id, {GROUP}, day {what.fits} LIMIT {MOST_RANKED + 1}"
    met = list(rows(db, limited, what.bound))
    if len(met) > MOST_RANKED:
        return None
    if order == "oldest":
        met.sort(key=lambda row: (row[-1] or "9999", row[0]))
    elif order == "added":
        met.sort(key=lambda row: row[0], reverse=True)
    else:
        met.sort(key=lambda row: (row[-1] or "", row[0]), reverse=True)
    told = [row[:-1] for row in met]
    numbers = [number for number, *_ in (_first_ones(told) if once else told)]
    return Found(iter(numbers), len(numbers), False, _told(what, order, is_many=False))


def latest(db: apsw.Connection, what: Asked, columns: str) -> tuple[list[Row], bool]:
    """Return columns of the statements that fit, and whether there are more of them.

    They are MOST_RANKED at most, of more the latest added.
    """
    limit = f"LIMIT {MOST_RANKED + 1}"
    if what.is_theirs:
        few = f"SELECT {columns} {what.fits} {limit}"
        told = list(rows(db, few, what.bound))
        if len(told) <= MOST_RANKED:
            return told, False
    number = "words.rowid" if what.has_words else "statements.id"
    ordered = f"SELECT {columns} {what.latest} ORDER BY {number} DESC {limit}"
    told = list(rows(db, ordered, what.bound))
    return told[:MOST_RANKED], len(told) > MOST_RANKED


def _are_fewer(db: apsw.Connection, identities: list[int], match: str) -> bool:
    """Return whether some parties' statements are far fewer than those with words."""
    numbers = ", ".join(map(str, identities))
    spoken = (
        "SELECT count(*) FROM parties JOIN statements ON speaker = parties.id "  # noqa: S608
        f"WHERE identity IN ({numbers})"
    )
    theirs: int = LOOKED_UP * one(db, spoken)
    fewer = "SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH ? LIMIT ?)"
    return bool(one(db, fewer, match, theirs + 1) > theirs)


def _order(what: Asked, order: Order, *, is_many: bool) -> str:
    if is_many and order in ("best", "added"):
        return "words.rowid DESC" if what.has_words else _ORDERS["added"]
    if order != "best":
        return _ORDERS[order]
    is_ranked = what.has_words and not what.is_theirs
    return "bm25(words), statements.id" if is_ranked else _ORDERS["newest"]


def _told(what: Asked, order: Order, *, is_many: bool) -> str:
    """Return the name of the order in which statements are given."""
    if order != "best":
        return order
    if is_many:
        return "latest added"
    return "newest" if what.is_theirs else order


def _first_ones(met: Iterable[Row]) -> Iterator[Row]:
    """Yield the first row of each group."""
    seen = set()
    for row in met:
        if row[1:] not in seen:
            seen.add(row[1:])
            yield row
