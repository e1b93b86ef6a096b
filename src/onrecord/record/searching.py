"""Statements by their words, or by whom they are: the question and its answer."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final, Literal

import apsw

from onrecord.errors import OptionError
from onrecord.record.database import Row, one, rows
from onrecord.record.filters import Filters
from onrecord.record.finding import identities_called
from onrecord.record.query import expression
from onrecord.record.rows import Quotation, Results
from onrecord.record.texts import loaded, shown, spans_loaded

Order = Literal["best", "newest", "oldest"]

MOST_RANKED: Final = 2_000
"""Hits that are ranked by how well they fit (BM25), and counted to the end. Of more,
those added last are given: ranking them all would take a large record's time."""

MOST_PAGED: Final = 10**12

AROUND: Final = 160
"""Characters of the passage that are shown before and after the words."""

COLUMNS: Final = (
    "articles.address || '#' || statements.name, coalesce(identities.name, called), "
    "called, parties.kind, parties.title, statements.form, "
    "statements.content, statements.source, "
    "cue, day, outlet, published, articles.title, url, articles.source, "
    "statements.confidence, "
    "coalesce(root, statements.id), parties.identity"
)
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

_ORDERS: Final = {
    "newest": "coalesce(day, '') DESC, statements.id DESC",
    "oldest": "coalesce(day, '9999'), statements.id",
}


def search(
    db: apsw.Connection,
    words: str | None,
    filters: Filters,
    *,
    order: Order = "best",
    once: bool = False,
    limit: int = 20,
    offset: int = 0,
) -> Results:
    """Return the statements with some words in their content, or all that fit.

    `once` gives the same words of the same party once: of their printings that fit,
    the one that is first in the order.
    Raises OptionError if there is no word to look for in `words`, or no such page.
    """
    if not (0 <= limit <= MOST_PAGED and 0 <= offset <= MOST_PAGED):
        raise OptionError(f"a page begins and ends between 0 and {MOST_PAGED:,}")
    best = order == "best"
    identities = identities_called(db, filters.by) if filters.by else None
    fits, bound = filters.conditions(identities)
    by_words = asked = f"FROM {TABLES} WHERE {fits}"
    if words is not None:
        bound["words"] = expression(words)
        fits = f"words MATCH :words AND statements.id = words.rowid AND {fits}"
        by_words = asked = f"FROM words CROSS JOIN {TABLES} WHERE {fits}"
        if identities and _are_fewer(db, identities, bound["words"]):
            asked = f"FROM {THEIRS} WHERE {fits}"
            order = "newest" if order == "best" else order
    group = "coalesce(root, statements.id), parties.identity"
    each = f"DISTINCT {group}" if once else "1"
    counted = f"SELECT count(*) FROM (SELECT {each} {asked} LIMIT {MOST_RANKED + 1})"  # noqa: S608
    total: int = next(rows(db, counted, bound))[0]
    is_many = total > MOST_RANKED
    if is_many and best:
        asked, order = by_words, "best"  # the first of many, found at once
    by = _order(order, words, is_many=is_many)
    found = rows(
        db,
        f"SELECT statements.id, {group} {asked} ORDER BY {by}",
        bound,
    )
    page = islice(_first_ones(found) if once else found, offset, offset + limit)
    quotations = tuple(quotation(db, statement) for statement, *_ in list(page))
    told = "latest added" if is_many and order == "best" else order
    return Results(quotations, min(total, MOST_RANKED), is_many, told)


def _are_fewer(db: apsw.Connection, identities: list[int], match: str) -> bool:
    """Return whether some parties' statements are far fewer than those with words."""
    numbers = ", ".join(map(str, identities))
    spoken = (
        "SELECT count(*) FROM parties JOIN statements ON speaker = parties.id "  # noqa: S608
        f"WHERE identity IN ({numbers})"
    )
    theirs: int = LOOKED_UP * one(db, spoken)
    asked = "SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH ? LIMIT ?)"
    return bool(one(db, asked, match, theirs + 1) > theirs)


def _order(order: Order, words: str | None, *, is_many: bool) -> str:
    if order != "best":
        return _ORDERS[order]
    if words is None:
        return _ORDERS["newest"] if not is_many else "statements.id DESC"
    return "words.rowid DESC" if is_many else "bm25(words), statements.id"


def _first_ones(found: Iterator[Row]) -> Iterator[Row]:
    """Yield the first row of each group."""
    seen = set()
    for row in found:
        if row[1:] not in seen:
            seen.add(row[1:])
            yield row


def quotation(db: apsw.Connection, statement: int, around: int = AROUND) -> Quotation:
    """Return a statement by its number, with the words around it."""
    asked = f"SELECT {COLUMNS} FROM {TABLES} WHERE statements.id = ?"  # noqa: S608
    (row,) = rows(db, asked, (statement,))
    before, after = _around(db, statement, around)
    told: Row = (*row[:-2], before, after, printed(db, *row[-2:]))
    return Quotation(*told)


def printed(db: apsw.Connection, root: int, identity: int | None) -> int:
    """Return how many statements have the words of a first one, by the same party."""
    found: int = one(
        db,
        "SELECT count(*) FROM (SELECT statement AS id FROM echoes WHERE root = ?1 "
        "UNION SELECT ?1) AS same JOIN statements ON statements.id = same.id "
        "LEFT JOIN parties ON parties.id = speaker WHERE parties.identity IS ?2",
        root,
        identity,
    )
    return max(1, found)


def _around(db: apsw.Connection, statement: int, around: int) -> tuple[str, str]:
    """Return what stands before and after a statement in its passage."""
    asked = "SELECT article, content_spans FROM statements WHERE id = ?"
    ((article, spans),) = rows(db, asked, (statement,))
    content = spans_loaded(spans)
    text = loaded(one(db, "SELECT text FROM articles WHERE id = ?", article)) or ""
    start, end = content[0][0], content[-1][1]
    asked = (
        'SELECT start, "end" FROM passages WHERE article = ? AND start <= ? '
        "ORDER BY start DESC LIMIT 1"
    )
    first = next(rows(db, asked, (article, start)), (0, len(text)))
    last = next(rows(db, asked, (article, end - 1)), (0, len(text)))
    before, after = text[first[0] : start], text[end : last[1]]
    if len(before) > around:
        before = "… " + before[-around:].partition(" ")[2]
    if len(after) > around:
        after = after[:around].rpartition(" ")[0] + " …"
    return shown(before) or "", shown(after) or ""
