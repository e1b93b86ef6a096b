"""Readings one after another: a line each, or one document."""

import json
from collections.abc import Iterator
from io import BytesIO

import pytest

from onrecord.formats import document
from onrecord.formats.lines import write_json, write_json_lines
from onrecord.schema import Reading
from tests.formats.made import bare, full

READINGS = [full(), bare("two\nlines"), bare("\ud800")]


class Watched(BytesIO):
    """A stream that counts how often it was flushed."""

    flushed = 0

    def flush(self) -> None:
        self.flushed += 1


@pytest.mark.parametrize("number", range(4))
def test_lines_hold_an_object_each(number: int) -> None:
    out = BytesIO()
    write_json_lines(READINGS[:number], out)
    lines = out.getvalue().split(b"\n")
    assert lines.pop() == b""
    assert [json.loads(line) for line in lines] == [
        document(reading) for reading in READINGS[:number]
    ]


def test_line_is_out_before_the_next_reading_is_made() -> None:
    out = Watched()
    seen: list[tuple[int, int]] = []

    def readings() -> Iterator[Reading]:
        for reading in READINGS:
            seen.append((out.getvalue().count(b"\n"), out.flushed))
            yield reading

    write_json_lines(readings(), out)
    assert seen == [(0, 0), (1, 1), (2, 2)]


def test_one_reading_is_an_object() -> None:
    out = BytesIO()
    write_json([full()], out)
    assert json.loads(out.getvalue()) == document(full())
    assert out.getvalue().endswith(b"}\n")


@pytest.mark.parametrize("number", [2, 3])
def test_several_readings_are_an_array(number: int) -> None:
    out = BytesIO()
    write_json(READINGS[:number], out)
    assert json.loads(out.getvalue()) == [document(r) for r in READINGS[:number]]
    assert out.getvalue().endswith(b"\n]\n")


def test_no_reading_writes_nothing() -> None:
    out = BytesIO()
    write_json([], out)
    assert out.getvalue() == b""
