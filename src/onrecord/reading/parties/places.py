"""Where a mention stands: its passage, sentence, quotation, and part in a statement.

It touches: the draft's text, passages and statements. All that one needs to know of a
place to tell who may be meant there, counted once for each mention.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from onrecord.reading.cover import Layers
from onrecord.reading.draft import Draft
from onrecord.reading.sentences import Sentences
from onrecord.schema import Span

QUOTATION = re.compile(r"“[^”\n]*”?|\"[^\"\n]*\"?|«[^»\n]*»?")
POSSESSIVE = re.compile(r"[’']s?\b|s[’']\s")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a mention stands.

    `word` counts the words of the article; `passage` and `sentence` likewise;
    `quotation` is 0 outside quotation marks, else which one. `within` are the numbers
    of the statements in whose content it is, `source_of` of those in whose source.
    """

    span: Span
    word: int
    passage: int
    sentence: int
    quotation: int
    opens: bool
    possessive: bool
    within: tuple[int, ...]
    source_of: tuple[int, ...]


class Places:
    """The article's layout, in which any span has its place."""

    def __init__(self, draft: Draft) -> None:
        self._text = draft.article.text
        self._words = [
            start for window in draft.tagged or () for start, _ in window.words
        ]
        spans = [passage.span for passage in draft.passages or ()]
        self._passages = [start for start, _ in spans]
        self._sentences = Sentences(self._text, draft.passages or ())
        self._quotations = [
            match.span()
            for span in spans
            for match in QUOTATION.finditer(self._text, *span)
        ]
        self._quoted = [start for start, _ in self._quotations]
        statements = draft.statements or ()
        self._contents = Layers(
            (span, number)
            for number, statement in enumerate(statements)
            for span in statement.content
        )
        self._sources = Layers(
            (span, number)
            for number, statement in enumerate(statements)
            for span in statement.source
        )

    def of(self, span: Span) -> Place:
        """Return where a span stands."""
        start, end = span
        sentence = self._sentences.at(start)
        opened = self._sentences.start(sentence)
        quotation = bisect_right(self._quoted, start)
        inside = quotation and start < self._quotations[quotation - 1][1]
        return Place(
            span=span,
            word=max(0, bisect_right(self._words, max(start, end - 1)) - 1),
            passage=bisect_right(self._passages, start) - 1,
            sentence=sentence,
            quotation=quotation if inside else 0,
            opens=self._opens(opened, start),
            possessive=bool(POSSESSIVE.match(self._text, end)),
            within=self._contents.at(start),
            source_of=self._sources.at(start),
        )

    def passage_at(self, start: int) -> int:
        """Return the number of the passage at a place."""
        return bisect_right(self._passages, start) - 1

    def _opens(self, opened: int, start: int) -> bool:
        """Return whether a mention opens its sentence, after one short word at most."""
        ahead = self._text[opened : min(start, opened + 13)]
        return start - opened <= 3 or (start - opened <= 12 and ahead.count(" ") <= 1)
