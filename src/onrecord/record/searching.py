"""Statements by their words, or by whom they are: the question and its answer."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

import apsw

from onrecord.errors import OptionError
from onrecord.record import asking
from onrecord.record.database import Row, at_once, one, rows
from onrecord.record.filters import Filters
from onrecord.record.rows import Quotation, Results
from onrecord.record.texts import loaded, shown, spans_loaded

MOST_PAGED: Final = 10**12

AROUND: Final = 160
"""Characters of the passage that are shown before and after the words."""

COLUMNS: Final = (
    "articles.address || '#' || statements.name, coalesce(identities.name, called), "
    "called, parties.kind, parties.title, statements.form, "
    "statements.content, statements.source, "
    "cue, day, outlet, published, articles.title, url, articles.source, "
    f"statements.confidence, added, identities.key, {asking.GROUP}"
)


def search(
    db: apsw.Connection,
    words: str | None,
    filters: Filters,
    *,
    order: asking.Order = "best",
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
    found = asking.found(db, asking.asked(db, words, filters), order, once=once)
    page = list(islice(found.numbers, offset, offset + limit))
    quotations = tuple(quotation(db, number) for number in page)
    return Results(quotations, found.total, found.more_than, found.order)


def found(
    db: apsw.Connection,
    words: str | None,
    filters: Filters,
    *,
    order: asking.Order = "best",
    once: bool = False,
) -> Iterator[Quotation]:
    """Return all that `search` would page through, each read when it is asked for.

    What is taken away before that is passed over.
    Raises OptionError if there is no word to look for in `words`.
    """
    met = asking.found(db, asking.asked(db, words, filters), order, once=once)
    # All at once, so that no transaction is held open while one goes through them.
    numbers = array("q", met.numbers)
    return _those_there(db, numbers)


def _those_there(db: apsw.Connection, numbers: Iterable[int]) -> Iterator[Quotation]:
    there = "SELECT 1 FROM statements WHERE id = ?"
    for number in numbers:
        with at_once(db):
            told = quotation(db, number) if one(db, there, number) else None
        if told is not None:
            yield told


def quotation(db: apsw.Connection, statement: int, around: int = AROUND) -> Quotation:
    """Return a statement by its number, with the words around it."""
    asked = f"SELECT {COLUMNS} FROM {asking.TABLES} WHERE statements.id = ?"  # noqa: S608
    (row,) = rows(db, asked, (statement,))
    before, after = _around(db, statement, around)
    *facts, added, key, root, identity = row
    told: Row = (*facts, before, after, printed(db, root, identity), added, key)
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
