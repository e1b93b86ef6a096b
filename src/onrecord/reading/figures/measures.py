"""Amounts of a unit: of money, of a measure, of years of age; and what each is per.

It touches: lexemes, and the tables of units.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from onrecord.lists import listed
from onrecord.reading.figures.amount import Amount
from onrecord.reading.figures.nouns import is_plural, singular
from onrecord.reading.figures.things import STOPS, counted
from onrecord.reading.figures.units import (
    CURRENCY_SIGNS,
    GLUED_UNITS,
    PER_NOUNS,
    PERIODS,
    Unit,
    currency_before,
    unit_at,
)
from onrecord.reading.moments.vocabulary import MONTHS
from onrecord.reading.phrases.lexing import Lexeme, word_at
from onrecord.reading.phrases.numerals import Numeral

MUCH: Final = 1e5
"""From here on pounds are money: hardly anything weighs so much."""

BEING: Final = ("is", "was", "turned", "turns")
OLDEST: Final = 125

PER_AFTER: Final = listed("a an per each every")

EACH: Final = PERIODS | {"annually": "year", "nightly": "night"}
"""How often, told behind a sum: `$3 million annually`, `a $3 million annual budget`."""

PERS: Final = {"annum": "year", "diem": "day"}

DISTANT: Final = listed("ago earlier later before after from")


OWN_LETTERS: Final = ("US", "U.S.", "CAD", "AUD")


def money(lexemes: Sequence[Lexeme], base: Amount) -> Amount | None:
    """Return the sum of a currency told before its number, None without one."""
    told = currency_before(lexemes, base.core)
    if told is None:
        return None
    name, first = told
    after = base.core + 1
    again = unit_at(lexemes, after)
    if again and again.is_money and lexemes[after].word not in ("cent", "cents"):
        after = again.after  # `US$5 dollars`
    elif after < len(lexemes) and lexemes[after].written in OWN_LETTERS:
        after += 1  # `$75 US`
    return replace(
        base, first=first, after=after, unit=name, is_money=True, has_own_unit=True
    )


def measured(lexemes: Sequence[Lexeme], base: Amount) -> Amount | None:
    """Return an amount with the unit that stands behind its number, None without."""
    at = base.after
    hyphen = word_at(lexemes, at) == "-" and lexemes[at].glued
    indefinite = base.low != base.high and word_at(lexemes, at) == "of"
    place = at + (hyphen or indefinite)
    found = unit_at(lexemes, place) or _glued(lexemes, place)
    if found is None and not hyphen:
        found = _sign_behind(lexemes, at) or _past_adjective(lexemes, at)
    if found is None:
        return None
    if found.name == "pound-mass" and base.low >= MUCH:
        found = replace(found, name="GBP", is_money=True)
    return base.of(found)


def _glued(lexemes: Sequence[Lexeme], at: int) -> Unit | None:
    """Return a unit of a letter or two hard behind digits: `37m`, `118.5p`."""
    if at >= len(lexemes) or not lexemes[at].glued:
        return None
    name = GLUED_UNITS.get(lexemes[at].written)
    more = word_at(lexemes, at + 1)
    ends = not more.isalnum() or not lexemes[at + 1].glued
    return Unit(name, at + 1) if name and ends else None


def _sign_behind(lexemes: Sequence[Lexeme], at: int) -> Unit | None:
    """Return a currency told by its sign behind a number: `1,200€`, `15 €`."""
    name = CURRENCY_SIGNS.get(word_at(lexemes, at))
    if name is None:
        return None
    behind = lexemes[at + 1] if at + 1 < len(lexemes) else None
    of_next = behind is not None and behind.glued and behind.numeral is not None
    own = lexemes[at].glued or not of_next
    return Unit(name, at + 1, is_money=True) if own else None


def _past_adjective(lexemes: Sequence[Lexeme], at: int) -> Unit | None:
    """Return a unit in the plural that an adjective stands before: `rushing yards`."""
    word, unit = word_at(lexemes, at), word_at(lexemes, at + 1)
    if not word.isalpha() or not unit:
        return None
    told = word not in STOPS and not is_plural(word) and is_plural(unit)
    return unit_at(lexemes, at + 1) if told or word == "us" else None


def aged(lexemes: Sequence[Lexeme], base: Amount, numeral: Numeral) -> Amount | None:
    """Return an age without its unit: `Ann Ray, 66,`, `aged 12`, `the age of 21`."""
    at = base.core
    if numeral.low != numeral.high or not 0 < numeral.low < OLDEST:
        return None
    before, ahead = word_at(lexemes, at - 1), word_at(lexemes, at - 2)
    told = before in ("aged", "age") or (ahead, before) == ("age", "of")
    ends = word_at(lexemes, at + 1) in (",", ".", "when")
    told = told or (ends and before in BEING and ahead in ("he", "she"))
    told = told or _coming_of_age(lexemes, at)
    told = told or (ends and (ahead, before) == (",", "now"))
    if not told and numeral.plain and before == "," and ahead.isalpha():
        named = lexemes[at - 2].written[0].isupper() and ahead not in MONTHS
        told = ends and named
    return replace(base, unit="year of age", has_own_unit=True) if told else None


def _coming_of_age(lexemes: Sequence[Lexeme], at: int) -> bool:
    """Return whether an age is to come: `he will be 35 by the end of the year`."""
    words = [word_at(lexemes, place) for place in (at - 3, at - 2, at - 1, at + 1)]
    who, will, be, after = words
    coming = will in ("will", "would") and be in ("be", "turn")
    return (
        who in ("he", "she")
        and coming
        and after in (",", ".", "by", "in", "when", "on")
    )


def with_per(lexemes: Sequence[Lexeme], amount: Amount) -> Amount:
    """Return an amount with what it is told per: `a year`, `per share`, `/kg`."""
    at = amount.after
    word, noun = word_at(lexemes, at), at + 1
    if word == "a dozen" and amount.is_money:
        return replace(amount, after=at + 1, per="dozen")
    if word in EACH:
        return replace(amount, after=at + 1, per=EACH[word])
    if word == "-" and word_at(lexemes, at + 1) in ("a", "an", "per"):
        word, noun = lexemes[at + 1].word, at + 2  # `barrel-a-day`
        noun += word_at(lexemes, noun) == "-"
    name = word_at(lexemes, noun)
    if word == "per" and name and lexemes[noun].numeral:
        end = counted(lexemes, noun + 1, one=False)  # `12 per 100,000 people`
        told = " ".join(one.written for one in lexemes[noun:end])
        return replace(amount, after=max(end, noun + 1), per=told)
    divided = word == "/" and lexemes[at].glued
    if not name or not (word in PER_AFTER or divided):
        return amount
    unit = unit_at(lexemes, noun)
    if unit is not None and not unit.is_money:
        if word_at(lexemes, unit.after) in DISTANT:
            return amount  # `$6.78 billion a year earlier`
        return replace(amount, after=unit.after, per=unit.name)
    if singular(name) not in PER_NOUNS and not (
        word in ("per", "/") and name.isalpha()
    ):
        return amount
    return replace(amount, after=noun + 1, per=PERS.get(name) or singular(name))
