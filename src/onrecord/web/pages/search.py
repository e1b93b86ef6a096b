"""Statements by their words and by what else they are: the first page, and a feed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from onrecord.record import Record
from onrecord.record.asking import MOST_RANKED
from onrecord.record.hits import hits
from onrecord.record.rows import Facets, Quotation
from onrecord.schema import Spans
from onrecord.web.queries import SearchQuery, ViewQuery
from onrecord.web.refusing import Refusal, Refused

ON_A_PAGE: Final = 20


@dataclass(frozen=True, slots=True)
class Found:
    """A statement, and where in its words those of the search stand."""

    statement: Quotation
    hits: Spans


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """A page of what a search found, and counts beside each filter.

    `more_than` says that there are more than `total`, which were not counted; `pages`
    is how many there are to turn.
    """

    found: tuple[Found, ...]
    total: int
    more_than: bool
    order: str
    page: int
    pages: int
    facets: Facets
    articles: int


def search(record: Record, query: SearchQuery) -> SearchAnswer:
    """Return a page of a search; Refused if there are not so many pages."""
    results = record.search(
        query.words,
        query.filters,
        order=query.order,
        once=query.once,
        limit=ON_A_PAGE,
        offset=min((query.page - 1) * ON_A_PAGE, MOST_RANKED),
    )
    pages = max(1, -(-results.total // ON_A_PAGE))
    if query.page > pages:
        raise Refused(_no_page(query.page, pages, is_more=results.more_than))
    return SearchAnswer(
        found=tuple(
            Found(one, hits(query.words, one.words) if query.words else ())
            for one in results.quotations
        ),
        total=results.total,
        more_than=results.more_than,
        order=results.order,
        page=query.page,
        pages=pages,
        facets=record.facets(query.words, query.filters),
        articles=len(record),
    )


def _no_page(page: int, pages: int, *, is_more: bool) -> Refusal:
    reason = f"there is no page {page:,}: the last is {pages:,}"
    if is_more:
        reason += "; narrow the search, or take it as CSV, which has all of it"
    return Refusal(404, "no_page", reason)


def all_found(record: Record, query: ViewQuery) -> Iterator[Quotation]:
    """Yield all statements of a search, in its order."""
    yield from record.found(
        query.words, query.filters, order=query.order, once=query.once
    )
