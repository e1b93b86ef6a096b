"""Rows of a record, as JSON Lines or as CSV: whatever frozen records they are."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any, BinaryIO

import msgspec

from onrecord.formats.encoding import json_line
from onrecord.formats.tables import BYTE_ORDER_MARK, csv_line


def write_row_lines(rows: Iterable[Any], out: BinaryIO) -> None:
    """Write one object a line, with the names of the record's fields."""
    for row in rows:
        out.write(json_line(msgspec.to_builtins(row)) + b"\n")


def write_row_table(
    rows: Iterable[Any], kind: type, out: BinaryIO, *, raw: bool = False
) -> None:
    """Write rows as CSV under the names of their fields; lists stand in JSON."""
    for line in row_table(rows, kind, raw=raw):
        out.write(line)


def row_table(rows: Iterable[Any], kind: type, *, raw: bool = False) -> Iterator[bytes]:
    """Yield the lines of rows as CSV, each as soon as its row is there."""
    names = [one.name for one in fields(kind)]
    yield (b"" if raw else BYTE_ORDER_MARK) + csv_line(tuple(names), raw=raw)
    for row in rows:
        yield csv_line(tuple(_cell(getattr(row, name)) for name in names), raw=raw)


def _cell(value: Any) -> str | float | None:
    if isinstance(value, tuple) or is_dataclass(value):
        plain = msgspec.to_builtins(value)
        return json.dumps(plain, ensure_ascii=False) if plain else None
    return value  # type: ignore[no-any-return]
