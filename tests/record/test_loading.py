"""What was stored is loaded to the letter."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import apsw
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.formats import to_json
from onrecord.record.database import open_to_write
from onrecord.record.digests import digest
from onrecord.record.loading import reading_of
from onrecord.record.storing import Storer
from onrecord.schema import Reading
from tests.formats.made import bare, full
from tests.record.drawn import readings


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Iterator[apsw.Connection]:
    connection = open_to_write(tmp_path_factory.mktemp("record") / "a.db")
    yield connection
    connection.close()


@contextmanager
def taken_back(db: apsw.Connection) -> Iterator[Storer]:
    """Give one who stores what is taken back at the end."""
    db.execute("BEGIN")
    try:
        yield Storer(db)
    finally:
        db.execute("ROLLBACK")


def number_of(storer: Storer, reading: Reading) -> int:
    number = storer.article_known(digest(reading.article))
    assert number is not None
    return number


def assert_same(loaded: Reading, reading: Reading) -> None:
    assert loaded == reading
    assert to_json(loaded) == to_json(reading)


@given(readings())
@settings(max_examples=50)
def test_any_reading_is_loaded_as_it_was(db: apsw.Connection, reading: Reading) -> None:
    with taken_back(db) as storer:
        assert storer.add(reading)
        assert_same(reading_of(db, number_of(storer, reading)), reading)


@given(readings(), st.data())
@settings(max_examples=30)
def test_reading_that_takes_the_place_of_another_is_loaded_as_it_was(
    db: apsw.Connection, reading: Reading, data: st.DataObject
) -> None:
    other = data.draw(readings(reading.article))
    with taken_back(db) as storer:
        storer.add(reading)
        number = number_of(storer, reading)
        storer.replace(number, other)
        assert_same(reading_of(db, number), other)


@pytest.mark.parametrize("reading", [full(), full(is_file=True), bare(), bare("")])
def test_made_reading_is_loaded_as_it_was(
    db: apsw.Connection, reading: Reading
) -> None:
    without_acts = replace(reading, acts=())
    with taken_back(db) as storer:
        storer.add(without_acts)
        assert_same(reading_of(db, number_of(storer, reading)), without_acts)


def test_language_that_is_not_told_is_none_that_is_guessed(
    db: apsw.Connection,
) -> None:
    reading = bare(language="")
    with taken_back(db) as storer:
        storer.add(reading)
        loaded = reading_of(db, number_of(storer, reading))
    assert loaded.article.language == ""
