"""Numbers that are no figures: parts of names, telephone numbers, addresses, clocks.

It touches: lexemes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from onrecord.lists import listed
from onrecord.reading.figures.things import STOPS
from onrecord.reading.phrases.lexing import Lexeme, word_at
from onrecord.reading.phrases.numerals import Numeral

NAMED: Final = listed(
    """no nos number room section chapter article route flight channel category page
    phase tier grade version episode highway exit interstate apartment suite district
    precinct question appendix title proposition measure amendment volume step stage
    round level class type unit year bus gate"""
)
"""What is numbered, and not counted, by what follows: `No. 3`, `Route 66`."""

SENTENCE_STARTS: Final = listed(". ! ? “ \" : ; — – ( ‘ '")

IDIOMS: Final = (("at", "point"), ("on", "hand"), ("in", "way"))
"""What stands around `one` where it counts nothing: `at one point`."""

HIGHEST_SCORE: Final = 200
MARKS: Final = (":", "#", "/", "@", "_", "٬", "٫")
STREETS: Final = listed("road street avenue lane drive boulevard way st ave rd blvd")

ADDRESS: Final = 4
"""Lexemes behind a number among which a street's word stands."""


def is_part(lexemes: Sequence[Lexeme], at: int, numeral: Numeral) -> bool:
    """Return whether a number is a part of something else: a clock time, an address."""
    around = word_at(lexemes, at - 1), word_at(lexemes, at + 1)
    if numeral.in_words and (around in IDIOMS or _is_name_in_words(lexemes, at)):
        return True
    if at + 1 < len(lexemes) and lexemes[at + 1].glued:
        if _goes_on(lexemes, at, numeral):
            return True
        if at == 0 and lexemes[1].word in (".", ")"):
            return True  # a list's own number
    before = word_at(lexemes, at - 1)
    if lexemes[at].glued and (before in MARKS or _ends_phone(lexemes, at, numeral)):
        return True
    return _is_address(lexemes, at)


def _ends_phone(lexemes: Sequence[Lexeme], at: int, numeral: Numeral) -> bool:
    """Return whether a number is the end of a telephone number: `555-2017`."""
    ahead = lexemes[at - 2].numeral if at > 1 else None
    if ahead is None or word_at(lexemes, at - 1) != "-":
        return False
    digits = len(ahead.plain or ""), len(numeral.plain or "")
    return digits[0] >= len("555") and digits[1] == len("5555")


def _goes_on(lexemes: Sequence[Lexeme], at: int, numeral: Numeral) -> bool:
    """Return whether more stands hard behind a number that makes it another thing."""
    behind = lexemes[at + 2] if at + 2 < len(lexemes) else None
    if behind is None or not behind.glued or behind.numeral is None:
        return False
    digits = behind.numeral.plain or ""
    joiner = lexemes[at + 1].word
    if joiner in MARKS:
        return True
    phone = joiner == "-" and len(numeral.plain or "") >= len("555")
    return phone and len(digits) == len("5555")


def _is_address(lexemes: Sequence[Lexeme], at: int) -> bool:
    """Return whether a number is a house's: `16-18 Industrial Avenue`."""
    for lexeme in lexemes[at + 1 : at + 1 + ADDRESS]:
        if lexeme.word in STREETS and lexeme.written[0].isupper():
            return True
        if not (lexeme.written[0].isupper() or lexeme.word[0] in "-0123456789"):
            return False
    return False


def is_named(lexemes: Sequence[Lexeme], at: int, numeral: Numeral) -> bool:
    """Return whether a number without a unit is part of a name."""
    if word_at(lexemes, at + 1).isalpha() and lexemes[at + 1].glued:
        return True  # `5G`, `9AB8`
    if not at or numeral.in_words:
        return False
    before = lexemes[at - 1]
    if before.word in NAMED and numeral.plain:
        return True
    if lexemes[at].glued and before.word == "-" and at > 1:
        ahead = lexemes[at - 2]
        joined = before.glued and ahead.word.isalpha() and ahead.word != "minus"
        if ahead.numeral is None and (joined or ahead.written.isupper()):
            return True  # `the last-32`, `COVID -19`
    score = word_at(lexemes, at + 1) == "-" and _is_score(lexemes, at, numeral)
    return numeral.plain is not None and not score and _is_in_name(lexemes, at)


def _is_score(lexemes: Sequence[Lexeme], at: int, numeral: Numeral) -> bool:
    """Return whether a number begins a score: `beat the Orioles 6-5`."""
    other = lexemes[at + 2].numeral if at + 2 < len(lexemes) else None
    if other is None or not lexemes[at + 1].glued or not lexemes[at + 2].glued:
        return False
    return max(numeral.low, other.low) < HIGHEST_SCORE


def _is_in_name(lexemes: Sequence[Lexeme], at: int) -> bool:
    """Return whether a plain number is a name's: `Boeing 747`, `Catch-22`, `TPP-11`."""
    before = lexemes[at - 1]
    if before.word == "-" and lexemes[at].glued and before.glued and at > 1:
        before = lexemes[at - 2]
    great = any(letter.isupper() for letter in before.written)
    if not great or not before.word.isalpha() or before.word in STOPS:
        return False
    opens = at < 2 or lexemes[at - 2].word in SENTENCE_STARTS
    return not (opens and len(before.word) > 1 and before.written[1:].islower())


def _is_name_in_words(lexemes: Sequence[Lexeme], at: int) -> bool:
    """Return whether a number in words is a name's: `Three Mile Island`."""
    if not lexemes[at].written[0].isupper():
        return False
    great = [
        word_at(lexemes, place).isalpha() and lexemes[place].written[0].isupper()
        for place in (at + 1, at + 2)
    ]
    if at == 0 or lexemes[at - 1].word in SENTENCE_STARTS:
        return all(great)  # `Three Mile Island`, not `Three Democrats`
    ahead = lexemes[at - 1]
    return great[0] or (ahead.word.isalpha() and ahead.written[0].isupper())
