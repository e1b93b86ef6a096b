"""The calendar: values of TIMEX3, and the days that each covers.

A value is as much of a date as is known: `2017-08-16`, `2017-08`, `2017-W33`,
`2017-Q3`, `2017-H1`, `2017-SU`, `2017`, `201` (a decade), `20` (a century), each with a
time of day behind `T` if one is told; an `X` stands for what is not known. It touches:
strings and dates.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

SEASONS: Final = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""The first month of each: meteorological seasons, of three whole months."""

VALUE = re.compile(
    r"(?P<year>[0-9]{4})"
    r"(?:-(?:Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<season>SP|SU|FA|WI)"
    r"|W(?P<week>\d\d)(?:-(?P<weekend>WE)|-(?P<weekday>[1-7]))?"
    r"|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?"
    r"(?P<time>T[0-9A-Z:+-]+)?"
)


@dataclass(frozen=True, slots=True)
class Days:
    """The days from `start` to `end`, both counted, and how fine they are told."""

    start: date
    end: date
    grain: str


def days_of(value: str) -> Days | None:
    """Return the days that a value covers, None if it is no part of the calendar."""
    if value.isdecimal() and len(value) in (2, 3):
        size = 10 ** (4 - len(value))
        first = int(value) * size
        if not 1 <= first <= 9999 - size:
            return None
        grain = "decade" if len(value) == 3 else "century"
        return Days(date(first, 1, 1), date(first + size - 1, 12, 31), grain)
    found = VALUE.fullmatch(value)
    if found is None:
        return None
    try:
        return _days(found)
    except ValueError:
        return None


def _days(found: re.Match[str]) -> Days:
    year = int(found["year"])
    if found["quarter"]:
        return months(year, 3 * int(found["quarter"]) - 2, 3, "quarter")
    if found["half"]:
        return months(year, 6 * int(found["half"]) - 5, 6, "half")
    if found["season"]:
        return months(year, SEASONS[found["season"]], 3, "season")
    if found["week"]:
        return _week(year, found)
    if not found["month"]:
        return months(year, 1, 12, "year")
    if not found["day"]:
        return months(year, int(found["month"]), 1, "month")
    day = date(year, int(found["month"]), int(found["day"]))
    return Days(day, day, "time" if found["time"] else "day")


def _week(year: int, found: re.Match[str]) -> Days:
    monday = date.fromisocalendar(year, int(found["week"]), 1)
    if found["weekend"]:
        return Days(monday + timedelta(5), monday + timedelta(6), "weekend")
    if found["weekday"]:
        day = monday + timedelta(int(found["weekday"]) - 1)
        return Days(day, day, "day")
    return Days(monday, monday + timedelta(6), "week")


def months(year: int, first: int, number: int, grain: str) -> Days:
    """Return the days of some months in a row, from the `first` of a year on."""
    last = year * 12 + first - 1 + number - 1
    end_year, end_month = last // 12, last % 12 + 1
    end = date(end_year, end_month, monthrange(end_year, end_month)[1])
    return Days(date(year, first, 1), end, grain)


def is_day(year: int, month: int, day: int) -> bool:
    """Return whether there is such a day: there is no 30th of February."""
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def shifted(day: date, unit: str, number: int) -> str | None:
    """Return the day, week, month ... some units from a day, as a value.

    None where the calendar of four-digit years ends.
    """
    try:
        return _shifted(day, unit, number)
    except (ValueError, OverflowError):
        return None


def _shifted(day: date, unit: str, number: int) -> str:
    if unit == "day":
        return (day + timedelta(number)).isoformat()
    if unit in ("week", "weekend", "fortnight"):
        days = 7 * number * (2 if unit == "fortnight" else 1)
        year, week, _ = (day + timedelta(days)).isocalendar()
        return f"{year:04d}-W{week:02d}" + ("-WE" if unit == "weekend" else "")
    size = {"month": 1, "quarter": 3, "half": 6}.get(unit)
    if size:
        at = day.year * 12 + day.month - 1 + size * number
        year, month = at // 12, at % 12
        date(year, month + 1, 1)
        if unit == "month":
            return f"{year:04d}-{month + 1:02d}"
        part = month // size + 1
        return f"{year:04d}-{'Q' if unit == 'quarter' else 'H'}{part}"
    year = day.year + number * {"year": 1, "decade": 10, "century": 100}[unit]
    date(year, 1, 1)
    return f"{year:04d}"[: {"year": 4, "decade": 3, "century": 2}[unit]]
