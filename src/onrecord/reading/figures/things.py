"""What is counted: `15 homicides`, `one proposal`, `a number of deaths: Zero`.

There is no parser here: a phrase of a noun goes on until a word of a closed class, a
mark or a number, and ends with the first plural. It touches: lexemes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from onrecord.lists import listed
from onrecord.reading.figures.nouns import DEGREES, is_plural
from onrecord.reading.moments.vocabulary import MONTHS
from onrecord.reading.phrases.lexing import Lexeme, word_at

LONGEST: Final = 5
"""Words of what is counted at most."""

STOPS: Final = listed(
    """a an the this that these those his her its their our my your some any each every
    all both no and or but nor so yet of in on at by to for from with without into
    onto upon over under above below between among about around against during
    before after since until till through throughout across along behind beyond
    within near off out up down than as like per via who whom whose which what when
    where why how if because while although though unless is are was were be been
    being am has have had do does did will would shall should can could may might
    must not n't it he she they we you i him them us me there here also only just
    even still already now then too very more most less least much many such other
    another same own ago later earlier said says say told tell asked ask made make
    makes went go goes gone got get gets came come comes took take takes gave give
    gives left live lives lived living died die dead killed wounded injured hurt
    arrested voted remain remained worked work works including plus minus versus vs
    compared according due based apart away back again today yesterday tomorrow
    who's that's it's % last next lost won sold bought held paid spent found sent
    met ran led fell rose grew saw heard knew thought believe believes"""
)
VERBS: Final = listed(
    """is was has asks says wants needs takes makes gets goes comes gives leaves shows
    calls holds stands runs keeps tells lets puts means seems became began who that"""
)
ALONE: Final = listed("straight consecutive others something")
"""What is no thing that is counted where it stands alone: `five straight`."""

MODIFIERS: Final = listed(
    """sales sports news savings arms goods systems operations communications customs
    awards earnings materials human-rights athletics economics"""
)
"""Plurals that go on with a noun: `56 sales people`."""

DETERMINED: Final = listed(
    "the of his her its their these those our my your most many more few"
)


def counted(lexemes: Sequence[Lexeme], at: int, *, one: bool) -> int:
    """Return where the phrase of what is counted ends; `at` itself if there is none."""
    if at < len(lexemes) and lexemes[at].word == "-" and lexemes[at].glued:
        inner = at + 1
        wordy = inner < len(lexemes) and is_noun(lexemes[inner])
        return inner + 1 if wordy and lexemes[inner].glued else at
    start = _past_of(lexemes, at)
    while start < len(lexemes) and lexemes[start].word in DEGREES:
        start += 1
    one = one and start == at
    at = start
    place, last = at, at
    while place < min(len(lexemes), at + LONGEST):
        lexeme = lexemes[place]
        passed = _modifier(lexemes, place) if place > at or lexeme.numeral else 0
        if passed:
            place += passed
            continue
        if lexeme.word == "'s" and place > at:
            place += 1
            continue
        if not is_noun(lexeme) or (place > at and one and _is_verb(lexeme.word)):
            break
        last = place + 1
        if not one and is_plural(lexeme.word) and lexeme.word not in MODIFIERS:
            break
        place += 1
        if word_at(lexemes, place) == "-":
            if not lexemes[place].glued:
                break
            place += 1
    final = lexemes[last - 1].word if last > at else ""
    doing = final.endswith(("ing", "ed")) or (last == at + 1 and final in ALONE)
    return at if doing and not one else last


def _goes_on(lexemes: Sequence[Lexeme], at: int) -> bool:
    """Return whether a plural stands behind `and`: `digital and physical sales`."""
    behind = lexemes[at + 1 : at + 3]
    return len(behind) > 1 and is_noun(behind[0]) and is_plural(behind[1].word)


def _modifier(lexemes: Sequence[Lexeme], at: int) -> int:
    """Return how many lexemes inside a phrase of a noun are neither noun nor end.

    `digital and physical sales`, `two new 737 Max jets`, `two three-wheeled cars`.
    """
    if lexemes[at].word in ("and", "or"):
        return 1 if _goes_on(lexemes, at) else 0
    numeral, behind = lexemes[at].numeral, word_at(lexemes, at + 1)
    if numeral is None:
        return 0
    if behind == "-" and lexemes[at + 1].glued:
        return 3
    named = behind.isalpha() and lexemes[at + 1].written[0].isupper()
    return 1 if named and numeral.plain is not None else 0


def _past_of(lexemes: Sequence[Lexeme], at: int) -> int:
    """Return where the noun begins after `of the` (`one of the best speakers`)."""
    if at >= len(lexemes) or lexemes[at].word != "of":
        return at
    after = at + 1
    while after < len(lexemes) and lexemes[after].word in DETERMINED:
        after += 1
    return after


def is_noun(lexeme: Lexeme) -> bool:
    """Return whether a lexeme may be in a phrase of a noun."""
    word = lexeme.word
    if lexeme.numeral is not None or not word[0].isalpha() or word in STOPS:
        return False
    if word in MONTHS and lexeme.written[0].isupper():
        return False
    return not (len(word) > 5 and word.endswith("ly"))


def _is_verb(word: str) -> bool:
    plural = word.endswith("s") and not word.endswith("ss")
    return word in VERBS or plural or (len(word) > 4 and word.endswith("ed"))


def number_of(lexemes: Sequence[Lexeme], first: int) -> tuple[int, int] | None:
    """Return what a number told behind it is of: `the number of deaths: Zero`.

    The phrase, from one lexeme up to another, stands after `number of` in the same
    sentence, and the number right after it or after a verb.
    """
    for at in range(first - 1, max(0, first - 9), -1):
        word = lexemes[at].word
        if word in (".", "!", "?", ";"):
            return None
        if word == "of" and lexemes[at - 1].word in ("number", "total", "toll"):
            end = counted(lexemes, at + 1, one=False)
            return (at + 1, end) if at + 1 < end <= first else None
    return None
