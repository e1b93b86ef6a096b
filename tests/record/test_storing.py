"""A reading becomes rows: what is known again, under which address, in which order."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import apsw
import pytest

from onrecord.record.database import one, open_to_write, rows
from onrecord.record.digests import digest
from onrecord.record.storing import PLACES, Storer, day_of
from onrecord.schema import Article, Moment, Reading
from tests.formats.made import VERSION, bare, full
from tests.record.many import read, reports


@pytest.fixture
def db(tmp_path: Path) -> Iterator[apsw.Connection]:
    connection = open_to_write(tmp_path / "a.db")
    yield connection
    connection.close()


def addresses(db: apsw.Connection) -> list[str]:
    return [found for (found,) in rows(db, "SELECT address FROM articles ORDER BY id")]


def of_id(name: str, text: str) -> Reading:
    return Reading(VERSION, Article(id=name, text=text))


def test_same_article_is_stored_once(db: apsw.Connection) -> None:
    storer = Storer(db)
    assert [storer.add(full()), storer.add(full())] == [True, False]
    assert addresses(db) == ["a1"]


def test_same_id_with_another_text_has_another_address(db: apsw.Connection) -> None:
    storer = Storer(db)
    given = [of_id("5", f"Text {n}.") for n in range(40)]
    assert all(map(storer.add, [*given, of_id("5~41", "Of its own."), *given[:0]]))
    found = addresses(db)
    assert found[:3] == ["5", "5~2", "5~3"]
    assert len({*found}) == 41
    assert storer.add(of_id("5", "One more."))
    assert addresses(db)[-1] not in found


@pytest.mark.parametrize(("given", "address"), [("", "?"), ("a\ud800", "a\ufffd")])
def test_any_id_has_an_address(db: apsw.Connection, given: str, address: str) -> None:
    Storer(db).add(of_id(given, "He left."))
    assert addresses(db) == [address]


@pytest.mark.parametrize(
    "told",
    [
        {"id": "b"},
        {"text": "He stayed."},
        {"outlet": "The Buoy"},
        {"published": "2024"},
        {"title": "Left"},
        {"url": "https://buoy.example/"},
    ],
)
def test_what_an_article_says_of_itself_makes_it_another(told: dict[str, str]) -> None:
    article = bare().article
    assert digest(replace(article, **told)) != digest(article)  # type: ignore[arg-type]


def test_where_an_article_lies_does_not_make_it_another() -> None:
    article = bare().article
    moved = replace(article, source="moved.txt", notes=("late",), is_file=True)
    assert digest(moved) == digest(article)


def test_halves_of_a_character_are_not_the_whole_one() -> None:
    halves, whole = bare("\ud83d\udef3").article, bare("\U0001f6f3").article
    assert digest(halves) != digest(whole)


def test_rows_have_their_numbers_by_article_and_place(db: apsw.Connection) -> None:
    storer = Storer(db)
    for article in reports(3):
        storer.add(read(article))
    numbers = [number for (number,) in rows(db, "SELECT id FROM statements")]
    assert numbers == [PLACES, 2 * PLACES, 3 * PLACES]


def test_replaced_rows_have_their_numbers_again(db: apsw.Connection) -> None:
    storer = Storer(db)
    readings = [read(article) for article in reports(3)]
    assert all(map(storer.add, readings))
    before = list(rows(db, "SELECT * FROM statements"))
    storer.replace(2, replace(readings[1], figures=()))
    assert list(rows(db, "SELECT * FROM statements")) == before
    assert one(db, "SELECT count(*) FROM figures") == 2


def test_words_of_a_replaced_statement_are_no_longer_found(
    db: apsw.Connection,
) -> None:
    storer = Storer(db)
    reading = full()
    storer.add(reading)
    asks = "SELECT count(*) FROM words WHERE words MATCH 'never'"
    assert one(db, asks) == 1
    storer.replace(1, replace(reading, statements=(), figures=()))
    assert one(db, asks) == 0


@pytest.mark.parametrize(
    ("first", "last", "day"),
    [
        ("2017-08-16", "2017-08-16", "2017-08-16"),
        ("2017-08-01", "2017-08-31", "2017-08"),
        ("2017-01-01", "2017-12-31", "2017"),
        ("2016-12-31", "2017-01-01", None),
        (None, "2017-01-01", None),
        ("2017-08", "2017-08-16", "2017-08"),
    ],
)
def test_day_is_as_much_of_a_date_as_all_days_share(
    first: str | None, last: str | None, day: str | None
) -> None:
    moment = Moment("m1", (0, 1), "date", "", first, last, None, None)
    assert day_of(moment) == day
