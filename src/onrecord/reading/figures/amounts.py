"""Amounts: the numbers of a passage with what each is of, in order.

It touches: the lexemes of one passage, and which of them are moments. What is no figure
is left out: years and clock times, ordinals, numbers in names.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from onrecord.lists import listed
from onrecord.reading.figures.amount import SHARE, Amount
from onrecord.reading.figures.bounds import bound_of
from onrecord.reading.figures.counts import of_thing
from onrecord.reading.figures.measures import aged, measured, money, with_per
from onrecord.reading.figures.names import is_named, is_part
from onrecord.reading.figures.ranges import converted, joined, with_period
from onrecord.reading.figures.units import TIMES, UNITS
from onrecord.reading.moments.vocabulary import LIKELY_YEARS
from onrecord.reading.phrases.lexing import Lexeme, word_at
from onrecord.reading.phrases.numerals import Numeral

SMALLEST_BARE: Final = 100
"""A bare number without unit or thing is a figure from here on, or with a point."""

HARMED: Final = listed(
    """killed dead wounded injured hurt arrested detained missing died rescued
    hospitalized hospitalised evacuated charged killing wounding injuring"""
)
"""What is told of people who are counted by a number alone."""

TOLL: Final = 6
"""Lexemes before a number in which the toll that it is stands."""

PLAIN: Final = frozenset(UNITS) - {"percent"}


def amounts(lexemes: Sequence[Lexeme], dated: Sequence[bool]) -> list[Amount]:
    """Return the amounts of a passage, in order; `dated` tells what is a moment."""
    found: list[Amount] = []
    for at, lexeme in enumerate(lexemes):
        if lexeme.numeral is None or dated[at] or (found and found[-1].after > at):
            continue
        amount = _amount(lexemes, at, lexeme.numeral)
        if amount:
            found.append(amount)
    bounded = [_bounded(lexemes, one) for one in joined(lexemes, found, dated)]
    told = [one for one in converted(lexemes, bounded) if _is_figure(lexemes, one)]
    return list(with_period(lexemes, told))


def _amount(lexemes: Sequence[Lexeme], at: int, numeral: Numeral) -> Amount | None:
    """Return the amount whose number stands at a lexeme, None if it is none."""
    if is_part(lexemes, at, numeral):
        return None
    sign = _sign(lexemes, at)
    low, high = sorted((sign * numeral.low, sign * numeral.high))
    first = at - 1 if sign < 0 else at
    base = Amount(first, at, at + 1, low, high, scale=numeral.scale)
    if (word_at(lexemes, at + 1), word_at(lexemes, at + 2)) == ("-", "plus"):
        base = replace(base, after=at + 3, bound="at least")  # `20 million-plus people`
    of_unit = (
        money(lexemes, base) or measured(lexemes, base) or aged(lexemes, base, numeral)
    )
    if of_unit:
        return with_per(lexemes, _signed(lexemes, of_unit))
    if is_named(lexemes, at, numeral):
        return None
    return of_thing(lexemes, base, numeral)


def _sign(lexemes: Sequence[Lexeme], at: int) -> int:
    """Return -1 after a minus: `minus 130`, `-5`, `$-50.8bn`."""
    before, ahead = word_at(lexemes, at - 1), word_at(lexemes, at - 2)
    if before == "minus" or (before == "-" and ahead == "minus"):
        return -1
    if before not in ("-", "−") or not lexemes[at].glued:
        return 1
    hangs = not lexemes[at - 1].glued or ahead in ("", "$", "£", "€")
    return -1 if hangs else 1


def _signed(lexemes: Sequence[Lexeme], amount: Amount) -> Amount:
    """Return a sum with the minus that stands before its currency: `-$5 million`."""
    minus = word_at(lexemes, amount.first - 1) in ("-", "−")
    if not (amount.is_money and minus and lexemes[amount.first].glued):
        return amount
    ahead = amount.first - 1
    if lexemes[ahead].glued or amount.low < 0:
        return amount
    return replace(amount, first=ahead, low=-amount.high, high=-amount.low)


def _is_figure(lexemes: Sequence[Lexeme], amount: Amount) -> bool:
    """Return whether an amount tells anything: a bare small number does not."""
    if amount.unit or amount.thing or amount.has_own_unit or amount.is_range:
        return True
    if amount.bound or _is_of_victims(lexemes, amount):
        return True
    if lexemes[amount.core].word.isdecimal() and amount.low in LIKELY_YEARS:
        return False
    written = lexemes[amount.core].written
    return (
        abs(amount.low) >= SMALLEST_BARE or "." in written or amount.scale > 1
    ) and not written.startswith("0")


def _is_of_victims(lexemes: Sequence[Lexeme], amount: Amount) -> bool:
    """Return whether a bare number counts people: `killed 13`, `six were arrested`."""
    before, after = word_at(lexemes, amount.first - 1), word_at(lexemes, amount.after)
    if before in HARMED or after in HARMED:
        return True
    if after in ("were", "was", "are", "others"):
        behind = word_at(lexemes, amount.after + 1)
        return behind in HARMED or (after == "others" and before == "another")
    toll = (one.word for one in lexemes[max(0, amount.first - TOLL) : amount.first])
    return before in ("to", "at", "is", "of", "reached") and "toll" in toll


def _bounded(lexemes: Sequence[Lexeme], amount: Amount) -> Amount:
    measured = amount.unit is not None and amount.unit != SHARE
    if measured and not amount.is_money and amount.high > 1 and amount.unit in PLAIN:
        last = lexemes[amount.after - 1].word
        measured = last != amount.unit  # `a 30 degree slope` has not changed
    bound, first = bound_of(
        lexemes,
        amount.first,
        amount.after,
        measured=measured,
        timed=amount.unit in TIMES,
    )
    return replace(amount, bound=bound or amount.bound, first=first)
