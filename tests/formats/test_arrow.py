"""Arrow tables and Parquet files."""

import builtins
from collections.abc import Iterator
from dataclasses import asdict, astuple, dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from onrecord.errors import OptionError, OutputError
from onrecord.formats import arrow
from onrecord.formats.arrow import arrow_schema, arrow_table, write_parquet
from onrecord.formats.encoding import whole_characters
from onrecord.schema import Form, Party, Spans, Statement
from tests.formats.dirty import anything
from tests.formats.made import full


@dataclass(frozen=True, slots=True)
class Row:
    """A row with a field of every type."""

    text: str
    form: Form
    count: int
    share: float
    known: bool
    day: date
    spans: Spans
    names: tuple[str, ...]
    note: str | None = None
    since: date | None = None
    sizes: tuple[int, ...] | None = None
    rate: float | None = None


ROWS = st.builds(
    Row,
    text=anything,
    count=st.integers(-(2**63), 2**63 - 1),
    share=st.floats(allow_nan=False),
    spans=st.lists(st.tuples(*[st.integers(0, 2**40)] * 2), max_size=3).map(tuple),
    names=st.lists(anything, max_size=3).map(tuple),
    note=st.none() | anything,
    sizes=st.none() | st.lists(st.integers(0, 9), max_size=3).map(tuple),
    rate=st.none() | st.floats(allow_nan=False),
)
ROW = Row("a", "direct", 1, 0.5, True, date(2024, 3, 6), ((0, 1),), ("b",))


def plain(value: Any) -> Any:
    """Return what should come back for a value."""
    if isinstance(value, str):
        return whole_characters(value)
    return [plain(part) for part in value] if isinstance(value, tuple) else value


def expected(rows: list[Row]) -> list[dict[str, Any]]:
    return [{key: plain(part) for key, part in asdict(row).items()} for row in rows]


@given(st.lists(ROWS, max_size=4))
def test_rows_come_back_from_a_table(rows: list[Row]) -> None:
    table = arrow_table(rows, Row)
    table.validate(full=True)
    assert table.schema == arrow_schema(Row)
    assert table.to_pylist() == expected(rows)


@pytest.mark.parametrize("number", [0, 1, 2, 3, 7])
def test_rows_come_back_from_a_file(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(arrow, "GROUP", 3)
    odd = Row("\ud800", "mixed", 0, 1.0, False, date(1, 1, 1), (), ("é", "🛳", ""), "")
    rows = [ROW, odd, ROW, odd, odd, ROW, ROW][:number]
    path = tmp_path / "rows.parquet"
    write_parquet(iter(rows), Row, path)
    table = parquet.read_table(path)
    assert table.schema.equals(arrow_schema(Row))
    assert table.to_pylist() == expected(rows)
    assert parquet.ParquetFile(path).num_row_groups == -(-number // 3)
    assert [one.name for one in tmp_path.iterdir()] == ["rows.parquet"]


def test_rows_are_written_as_they_come(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(arrow, "GROUP", 2)
    held: list[int] = []
    real = arrow_table

    def watched(rows: list[Row], kind: type[Row]) -> Any:
        held.append(len(rows))
        return real(rows, kind)

    monkeypatch.setattr(arrow, "arrow_table", watched)
    write_parquet((ROW for _ in range(5)), Row, tmp_path / "a.parquet")
    assert held == [2, 2, 1]


def test_empty_table_has_the_types() -> None:
    schema = arrow_table([], Row).schema
    told = {one.name: (str(one.type), one.nullable) for one in schema}
    assert told["text"] == told["form"] == ("string", False)
    assert told["note"] == ("string", True)
    assert (told["count"], told["known"]) == (("int64", False), ("bool", False))
    assert (told["share"], told["rate"]) == (("double", False), ("double", True))
    assert (told["day"][0], told["since"][1]) == ("date32[day]", True)
    assert schema.field("spans").type.value_type.value_type == pyarrow.int64()


@pytest.mark.parametrize("kind", [Statement, Party])
def test_records_of_a_reading_are_rows(kind: type[Any]) -> None:
    name = {Statement: "statements", Party: "parties"}[kind]
    rows = getattr(full(), name)
    table = arrow_table(rows, kind)
    assert table.column_names == [one.name for one in fields(kind)]
    assert [tuple(row.values()) for row in table.to_pylist()] == [
        tuple(map(plain, astuple(row))) for row in rows
    ]


def test_field_without_a_column_is_told() -> None:
    @dataclass(frozen=True)
    class Odd:
        both: "int | str"

    with pytest.raises(TypeError, match="both: no column holds"):
        arrow_table([], Odd)


def test_missing_pyarrow_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name.startswith("pyarrow"):
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    told = r'this needs pyarrow: pip install "onrecord\[parquet\]"'
    with pytest.raises(OptionError, match=told):
        arrow_table([ROW], Row)
    with pytest.raises(OptionError, match=told):
        write_parquet([ROW], Row, tmp_path / "a.parquet")
    assert list(tmp_path.iterdir()) == []


def test_file_that_fails_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    path.write_bytes(b"old")

    def rows() -> Iterator[Row]:
        yield ROW
        raise ValueError("no more")

    with pytest.raises(ValueError, match="no more"):
        write_parquet(rows(), Row, path)
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [
        ("a.parquet", b"old")
    ]


def test_file_that_cannot_be_written_is_an_output_error(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written to"):
        write_parquet([ROW], Row, tmp_path / "none" / "a.parquet")
