"""The stage: the moments of an article, and the one at which each statement was made.

It touches: the draft's text, passages and statements. The lexemes that it makes stay in
the draft, for the figures.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from onrecord.reading.cover import Cover, apart
from onrecord.reading.draft import Draft
from onrecord.reading.moments.grammar import Expression, expressions, with_days
from onrecord.reading.moments.story import Read, resolved
from onrecord.reading.phrases.lexing import Lexeme, lexemes
from onrecord.reading.sentences import Sentences
from onrecord.schema import Moment, Span, Statement

MOST = 12
"""Moments near a statement that are weighed at most: time stays linear in the text."""

LONGEST = 60
"""Characters of an expression of time at most, or nearly."""

NEAR = 90
"""Characters from a statement at which the moment of its being said stands at most."""


def find_moments(draft: Draft) -> Draft:
    """Return the draft with its moments; each statement is tied to that of its cue."""
    text = draft.article.text
    words = tuple(lexemes(text, *one.span) for one in draft.passages or ())
    named = Cover(
        span
        for party in draft.parties or ()
        if party.kind in ("person", "organization")
        for span in party.named
    )  # `May said`, `The Sunday Times`
    read = []
    for each in words:
        found = (one for one in expressions(each) if not _is_named(each, one, named))
        read.append(Read(each, tuple(with_days(each, tuple(found)))))
    moments = resolved(read, draft.article.published)
    statements = _tied(draft, moments)
    return replace(draft, lexemes=words, moments=moments, statements=statements)


def _is_named(words: Sequence[Lexeme], found: Expression, named: Cover) -> bool:
    """Return whether an expression is part of a name."""
    span = (words[found.first].start, words[found.after - 1].end)
    return named.holds(span)


def _tied(draft: Draft, moments: tuple[Moment, ...]) -> tuple[Statement, ...]:
    """Return the statements, each with the moment at which it was made, if told.

    It stands in the cue's sentence, is part of nobody's words, and either among the
    parts of the statement or beside them: `On Monday, she said`, `she said on Monday`.
    """
    statements = draft.statements or ()
    contents = Cover(span for one in statements for span in one.content)
    free = [
        moment
        for moment in moments
        if moment.kind in ("date", "time") and not moment.value.endswith("_REF")
        if not contents.touches((moment.span[0], moment.span[0] + 1))
    ]
    if not free:
        return statements
    starts = [one.span[0] for one in free]
    sentences = Sentences(draft.article.text, draft.passages or ())
    tied = []
    for one in statements:
        said = None
        if one.cue:
            start, end = _hull(one)
            first = bisect_left(starts, start - NEAR - LONGEST)
            after = bisect_left(starts, end + NEAR)
            near = free[first:after][:MOST]
            sentence = sentences.at(one.cue[0][0])
            fitting = [
                moment
                for moment in near
                if sentences.at(moment.span[0]) == sentence
                and _is_beside(draft.article.text, (start, end), moment.span, contents)
            ]
            said = min(fitting, key=lambda m: apart(m.span, one.cue[0]), default=None)
        tied.append(replace(one, moment=said.id) if said else one)
    return tuple(tied)


def _hull(statement: Statement) -> Span:
    """Return from where to where the parts of a statement stand."""
    parts = (*statement.source, *statement.cue, *statement.content)
    return min(start for start, _ in parts), max(end for _, end in parts)


def _is_beside(text: str, hull: Span, moment: Span, contents: Cover) -> bool:
    """Return whether a moment stands among a statement's parts or right beside them."""
    (start, end), (at, after) = hull, moment
    if start <= at < end:
        return True
    low, high = (after, start) if after <= start else (end, at)
    between = text[low:high]
    clause = low == end and any(mark in between for mark in ",;:(")
    crossed = low < high and contents.touches((low, high))
    return high - low <= NEAR and not clause and not crossed
