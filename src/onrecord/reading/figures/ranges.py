"""Amounts that belong together: ranges, dollars and cents, one sum told twice.

It touches: lexemes, and amounts in the order of the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from onrecord.lists import listed
from onrecord.reading.figures.amount import Amount
from onrecord.reading.figures.bounds import FALLING, RISING
from onrecord.reading.figures.units import PERIODS
from onrecord.reading.phrases.lexing import Lexeme, word_at

FROM: Final = listed("from between")

TO: Final = listed("to and or - – —")

APART: Final = 3
"""How many times as much a sum after `by … to` may be and still be a range."""

COMES_TO: Final = listed("is was totals totaled totalled costs cost of worth")
AMOUNTING: Final = listed("amounts amounted amount comes came come adds added")
CLAUSE_ENDS: Final = listed(". ! ? ; : , and but said says that's “ ”")
BESIDE: Final = 4
"""Lexemes between two sums that are told of one thing, at most."""

CLAUSE: Final = 24
"""Lexemes back at which the thing stands that a sum is told of."""

SUSPENDED: Final = listed("- , and or to")


def joined(
    lexemes: Sequence[Lexeme], found: list[Amount], dated: Sequence[bool]
) -> Iterator[Amount]:
    """Yield amounts, two that make a range as one: `from 5 to 7 percent`, `10-15`."""
    last: Amount | None = None
    for one in found:
        both = _range(lexemes, last, one, dated) if last else None
        both = both or (_cents(lexemes, last, one) if last else None)
        if both:
            last = both
            continue
        if last:
            yield last
        last = one
    if last:
        yield last


def _range(
    lexemes: Sequence[Lexeme], one: Amount, two: Amount, dated: Sequence[bool]
) -> Amount | None:
    """Return two amounts as a range, None if they are told apart."""
    ahead = word_at(lexemes, one.first - 1)
    link = _link(lexemes, one, two, dated)
    if link is None or one.is_range or two.is_range or not _same_unit(one, two):
        return None
    if link == "and" and ahead != "between":
        return None
    if link == "or" and (one.has_own_unit or not one.low < two.low <= APART * one.low):
        return None
    if link == "to" and one.has_own_unit and ahead not in FROM:
        if two.has_own_unit and one.high > two.low:
            return None  # `led 52 percent to 48 percent`
        changed = ahead in RISING or ahead in FALLING or ahead == "by"
        wide = two.high > APART * max(one.low, 1e-9)
        if changed and (wide or ahead != "by"):
            return None
    low, high = one.low, two.high
    if one.scale == 1 and two.scale > 1 and low < high / two.scale:
        low *= two.scale
    low, high = min(low, high), max(low, high)
    if low == high:
        return None
    unit = two.unit or one.unit
    score = link not in ("to", "or") and ahead not in FROM and not (unit or two.thing)
    return replace(
        two,
        first=one.first,
        core=one.core,
        low=low,
        high=high,
        unit=unit,
        per=two.per or one.per,
        thing=None if score else two.thing or one.thing,
        has_own_unit=one.has_own_unit or two.has_own_unit or score,
    )


def _cents(lexemes: Sequence[Lexeme], one: Amount, two: Amount) -> Amount | None:
    """Return dollars and cents as one sum."""
    between = [lexeme.word for lexeme in lexemes[one.after : two.first]]
    if one.unit != "USD" or two.unit != "cent" or between not in ([], ["and"]):
        return None
    value = round(one.low + two.low / 100, 2)
    return replace(one, after=two.after, low=value, high=value, per=two.per)


def _link(
    lexemes: Sequence[Lexeme], one: Amount, two: Amount, dated: Sequence[bool]
) -> str | None:
    """Return the word between two amounts of a range: `to`, `and`, a hyphen.

    A moment may stand before it: `from 20 miles in 2008 to 29 miles`.
    """
    between = [
        lexemes[at].word
        for at in range(one.after, two.first)
        if not dated[at] and lexemes[at].word not in ("at", "in", "on")
    ]
    near = two.first - one.after == 1
    from_to = word_at(lexemes, one.first - 1) == "from"
    if len(between) != 1 or between[0] not in TO:
        return None
    return between[0] if near or (from_to and between[0] == "to") else None


def _same_unit(one: Amount, two: Amount) -> bool:
    """Return whether two amounts may be of one unit, told once or twice."""
    if one.unit and two.unit:
        return one.unit == two.unit
    return one.thing is None or (two.thing is None and two.unit is None)


def with_period(lexemes: Sequence[Lexeme], found: list[Amount]) -> Iterator[Amount]:
    """Yield amounts; a sum that an `annual` thing comes to is one a year.

    `The annual grant amounts to $260 million and … $450,000` tells of both a year.
    """
    last: Amount | None = None
    inherited = False
    for one in found:
        given = inherited
        inherited = False
        if one.is_money and one.per is None and one.unit != "cent":
            beside = last is not None and one.first - last.after < BESIDE
            if last and given and beside and word_at(lexemes, one.first - 1) == "and":
                one = replace(one, per=last.per)
            elif _comes_to(lexemes, one.first):
                one = replace(one, per=_period(lexemes, one.first))
            inherited = one.per is not None
        last = one
        yield one


def _comes_to(lexemes: Sequence[Lexeme], at: int) -> bool:
    """Return whether a sum is what the clause's subject comes to."""
    before = word_at(lexemes, at - 1)
    if before == "to":
        return word_at(lexemes, at - 2) in AMOUNTING
    return before in COMES_TO


def _period(lexemes: Sequence[Lexeme], at: int) -> str | None:
    """Return how often what a clause is about comes: `the annual grant` a year."""
    for place in range(at - 1, max(-1, at - 1 - CLAUSE), -1):
        lexeme = lexemes[place]
        if lexeme.word in CLAUSE_ENDS or lexeme.numeral is not None:
            return None
        if lexeme.word in PERIODS and lexeme.written.islower():
            return (
                PERIODS[lexeme.word] if word_at(lexemes, place + 1).isalpha() else None
            )
    return None


def _is_conversion(lexemes: Sequence[Lexeme], one: Amount, two: Amount) -> bool:
    """Return whether an amount tells the one before it again: `(224 kW / 300 PS)`."""
    if one.after != two.first - 1:
        return False
    link = lexemes[one.after].word
    return link == "(" or (link == "/" and word_at(lexemes, one.first - 1) == "(")


def converted(lexemes: Sequence[Lexeme], found: list[Amount]) -> list[Amount]:
    """Return the amounts; one in brackets is the one before it in another unit.

    It has its bound too: `more than 7.5 million crowns ($1.1 million)`. A bare part of
    a sum has the sum's unit (`280 million of the 1.5 billion shekels`), and so has one
    whose hyphen hangs (`four-, five- and six-cylinder engines`).
    """
    bounded: list[Amount] = []
    for one in found:
        last = bounded[-1] if bounded else None
        if last and not one.bound and _is_conversion(lexemes, last, one):
            one = replace(one, bound=last.bound)
        bounded.append(one)
    told: list[Amount] = []
    for one in reversed(bounded):
        coming = told[-1] if told else None
        words = [w.word for w in lexemes[one.after : coming.first]] if coming else []
        hangs = words[:1] == ["-"] and set(words) <= SUSPENDED
        part = words == ["of", "the"] and coming is not None and coming.unit is not None
        if coming and not one.unit and not one.thing and (hangs or part):
            one = replace(
                one, unit=coming.unit, thing=coming.thing, is_money=coming.is_money
            )
        told.append(one)
    return told[::-1]
