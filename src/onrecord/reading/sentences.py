"""Where the sentences of a passage begin.

It touches: a string. A point after an abbreviation or a single letter ends none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.reading.lists import listed

SENTENCE_END = re.compile(r"[.!?…][”\"’')\]]{0,3}\s{1,4}(?=\W{0,3}[^\W_a-z])")
WORD_BEFORE = 8
"""Characters before a point that tell whether it is an abbreviation's."""

LAST_WORD = re.compile(r"\w*$")

ABBREVIATIONS = listed(
    """adm assn atty ave brig capt cmdr co col corp cpl del dep dept det dr esq ft gen
    gov hon ii iii inc iv jd jr lt ltd maj md messrs mr mrs ms mt no phd pres prof rep
    rev sen sgt sr st supt vs"""
)
"""Words whose point does not end a sentence."""


def sentence_starts(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where the sentences of `text[start:end]` begin, in order."""
    yield start
    for match in SENTENCE_END.finditer(text, start, end):
        before = text[max(start, match.start() - WORD_BEFORE) : match.start()]
        last = LAST_WORD.search(before)
        word = last[0].casefold() if last else ""
        if len(word) == 1 or word in ABBREVIATIONS:
            continue
        yield match.end()
