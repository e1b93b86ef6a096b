"""The exact-match protocol on tokenised paragraphs: spans agree token for token."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from operator import itemgetter

from onrecord.evaluation.counts import Count
from onrecord.evaluation.gold import OUTSIDE, ROLES, GoldParagraph, Role, part
from onrecord.schema import Span, Statement


def compare_tokens(gold: GoldParagraph, found: Sequence[Statement]) -> dict[str, Count]:
    """Return the exact matches of a paragraph's sources, cues and contents."""
    return {
        f"{role} tokens exact": Count.of(
            labelled(gold.labels, role), laid(found, role, gold.positions)
        )
        for role in ROLES
    }


def labelled(labels: Iterable[str], role: Role) -> set[Span]:
    """Return the half-open runs of tokens that labels give a role.

    A run begins at a `B`, or at an `I` that continues no run of its role.
    """
    runs: set[Span] = set()
    start: int | None = None
    for at, label in enumerate((*labels, OUTSIDE)):
        if start is not None and label != f"I-{role}":
            runs.add((start, at))
            start = None
        if start is None and label in (f"B-{role}", f"I-{role}"):
            start = at
    return runs


def laid(
    statements: Iterable[Statement], role: Role, positions: Sequence[Span]
) -> set[Span]:
    """Return the spans of a role as runs of tokens.

    `positions` are those of the tokens in their order. A token belongs to a span that
    covers half of its characters or more; a span that no token belongs to is left out.
    """
    spans = (span for statement in statements for span in part(statement, role))
    runs = (_run(span, positions) for span in spans)
    return {(first, after) for first, after in runs if first < after}


def _run(span: Span, positions: Sequence[Span]) -> Span:
    """Return the half-open run of the tokens that belong to a span; it may be empty."""
    start, end = span
    first = bisect_right(positions, start, key=itemgetter(1))
    after = bisect_left(positions, end, key=itemgetter(0))
    # Of the tokens that a span touches, it can cut only the first and the last.
    if first < after and not _belongs(positions[first], span):
        first += 1
    if first < after and not _belongs(positions[after - 1], span):
        after -= 1
    return first, after


def _belongs(token: Span, span: Span) -> bool:
    shared = min(token[1], span[1]) - max(token[0], span[0])
    return 2 * shared >= token[1] - token[0]
