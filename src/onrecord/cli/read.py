"""`onrecord read`: `onrecord.read` and `Reader.pipe` for files and streams."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from onrecord.cli import options
from onrecord.cli.output import opened
from onrecord.cli.progress import Progress
from onrecord.cli.telling import CODES, told
from onrecord.errors import Skipped
from onrecord.schema import Article, Reading

if TYPE_CHECKING:
    from onrecord import Reader
    from onrecord.formats.tables import Table

NONE_READ, SOME_NOT_READ = 1, 3


@click.command(
    epilog=CODES,
)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "jsonl", "csv"]),
    default="text",
    show_default=True,
    help="text for a person; json, an object (an array, for several articles); "
    "jsonl, an object a line; csv, a table for a spreadsheet.",
)
@click.option(
    "--table",
    type=click.Choice(["statements", "parties", "moments", "figures"]),
    help="Which table --format csv prints; statements if not given.",
)
@options.raw
@options.known_of_all
@options.min_confidence
@options.weights
@options.output
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    show_default=True,
    help="Colour in text; auto is only on a terminal.",
)
def read(
    files: tuple[str, ...],
    form: str,
    table: Table | None,
    published: str | None,
    outlet: str | None,
    title: str | None,
    fields: dict[str, str],
    min_confidence: float | None,
    weights: Path | None,
    output: str,
    color: str,
    *,
    raw: bool,
) -> None:
    """Print who said what in reports, when, and how much.

    FILE is text, HTML or JSON Lines, packed with gzip or zstd or not; a folder
    is all the files in it; - is standard input.

    \b
    Examples:
      onrecord read report.html
      onrecord read article.txt --published 2017-08-16 --format json
      onrecord read archive.jsonl.gz --format jsonl -o readings.jsonl
      onrecord read news/ "more/**/*.html" --format csv -o statements.csv
      onrecord read article.txt --format csv --table figures -o figures.csv
      cat article.txt | onrecord read -
    """
    if form != "csv" and (table or raw):
        raise click.UsageError("--table and --raw go with --format csv")
    progress = Progress(sys.stderr, shares_screen=output == "-")
    with told(progress):
        articles = _articles(files, published, outlet, title, fields)
        with opened(output) as out:
            if form == "csv":
                printer = _table_printer(table or "statements", out, raw=raw)
            else:
                printer = _printer(form, color, out)
            reader = _reader(weights, min_confidence)
            printer(progress.watch(reader.pipe(articles, on_skip=progress.skip)))
    if progress.skipped:
        raise SystemExit(SOME_NOT_READ if progress.read else NONE_READ)


def _articles(
    files: tuple[str, ...],
    published: str | None,
    outlet: str | None,
    title: str | None,
    fields: dict[str, str],
) -> Iterable[Article | Skipped]:
    from onrecord import intake

    given = intake.Given(published=published, outlet=outlet, title=title)
    return intake.articles(files, given=given, fields=fields or None)


def _reader(weights: Path | None, min_confidence: float | None) -> Reader:
    from onrecord import Reader

    if min_confidence is None:
        return Reader(weights)
    return Reader(weights, min_confidence=min_confidence)


def _printer(
    form: str, color: str, out: BinaryIO
) -> Callable[[Iterator[Reading]], None]:
    """Return what prints readings in a form."""
    if form == "text":
        from onrecord.cli.terminal import Terminal

        terminal = Terminal(out, color=_coloured(color, out))
        return terminal.print_all
    from onrecord.formats.lines import write_json, write_json_lines

    write = write_json if form == "json" else write_json_lines
    return lambda readings: write(readings, out)


def _table_printer(
    table: Table, out: BinaryIO, *, raw: bool
) -> Callable[[Iterator[Reading]], None]:
    """Return what prints one table of readings."""
    from onrecord.formats.tables import write_table

    return lambda readings: write_table(readings, out, table, raw=raw)


def _coloured(color: str, out: BinaryIO) -> bool:
    if color == "auto":
        return out.isatty() and not os.environ.get("NO_COLOR")
    return color == "always"
