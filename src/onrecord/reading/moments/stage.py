"""The stage: the moments of an article, and the one at which each statement was made.

It touches: the draft's text, passages and statements. The lexemes that it makes stay in
the draft, for the figures.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import chain

from onrecord.reading.draft import Draft
from onrecord.reading.moments.grammar import expressions
from onrecord.reading.moments.story import Read, resolved
from onrecord.reading.phrases.lexing import lexemes
from onrecord.reading.sentences import Sentences
from onrecord.schema import Moment, Span, Statement

NEAR = 90
"""Characters from a statement at which the moment of its being said stands at most."""


def find_moments(draft: Draft) -> Draft:
    """Return the draft with its moments; each statement is tied to that of its cue."""
    text = draft.article.text
    words = tuple(lexemes(text, *one.span) for one in draft.passages or ())
    read = [Read(each, tuple(expressions(each))) for each in words]
    moments = resolved(read, draft.article.published)
    statements = _tied(draft, moments)
    return replace(draft, lexemes=words, moments=moments, statements=statements)


def _tied(draft: Draft, moments: tuple[Moment, ...]) -> tuple[Statement, ...]:
    """Return the statements, each with the moment at which it was made, if told.

    It stands in the cue's sentence, is part of nobody's words, and either among the
    parts of the statement or beside them: `On Monday, she said`, `she said on Monday`.
    """
    statements = draft.statements or ()
    contents = [span for one in statements for span in one.content]
    free = [
        moment
        for moment in moments
        if moment.kind in ("date", "time") and not moment.value.endswith("_REF")
        and not any(start <= moment.span[0] < end for start, end in contents)
    ]
    if not free:
        return statements
    sentences = Sentences(draft.article.text, draft.passages or ())
    by_sentence: dict[int, list[Moment]] = {}
    for moment in free:
        by_sentence.setdefault(sentences.at(moment.span[0]), []).append(moment)
    tied = []
    for one in statements:
        near = by_sentence.get(sentences.at(one.cue[0][0]), []) if one.cue else []
        fitting = [m for m in near if _is_of(draft.article.text, one, m, contents)]
        said = min(fitting, key=lambda m: _apart(m.span, one.cue[0]), default=None)
        tied.append(replace(one, moment=said.id) if said else one)
    return tuple(tied)


def _is_of(
    text: str, statement: Statement, moment: Moment, contents: list[Span]
) -> bool:
    """Return whether a moment stands among a statement's parts or right beside them."""
    parts = (*statement.source, *statement.cue, *statement.content)
    start, end = min(chain(*parts)), max(chain(*parts))
    at, after = moment.span
    if start <= at < end:
        return True
    low, high = (after, start) if after <= start else (end, at)
    between = text[low:high]
    clause = low == end and any(mark in between for mark in ",;:(")
    crossed = any(s < high and low < e for s, e in contents)
    return high - low <= NEAR and not clause and not crossed


def _apart(one: Span, other: Span) -> int:
    """Return the characters between two spans."""
    return max(one[0] - other[1], other[0] - one[1], 0)
