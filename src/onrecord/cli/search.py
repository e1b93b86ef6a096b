"""`onrecord search` and `show`: `Record.search`, `Record.quotation` and its like."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli import options
from onrecord.cli.output import opened
from onrecord.cli.quotations import quotation_lines, variant_lines
from onrecord.cli.rows import print_rows
from onrecord.cli.telling import told

if TYPE_CHECKING:
    from onrecord.record import Filters, Record
    from onrecord.record.asking import Order
    from onrecord.record.rows import Results
    from onrecord.schema import Form, PartyKind


def filters_of(
    by: str | None,
    kind: PartyKind | None,
    said_as: Form | None,
    outlet: str | None,
    since: str | None,
    until: str | None,
    published_since: str | None,
    published_until: str | None,
    sure: float,
) -> Filters:
    """Return the filters that a command's options ask for."""
    from onrecord.record import Filters

    return Filters(
        by=by,
        kind=kind,
        form=said_as,
        outlet=outlet,
        since=since,
        until=until,
        published_since=published_since,
        published_until=published_until,
        min_confidence=sure,
    )


@click.command()
@click.argument("words", required=False)
@options.record
@options.filters
@options.once
@click.option(
    "--order",
    type=click.Choice(["best", "newest", "oldest", "added"]),
    default="best",
    show_default=True,
    help="By how well the words fit, by the day, or the latest added first.",
)
@options.limit
@click.option(
    "--offset",
    type=click.IntRange(0),
    default=0,
    metavar="N",
    help="Leave out the first N.",
)
@options.rows_out
def search(
    words: str | None,
    record: Path,
    order: Order,
    limit: int,
    offset: int,
    form: str,
    output: str,
    *,
    raw: bool,
    once: bool,
    **asked: object,
) -> None:
    """Print who said it, when, in which paper, in which words.

    WORDS are looked for in what was said: words, "phrases", pref*, and AND, OR, NOT in
    capitals; without them every statement is printed that fits the options. Each comes
    with the address that `onrecord show` takes.

    \b
    Examples:
      onrecord search "sanctuary OR detainer" --by "Carlos Giménez" --since 2017
      onrecord search '"public safety" NOT budget' --form direct --format csv
    """
    from onrecord.record import Record
    from onrecord.record.rows import Quotation

    with told(), Record(record) as archive:
        found = archive.search(
            words,
            filters_of(**asked),  # type: ignore[arg-type]
            order=order,
            once=once,
            limit=limit,
            offset=offset,
        )
        print_rows(
            found.quotations, Quotation, form, output,
            lambda _: _results(found, offset), raw=raw, record=record,
        )  # fmt: skip


def _results(found: Results, offset: int) -> Iterator[str]:
    for one in found.quotations:
        yield from quotation_lines(one)
        yield ""
    if not found.total:
        yield "nothing found"
        return
    first, last = offset + 1, offset + len(found.quotations)
    total = f"{found.total:,}"
    if found.more_than:
        total = f"more than {total}, the {found.order} first"
    yield f"{first}-{last} of {total}" if last >= first else f"0 of {total}"


@click.command()
@click.argument("address")
@options.record
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="text for a person; json, an object.",
)
@options.output
def show(address: str, record: Path, form: str, output: str) -> None:
    """Print an article as read, or one statement and its printings.

    ADDRESS is an article's, or a statement's as `onrecord search` prints it.

    \b
    Examples:
      onrecord show A17 --record city.db
      onrecord show "A17#s12" --record city.db
    """
    from onrecord.record import Record

    with told(), Record(record) as archive:
        if archive.is_article(address):
            _print_article(archive, address, form, output)
        else:
            _print_statement(archive, address, form, output)


def _print_article(archive: Record, address: str, form: str, output: str) -> None:
    reading = archive.reading(address)
    with opened(output, record=archive.path) as out:
        if form == "json":
            from onrecord.formats.lines import write_json

            write_json([reading], out)
        else:
            from onrecord.cli.terminal import Terminal

            Terminal(out).print(reading)


def _print_statement(archive: Record, address: str, form: str, output: str) -> None:
    from dataclasses import dataclass

    from onrecord.formats.rows import write_row_lines
    from onrecord.record.rows import Quotation as Said
    from onrecord.record.rows import Variant as Printing

    @dataclass(frozen=True, slots=True)
    class Entry:
        statement: Said
        variants: tuple[Printing, ...]

    one, others = archive.quotation(address), archive.variants(address)
    with opened(output, record=archive.path) as out:
        if form == "json":
            write_row_lines([Entry(one, others)], out)
            return
        for line in (*quotation_lines(one), *variant_lines(others)):
            out.write(line.encode("utf-8", "replace") + b"\n")
