"""Open records lent to requests: so many at most, none of them stale or broken."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import apsw
import pytest

from onrecord.errors import RecordError
from onrecord.record import Record
from onrecord.web import records
from onrecord.web.records import MOST_OPEN, Records
from tests.record.made import made, story


class Counted(Record):
    """A record that tells how many of it are open."""

    opened: int = 0
    closed: int = 0

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        Counted.opened += 1

    def close(self) -> None:
        Counted.closed += 1
        super().close()


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> type[Counted]:
    monkeypatch.setattr(records, "Record", Counted)
    Counted.opened = Counted.closed = 0
    return Counted


def test_one_after_another_is_one(city: Path, counted: type[Counted]) -> None:
    pool = Records(city)
    for _ in range(9):
        with pool.lent() as record:
            assert len(record) == 4
    assert (counted.opened, counted.closed) == (1, 0)
    pool.close()
    assert (counted.opened, counted.closed) == (1, 1)


def test_no_more_are_open_than_may_be(city: Path, counted: type[Counted]) -> None:
    pool = Records(city)
    full, lent = threading.Barrier(MOST_OPEN), []

    def asked(number: int) -> int:
        with pool.lent() as record:
            lent.append(record)
            if number < MOST_OPEN:
                full.wait(timeout=20)  # so many are lent at once
            return len(record)

    with ThreadPoolExecutor(12) as threads:
        assert set(threads.map(asked, range(40))) == {4}
    assert counted.opened == len(set(map(id, lent))) == MOST_OPEN
    pool.close()
    assert counted.closed == MOST_OPEN


def test_one_that_failed_is_let_go_of(city: Path, counted: type[Counted]) -> None:
    pool = Records(city)
    for error in (ValueError, KeyboardInterrupt):
        with pytest.raises(error), pool.lent():
            raise error
    assert (counted.opened, counted.closed) == (2, 2)
    for _ in range(9):  # no place was lost
        with pool.lent() as record:
            assert len(record) == 4
    pool.close()


def test_a_file_that_is_none_costs_no_place(tmp_path: Path) -> None:
    pool = Records(tmp_path / "city.db")
    for _ in range(MOST_OPEN * 2):
        with pytest.raises(RecordError, match="no such record"), pool.lent():
            pass
    made(tmp_path / "city.db", story("A1", "words"))
    with pool.lent() as record:
        assert len(record) == 1
    pool.close()


def test_a_file_in_its_place_is_opened_anew(
    city: Path, tmp_path: Path, counted: type[Counted]
) -> None:
    pool = Records(city)
    with pool.lent() as old:
        made(tmp_path / "other.db", story("B1", "words")).replace(city)
        with pool.lent() as new:
            assert (len(old), len(new)) == (4, 1)
    with pool.lent() as record:
        assert len(record) == 1
    pool.close()
    assert counted.opened == counted.closed


def test_one_that_is_lent_sees_what_was_added(city: Path) -> None:
    pool = Records(city)
    with pool.lent() as record:
        assert len(record) == 4
    made(city, story("B1", "words"))
    with pool.lent() as record:
        assert len(record) == 5
    pool.close()


def test_one_that_was_closed_is_asked_no_more(city: Path) -> None:
    pool = Records(city)
    with pool.lent() as record:
        pass
    pool.close()
    with pytest.raises((RecordError, apsw.ConnectionClosedError)):
        len(record)
    with pool.lent() as again:
        assert len(again) == 4
    pool.close()
