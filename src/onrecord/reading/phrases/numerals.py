"""Numbers, in digits or in words: `2.4 million`, `twenty-five`, `half a dozen`.

`read` looks at the pieces of a text from one place on, a bounded number of them, so
that reading a text is linear. What is no number that can be told (`1,00,000,000.5.3`,
ten thousand digits) is none, never a guess.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from onrecord.lists import listed, numbered

LONGEST_DIGITS = 30
"""Characters of a number in digits at most: more are an identifier or noise."""

LONGEST = 16
"""Pieces of one number at most."""

DIGITS = re.compile(
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?|\d*\.\d+|\d+"
)
"""Plain, in groups of three, in Indian groups (`10,00,000`)."""

SMALL = numbered(
    """zero one two three four five six seven eight nine ten eleven twelve thirteen
    fourteen fifteen sixteen seventeen eighteen nineteen""",
    start=0,
)
TENS = {
    word: 10 * number
    for word, number in numbered(
        "twenty thirty forty fifty sixty seventy eighty ninety", start=2
    ).items()
}
DOZEN = 12
SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "quadrillion": 1e15, "lakh": 1e5, "crore": 1e7, "mln": 1e6, "bln": 1e9,
    "bn": 1e9, "tn": 1e12, "trn": 1e12, "mn": 1e6,
}  # fmt: skip
MONEY_SCALES = {
    "k": 1e3, "K": 1e3, "m": 1e6, "M": 1e6, "b": 1e9, "B": 1e9, "t": 1e12, "T": 1e12,
}  # fmt: skip
"""Letters hard after digits, after a currency or before what is counted."""

ALONE_SCALES = {"M": 1e6, "K": 1e3}
NO_COUNT = listed(
    """long tall high wide deep away race run walk dash sprint butterfly freestyle
    hurdles relay backstroke pool wall from to of in off on and or below above apart
    tv video resolution display seat at the a an is was were are by with for""",
)
"""What stands after `37m` and `5K` where they are no millions or thousands."""
PLURALS = {
    "dozens": 12.0, "scores": 20.0, "hundreds": 1e2, "thousands": 1e3,
    "millions": 1e6, "billions": 1e9, "trillions": 1e12,
}  # fmt: skip
TEN_TIMES = {"tens": 10.0} | {
    word: PLURALS[word] for word in ("dozens", "hundreds", "thousands")
}
FRACTIONS = {"½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅛": 1 / 8}
SHARES = {"half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4,
          "fourth": 4, "fourths": 4, "fifth": 5, "fifths": 5, "sixth": 6, "tenth": 10,
          "tenths": 10}  # fmt: skip
WORDS = frozenset({*SMALL, *TENS, *PLURALS, "a", "an", "half", "tens"})
"""Words that a number in words begins with."""


class Piece(NamedTuple):
    """A word, a number in digits, or a mark: where it is, as written, and folded."""

    start: int
    end: int
    written: str
    word: str


class Numeral(NamedTuple):
    """A number as it is told.

    `high` is more than `low` for an indefinite plural (`dozens` is 12 to 120). `plain`
    is the digits, where they stand alone without a comma, a point or a scale, as a year
    does. `share` says that it is a part of a whole (`two-thirds`); `scale` is the last
    scale word's worth.
    """

    low: float
    high: float
    plain: str | None = None
    share: bool = False
    scale: float = 1.0
    in_words: bool = False


def read(
    pieces: Sequence[Piece], at: int, *, money: bool = False
) -> tuple[Numeral, int] | None:
    """Return the number that begins at a piece, and the piece after it.

    `money` tells that a currency stands before it, after which `m` is a million.
    """
    piece = pieces[at]
    if piece.word in FRACTIONS:
        part = FRACTIONS[piece.word]
        return Numeral(part, part, share=True), at + 1
    if piece.word[0].isdecimal() or (piece.word[0] == "." and len(piece.word) > 1):
        found = _in_digits(pieces, at, money=money)
    elif piece.word in WORDS:
        found = _plural(pieces, at) or _half(pieces, at) or _in_words(pieces, at)
    else:
        return None
    return _and_a_half(pieces, *found) if found else None


def _and_a_half(
    pieces: Sequence[Piece], numeral: Numeral, at: int
) -> tuple[Numeral, int]:
    """Return a number with the half told behind it: `five and a half million`, `2½`."""
    if numeral.share or numeral.low != numeral.high:
        return numeral, at
    told = [one.word for one in pieces[at : at + 6] if one.word != "-"][:3]
    glued = at < len(pieces) and pieces[at].start == pieces[at - 1].end
    if told == ["and", "a", "half"]:
        hyphens = 3 if pieces[at].word == "-" else 0
        part, at = numeral.scale / 2, at + 3 + hyphens
    elif numeral.scale == 1 and glued and pieces[at].word in FRACTIONS:
        part, at = FRACTIONS[pieces[at].word], at + 1
    else:
        return numeral, at
    after, scale = _scaled(pieces, at, money=False)
    value = _times(numeral.low + part, scale)
    return Numeral(value, value, scale=scale, in_words=numeral.in_words), after


def value_of(written: str) -> float | None:
    """Return the value of a number in digits, None if it is none that can be told."""
    if len(written) > LONGEST_DIGITS or not DIGITS.fullmatch(written):
        return None
    bare = written.replace(",", "")
    return float(bare) if "." in bare else int(bare)


def _in_digits(
    pieces: Sequence[Piece], at: int, *, money: bool
) -> tuple[Numeral, int] | None:
    piece = pieces[at]
    value = value_of(piece.word)
    if value is None:
        return None
    after, scale = _scaled(pieces, at + 1, money=money)
    if after > at + 1:
        value = _times(value, scale)
        return Numeral(value, value, scale=scale), after
    longer = (
        _divided(pieces, at, value) or _mixed(pieces, at, value) or _grouped(pieces, at)
    )
    plain = piece.word if piece.word.isdecimal() else None
    return longer or (Numeral(value, value, plain), after)


def _grouped(pieces: Sequence[Piece], at: int) -> tuple[Numeral, int] | None:
    """Return a number whose thousands are set apart by blanks: `1 000 000`."""
    if not (pieces[at].word.isdecimal() and len(pieces[at].word) < len("1000")):
        return None
    after, digits = at + 1, pieces[at].word
    while after < min(len(pieces), at + LONGEST):
        one = pieces[after]
        group = one.word.isdecimal() and len(one.word) == len("000")
        if not group or one.start != pieces[after - 1].end + 1:
            break
        after, digits = after + 1, digits + one.word
    if after == at + 1 or not digits.endswith("000"):
        return None
    return Numeral(int(digits), int(digits)), after


def _scaled(pieces: Sequence[Piece], at: int, *, money: bool) -> tuple[int, float]:
    """Return the scale that follows digits, and the piece after it."""
    scale = 1.0
    glued = at < len(pieces) and pieces[at].start == pieces[at - 1].end
    if glued:
        letters = MONEY_SCALES if money or _counts(pieces, at + 1) else {}
        if not letters and _ends(pieces, at + 1):
            letters = ALONE_SCALES
        worth = letters.get(pieces[at].written) or SCALES.get(pieces[at].word)
        if worth:
            return at + 1, worth
    if (
        at + 1 < len(pieces)
        and pieces[at].word == "-"
        and pieces[at + 1].word in SCALES
        and glued
    ):
        at += 1  # `1.8 billion-mile` has none, `5-million` has one
    while at < len(pieces) and pieces[at].word in SCALES:
        scale *= SCALES[pieces[at].word]
        at += 1
    return at, scale


def _ends(pieces: Sequence[Piece], at: int) -> bool:
    """Return whether no word follows at a piece."""
    return at >= len(pieces) or not pieces[at].word[0].isalnum()


def _counts(pieces: Sequence[Piece], at: int) -> bool:
    """Return whether a word that may be counted stands at a piece: `2.5m people`."""
    if at >= len(pieces) or pieces[at].start == pieces[at - 1].end:
        return False
    return pieces[at].word.isalpha() and pieces[at].word not in NO_COUNT


def _divided(
    pieces: Sequence[Piece], at: int, value: float
) -> tuple[Numeral, int] | None:
    """Return a fraction in digits: `1/16`; neither a date nor a score is one."""
    if at + 2 >= len(pieces) or pieces[at + 1].word not in ("/", "⁄"):
        return None
    below = value_of(pieces[at + 2].word) if pieces[at + 2].word.isdecimal() else None
    glued = pieces[at].end == pieces[at + 1].start
    if not glued or not below or not 0 < value < below or value != int(value):
        return None
    ahead = pieces[at - 1].word if at else ""
    behind = pieces[at + 3].word if at + 3 < len(pieces) else ""
    if "/" in (ahead, behind):
        return None
    if not (below in (2, 3, 4, 8) or pieces[at + 1].word == "⁄" or below >= 16):
        return None
    return Numeral(value / below, value / below, share=True), at + 3


def _mixed(
    pieces: Sequence[Piece], at: int, value: float
) -> tuple[Numeral, int] | None:
    """Return a number with a fraction behind it: `10 1/2`."""
    if at + 1 >= len(pieces) or not pieces[at].word.isdecimal():
        return None
    above = value_of(pieces[at + 1].word)
    rest = _divided(pieces, at + 1, above) if above else None
    if rest is None:
        return None
    whole = value + rest[0].low
    return Numeral(whole, whole), rest[1]


def _plural(pieces: Sequence[Piece], at: int) -> tuple[Numeral, int] | None:
    """Return an indefinite plural: `dozens`, `tens of thousands`, `millions`."""
    word = pieces[at].word
    behind = pieces[at + 1].word if at + 1 < len(pieces) else ""
    if word == "scores" and behind != "of":
        return None  # `she scores 25 points`
    if word in TEN_TIMES and at + 2 < len(pieces) and pieces[at + 1].word == "of":
        rest = PLURALS.get(pieces[at + 2].word)
        if rest and rest > TEN_TIMES[word]:
            low = TEN_TIMES[word] * rest
            return Numeral(low, 10 * low, in_words=True), at + 3
    if word in PLURALS:
        low = PLURALS[word]
        return Numeral(low, 10 * low, in_words=True), at + 1
    return None


def _half(pieces: Sequence[Piece], at: int) -> tuple[Numeral, int] | None:
    """Return `half a million`, `half a dozen`, `a half`, `half`."""
    if pieces[at].word != "half":
        return None
    after = at + 1
    if after < len(pieces) and pieces[after].word in ("a", "an"):
        after += 1
    word = pieces[after].word if after < len(pieces) else ""
    whole = DOZEN if word == "dozen" else SCALES.get(word)
    if whole:
        return Numeral(whole / 2, whole / 2, in_words=True), after + 1
    return Numeral(0.5, 0.5, share=True, in_words=True), at + 1


def _in_words(pieces: Sequence[Piece], at: int) -> tuple[Numeral, int] | None:
    """Return a number in words (`one hundred and twenty-five thousand`, `a dozen`)."""
    count, after = _Count(), at
    if pieces[at].word in ("a", "an"):
        follows = pieces[at + 1].word if at + 1 < len(pieces) else ""
        if follows in SHARES and follows != "half":
            share = 1 / SHARES[follows]
            return Numeral(share, share, share=True, in_words=True), at + 2
        if follows not in SCALES and follows != "dozen":
            return None
        count.current, after = 1, at + 1
    while after < min(len(pieces), at + LONGEST):
        joins = pieces[after].word in ("-", "and") and after > at
        inside = joins and _goes_on(pieces, after, count.current)
        if not inside and not count.take(pieces[after].word):
            break
        after += 1
    if after == at:
        return None
    value = count.total + count.current
    shared = _share(pieces, after, value)
    return shared or (Numeral(value, value, scale=count.scale, in_words=True), after)


@dataclass(slots=True)
class _Count:
    """A number in words as far as it has been read."""

    total: float = 0.0
    current: float = 0.0
    scale: float = 1.0

    def take(self, word: str) -> bool:
        """Take the next word, if the number goes on with it."""
        if word in SMALL and self._has_room(10 if SMALL[word] < 10 else 100):
            self.current += SMALL[word]
        elif word in TENS and self._has_room(100):
            self.current += TENS[word]
        elif word == "dozen" and self.current:
            self.current *= DOZEN
        elif word == "hundred" and self.current:
            self.current, self.scale = self.current * 100, 100.0
        elif word in SCALES and self.current:
            self.scale = SCALES[word]
            self.total, self.current = self.total + self.current * self.scale, 0
        else:
            return False
        return True

    def _has_room(self, room: int) -> bool:
        """Return whether a number under `room` may stand behind what is read."""
        return self.current % room == 0 and (self.current == 0 or self.current >= 20)


def _goes_on(pieces: Sequence[Piece], at: int, current: float) -> bool:
    """Return whether a hyphen or `and` stands inside a number in words."""
    if at + 1 >= len(pieces):
        return False
    after = pieces[at + 1].word
    if pieces[at].word == "and":
        inside = pieces[at - 1].word in SCALES
        return inside and (after in SMALL or after in TENS)
    tens = pieces[at - 1].word in TENS and 0 < SMALL.get(after, 0) < 10
    return tens or (current > 0 and after in SCALES)


def _share(
    pieces: Sequence[Piece], at: int, value: float
) -> tuple[Numeral, int] | None:
    """Return a part of a whole in words: `two-thirds`, `three quarters`."""
    if at < len(pieces) and pieces[at].word == "-":
        at += 1
    if at >= len(pieces) or not 0 < value < 10:
        return None
    below = SHARES.get(pieces[at].word)
    plural = pieces[at].word.endswith("s")
    if not below or plural != (value > 1) or value >= below:
        return None
    return Numeral(value / below, value / below, share=True, in_words=True), at + 1


def _times(value: float, scale: float) -> float:
    """Return a product without the dust of binary fractions: 8.3 billion is whole."""
    return value if scale == 1 else float(Decimal(repr(value)) * Decimal(scale))
