"""The days that values cover."""

import re
from datetime import date

import pytest

from onrecord.reading.moments.calendar import days_of, shifted
from onrecord.reading.moments.holidays import HOLIDAYS, easter, election_day, nth
from tests.reading.moments.made import values


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2017-08-16", "2017-08-16 2017-08-16 day"),
        ("2017-08-16T14:30", "2017-08-16 2017-08-16 time"),
        ("2017-08", "2017-08-01 2017-08-31 month"),
        ("2016-02", "2016-02-01 2016-02-29 month"),
        ("2017", "2017-01-01 2017-12-31 year"),
        ("2017-W33", "2017-08-14 2017-08-20 week"),
        ("2017-W33-WE", "2017-08-19 2017-08-20 weekend"),
        ("2017-W33-3", "2017-08-16 2017-08-16 day"),
        ("2017-Q3", "2017-07-01 2017-09-30 quarter"),
        ("2017-H2", "2017-07-01 2017-12-31 half"),
        ("2017-WI", "2017-12-01 2018-02-28 season"),
        ("199", "1990-01-01 1999-12-31 decade"),
        ("19", "1900-01-01 1999-12-31 century"),
    ],
)
def test_value_covers_its_days(value: str, expected: str) -> None:
    days = days_of(value)
    assert days
    assert f"{days.start} {days.end} {days.grain}" == expected


@pytest.mark.parametrize(
    "value",
    ["2017-02-30", "2017-13", "2017-W54", "XXXX-08-04", "P3D", "PAST_REF", "BC0490"],
)
def test_what_is_no_part_of_the_calendar_has_no_days(value: str) -> None:
    assert days_of(value) is None


@pytest.mark.parametrize(
    ("unit", "number", "value"),
    [
        ("day", -16, "2017-07-31"),
        ("week", -1, "2017-W32"),
        ("weekend", 0, "2017-W33-WE"),
        ("month", 5, "2018-01"),
        ("quarter", -3, "2016-Q4"),
        ("year", -1, "2016"),
        ("decade", 0, "201"),
        ("century", -1, "19"),
        ("year", 99_999, None),
        ("day", 9_999_999, None),
    ],
)
def test_units_are_counted_from_a_day(
    unit: str, number: int, value: str | None
) -> None:
    assert shifted(date(2017, 8, 16), unit, number) == value


def test_holidays_are_where_the_calendar_has_them() -> None:
    assert [easter(year) for year in (1818, 2008, 2017, 2038)] == [
        date(1818, 3, 22),
        date(2008, 3, 23),
        date(2017, 4, 16),
        date(2038, 4, 25),
    ]
    assert election_day(2016) == date(2016, 11, 8)
    assert nth(2017, 5, 0, -1) == date(2017, 5, 29)
    assert nth(2017, 12, 6, -1) == date(2017, 12, 31)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("New Year’s Day", "2017-01-01"),
        ("Martin Luther King Jr. Day", "2017-01-16"),
        ("MLK Day", "2017-01-16"),
        ("Presidents’ Day", "2017-02-20"),
        ("Presidents Day", "2017-02-20"),
        ("Valentine's Day", "2017-02-14"),
        ("St. Patrick’s Day", "2017-03-17"),
        ("St Patrick's Day", "2017-03-17"),
        ("Good Friday", "2017-04-14"),
        ("Easter Sunday", "2017-04-16"),
        ("Mother’s Day", "2017-05-14"),
        ("Memorial Day", "2017-05-29"),
        ("Father’s Day", "2017-06-18"),
        ("Fourth of July", "2017-07-04"),
    ],
)
def test_holiday_is_known_by_its_names(words: str, day: str) -> None:
    assert values(f"It rained on {words} 2017.") == [f"{words} 2017 = {day}"]


def test_every_holiday_can_be_told() -> None:
    for pattern in HOLIDAYS:
        plain = re.sub(r"\([^)]*\)\??", "", pattern).split("|")[0]
        words = " ".join(plain.split()).replace(" 's", "'s").title().replace("'S", "'s")
        if words.strip():
            assert values(f"It rained on {words} 2017."), pattern
