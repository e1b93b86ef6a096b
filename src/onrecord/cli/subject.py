"""`onrecord subject`: `Record.subject`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from onrecord.cli import options
from onrecord.cli.party import month_lines
from onrecord.cli.quotations import quotation_lines, variant_lines
from onrecord.cli.rows import print_rows, wrapped
from onrecord.cli.search import filters_of
from onrecord.cli.telling import told
from onrecord.prose.cast import counted

if TYPE_CHECKING:
    from onrecord.record.rows import Said, Side, Subject

INDENT = "  "


@click.command()
@click.argument("words")
@options.record
@click.option(
    "--group",
    type=click.Choice(["party", "outlet"]),
    default="party",
    show_default=True,
    help="Whose sides: who said it, or who printed it.",
)
@options.filters
@click.option(
    "--sides",
    type=click.IntRange(1, 1_000),
    default=6,
    show_default=True,
    metavar="N",
    help="How many sides at most: those with most statements.",
)
@click.option(
    "--each",
    type=click.IntRange(1, 1_000),
    default=8,
    show_default=True,
    metavar="N",
    help="How many statements of a side at most: the oldest.",
)
@options.rows_out
def subject(
    words: str,
    record: Path,
    group: Literal["party", "outlet"],
    sides: int,
    each: int,
    form: str,
    output: str,
    *,
    raw: bool,
    **asked: object,
) -> None:
    """Print what each party said on a subject, side by side.

    WORDS are those that `onrecord search` takes. The statements of a side are in the
    order in which they were made, each with its other printings and what they changed.

    \b
    Examples:
      onrecord subject "sanctuary OR detainer" --record city.db
      onrecord subject budget --group outlet --since 2017 --record city.db
    """
    from onrecord.record import Record
    from onrecord.record.rows import Side

    with told(), Record(record) as archive:
        filters = filters_of(**asked)  # type: ignore[arg-type]
        found = archive.subject(words, filters, by=group, groups=sides, each=each)
        print_rows(
            found.groups, Side, form, output,
            lambda _: _sides(found), raw=raw, record=record,
        )  # fmt: skip


def _sides(found: Subject) -> Iterator[str]:
    for side in found.groups:
        yield from _side(side)
        yield ""
    if not found.groups:
        yield "nothing found"
        return
    if found.more_than:
        yield f"more than {found.total:,} fit; the latest added were looked at"
    else:
        yield f"{counted(found.total, 'statement')} in all"


def _side(side: Side) -> Iterator[str]:
    days = " to ".join(day for day in dict.fromkeys((side.first, side.last)) if day)
    facts = (side.name, side.key, counted(side.count, "statement"), days)
    yield from wrapped(" · ".join(fact for fact in facts if fact))
    yield from month_lines(side.months, INDENT)
    for one in side.said:
        yield ""
        yield from _said(one)
    if side.more:
        yield ""
        yield f"{INDENT}and {side.more:,} more; --each asks for them"


def _said(one: Said) -> Iterator[str]:
    yield from quotation_lines(one.quotation, INDENT)
    yield from variant_lines(one.variants, INDENT)
    left = one.printings - 1 - len(one.variants)
    if left:
        address = one.quotation.address
        told_of = f"{counted(left, 'more printing')}; onrecord show {address} tells "
        yield from wrapped(f"and {told_of}{'it' if left == 1 else 'them'}", INDENT)
