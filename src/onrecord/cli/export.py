"""`onrecord export`: `onrecord.exporting` for files and streams."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli import options
from onrecord.cli.output import opened, refuse_record
from onrecord.cli.search import filters_of
from onrecord.cli.telling import told

if TYPE_CHECKING:
    from onrecord.exporting import RowTable
    from onrecord.record import Filters, Record

ROWS = ("csv", "parquet")
TO_A_FILE = ("parquet", "brat")


@click.command()
@options.record
@click.option(
    "--to",
    "--format",
    "form",
    type=click.Choice(
        ["jsonl", "csv", "parquet", "annotations", "linked-data", "brat", "training"]
    ),
    default="jsonl",
    show_default=True,
    help="jsonl, a reading a line; csv or parquet, a table; annotations, the W3C's; "
    "linked-data, schema.org's; brat, a folder of standoff files; "
    "training, the corrected articles as gold.",
)
@click.option(
    "--table",
    type=click.Choice(["quotations", "statements", "parties", "moments", "figures"]),
    help="Which table --format csv prints; quotations if not given.",
)
@options.raw
@options.filters
@options.output
def export(
    record: Path,
    form: str,
    table: RowTable | None,
    output: str,
    *,
    raw: bool,
    **asked: object,
) -> None:
    """Print a record in a format for other tools.

    The options that choose statements are for the table of quotations. parquet and brat
    need --output, a file and a new folder. training has the articles that people put
    right, for `onrecord evaluate` and to train with.

    \b
    Examples:
      onrecord export --record city.db -o readings.jsonl
      onrecord export --format csv --by "Ann Ray" --record city.db -o ray.csv
      onrecord export --format parquet --record city.db -o quotations.parquet
      onrecord export --to training --record city.db -o gold.jsonl
    """
    filters = None
    with told():
        filters = filters_of(**asked)  # type: ignore[arg-type]
    _refuse(form, table, output, raw=raw, filters=filters)
    from onrecord.record import Record

    with told(), Record(record) as archive:
        _export(archive, form, table or "quotations", output, filters, raw=raw)


def _refuse(
    form: str,
    table: RowTable | None,
    output: str,
    *,
    raw: bool,
    filters: Filters,
) -> None:
    """Raise UsageError for options that would do nothing."""
    from onrecord.record import Filters

    if form != "csv" and (table or raw):
        raise click.UsageError("--table and --raw go with --format csv")
    if filters != Filters() and (form not in ROWS or table not in (None, "quotations")):
        raise click.UsageError("statements are chosen in the table of quotations only")
    if form in TO_A_FILE and output == "-":
        raise click.UsageError(f"--format {form} needs --output")


def _export(
    archive: Record,
    form: str,
    table: RowTable,
    output: str,
    filters: Filters,
    *,
    raw: bool,
) -> None:
    from onrecord import exporting

    refuse_record(output, archive.path)
    if form == "parquet":
        exporting.export_parquet(archive, Path(output), filters)
    elif form == "brat":
        exporting.export_brat(archive, Path(output))
    else:
        with opened(output, record=archive.path) as out:
            if form == "csv":
                exporting.export_table(archive, table, out, filters, raw=raw)
            elif form == "training":
                exporting.export_training(archive, out)
            else:
                exporting.export_readings(archive, form, out)  # type: ignore[arg-type]
