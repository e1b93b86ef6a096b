"""Tables for a spreadsheet."""

import csv
from io import BytesIO, StringIO

import pytest

from onrecord.formats.tables import COLUMNS, Table, rows, write_table
from onrecord.schema import Party, Reading
from tests.formats.made import bare, full

TABLES: tuple[Table, ...] = ("statements", "parties", "moments", "figures")


def written(table: Table, *readings: Reading, raw: bool = False) -> str:
    out = BytesIO()
    write_table(readings, out, table, raw=raw)
    return out.getvalue().decode("utf-8")


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text.removeprefix("\ufeff"), newline="")))


@pytest.mark.parametrize("table", TABLES)
def test_table_has_a_row_an_entry_under_its_columns(table: Table) -> None:
    found = read(written(table, full(), bare(), full()))
    assert list(found[0]) == list(COLUMNS[table])
    assert len(found) == 2 * len(getattr(full(), table))
    assert all(len(row) == len(COLUMNS[table]) for row in rows(full(), table))


@pytest.mark.parametrize("table", TABLES)
def test_table_of_nothing_is_its_header(table: Table) -> None:
    assert written(table, raw=True) == ",".join(COLUMNS[table]) + "\r\n"


def test_statement_tells_speaker_and_words() -> None:
    first, second = read(written("statements", full()))
    assert (first["speaker"], first["speaker_title"]) == ("Ann Ray", "Mayor")
    assert (first["content"], first["source"]) == ("“No,”", "Mayor Ann Ray")
    assert (second["speaker"], second["start"]) == ("", "35")


def test_party_tells_how_often_it_speaks() -> None:
    (row,) = read(written("parties", full()))
    assert (row["name"], row["statements"], row["mentions"]) == ("Ann Ray", "1", "1")


def test_figure_has_both_ends_and_who_claims_it() -> None:
    one, two = read(written("figures", full()))
    assert (one["low"], one["high"], one["claimed_by"]) == ("4.0", "4.0", "Ann Ray")
    assert (two["low"], two["high"], two["bound"]) == ("1.0", "4.0", "about")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_cell_that_is_a_formula_is_made_harmless_unless_raw(start: str) -> None:
    reading = bare(f"{start}SUM(A1)")
    reading = Reading(
        reading.reader,
        reading.article,
        parties=(_party(f"{start}SUM(A1)"),),
    )
    (row,) = read(written("parties", reading))
    assert row["name"] == f"'{start}SUM(A1)"
    (row,) = read(written("parties", reading, raw=True))
    assert row["name"] == f"{start}SUM(A1)"


def test_commas_quotation_marks_and_lines_stay_in_their_cells() -> None:
    name = 'Ray, "Ann"\nof Lund'
    reading = Reading(bare().reader, bare().article, parties=(_party(name),))
    (row,) = read(written("parties", reading))
    assert row["name"] == name


def test_spreadsheets_are_told_that_it_is_utf_8() -> None:
    assert written("parties").startswith("\ufeff")
    assert not written("parties", raw=True).startswith("\ufeff")


def _party(name: str) -> Party:
    return Party("p1", name, "person", None, ((0, 1),), ("name",), (1.0,))
