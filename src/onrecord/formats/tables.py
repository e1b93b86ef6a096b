"""Readings as tables for a spreadsheet: CSV of statements, parties, moments or figures.

RFC 4180: commas, quotation marks doubled, lines ended by CR LF. A cell of text that a
spreadsheet would take for a formula (it begins with `=`, `+`, `-`, `@`, a tab or a
return) gets an apostrophe before it (OWASP, CSV Injection), if not asked for raw; so
does a byte order mark at the start of the file, by which spreadsheets know UTF-8.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import BinaryIO, Final, Literal

from onrecord.schema import Reading

Table = Literal["statements", "parties", "moments", "figures"]
Cell = str | float | None
Row = tuple[Cell, ...]

BYTE_ORDER_MARK: Final = "\ufeff".encode()
FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")

COLUMNS: Final[Mapping[Table, tuple[str, ...]]] = {
    "statements": (
        *("article", "id", "speaker", "speaker_kind", "speaker_title", "form"),
        *("source", "cue", "content", "start", "end", "said_from", "said_to"),
        *("confidence", "speaker_confidence", "unresolved"),
    ),
    "parties": (
        *("article", "id", "name", "kind", "title", "statements", "mentions"),
        *("first_mention", "start", "end"),
    ),
    "moments": (
        *("article", "id", "words", "kind", "value", "from", "to", "grain", "basis"),
        *("start", "end"),
    ),
    "figures": (
        *("article", "id", "words", "low", "high", "bound", "unit", "per", "about"),
        *("claimed_by", "statement", "from", "to", "start", "end"),
    ),
}
"""The columns of each table; `start` and `end` are code points of the text."""


def write_table(
    readings: Iterable[Reading],
    out: BinaryIO,
    table: Table = "statements",
    *,
    raw: bool = False,
) -> None:
    """Write one table of readings as CSV in UTF-8, a row an entry, under one header."""
    out.write(b"" if raw else BYTE_ORDER_MARK)
    out.write(csv_line(COLUMNS[table], raw=raw))
    for reading in readings:
        for row in rows(reading, table):
            out.write(csv_line(row, raw=raw))
        out.flush()


def rows(reading: Reading, table: Table) -> Iterator[Row]:
    """Yield the rows of a reading, in the order of COLUMNS."""
    yield from _ROWS[table](reading)


def csv_line(row: tuple[Cell, ...], *, raw: bool) -> bytes:
    """Return a row as a line of CSV; without `raw`, harmless to a spreadsheet."""
    cells = row if raw else tuple(map(_harmless, row))
    line = io.StringIO(newline="")
    csv.writer(line).writerow(cells)
    return line.getvalue().encode("utf-8", "backslashreplace")


def _harmless(cell: Cell) -> Cell:
    """Return a cell that no spreadsheet takes for a formula; numbers are none."""
    if isinstance(cell, str) and cell.startswith(FORMULA_STARTS):
        return f"'{cell}"
    return cell


def _statements(reading: Reading) -> Iterator[Row]:
    parties = {party.id: party for party in reading.parties}
    moments = {moment.id: moment for moment in reading.moments}
    for one in reading.statements:
        speaker = parties.get(one.speaker or "")
        said = moments.get(one.moment or "")
        yield (
            *(reading.article.id, one.id),
            *(
                (speaker.name, speaker.kind, speaker.title)
                if speaker
                else (None, None, None)
            ),
            one.form,
            *map(reading.words, (one.source, one.cue, one.content)),
            *(one.content[0][0], one.content[-1][1]),
            *((said.start, said.end) if said else (None, None)),
            *(one.confidence, one.speaker_confidence, one.unresolved),
        )


def _parties(reading: Reading) -> Iterator[Row]:
    spoken = Counter(one.speaker for one in reading.statements)
    for one in reading.parties:
        first = one.mentions[:1]
        yield (
            *(reading.article.id, one.id, one.name, one.kind, one.title),
            *(spoken[one.id], len(one.mentions), reading.words(first)),
            *(first[0] if first else (None, None)),
        )


def _moments(reading: Reading) -> Iterator[Row]:
    for one in reading.moments:
        yield (
            *(reading.article.id, one.id, reading.words((one.span,)), one.kind),
            *(one.value, one.start, one.end, one.grain, one.basis),
            *one.span,
        )


def _figures(reading: Reading) -> Iterator[Row]:
    parties = {party.id: party for party in reading.parties}
    moments = {moment.id: moment for moment in reading.moments}
    for one in reading.figures:
        low, high = one.value if isinstance(one.value, tuple) else (one.value,) * 2
        claimant = parties.get(one.claimed_by or "")
        dated = moments.get(one.moment or "")
        yield (
            *(reading.article.id, one.id, reading.words((one.span,)), low, high),
            *(one.bound, one.unit, one.per, reading.words(one.about) or None),
            *(claimant.name if claimant else None, one.statement),
            *((dated.start, dated.end) if dated else (None, None)),
            *one.span,
        )


_ROWS: Final[Mapping[Table, Callable[[Reading], Iterator[Row]]]] = {
    "statements": _statements,
    "parties": _parties,
    "moments": _moments,
    "figures": _figures,
}
