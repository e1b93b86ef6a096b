"""Amounts of something counted, and parts of a whole.

It touches: lexemes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from onrecord.lists import listed
from onrecord.reading.figures.amount import SHARE, Amount
from onrecord.reading.figures.measures import with_per
from onrecord.reading.figures.things import counted, number_of
from onrecord.reading.figures.units import unit_at
from onrecord.reading.phrases.lexing import Lexeme, word_at
from onrecord.reading.phrases.numerals import Numeral

MOST_PARTS: Final = 1000

WHOLES: Final = listed("of a an the its his her their us")
"""What stands between a part and its whole."""

BARE_ONE: Final = listed(
    """no any every each the this that another which only not or at some either neither
    as square first day"""
)
"""What stands before `one` where it is no number."""

NO_THINGS: Final = ("", "-", "thing", "more", "day")
"""What `one` is no number before: `for one thing`."""

BEFORE_THING: Final = listed("of - the his her its their these")


def of_thing(
    lexemes: Sequence[Lexeme], base: Amount, numeral: Numeral
) -> Amount | None:
    """Return an amount of something counted, or a part of something."""
    if numeral.share:
        return _part(lexemes, base)
    share = _one_in(lexemes, base)
    if share:
        return share
    one_in_words = numeral.in_words and base.low == base.high == 1
    if one_in_words and not _is_count(lexemes, base.core):
        return None
    end = counted(lexemes, base.after, one=base.low == base.high == 1)
    start = base.after
    while start < end and lexemes[start].word in BEFORE_THING:
        start += 1
    if start < end:
        return with_per(lexemes, replace(base, after=end, thing=(start, end)))
    behind = number_of(lexemes, base.first)
    return None if one_in_words else replace(base, thing=behind)


def _one_in(lexemes: Sequence[Lexeme], base: Amount) -> Amount | None:
    """Return `one in five voters`, `nine out of 10` as the share that it is."""
    at = base.after
    for words in (("out", "of", "every"), ("out", "of"), ("of", "every"), ("in",)):
        if tuple(word_at(lexemes, at + n) for n in range(len(words))) == words:
            at += len(words)
            break
    whole = lexemes[at].numeral if base.after < at < len(lexemes) else None
    if (
        whole is None
        or whole.low != whole.high
        or not base.low < whole.low <= MOST_PARTS
    ):
        return None
    if unit_at(lexemes, at + 1) or base.low != int(base.low) or base.low < 1:
        return None  # `two in 10 minutes`
    end = counted(lexemes, at + 1, one=False)
    share = base.low / whole.low
    part = replace(base, low=share, high=share, unit=SHARE, after=max(end, at + 1))
    thing = (at + 1, end) if end > at + 1 else None
    return replace(part, thing=thing, has_own_unit=True)


def _is_count(lexemes: Sequence[Lexeme], at: int) -> bool:
    """Return whether `one` is a number here, and not a pronoun."""
    before, after = word_at(lexemes, at - 1), word_at(lexemes, at + 1)
    if after == "of":
        return before not in ("no", "the")
    return before not in BARE_ONE and after not in NO_THINGS


def _part(lexemes: Sequence[Lexeme], base: Amount) -> Amount | None:
    """Return a part of a whole (`two-thirds of voters`), of which it must be told.

    A part of a unit is of that unit: `half a mile`.
    """
    before, start = word_at(lexemes, base.first - 1), base.after
    number = lexemes[base.core].word
    hyphened, wordy = "-" in number, number[0].isalpha()
    if before in ("first", "second", "other") or (before == "and" and wordy):
        return None  # `the first half`, `two and a half`
    if not hyphened and word_at(lexemes, start) not in WHOLES:
        return None
    while word_at(lexemes, start) in WHOLES:
        start += 1
    unit = unit_at(lexemes, start)
    if unit:
        return base.of(unit)
    end = counted(lexemes, start, one=False)
    thing = (start, end) if start < end else None
    return replace(base, after=end, thing=thing, unit=SHARE, has_own_unit=True)
