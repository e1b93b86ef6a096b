"""Years, and what they have or make: decades, centuries, quarters, seasons."""

from __future__ import annotations

from onrecord.reading.lists import listed
from onrecord.reading.moments.meanings import (
    LAST,
    NEXT,
    THIS,
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

QUARTERS = {"final": 4, "last": 4, "opening": 1}
BEFORE_SHORT = listed("of in since by class")


def _year(year: Lexeme) -> Meaning:
    return Whole(year.word)


def _fiscal(year: Lexeme) -> Meaning:
    # Which days it has is the body's own rule, which the article does not tell.
    return Undated(f"FY{year.word}")


def _decade(year: Lexeme) -> Meaning | None:
    return Whole(year.word[:3]) if year.word.endswith("0") else None


def _short_decade(two: Lexeme) -> Meaning | None:
    ten = int(two.word)
    if ten % 10 or len(two.word) != 2:
        return None
    return Whole(("20" if ten < LATEST_SHORT else "19") + two.word[0])


def _decade_in_words(decade: Lexeme) -> Meaning:
    return Whole(f"19{DECADES[decade.word]}")


def _short_year(two: Lexeme) -> Meaning | None:
    if len(two.word) != 2:
        return None
    return Whole(("20" if int(two.word) <= LATEST_SHORT else "19") + two.word)


def _century(number: Lexeme) -> Meaning | None:
    value = ordinal(number) - 1
    return Whole(f"{value:02d}") if 0 < value < 99 else None


def _before_christ(number: Lexeme) -> Meaning | None:
    value = int(number.word) if number.word.isdecimal() else 0
    return Undated(f"BC{value:04d}") if 0 < value < 10_000 else None


def _decade_before_christ(number: Lexeme) -> Meaning | None:
    value = int(number.word) if number.word.isdecimal() else 0
    return Undated(f"BC{value:04d}"[:-1]) if 0 < value < 10_000 else None


def _century_before_christ(number: Lexeme) -> Meaning:
    return Undated(f"BC{ordinal(number) - 1:02d}")


def _part(part: str, year: Lexeme | None) -> Meaning:
    return PartOf(part, Whole(year.word)) if year else OfYear(part)


def _quarter(number: Lexeme, year: Lexeme | None = None) -> Meaning | None:
    value = ordinal(number)
    return _part(f"Q{value}", year) if value <= 4 else None


def _half(number: Lexeme, year: Lexeme | None = None) -> Meaning | None:
    value = ordinal(number)
    return _part(f"H{value}", year) if value <= 2 else None


def _quarter_of(number: Lexeme, shift: Lexeme) -> Meaning | None:
    value = ordinal(number)
    year = Shifted("year", SHIFTS[shift.word])
    return PartOf(f"Q{value}", year) if value <= 4 else None


def _half_of(number: Lexeme, shift: Lexeme) -> Meaning | None:
    value = ordinal(number)
    year = Shifted("year", SHIFTS[shift.word])
    return PartOf(f"H{value}", year) if value <= 2 else None


def _last_quarter(year: Lexeme | None = None) -> Meaning:
    return _part("Q4", year)


def _season(season: Lexeme, year: Lexeme | None = None) -> Meaning:
    return _part(SEASONS[season.word], year)


def _shifted_season(shift: Lexeme, season: Lexeme) -> Meaning:
    number = SHIFTS[shift.word]
    kept = {-1: LAST, 0: THIS, 1: NEXT}[number]
    return OfYear(SEASONS[season.word], kept)


def _named_quarter(number: int) -> list[Rule[Meaning]]:
    def build(year: Lexeme | None = None) -> Meaning:
        return _part(f"Q{number}", year)

    return [Rule(f"q {number}", build), Rule(f"q {number} (of)? {{year}}", build)]


RULES: tuple[Rule[Meaning], ...] = (
    Rule("(the year)? {year}", _year),
    Rule("(the)? fiscal (year)? {year}", _fiscal),
    Rule("the? {year} s", _decade),
    Rule("the? {year} ' s", _decade),
    Rule("the? ' {two} s", _short_decade),
    Rule("the {two} s", _short_decade),
    Rule("{two} s", _short_decade, after_words(listed("and or - – to early late mid"))),
    Rule("the {decade}", _decade_in_words),
    Rule("' {two}", _short_year, after_words(BEFORE_SHORT)),
    Rule("the? {ordinal} (century|- century)", _century),
    Rule("the? {ordinal} (century|- century) (bc|bce)", _century_before_christ),
    Rule("the? {number} s (bc|bce)", _decade_before_christ),
    Rule("{number} (bc|bce)", _before_christ),
    Rule("the? {ordinal} (quarter|- quarter)", _quarter),
    Rule("the? {ordinal} (quarter|- quarter) (of)? {year}", _quarter),
    Rule("the? {ordinal} (quarter|- quarter) of {shift} year", _quarter_of),
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
