"""Dates of days and months: `Aug. 4`, `16 August 2017`, `last March`, `2017-08-16`."""

from __future__ import annotations

from onrecord.reading.moments.meanings import (
    DayOf,
    Meaning,
    OfYear,
    PartOf,
    in_month,
    month_day,
    of_rest,
)
from onrecord.reading.moments.vocabulary import MONTHS, SHIFTS, ordinal
from onrecord.reading.phrases.grammar import Rule
from onrecord.reading.phrases.lexing import Lexeme


def _month(month: Lexeme, year: Lexeme | None = None) -> Meaning | None:
    number = MONTHS[month.word]
    if year is None:
        return OfYear(f"{number:02d}")
    return in_month(int(year.word), number)


def _month_day(
    month: Lexeme, day: Lexeme, year: Lexeme | None = None
) -> Meaning | None:
    number = int(day.word) if day.numeral else ordinal(day)
    if year is None:
        return month_day(MONTHS[month.word], number)
    return in_month(int(year.word), MONTHS[month.word], number)


def _day_month(
    day: Lexeme, month: Lexeme, year: Lexeme | None = None
) -> Meaning | None:
    return _month_day(month, day, year)


def _shifted(shift: Lexeme, month: Lexeme) -> Meaning:
    return OfYear(f"{MONTHS[month.word]:02d}", SHIFTS[shift.word])


def _iso(year: Lexeme, month: Lexeme, day: Lexeme) -> Meaning | None:
    return in_month(int(year.word), int(month.word), int(day.word))


def _slashes(first: Lexeme, second: Lexeme, year: Lexeme) -> Meaning | None:
    """Return a date in figures where it can be read in one way only."""
    one, two = int(first.word), int(second.word)
    month, day = (one, two) if two > 12 or one == two else (two, one)
    if one <= 12 and two <= 12 and one != two:
        return None
    return in_month(int(year.word), month, day)


def _month_of_told(month: Lexeme) -> Meaning:
    return PartOf(f"{MONTHS[month.word]:02d}", DayOf("year"))


RULES: tuple[Rule[Meaning], ...] = (
    Rule("{month}", _month),
    Rule("{month} (of|,)? {year}", _month),
    Rule("{month} {day}", _month_day),
    Rule("{month} {day} (,|of)? {year}", _month_day),
    Rule("{month} the? {dayth}", _month_day),
    Rule("{month} {dayth} (,|of)? {year}", _month_day),
    Rule("the? {day} (of)? {month}", _day_month),
    Rule("the? {dayth} (of)? {month}", _day_month),
    Rule("the {ordinal} of {month}", _day_month),
    Rule("the? {day} (of)? {month} (,|of)? {year}", _day_month),
    Rule("the? {dayth} (of)? {month} (,|of)? {year}", _day_month),
    Rule("{weekday} ,? {month} {day}", of_rest(_month_day)),
    Rule("{weekday} ,? {month} {day} ,? {year}", of_rest(_month_day)),
    Rule("{weekday} ,? {month} {dayth}", of_rest(_month_day)),
    Rule("{weekday} ,? {month} {dayth} ,? {year}", of_rest(_month_day)),
    Rule("{weekday} ,? the? {day} {month}", of_rest(_day_month)),
    Rule("{weekday} ,? the? {day} {month} ,? {year}", of_rest(_day_month)),
    Rule("{weekday} ,? the? {dayth} (of)? {month}", of_rest(_day_month)),
    Rule("{shift} {month}", _shifted),
    Rule("{month} of (that|the same) year", _month_of_told),
    Rule("{year} - {two} - {two}", _iso),
    Rule("{two} / {two} / {year}", _slashes),
)
