from datetime import date

import pytest

from onrecord.errors import OptionError
from onrecord.intake.dates import date_of, is_future, known_date


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2017", "2017"),
        ("2017-08", "2017-08"),
        ("2017-08-16", "2017-08-16"),
        (" 2017-08-16 ", "2017-08-16"),
        ("2017-08-16T23:59:00Z", "2017-08-16"),
        ("2017-08-16T01:00:00.250-04:00", "2017-08-16"),
        ("2017-08-16 14:30", "2017-08-16"),
    ],
)
def test_date_of_keeps_as_much_as_is_said(value: str, date: str) -> None:
    assert date_of(value) == date


@pytest.mark.parametrize(
    "value",
    [
        "",
        "2017-02-30",
        "2017-13",
        "0000",
        "16.8.2017",
        "today",
        "2017-08-16T99",
        "２０１７",
    ],
)
def test_date_of_refuses_what_is_no_date_and_names_the_forms(value: str) -> None:
    with pytest.raises(OptionError, match="write YYYY, YYYY-MM, YYYY-MM-DD"):
        date_of(value)


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2017-08-16T10:00:00+0000", "2017-08-16"),
        ("2017-08-16 10:00:00 AM", "2017-08-16"),
        ("2017/8/6", "2017-08-06"),
        ("2017/08", "2017-08"),
        ("20170816", "2017-08-16"),
        ("Wed, 16 Aug 2017 10:00:00 GMT", "2017-08-16"),
        ("August 16, 2017 at 10:02 a.m.", "2017-08-16"),
        ("Wednesday, Aug. 16th, 2017", "2017-08-16"),
        ("16 August 2017", "2017-08-16"),
        ("August 2017", "2017-08"),
    ],
)
def test_known_date_understands_what_is_clear(value: str, date: str) -> None:
    assert known_date(value) == date


@pytest.mark.parametrize(
    "value", ["", "08/09/2017", "yesterday", "2017-02-30", "1502877600", "x" * 200]
)
def test_known_date_guesses_nothing(value: str) -> None:
    assert known_date(value) is None


def test_a_day_to_come_is_refused_and_not_known() -> None:
    with pytest.raises(OptionError, match="is a day to come: write YYYY"):
        date_of("9998-01-01")
    assert known_date("January 1, 9998") is None


@pytest.mark.parametrize(
    ("told", "future"),
    [
        ("2017-08-16", False),
        ("2017-08-17", False),
        ("2017-08-18", True),
        ("2017-08", False),
        ("2017-09", True),
        ("2018", True),
    ],
)
def test_tomorrow_is_today_somewhere(told: str, future: bool) -> None:
    assert is_future(told, date(2017, 8, 16)) == future
