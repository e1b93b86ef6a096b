"""The measures of an article: spans by role, and whole statements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.evaluation.counts import Count
from onrecord.evaluation.gold import ROLES, GoldArticle, Role, Said, part
from onrecord.evaluation.matching import Extent, matches
from onrecord.evaluation.spans import characters, trimmed
from onrecord.schema import Span, Statement

QUOTATION_MARKS: Final = ('"', "“", "”", "''", "``")
BESIDE: Final = 2
"""Characters on either side of a content in which its quotation marks may stand."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What was found in an article against its gold.

    `missed` and `spurious` are the statements with content that no other was matched
    with; `judged` has the confidence of each statement found, and whether it is right.
    """

    counts: Mapping[str, Count]
    missed: tuple[Said, ...]
    spurious: tuple[Said, ...]
    judged: tuple[tuple[float, bool], ...]


def compare(gold: GoldArticle, found: Sequence[Statement]) -> Comparison:
    """Return the nine measures of an article, and which statements went unmatched."""
    text = gold.text
    counts = {
        f"{role} exact": Count.of(
            _edges(text, gold.statements, role), _edges(text, found, role)
        )
        for role in ROLES
    }
    counts |= {
        f"{role} overlap": Count.of(
            _covered(text, gold.statements, role), _covered(text, found, role)
        )
        for role in ROLES
    }
    annotated = [statement for statement in gold.statements if statement.content]
    theirs, ours = _extents(text, annotated), _extents(text, found)
    pairs = matches(theirs, ours)
    counts["statement strict"] = Count.of(set(theirs), set(ours))
    counts["statement soft"] = Count(len(pairs), len(ours), len(theirs))
    counts["direct soft"] = _soft(
        _extents(text, [said for said in annotated if _is_direct(text, said)]),
        _extents(text, [said for said in found if _is_direct(text, said)]),
    )
    matched, right = {at for at, _ in pairs}, {other for _, other in pairs}
    return Comparison(
        counts,
        tuple(said for at, said in enumerate(annotated) if at not in matched),
        tuple(said for at, said in enumerate(found) if at not in right),
        tuple((said.confidence, at in right) for at, said in enumerate(found)),
    )


def _edges(text: str, statements: Iterable[Said], role: Role) -> set[Span]:
    """Return the trimmed spans of a role, without those of which nothing is left."""
    spans = {trimmed(text, span) for said in statements for span in part(said, role)}
    return {(start, end) for start, end in spans if start < end}


def _covered(text: str, statements: Iterable[Said], role: Role) -> frozenset[int]:
    """Return the characters that any statement has in a role."""
    return characters(text, (span for said in statements for span in part(said, role)))


def _extents(text: str, statements: Iterable[Said]) -> list[Extent]:
    return [
        Extent(characters(text, said.content), characters(text, said.source))
        for said in statements
    ]


def _soft(gold: Sequence[Extent], found: Sequence[Extent]) -> Count:
    return Count(len(matches(gold, found)), len(found), len(gold))


def _is_direct(text: str, said: Said) -> bool:
    return any(
        mark in text[max(0, start - BESIDE) : end + BESIDE]
        for start, end in said.content
        for mark in QUOTATION_MARKS
    )
