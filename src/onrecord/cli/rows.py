"""Rows of a record printed: for a person, as JSON Lines, or as CSV."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

from onrecord.cli.output import opened
from onrecord.cli.terminal import NARROWEST, WIDEST
from onrecord.prose.shown import shown

Row = TypeVar("Row")


def print_rows(
    rows: Iterable[Row],
    kind: type[Row],
    form: str,
    output: str,
    told: Callable[[Iterable[Row]], Iterable[str]],
    *,
    raw: bool,
    record: Path,
) -> None:
    """Print rows of a record in a form; `told` makes the lines of text for a person."""
    from onrecord.formats.rows import write_row_lines, write_row_table

    with opened(output, record=record) as out:
        if form == "jsonl":
            write_row_lines(rows, out)
        elif form == "csv":
            write_row_table(rows, kind, out, raw=raw)
        else:
            for line in told(rows):
                out.write(line.encode("utf-8", "replace") + b"\n")


def width() -> int:
    """Return how many characters a line of text has."""
    return max(NARROWEST, min(shutil.get_terminal_size((WIDEST, 24)).columns, WIDEST))


def wrapped(text: str, indent: str = "") -> list[str]:
    """Return a text in lines that fit, safe on a terminal."""
    return textwrap.wrap(
        " ".join(shown(text).split()),
        width(),
        initial_indent=indent,
        subsequent_indent=indent,
        break_on_hyphens=False,
    ) or [""]


def table(rows: list[tuple[Any, ...]], indent: str = "") -> list[str]:
    """Return rows as aligned columns: numbers to the right, the rest to the left."""
    cells = [tuple("" if c is None else shown(str(c)) for c in row) for row in rows]
    if not cells:
        return []
    sizes = [max(len(row[n]) for row in cells) for n in range(len(cells[0]))]
    lines = []
    for row, made in zip(rows, cells, strict=True):
        told = [
            text.rjust(size) if isinstance(value, int | float) else text.ljust(size)
            for text, size, value in zip(made, sizes, row, strict=True)
        ]
        lines.append((indent + "  ".join(told)).rstrip())
    return lines
