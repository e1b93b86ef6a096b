"""Lengths of time (`33 years`, `a two-day window`) and what comes again (`weekly`)."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.lists import listed
from onrecord.reading.moments.meanings import Meaning, Undated, always, of_rest
from onrecord.reading.moments.vocabulary import UNITS, WEEKDAYS, unit_of
from onrecord.reading.phrases.grammar import Rule, after_words
from onrecord.reading.phrases.lexing import Lexeme

TENS = {"decade": 10, "century": 100, "fortnight": 2}
IN_YEARS = {"decade": "Y", "century": "Y", "fortnight": "W"}
BEFORE_PLURAL = after_words(listed("for in within over after just of take takes took"))
"""What stands before a bare plural that is a length: `for decades`, `in minutes`."""

TIMES = listed("once twice times time")
EACH = {
    "annual": "P1Y", "annually": "P1Y", "yearly": "P1Y", "daily": "P1D",
    "weekly": "P1W", "monthly": "P1M", "quarterly": "P1Q", "hourly": "PT1H",
    "nightly": "P1D", "biweekly": "P2W", "bimonthly": "P2M", "biennial": "P2Y",
    "biannual": "P6M", "semiannual": "P6M", "fortnightly": "P2W",
}  # fmt: skip
LONG = ("year", "month", "week", "day", "hour", "decade", "century")
"""Units of which one may be told with `long`: `a year-long inquiry`."""


def length(number: float, unit: str) -> str:
    """Return the value of a length: `P33Y`, `PT30M`; decades are told in years."""
    head, letter = UNITS[unit]
    number *= TENS.get(unit, 1)
    written = f"{number:g}" if number < 1e6 else f"{number:.0f}"
    return f"{head}{written}{IN_YEARS.get(unit, letter)}"


def some(unit: str) -> str:
    """Return the value of an unknown number of units: `PXY`."""
    head, letter = UNITS[unit]
    return f"{head}X{letter}"


def _counted(number: Lexeme, units: Lexeme) -> Meaning | None:
    numeral = number.numeral
    if numeral is None or numeral.share or numeral.low <= 0:
        return None
    return Undated(length(numeral.low, unit_of(units.word)), "duration")


def _one(unit: Lexeme) -> Meaning | None:
    if unit.word == "second":
        return None  # `a second man` is no length
    return Undated(length(1, unit_of(unit.word)), "duration")


def _half(unit: Lexeme) -> Meaning | None:
    word = unit_of(unit.word)
    smaller = {"hour": "PT30M", "year": "P6M", "decade": "P5Y", "century": "P50Y"}
    value = smaller.get(word)
    return Undated(value, "duration") if value else None


def _plural(units: Lexeme) -> Meaning:
    return Undated(some(unit_of(units.word)), "duration")


_few = of_rest(_plural)


def _each(unit: Lexeme) -> Meaning:
    return Undated(length(1, unit_of(unit.word)), "set")


def _every(number: Lexeme, units: Lexeme) -> Meaning | None:
    found = _counted(number, units)
    return Undated(found.value, "set") if isinstance(found, Undated) else None


def _every_weekday(weekday: Lexeme) -> Meaning:
    return Undated(f"XXXX-WXX-{WEEKDAYS[weekday.word]}", "set")


def _every_other(unit: Lexeme) -> Meaning:
    return Undated(length(2, unit_of(unit.word)), "set")


def _is_rate(lexemes: Sequence[Lexeme], first: int, after: int) -> bool:
    """Return whether `a day` is told of a number: `30 a day`, `twice a week`."""
    del after
    if not first:
        return False
    before = lexemes[first - 1]
    return before.numeral is not None or before.word in TIMES


RULES: tuple[Rule[Meaning], ...] = (
    Rule("{number} -? {unit}", _counted),
    Rule("{number} -? {units}", _counted),
    Rule("{number} -? {unit} - (old|long)", _counted),
    Rule("{number} -? {unit} -? old", _counted),
    Rule("{number} {units} old", _counted),
    Rule("{number} {units} of age", _counted),
    Rule(
        "{number} (straight|consecutive|full|whole|more|trading|business|additional) "
        "{units}",
        _counted,
    ),
    Rule("(a|an) {unit}", _each, _is_rate),
    Rule("(a|an|one|another) {unit}", _one),
    Rule("(a|an|one) (full|whole|single) {unit}", _one),
    Rule("a single - {unit}", _one),
    Rule("(one|single) - {unit}", _one),
    Rule("half (a|an) {unit}", _half),
    Rule("a? half - {unit}", _half),
    Rule("(a)? {few} (more|other)? {units}", _few),
    Rule("(a)? couple (of)? (more)? {units}", _plural),
    Rule("{units}", _plural, BEFORE_PLURAL),
    Rule("(the|these)? {shift} {number} {units}", of_rest(_counted)),
    Rule(
        "(the|these)? {shift} {number} (trading|business|full) {units}",
        of_rest(_counted),
    ),
    Rule("(the|these)? {shift} {few} {units}", of_rest(_few)),
    Rule("(the|these) {shift} {units}", of_rest(_plural)),
    Rule("the same {number} - {unit} period", _counted),
    *(Rule(f"a? {unit} - long", always(length(1, unit), "duration")) for unit in LONG),
    *(Rule(word, always(value, "set")) for word, value in EACH.items()),
    Rule("(every|each|per) {unit}", _each),
    Rule("(every|each) (single) {unit}", _each),
    Rule("every {number} {units}", _every),
    Rule("every other {unit}", _every_other),
    Rule("every other {weekday}", _every_weekday),
    Rule("(every|each) {weekday}", _every_weekday),
    *(
        Rule(f"{word}s", always(f"XXXX-WXX-{number}", "set"))
        for word, number in WEEKDAYS.items()
        if word.endswith("day")
    ),
)
