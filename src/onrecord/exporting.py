"""From a record to other people's tools: readings and rows in their formats."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import BinaryIO, Final, Literal

from onrecord.formats import (
    write_annotations,
    write_brat,
    write_gold,
    write_linked_data,
    write_parquet,
    write_table,
)
from onrecord.formats.lines import write_json_lines
from onrecord.formats.rows import write_row_table
from onrecord.formats.tables import Table
from onrecord.record import Filters, Record
from onrecord.record.record import EVERYTHING
from onrecord.record.rows import Quotation
from onrecord.schema import Reading

Streamed = Literal["jsonl", "annotations", "linked-data"]
RowTable = Literal["quotations", "statements", "parties", "moments", "figures"]

_STREAMED: Final[dict[str, Callable[[Iterable[Reading], BinaryIO], None]]] = {
    "jsonl": write_json_lines,
    "annotations": write_annotations,
    "linked-data": write_linked_data,
}


def export_readings(record: Record, form: Streamed, out: BinaryIO) -> None:
    """Write the readings of a record, an article or a statement a line.

    `jsonl` is the contract of a reading, `annotations` the W3C's, `linked-data` schema.
    org's in JSON-LD. Articles stand in the order in which they were added.
    """
    _STREAMED[form](record.readings(), out)


def export_table(
    record: Record,
    table: RowTable,
    out: BinaryIO,
    filters: Filters = EVERYTHING,
    *,
    raw: bool = False,
) -> None:
    """Write a table of a record as CSV; `filters` are for the quotations."""
    if table == "quotations":
        write_row_table(record.quotations(filters), Quotation, out, raw=raw)
    else:
        of_readings: Table = table
        write_table(record.readings(), out, of_readings, raw=raw)


def export_parquet(record: Record, path: Path, filters: Filters = EVERYTHING) -> None:
    """Write the quotations of a record that fit as a Parquet file.

    Raises OptionError if pyarrow, the extra `[parquet]`, is not there.
    """
    write_parquet(record.quotations(filters), Quotation, path)


def export_training(record: Record, out: BinaryIO) -> None:
    """Write the articles of which some correction holds as gold, an article a line.

    `onrecord evaluate` reads it. All statements of such an article are in it, also
    those that nobody corrected.
    """
    write_gold(record.corrected_readings(), out)


def export_brat(record: Record, folder: Path) -> None:
    """Write the readings of a record into a new folder, as brat's standoff files.

    Raises OutputError if the folder holds anything.
    """
    write_brat(record.readings(), folder)
