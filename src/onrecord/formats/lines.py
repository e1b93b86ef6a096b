"""Readings written one after another: as JSON Lines, or as one JSON document."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from onrecord.formats.contract import to_json
from onrecord.schema import Reading


def write_json_lines(readings: Iterable[Reading], out: BinaryIO) -> None:
    """Write one object a line, each as soon as it is there."""
    for reading in readings:
        out.write(to_json(reading) + b"\n")
        out.flush()


def write_json(readings: Iterable[Reading], out: BinaryIO) -> None:
    """Write the object of one reading, or an array where there are several."""
    held: bytes | None = None
    several = False
    for reading in readings:
        if held is not None:
            out.write((b",\n" if several else b"[\n") + held)
            several = True
        held = to_json(reading, indent=True)
    if held is not None:
        out.write((b",\n" + held + b"\n]\n") if several else held + b"\n")
