"""Years, and what they have or make: decades, centuries, quarters, seasons."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.lists import listed
from onrecord.reading.moments.meanings import (
    Builder,
    Meaning,
    OfYear,
    PartOf,
    Shifted,
    Undated,
    Whole,
)
from onrecord.reading.moments.vocabulary import DECADES, SEASONS, SHIFTS, ordinal
from onrecord.reading.phrases.grammar import Rule, after_words, not_after
from onrecord.reading.phrases.lexing import Lexeme

LATEST_SHORT = 29
"""Years of two digits up to this are of our century: `'17`, `'82`."""

EARLIEST_BARE = 50
WEATHER = listed("high highs low lows temperature temperatures degrees upper lower")
NEAR = 8
"""Lexemes before `the 70s` among which a word of the weather stands."""

BEFORE_SHORT = listed("of in since by class")


def _year(year: Lexeme) -> Meaning:
    return Whole(year.word)


def _fiscal(year: Lexeme) -> Meaning:
    # Which days it has is the body's own rule, which the article does not tell.
    return Undated(f"FY{year.word}")


def _fiscal_quarter(number: Lexeme, year: Lexeme) -> Meaning | None:
    value = ordinal(number)
    return Undated(f"FY{year.word}-Q{value}") if value <= 4 else None


def _decade(year: Lexeme) -> Meaning | None:
    if year.word.endswith("00") and year.word != "2000":
        return Whole(year.word[:2])  # `the 1700s` are a century
    return Whole(year.word[:3]) if year.word.endswith("0") else None


def _bare_decade(two: Lexeme) -> Meaning | None:
    """Return `the 70s`; the 20s may be an age or the weather."""
    return _short_decade(two) if int(two.word) >= EARLIEST_BARE else None


def _short_decade(two: Lexeme) -> Meaning | None:
    ten = int(two.word)
    if ten % 10 or len(two.word) != 2:
        return None
    return Whole(_in_full(two)[:3])


def _no_weather(lexemes: Sequence[Lexeme], first: int, after: int) -> bool:
    del after
    return not any(one.word in WEATHER for one in lexemes[max(0, first - NEAR) : first])


def _decade_in_words(decade: Lexeme) -> Meaning:
    return Whole(f"19{DECADES[decade.word]}")


def _short_year(two: Lexeme) -> Meaning | None:
    if len(two.word) != 2:
        return None
    return Whole(_in_full(two))


def _in_full(two: Lexeme) -> str:
    """Return a year of two digits in four."""
    return ("20" if int(two.word) <= LATEST_SHORT else "19") + two.word


def _century(number: Lexeme) -> Meaning | None:
    value = ordinal(number) - 1
    return Whole(f"{value:02d}") if 0 < value < 99 else None


def _before_christ(number: Lexeme) -> Undated | None:
    value = int(number.word) if number.word.isdecimal() else 0
    return Undated(f"BC{value:04d}") if 0 < value < 10_000 else None


def _decade_before_christ(number: Lexeme) -> Meaning | None:
    year = _before_christ(number)
    return Undated(year.value[:-1]) if year else None


def _century_before_christ(number: Lexeme) -> Meaning:
    return Undated(f"BC{ordinal(number) - 1:02d}")


def _part(part: str, year: Lexeme | None) -> Meaning:
    return PartOf(part, Whole(year.word)) if year else OfYear(part)


def _numbered(letter: str, most: int) -> Builder:
    """Return what builds the n-th quarter (`Q`) or half (`H`) of a year."""

    def build(number: Lexeme, year: Lexeme | None = None) -> Meaning | None:
        value = ordinal(number)
        return _part(f"{letter}{value}", year) if value <= most else None

    return build


def _numbered_of(letter: str, most: int) -> Builder:
    """Return the same of a year told by `last`, `this` or `next`."""

    def build(number: Lexeme, shift: Lexeme) -> Meaning | None:
        value = ordinal(number)
        year = Shifted("year", SHIFTS[shift.word])
        return PartOf(f"{letter}{value}", year) if value <= most else None

    return build


_quarter, _half = _numbered("Q", 4), _numbered("H", 2)
_quarter_of, _half_of = _numbered_of("Q", 4), _numbered_of("H", 2)


def _last_quarter(year: Lexeme | None = None) -> Meaning:
    return _part("Q4", year)


def _season(season: Lexeme, year: Lexeme | None = None) -> Meaning:
    return _part(SEASONS[season.word], year)


def _shifted_season(shift: Lexeme, season: Lexeme) -> Meaning:
    return OfYear(SEASONS[season.word], SHIFTS[shift.word])


def _named_quarter(number: int) -> list[Rule[Meaning]]:
    def build(year: Lexeme | None = None) -> Meaning:
        return _part(f"Q{number}", year)

    return [Rule(f"q {number}", build), Rule(f"q {number} (of)? {{year}}", build)]


RULES: tuple[Rule[Meaning], ...] = (
    Rule("(the year)? {year}", _year),
    Rule("(the)? fiscal (year)? {year}", _fiscal),
    Rule("the? {year} s", _decade),
    Rule("the? {year} 's", _decade),
    Rule("the? ' {two} s", _short_decade),
    Rule("the {two} s", _bare_decade, _no_weather),
    Rule("{two} s", _bare_decade, after_words(listed("and or"))),
    Rule("the {decade}", _decade_in_words),
    Rule("' {two}", _short_year, after_words(BEFORE_SHORT)),
    Rule("the? {ordinal} (century|- century)", _century),
    Rule("the? {ordinal} (century|- century) (bc|bce)", _century_before_christ),
    Rule("the? {number} s (bc|bce)", _decade_before_christ),
    Rule("{number} (bc|bce)", _before_christ),
    Rule("the? {ordinal} (quarter|- quarter)", _quarter),
    Rule("the? {ordinal} (quarter|- quarter) (of)? {year}", _quarter),
    Rule("the? {ordinal} (quarter|- quarter) of {shift} year", _quarter_of),
    Rule("the? {ordinal} (quarter|- quarter) of fiscal {year}", _fiscal_quarter),
    Rule("the? (final|fourth) quarter", _last_quarter),
    Rule("the? (final|last) quarter of {year}", _last_quarter),
    Rule("the {ordinal} half of the year", _half),
    Rule("the? {ordinal} half of {year}", _half),
    Rule("the? {ordinal} half of {shift} year", _half_of),
    Rule("(the|that)? {season}", _season, not_after(listed("a an any no"))),
    Rule("(the)? {season} (of|,)? {year}", _season),
    Rule("{shift} {season}", _shifted_season),
    *(rule for number in range(1, 5) for rule in _named_quarter(number)),
)
