"""The lexemes of a passage: words, numbers and marks, numbers told by their value.

Each is found by one regular expression without backtracking, and numbers look at a
bounded number of pieces, so that time is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple
from unicodedata import digit

from onrecord.reading.phrases.numerals import FRACTIONS, WORDS, Numeral, Piece, read

PIECE = re.compile(
    r"\d+(?:st|nd|rd|th|ST|ND|RD|TH)\b"
    r"|\d+(?:[.,]\d+)*"
    r"|(?<![\w.,])\.\d+"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thurs?|Thu|Fri"
    r"|Sat|Sun|No|Nos|[ap]\.m|[A-Z]\.[A-Z]|[A-Z]\.[A-Z]\.[A-Z])\."
    r"|[^\W\d_]+(?:['’](?![sS]\b)[^\W\d_]+)*"
    r"|['’][sS]\b"
    r"|\S"
)

CURRENCY_MARKS = frozenset("$£€¥₹₪₩₽₺₦฿")
MARKS = frozenset(FRACTIONS) | {"."}
MONEY_BEFORE = CURRENCY_MARKS | {"ps", "usd", "eur", "gbp", "rm", "="}
"""What may stand hard before a sum, after which `m` is a million."""


class Lexeme(NamedTuple):
    """A word, number or mark of a text.

    `word` is in lower case, with straight apostrophes and without the point of an
    abbreviation; a possessive ending is a lexeme of its own. `glued` tells that nothing
    stands between it and the one before.
    """

    start: int
    end: int
    written: str
    word: str
    glued: bool
    numeral: Numeral | None


def lexemes(text: str, start: int, end: int) -> list[Lexeme]:
    """Return the lexemes of `text[start:end]`, positions counted in the whole text."""
    pieces = [
        Piece(match.start(), match.end(), match[0], _folded(match[0]))
        for match in PIECE.finditer(text, start, end)
    ]
    found: list[Lexeme] = []
    at, last = 0, -1
    while at < len(pieces):
        piece = pieces[at]
        glued = piece.start == last
        counted = None
        if piece.word in WORDS or piece.word[0].isdecimal() or piece.word[0] in MARKS:
            counted = _counted(pieces, at, glued=glued)
        numeral, after = counted or (None, at + 1)
        last = pieces[after - 1].end
        written = piece.written if after == at + 1 else text[piece.start : last]
        word = piece.word if after == at + 1 else written.lower()
        found.append(Lexeme(piece.start, last, written, word, glued, numeral))
        at = after
    return found


def _counted(
    pieces: list[Piece], at: int, *, glued: bool
) -> tuple[Numeral, int] | None:
    """Return the number at a piece: none in the midst of a name (`B2B`, `1e999`)."""
    before = pieces[at - 1].word if at else ""
    money = before in MONEY_BEFORE or (at > 1 and pieces[at - 2].word == "$")
    if glued and not money and before[-1:].isalpha():
        return None
    return read(pieces, at, money=money)


def _folded(written: str) -> str:
    word = written.lower().replace("’", "'")
    if word[0].isdecimal() and not word.isascii():
        return "".join(str(digit(c)) if c.isdecimal() else c for c in word)
    if len(word) > 1 and word.endswith("."):
        return word.replace(".", "")
    return word


def word_at(lexemes: Sequence[Lexeme], at: int) -> str:
    """Return the word at a place, the empty word where there is none."""
    return lexemes[at].word if 0 <= at < len(lexemes) else ""
