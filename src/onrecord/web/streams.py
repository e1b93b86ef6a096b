"""A search as a table, and as a feed that one can subscribe to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import islice

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from onrecord.formats.atom import Feed, write_feed
from onrecord.formats.rows import row_table
from onrecord.record import Record
from onrecord.record.rows import Quotation
from onrecord.web.asking import asked
from onrecord.web.desk import Desk
from onrecord.web.pages.search import all_found
from onrecord.web.queries import ViewQuery
from onrecord.web.rendering import link

CSV, ATOM = "text/csv; charset=utf-8", "application/atom+xml; charset=utf-8"
IN_A_FEED = 50
AT_ONCE = 65_536


def table(desk: Desk) -> Callable[[Request], Response]:
    """Return the endpoint that gives all that a search finds as CSV."""

    def answered(request: Request) -> Response:
        query = asked(ViewQuery, request.query_params.multi_items(), lenient=True)
        rows = _begun(desk, query)
        headers = {"Content-Disposition": 'attachment; filename="statements.csv"'}
        return StreamingResponse(
            row_table(rows, Quotation), media_type=CSV, headers=headers
        )

    return answered


def _begun(desk: Desk, query: ViewQuery) -> Iterator[Quotation]:
    """Return the statements of a search, begun so that what is refused is told."""

    def found() -> Iterator[Quotation]:
        # Of its own, since one who takes a table slowly would keep others waiting.
        with Record(desk.settings.record) as record:
            yield from all_found(record, query)

    rows = found()
    first = list(islice(rows, 1))

    def all_of_them() -> Iterator[Quotation]:
        yield from first
        yield from rows

    return all_of_them()


def feed(desk: Desk) -> Callable[[Request], Response]:
    """Return the endpoint that gives the latest that a search finds as Atom."""

    def answered(request: Request) -> Response:
        query = asked(ViewQuery, request.query_params.multi_items(), lenient=True)
        with desk.records.lent() as record:
            results = record.search(
                query.words, query.filters, order="added", once=query.once,
                limit=IN_A_FEED,
            )  # fmt: skip
        base = str(request.base_url).rstrip("/")
        told = Feed(
            title=f"onrecord: {query.words or 'all statements'}",
            url=str(request.url),
            page=f"{base}/search?{request.url.query}".rstrip("?"),
            link=lambda one: base + _address(one),
        )
        out = BytesIO()
        write_feed(results.quotations, told, out)
        return Response(out.getvalue(), media_type=ATOM)

    return answered


def _address(one: Quotation) -> str:
    article, _, name = one.address.rpartition("#")
    return f"{link('/article', address=article, statement=name)}#{name}"
