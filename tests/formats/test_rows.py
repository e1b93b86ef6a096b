"""Rows of any kind as JSON Lines and CSV."""

import csv
import io
import json
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from onrecord.formats.rows import write_row_lines, write_row_table


@dataclass(frozen=True)
class Part:
    name: str
    count: int


@dataclass(frozen=True)
class Row:
    name: str
    share: float | None
    parts: tuple[Part, ...] = ()


ROWS = (Row("=1+1", 0.5, (Part("ä", 2),)), Row("-x\ud800", None), Row('a,"b"\r\n', -1))


def lines_of(*rows: Row) -> list[object]:
    out = io.BytesIO()
    write_row_lines(rows, out)
    return [json.loads(line) for line in out.getvalue().split(b"\n")[:-1]]


def table_of(*rows: Row, raw: bool = False) -> list[dict[str, str]]:
    out = io.BytesIO()
    write_row_table(rows, Row, out, raw=raw)
    text = out.getvalue().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_lines_are_the_fields() -> None:
    assert lines_of(*ROWS) == [
        {"name": "=1+1", "share": 0.5, "parts": [{"name": "ä", "count": 2}]},
        {"name": "-x\ud800", "share": None, "parts": []},
        {"name": 'a,"b"\r\n', "share": -1, "parts": []},
    ]


def test_tables_hold_lists_in_json_and_no_formulas() -> None:
    assert table_of(*ROWS) == [
        {"name": "'=1+1", "share": "0.5", "parts": '[{"name": "ä", "count": 2}]'},
        {"name": "'-x\\ud800", "share": "", "parts": ""},
        {"name": 'a,"b"\r\n', "share": "-1", "parts": ""},
    ]
    assert [row["name"] for row in table_of(*ROWS, raw=True)][:1] == ["=1+1"]


def test_a_table_without_rows_has_its_head() -> None:
    out = io.BytesIO()
    write_row_table([], Row, out)
    assert out.getvalue() == "\ufeffname,share,parts\r\n".encode()


@given(st.lists(st.text(st.characters(exclude_categories=())), max_size=5))
def test_any_text_stays_a_row(names: list[str]) -> None:
    rows = [Row(name, None, (Part(name, 1),)) for name in names]
    assert [one["name"] for one in lines_of(*rows)] == names  # type: ignore[index]
    assert len(table_of(*rows)) == len(names)
