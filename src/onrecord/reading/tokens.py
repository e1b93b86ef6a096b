"""Tokens of a raw page: words cut finer than elsewhere, with the gaps between them.

A crawler glues blocks together (`moneyAdvertisementMiami`), so a change of letter case
or from letters to digits inside a word is a cut here. What stands between two tokens,
and how the page as a whole is laid out, is evidence of where a block begins.

It touches: a string. It knows nothing of the model or of other stages.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from onrecord.reading.words import FEATURES, MIXED, Words, shape, split

NONE, SPACE, WIDE, LINE, BLANK = range(5)
GAPS = 5

GLUED, SPACED, LINES, BLANKS, WRAPPED = range(5)
LAYOUTS = 5

EDGES = (0, 1, 2, 4, 8, 16, 32, 64)
"""Tokens from the start of the page, in steps: headlines and bylines stand there."""

SAMPLED_TOKENS = 20_000
"""Tokens from which the layout of a page is told: enough, and bounded."""

FULL = 0.6
"""Share of the longest line that a wrapped line fills at least."""

SENTENCE_ENDS = frozenset('.!?”"’:)')


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a page.

    `spans` are half-open positions in the text; `features` is int64 [tokens, 4]: the
    word feature of `words.py`, the gap before the token, the layout of the page, how
    far from its start.
    """

    texts: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    features: npt.NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.texts)


SHAPE, GAP, LAYOUT, EDGE = range(4)
FEATURE_SIZES = (FEATURES, GAPS, LAYOUTS, len(EDGES) + 1)


def tokens_of(
    text: str, start: int = 0, end: int | None = None, layout: int | None = None
) -> Tokens:
    """Return the tokens of `text[start:end]`; its layout is told unless it is given."""
    words = split(text, start, end)
    texts: list[str] = []
    spans: list[tuple[int, int]] = []
    shapes: list[int] = []
    for index, word in enumerate(words.texts):
        at, feature = words.spans[index][0], int(words.features[index])
        if feature // 2 != MIXED:
            texts.append(word)
            spans.append(words.spans[index])
            shapes.append(feature)
            continue
        for low, high in cuts(word):
            texts.append(word[low:high])
            spans.append((at + low, at + high))
            shapes.append(2 * shape(word[low:high]) + feature % 2)
    gaps = _gaps(text, start, spans)
    told = layout_of(words, text) if layout is None else layout
    layouts = np.full(len(texts), told, dtype=np.int64)
    far = len(EDGES) if start else 0
    edges = np.maximum(np.searchsorted(EDGES, np.arange(len(texts))), far)
    columns = [np.array(shapes, dtype=np.int64), gaps, layouts, edges]
    return Tokens(tuple(texts), tuple(spans), np.stack(columns, axis=1))


def cuts(word: str) -> list[tuple[int, int]]:
    """Return the parts of a word at changes of case or between letters and digits."""
    edges = [0]
    for place in range(1, len(word)):
        before, here = word[place - 1], word[place]
        if (here.isupper() and before.islower()) or here.isdigit() != before.isdigit():
            edges.append(place)
        elif here.islower() and before.isupper() and place - 1 > edges[-1]:
            edges.append(place - 1)
    edges.append(len(word))
    return list(pairwise(edges))


def _gaps(text: str, start: int, spans: list[tuple[int, int]]) -> npt.NDArray[np.int64]:
    """Return the gap before each token; WIDE is one that no typist leaves."""
    found = np.zeros(len(spans), dtype=np.int64)
    before = start
    for index, (first, after) in enumerate(spans):
        if first > before:
            found[index] = _gap(text[before:first])
        before = after
    return found


def _gap(between: str) -> int:
    lines = between.count("\n")
    if lines:
        return LINE if lines == 1 else BLANK
    return SPACE if between == " " else WIDE


def layout_of(words: Words, text: str) -> int:
    """Return how the blocks of a page are set apart, by what stands between its words.

    Lines are wrapped that as often as not end within a sentence, nearly as far out as
    the longest: what ends sooner was ended on purpose. Blocks that are glued
    show in sentence ends with a capital hard after them: one such end in five, for
    sign-up forms run a few of theirs together on any page.
    """
    gaps = Counter[int]()
    cut: list[int] = []
    widest = 0
    glued = Counter[bool]()
    count = min(len(words), SAMPLED_TOKENS)
    for index in range(1, count):
        before, after = words.spans[index - 1][1], words.spans[index][0]
        gap = _gap(text[before:after]) if after > before else NONE
        gaps[gap] += 1
        if gap == LINE:
            length = before - text.rfind("\n", 0, before) - 1
            widest = max(widest, length)
            if text[before - 1] not in SENTENCE_ENDS:
                cut.append(length)
        if gap in (NONE, SPACE, WIDE) and _may_end(words, index):
            glued[gap == NONE] += 1
    full = sum(length > FULL * widest for length in cut)
    if gaps[LINE] > 4 and gaps[BLANK] and 2 * full > gaps[LINE]:
        return WRAPPED
    if gaps[BLANK] >= max(1, gaps[LINE]):
        return BLANKS
    if gaps[LINE]:
        return LINES
    return GLUED if 5 * glued[True] > glued.total() else SPACED


def _may_end(words: Words, index: int) -> bool:
    """Return whether a sentence can end before a word: a mark, then a capital."""
    word, before = words.texts[index], words.texts[index - 1]
    if not (word[0].isupper() or word == "“"):
        return False
    if before == ".":
        return index > 1 and len(words.texts[index - 2]) > 1
    return before in "!?”"
