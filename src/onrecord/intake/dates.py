"""Dates as people and pages write them, kept to as much as is known, never guessed."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

from onrecord.errors import OptionError

_TIME = (
    r"[Tt ][0-2][0-9](?::?[0-5][0-9](?::?[0-6][0-9](?:[.,][0-9]+)?)?)?"
    r" ?(?:[Zz]|[+-][0-9]{2}(?::?[0-9]{2})?)?"
)
_ISO = re.compile(rf"([0-9]{{4}})(?:-([0-9]{{2}})(?:-([0-9]{{2}})(?:{_TIME})?)?)?")
_YEAR_FIRST = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})(?=[Tt ,]|$)")
_COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})(?=[Tt ]|$)")
_YEAR_MONTH = re.compile(r"([0-9]{4})/([0-9]{1,2})$")
_DAY_MONTH = re.compile(
    r"(?:[a-z]+\.?,? )?([0-9]{1,2})(?:st|nd|rd|th)?[ -]"
    r"([a-z]{3,9})\.?,?[ -]([0-9]{4})\b"
)
_MONTH_DAY = re.compile(
    r"(?:[a-z]+,? )?([a-z]{3,9})\.? ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{4})\b"
)
_MONTH = re.compile(r"([a-z]{3,9})\.?,? ([0-9]{4})$")
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sep sept",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}

LONGEST = 100
"""Characters of a value that may be a date; a longer one is prose."""

_SHOWN = 80
_FORMS = (
    "write YYYY, YYYY-MM, YYYY-MM-DD or an ISO datetime such as 2017-08-16T14:30:00Z"
)


def date_of(value: str) -> str:
    """Return the ISO date that an option gives, as much of one as it says.

    Raise OptionError unless it is `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or an ISO datetime,
    of which the date is kept as it stands, and a day of the calendar.
    """
    found = _iso(value.strip())
    if found is None:
        raise OptionError(f"{value!r} is no date that is understood: {_FORMS}")
    if is_future(found):
        raise OptionError(
            f"{value!r} is a day to come: {_FORMS}, of today at the latest"
        )
    return found


def is_future(date_told: str, today: date | None = None) -> bool:
    """Return whether an ISO date begins after tomorrow, which is today somewhere."""
    first = date.fromisoformat((date_told + "-01-01")[:10])
    return first > (today or datetime.now(UTC).date()) + timedelta(1)


def known_date(value: str) -> str | None:
    """Return as much of an ISO date as a page or record states, None if unclear.

    A form that can be read in two ways, such as `08/09/2017`, is unclear; so is a day
    to come.
    """
    words = " ".join(value.split())
    if len(words) > LONGEST:
        return None
    found = _iso(words) or _numbers(words) or _english(words.lower())
    return None if found and is_future(found) else found


def noted_date(value: str) -> tuple[str | None, str | None]:
    """Return a record's date as `known_date` does, and a note if it is unclear.

    What is blank is no date, and nothing to note.
    """
    if not value.strip():
        return None, None
    found = known_date(value)
    if found is not None:
        return found, None
    return None, f"published: {value[:_SHOWN]!r} is no date that is understood"


def _iso(value: str) -> str | None:
    found = _ISO.fullmatch(value)
    return _day(*found.groups()) if found else None


def _numbers(words: str) -> str | None:
    if found := _YEAR_FIRST.match(words):
        return _day(found[1], found[3], found[4])
    if found := _COMPACT.match(words):
        return _day(*found.groups())
    if found := _YEAR_MONTH.match(words):
        return _day(found[1], found[2])
    return None


def _english(words: str) -> str | None:
    if (found := _DAY_MONTH.match(words)) and found[2] in _MONTHS:
        return _day(found[3], _MONTHS[found[2]], found[1])
    if (found := _MONTH_DAY.match(words)) and found[1] in _MONTHS:
        return _day(found[3], _MONTHS[found[1]], found[2])
    if (found := _MONTH.match(words)) and found[1] in _MONTHS:
        return _day(found[2], _MONTHS[found[1]])
    return None


def _day(
    year: str, month: str | int | None = None, day: str | int | None = None
) -> str | None:
    try:
        whole = date(int(year), int(month or 1), int(day or 1)).isoformat()
    except ValueError:
        return None
    return whole if day else whole[:7] if month else whole[:4]
