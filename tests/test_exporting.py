"""From a record to other people's tools: nothing is lost on the way, nothing added."""

import csv
import io
import json
from dataclasses import asdict
from pathlib import Path

import pytest

from onrecord.errors import OutputError
from onrecord.exporting import (
    Streamed,
    export_brat,
    export_parquet,
    export_readings,
    export_table,
)
from onrecord.formats.contract import to_json
from onrecord.record import Filters, Record
from onrecord.record.rows import Quotation
from tests.record.made import Said, Who, made, story

STORIES = (
    story(
        "A1",
        Said(Who("Ann Ray", title="Mayor"), "“No, “never”, not for £4\r\n”"),
        Said(None, "it is late", "indirect", on="2017-08-02"),
        outlet="The Buoy",
        published="2017-08",
        url="https://buoy.example/a b",
    ),
    story("a#\ud800", Said("=Bo", "🛳 \ud800\x00“=1+1”"), title="x\ud800"),
    story("A3", "Nothing was said"),
)


@pytest.fixture
def record(tmp_path: Path) -> Record:
    return Record(made(tmp_path / "city.db", *STORIES))


def test_jsonl_is_the_contract_of_each_reading(record: Record) -> None:
    out = io.BytesIO()
    export_readings(record, "jsonl", out)
    assert out.getvalue() == b"".join(to_json(one) + b"\n" for one in STORIES)


@pytest.mark.parametrize("raw", [False, True])
def test_quotations_come_back_from_csv(record: Record, *, raw: bool) -> None:
    out = io.BytesIO()
    export_table(record, "quotations", out, raw=raw)
    text = out.getvalue().decode("utf-8-sig")
    found = list(csv.DictReader(io.StringIO(text, newline="")))
    quotations = list(record.quotations())
    assert len(found) == len(quotations) == 3
    for row, one in zip(found, quotations, strict=True):
        told = {name: value.removeprefix("'") for name, value in row.items()}
        assert told == {
            name: "" if value is None else str(value)
            for name, value in asdict(one).items()
        }
    assert any(cell.startswith("=") for row in found for cell in row.values()) == raw


def test_quotations_come_back_from_parquet(record: Record, tmp_path: Path) -> None:
    parquet = pytest.importorskip(
        "pyarrow.parquet", reason="pyarrow, the extra [parquet], is not there"
    )
    path = tmp_path / "quotations.parquet"
    export_parquet(record, path)
    rows = parquet.read_table(path).to_pylist()
    assert [Quotation(**row) for row in rows] == list(record.quotations())


def test_quotations_are_those_that_fit(record: Record) -> None:
    out = io.BytesIO()
    export_table(record, "quotations", out, Filters(by="Ann Ray"))
    rows = list(csv.reader(io.StringIO(out.getvalue().decode("utf-8-sig"))))
    assert [row[0] for row in rows[1:]] == ["A1#s1"]


@pytest.mark.parametrize(
    ("table", "count"),
    [("statements", 3), ("parties", 2), ("moments", 1), ("figures", 0)],
)
def test_tables_of_readings_have_a_row_an_entry(
    record: Record, table: str, count: int
) -> None:
    out = io.BytesIO()
    export_table(record, table, out)  # type: ignore[arg-type]
    text = out.getvalue().decode("utf-8-sig")
    assert len(list(csv.DictReader(io.StringIO(text, newline="")))) == count


@pytest.mark.parametrize(
    ("form", "lines"), [("annotations", 3), ("linked-data", 3), ("jsonl", 3)]
)
def test_streams_are_objects_a_line(record: Record, form: Streamed, lines: int) -> None:
    out = io.BytesIO()
    export_readings(record, form, out)
    found = [json.loads(line) for line in out.getvalue().splitlines()]
    assert len(found) == lines
    assert all(isinstance(one, dict) for one in found)


def test_brat_is_a_folder_of_two_files_an_article(
    record: Record, tmp_path: Path
) -> None:
    folder = tmp_path / "brat"
    export_brat(record, folder)
    assert len(list(folder.glob("*.txt"))) == len(list(folder.glob("*.ann"))) == 3
    with pytest.raises(OutputError):
        export_brat(record, folder)
