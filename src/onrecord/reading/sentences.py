"""Where the sentences of a passage begin.

It touches: a string. A point after an abbreviation or a single letter ends none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from onrecord.lists import listed
from onrecord.schema import Passage

SENTENCE_END = re.compile(r"[.!?…][”\"’')\]]{0,3}\s{1,4}(?=\W{0,3}[^\W_a-z])")
WORD_BEFORE = 8
"""Characters before a point that tell whether it is an abbreviation's."""

LAST_WORD = re.compile(r"\w*$")

ABBREVIATIONS = listed(
    """adm apr assn atty aug ave brig capt cmdr co col corp cpl dec del dep dept det dr
    esq feb ft gen gov hon inc jan jd jr jul jun lt ltd maj mar md messrs mr mrs ms
    mt nov oct phd pres prof rep rev sen sept sgt sr st supt vs"""
)
"""Words whose point does not end a sentence."""


def sentence_starts(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where the sentences of `text[start:end]` begin, in order."""
    yield start
    for match in SENTENCE_END.finditer(text, start, end):
        before = text[max(start, match.start() - WORD_BEFORE) : match.start()]
        last = LAST_WORD.search(before)
        word = last[0].casefold() if last else ""
        numbered = word == "no" and text[match.end() : match.end() + 1].isdecimal()
        initial = len(word) == 1 and word.isalpha()
        if initial or word in ABBREVIATIONS or numbered:
            continue
        yield match.end()


class Sentences:
    """The sentences of some passages, by number."""

    def __init__(self, text: str, passages: Iterable[Passage]) -> None:
        self._starts = sorted(
            start for one in passages for start in sentence_starts(text, *one.span)
        )

    def at(self, place: int) -> int:
        """Return the number of the sentence at a place, from 1 on."""
        return bisect_right(self._starts, place)

    def start(self, number: int) -> int:
        """Return where a sentence begins, 0 for number 0."""
        return self._starts[number - 1] if number else 0
