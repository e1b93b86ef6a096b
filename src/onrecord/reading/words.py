"""Words of a text, their places, and the two things a lower-casing encoder misses.

A word is a run of letters, digits and underscores, or one other visible character.
Words are found here and nowhere else, so that training and reading cut a text in the
same way and every position is exact by construction: no tokenizer's offsets are
trusted.

It touches: a string. It knows nothing of the model, of files, or of other stages.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

WORD = re.compile(r"\w+|[^\w\s]")

OPENING = frozenset("“«„")
CLOSING = frozenset("”»")
STRAIGHT = '"'

LOWER, TITLE, UPPER, MIXED, DIGITS, MARK = range(6)
SHAPES = 6
FEATURES = 2 * SHAPES


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one stretch of text.

    `spans` are half-open code point positions in the whole text; `features` holds, a
    word, its shape (0 to 5) doubled, plus one where the word stands inside quotation
    marks.
    """

    texts: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    features: npt.NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.texts)


def shape(word: str) -> int:
    """Return the class of a word's letters: case, digits or punctuation."""
    if word.islower():
        return LOWER
    if word.isupper():
        return UPPER if len(word) > 1 else TITLE
    if word.istitle():
        return TITLE
    if word.isdigit():
        return DIGITS
    return MIXED if word[0].isalnum() or word[0] == "_" else MARK


def split(text: str, start: int = 0, end: int | None = None) -> Words:
    """Return the words of `text[start:end]`, positions counted in the whole text."""
    end = len(text) if end is None else end
    texts: list[str] = []
    spans: list[tuple[int, int]] = []
    features: list[int] = []
    inside = False
    for match in WORD.finditer(text, start, end):
        word = match.group()
        at = match.span()
        opened = _after_mark(text, word, at, inside, (start, end))
        features.append(2 * shape(word) + (inside or opened))
        inside = opened
        texts.append(word)
        spans.append(at)
    return Words(tuple(texts), tuple(spans), np.array(features, dtype=np.int64))


def _after_mark(
    text: str, word: str, at: tuple[int, int], inside: bool, limits: tuple[int, int]
) -> bool:
    """Return whether what follows a word is quoted, by the mark and its spaces."""
    if word in OPENING:
        return True
    if word in CLOSING:
        return False
    if word != STRAIGHT:
        return inside
    before = text[at[0] - 1] if at[0] > limits[0] else " "
    after = text[at[1]] if at[1] < limits[1] else " "
    opens = (before.isspace() or before in "([—–-:") and not after.isspace()
    closes = after.isspace() and not before.isspace()
    if opens == closes:
        return not inside
    return opens
