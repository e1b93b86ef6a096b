"""What counts from the report or the story: `today`, `last week`, `a day later`."""

from __future__ import annotations

from onrecord.lists import listed
from onrecord.reading.moments.lengths import length
from onrecord.reading.moments.meanings import (
    Anchor,
    AtTime,
    Builder,
    DayOf,
    Meaning,
    Shifted,
    Undated,
    Weekday,
    WeekdayOf,
    YearBefore,
    always,
)
from onrecord.reading.moments.vocabulary import PARTS, SHIFTS, WEEKDAYS, unit_of
from onrecord.reading.phrases.grammar import (
    Rule,
    after_words,
    before_no_noun,
    ends_clause,
)
from onrecord.reading.phrases.lexing import Lexeme

OWN = after_words(listed("of during throughout"))
SUBDAY = ("second", "minute", "hour")
DAYS = {"yesterday": -1, "today": 0, "tomorrow": 1}
DAY_BEFORE = after_words(
    listed("end ended ending for in during finish finished close closed of on through")
)
"""What stands before `the day` where that is a day of the calendar."""


def _day(number: int) -> Meaning:
    return Shifted("day", number, fixed=True)


def _part_of(number: int) -> Builder:
    return lambda part: AtTime(PARTS[part.word], _day(number))


def _this_part(part: Lexeme) -> Meaning:
    return AtTime(PARTS[part.word], Shifted("day", 0))


def _that_part(part: Lexeme) -> Meaning:
    return AtTime(PARTS[part.word], DayOf("day"))


def _next_part(part: Lexeme) -> Meaning:
    return AtTime(PARTS[part.word], Shifted("day", 1, "story"))


def _weekday(weekday: Lexeme) -> Meaning:
    return Weekday(WEEKDAYS[weekday.word])


def _shifted_weekday(shift: Lexeme, weekday: Lexeme) -> Meaning:
    return Weekday(WEEKDAYS[weekday.word], SHIFTS[shift.word])


def _weekday_of(weekday: Lexeme, shift: Lexeme) -> Meaning:
    """Return a weekday of a week that is told: `Friday of last week`."""
    return WeekdayOf(WEEKDAYS[weekday.word], SHIFTS[shift.word])


def _weekday_part(weekday: Lexeme, part: Lexeme) -> Meaning:
    return AtTime(PARTS[part.word], _weekday(weekday))


def _shifted_weekday_part(shift: Lexeme, weekday: Lexeme, part: Lexeme) -> Meaning:
    return AtTime(PARTS[part.word], _shifted_weekday(shift, weekday))


def _unit(shift: Lexeme, unit: Lexeme) -> Meaning | None:
    word = unit_of(unit.word)
    if word in SUBDAY:
        return None
    of_story = shift.word in ("following", "previous", "preceding")
    return Shifted(word, SHIFTS[shift.word], "story" if of_story else "now")


def _the_unit(shift: Lexeme, unit: Lexeme) -> Meaning | None:
    """Return `the next day`, which is the story's; `the past year` is a length."""
    word = unit_of(unit.word)
    if word in SUBDAY:
        return None
    if shift.word == "past":
        return Undated(length(1, word), "duration")
    return Shifted(word, SHIFTS[shift.word], "story")


def _told_unit(unit: Lexeme) -> Meaning | None:
    word = unit_of(unit.word)
    return None if word in SUBDAY else DayOf(word)


def _year_before(unit: Lexeme | None = None) -> Meaning:
    return YearBefore(unit_of(unit.word) if unit else None)


def _own_unit(unit: Lexeme) -> Meaning | None:
    """Return the year, month or week of the report: `the end of the year`."""
    word = unit_of(unit.word)
    return Shifted(word, 0) if word in ("week", "month", "year") else None


