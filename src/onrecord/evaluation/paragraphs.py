"""The exact-match protocol on tokenised paragraphs: spans agree token for token."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

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

    A token belongs to a span that covers half of its characters or more; a span that no
    token belongs to is left out.
    """
    runs: set[Span] = set()
    for statement in statements:
        for start, end in part(statement, role):
            inside = [
                at
                for at, (first, last) in enumerate(positions)
                if 2 * (min(last, end) - max(first, start)) >= last - first
            ]
            if inside:
                runs.add((inside[0], inside[-1] + 1))
    return runs
