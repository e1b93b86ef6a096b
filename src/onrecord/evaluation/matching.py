"""Which statement found is which of the gold: one to one, the closest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

CLOSE: Final = 0.5
"""The least share of all characters of two contents that both must have."""


@dataclass(frozen=True, slots=True)
class Extent:
    """The positions of the characters of a statement's content and of its source."""

    content: frozenset[int]
    source: frozenset[int]


def matches(gold: Sequence[Extent], found: Sequence[Extent]) -> list[tuple[int, int]]:
    """Return the pairs of places in gold and found that are the same statement.

    Two are the same if their contents overlap by CLOSE or more, intersection over
    union, and their sources share a character or are both empty.
    """
    pairs = [
        (share, at, other)
        for at, one in enumerate(gold)
        for other, two in enumerate(found)
        if (share := _overlap(one.content, two.content)) >= CLOSE
        and _touch(one.source, two.source)
    ]
    taken: dict[int, int] = {}
    left = set(range(len(found)))
    # Of pairs that are equally close, the last goes first: scores are compared with
    # published ones, which were settled so.
    for _, at, other in sorted(pairs, reverse=True):
        if at not in taken and other in left:
            taken[at] = other
            left.discard(other)
    return sorted(taken.items())


def _overlap(one: frozenset[int], two: frozenset[int]) -> float:
    shared = len(one & two)
    return shared / len(one | two) if shared else 0.0


def _touch(one: frozenset[int], two: frozenset[int]) -> bool:
    return not one.isdisjoint(two) or not (one or two)
