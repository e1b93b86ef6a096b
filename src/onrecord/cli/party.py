"""`onrecord party` and `stats`: `Record.party` and `Record.quoted`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli import options
from onrecord.cli.rows import print_rows, table, wrapped
from onrecord.cli.search import filters_of
from onrecord.cli.telling import told
from onrecord.prose.cast import counted

if TYPE_CHECKING:
    from onrecord.record.counting import Group
    from onrecord.record.rows import Count, Evidence, PartyPage, Quoted

BAR = 40
"""Characters of the longest bar of a chart."""

MOST_NAMES = 12
"""Names of which it is told why they are one party's."""


@click.command()
@click.argument("name")
@options.record
@options.rows_out
def party(name: str, record: Path, form: str, output: str, *, raw: bool) -> None:
    """Print one party: its offices, months, subjects, company.

    NAME is a name, or the key that `onrecord identities` prints.

    \b
    Example:
      onrecord party "Carlos Giménez" --record city.db
    """
    from onrecord.record import Record
    from onrecord.record.rows import PartyPage

    with told(), Record(record) as archive:
        page = archive.party(name)
        print_rows(
            [page], PartyPage, form, output,
            lambda pages: _pages(pages, archive.evidence(name, MOST_NAMES)),
            raw=raw, record=record,
        )  # fmt: skip


def _pages(pages: Iterable[PartyPage], evidence: tuple[Evidence, ...]) -> Iterator[str]:
    for page in pages:
        yield from wrapped(f"{page.name} ({page.kind}) · {page.key}")
        told_days = dict.fromkeys((page.first, page.last))  # one day is told once
        days = " to ".join(day for day in told_days if day)
        told_in = counted(page.articles, "article")
        facts = [counted(page.statements, "statement"), told_in, days]
        yield from wrapped(" · ".join(fact for fact in facts if fact))
        yield from _listed("called", page.names)
        if any(name.why != "own" for name in evidence):
            yield from ("", "why it is called so")
            for name in evidence:
                articles = counted(name.articles, "article")
                yield from wrapped(f"{name.called} ({articles}): {name.reason}", "  ")
        if page.offices:
            yield from ("", "offices, as articles give them")
            yield from table(
                [(o.title, o.first, o.last, o.articles) for o in page.offices], "  "
            )
        if page.months:
            yield from ("", "statements by month")
            yield from month_lines(page.months, "  ")
        yield from _listed("speaks of", page.about)
        yield from _listed("named with", page.named_with)
        yield from _listed("quoted in", page.outlets)


def month_lines(months: tuple[Count, ...], indent: str) -> list[str]:
    """Return how much each month has, as a chart."""
    most = max((month.count for month in months), default=1)
    bars = ("█" * max(1, round(BAR * month.count / most)) for month in months)
    return table(
        [(m.name, m.count, bar) for m, bar in zip(months, bars, strict=True)], indent
    )


def _listed(head: str, counts: tuple[Count, ...]) -> Iterator[str]:
    if counts:
        yield ""
        yield head
        told_of = "; ".join(f"{one.name} {one.count:,}" for one in counts)
        yield from wrapped(told_of, "  ")


@click.command()
@options.record
@click.option(
    "--group",
    type=click.Choice(["party", "outlet", "month"]),
    default="party",
    show_default=True,
    help="Who is quoted, or where, or when.",
)
@options.filters
@options.once
@options.limit
@options.rows_out
def stats(
    record: Path,
    group: Group,
    limit: int,
    form: str,
    output: str,
    *,
    raw: bool,
    once: bool,
    **asked: object,
) -> None:
    """Print who is quoted, how much, and where.

    \b
    Examples:
      onrecord stats --record city.db
      onrecord stats --group outlet --by "Ann Ray" --once --record city.db
    """
    from onrecord.record import Record
    from onrecord.record.rows import Quoted

    with told(), Record(record) as archive:
        filters = filters_of(**asked)  # type: ignore[arg-type]
        found = archive.quoted(filters, by=group, once=once, limit=limit)
        print_rows(
            found, Quoted, form, output,
            lambda rows: _quoted(rows, group, limit), raw=raw, record=record,
        )  # fmt: skip


def _quoted(found: Iterable[Quoted], group: Group, limit: int) -> Iterator[str]:
    rows = [
        (q.who, q.kind, q.statements, q.direct, q.articles, q.outlets) for q in found
    ]
    if not rows:
        yield "nothing found"
        return
    head = ("", "", "statements", "direct", "articles", "outlets")
    yield from table([head, *rows])
    if len(rows) == limit:
        which = "latest" if group == "month" else "first"
        yield f"the {which} {limit:,}; --limit asks for more"
