"""`onrecord add`, `reread` and `errors`: `onrecord.add` and its like."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli import options
from onrecord.cli.output import say
from onrecord.cli.progress import AddingProgress
from onrecord.cli.rows import print_rows, wrapped
from onrecord.cli.telling import CODES, told

if TYPE_CHECKING:
    from onrecord.adding import Added
    from onrecord.record.rows import Failure

NONE_READ, SOME_NOT_READ = 1, 3

workers = click.option(
    "--workers",
    type=click.IntRange(1, 1024),
    metavar="N",
    help="How many processes read; as many as there are processors if not given.",
)


@click.command(epilog=CODES)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@options.record
@workers
@options.known_of_all
@options.min_confidence
@options.weights
def add(
    files: tuple[str, ...],
    record: Path,
    workers: int | None,
    published: str | None,
    outlet: str | None,
    title: str | None,
    fields: dict[str, str],
    min_confidence: float | None,
    weights: Path | None,
) -> None:
    """Read articles into a record, which is made if need be.

    FILE is text, HTML or JSON Lines, also in gzip or zstd; a folder with all that is in
    it; a pattern in quotation marks; - is standard input. What is in the record already
    is passed over: a run that was stopped goes on when it is started again.

    \b
    Examples:
      onrecord add clippings/ --record city.db
      onrecord add archive.jsonl.gz --workers 8 --record archive.db
    """
    progress = AddingProgress(sys.stderr)
    with told(progress):
        from onrecord.adding import Options, add
        from onrecord.intake import Given, Meter
        from onrecord.reading.confidence import LEAST_LIKELY

        progress.meter = meter = Meter()
        given = Given(published=published, outlet=outlet, title=title)
        least = LEAST_LIKELY if min_confidence is None else min_confidence
        chosen = Options(workers or 0, weights, least, given, fields or None)
        with progress.interrupted():
            added = add(files, record, chosen, watcher=progress, meter=meter)
    progress.clear()
    _tell(added, record)


@click.command(epilog=CODES)
@options.record
@workers
@click.option("--all", "every", is_flag=True, help="Also what this onrecord has read.")
@options.min_confidence
@options.weights
def reread(
    record: Path,
    workers: int | None,
    min_confidence: float | None,
    weights: Path | None,
    *,
    every: bool,
) -> None:
    """Read anew the articles that other weights have read.

    Judgements on identities stay. A run that was stopped goes on when it is started
    again.

    \b
    Example:
      onrecord reread --record city.db
    """
    progress = AddingProgress(sys.stderr)
    with told(progress):
        from onrecord.adding import Options, reread
        from onrecord.reading.confidence import LEAST_LIKELY

        least = LEAST_LIKELY if min_confidence is None else min_confidence
        chosen = Options(workers or 0, weights, least)
        added = reread(record, chosen, every=every, watcher=progress)
    progress.clear()
    _tell(added, record, "read anew")


@click.command()
@options.record
@options.rows_out
def errors(record: Path, form: str, output: str, *, raw: bool) -> None:
    """Print what could not be read into a record, and why.

    \b
    Example:
      onrecord errors --record city.db
    """
    from onrecord.record import Record
    from onrecord.record.rows import Failure

    with told(), Record(record) as asked:
        print_rows(
            asked.failures(), Failure, form, output, _failures, raw=raw, record=record
        )


def _failures(failures: Iterable[Failure]) -> Iterable[str]:
    for one in failures:
        line = f":{one.line}" if one.line else ""
        yield from wrapped(f"{one.source}{line}: {one.reason}")


def _tell(added: Added, record: Path, done: str = "added") -> None:
    """Print what was done; where something was not read, leave by the exit code."""
    parts = [f"{added.added:,} {done}"]
    if added.known:
        parts.append(f"{added.known:,} there before")
    if added.skipped:
        parts.append(f"{added.skipped:,} not read: onrecord errors --record {record}")
    with told():
        say("; ".join(parts))
    if added.skipped:
        raise SystemExit(SOME_NOT_READ if added.added or added.known else NONE_READ)