def _counted(
    number: Lexeme | None, units: Lexeme, sign: int, of: Anchor
) -> Meaning | None:
    unit = unit_of(units.word)
    count = number.numeral.low if number and number.numeral else 1
    if count != int(count) or count > 9999:
        return None
    if unit in SUBDAY:
        return Undated("PAST_REF" if sign < 0 else "FUTURE_REF")
    exact = of == "story" or count == 1
    return Shifted(unit, sign * int(count), of, exact)


def _apart(sign: int, of: Anchor) -> Builder:
    """Return what builds a day some units, or one, before or after another."""

    def build(*told: Lexeme) -> Meaning | None:
        *number, unit = told
        return _counted(number[0] if number else None, unit, sign, of)

    return build


_ago, _from_now = _apart(-1, "now"), _apart(1, "now")
_earlier, _later = _apart(-1, "story"), _apart(1, "story")


RULES: tuple[Rule[Meaning], ...] = (
    *(
        Rule(f"(earlier|later|late|early)? {word}", lambda number=number: _day(number))
        for word, number in DAYS.items()
    ),
    *(Rule(f"{word} {{part}}", _part_of(number)) for word, number in DAYS.items()),
    Rule("tonight", lambda: AtTime("TNI", _day(0))),
    Rule("last (night|evening)", lambda: AtTime("TNI", _day(-1))),
    Rule("this (very)? {part}", _this_part),
    Rule("that (same)? {part}", _that_part),
    Rule("the {part}", lambda part: AtTime(PARTS[part.word]), before_no_noun),
    Rule("(the next|the following) {part}", _next_part),
    Rule("{weekday}", _weekday),
    Rule("{shift} {weekday}", _shifted_weekday),
    Rule("{weekday} of {shift} week", _weekday_of),
    Rule("{weekday} {part}", _weekday_part),
    Rule("{shift} {weekday} {part}", _shifted_weekday_part),
    Rule("(earlier|later|early|late)? {shift} {unit}", _unit),
    Rule("the {shift} {unit}", _the_unit),
    Rule("(earlier|later)? (the same|that|that same) {unit}", _told_unit),
    Rule("the (entire|whole) {unit}", _told_unit),
    Rule("the same {unit} (a year ago|a year earlier|last year)", _year_before),
    Rule("the same period (a year ago|a year earlier|last year)", _year_before),
    Rule("the {unit}", _own_unit, OWN),
    Rule("the day", lambda: DayOf("day"), DAY_BEFORE),
    Rule("the day after tomorrow", lambda: _day(2)),
    Rule("the day before yesterday", lambda: _day(-2)),
    Rule("(the)? {unit} (- end|'s end)", _own_unit),
    Rule("the weekend", lambda: Shifted("weekend", 0)),
    Rule("{number} {units} ago", _ago),
    Rule("(a|an|one) {unit} ago", _ago),
    Rule("{number} {units} from now", _from_now),
    Rule("(a|an|one) {unit} from now", _from_now),
    Rule("{number} {units} later", _later),
    Rule("(a|an|one) {unit} later", _later),
    Rule("(a|an|one) {unit} after", _later, ends_clause),
    Rule("{number} {units} after", _later, ends_clause),
    Rule("{number} {units} before", _earlier, ends_clause),
    Rule("{number} {units} (earlier|previously)", _earlier),
    Rule("(a|an|one) {unit} earlier", _earlier),
    Rule("(a|an|one) {unit} before", _earlier, ends_clause),
    Rule("the {unit} (previous|earlier)", _earlier),
    Rule("the {unit} before", _earlier, ends_clause),
    Rule("the {unit} following", _later),
    Rule("the {unit} after", _later, ends_clause),
    Rule("(a)? {few} {units} ago", always("PAST_REF")),
    Rule("{units} ago", always("PAST_REF")),
    Rule("(a)? (couple of)? {units} (earlier)", always("PAST_REF")),
    Rule("(a)? {few} {units} (earlier)", always("PAST_REF")),
    Rule("(a)? {few} {units} (later)", always("FUTURE_REF")),
    Rule("{units} later", always("FUTURE_REF")),
)
