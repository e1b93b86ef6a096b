"""Spans of a text taken together, to be asked what stands in them.

It touches: spans. Where it matters only whether a place is covered, overlapping ones
are one, so that a question is one bisection.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from onrecord.schema import Span


class Cover:
    """The stretches of a text that some spans cover."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def holds(self, span: Span) -> bool:
        """Return whether the whole of a span is covered."""
        at = bisect_right(self._starts, span[0]) - 1
        return at >= 0 and self._ends[at] >= span[1]

    def touches(self, span: Span) -> bool:
        """Return whether any character of a span is covered."""
        at = bisect_right(self._starts, span[1] - 1) - 1
        return at >= 0 and self._ends[at] > span[0]


class Layers:
    """Numbered spans, one over another or not, to be asked which stand over a place."""

    def __init__(self, numbered: Iterable[tuple[Span, int]]) -> None:
        self._found = sorted(numbered)
        self._starts = [span[0] for span, _ in self._found]
        # The furthest end so far: how far back a span over a place may begin.
        self._furthest = list(accumulate((s[1] for s, _ in self._found), max))

    def at(self, place: int) -> tuple[int, ...]:
        """Return the numbers of the spans over a place, the innermost last."""
        found = []
        at = bisect_right(self._starts, place) - 1
        while at >= 0 and self._furthest[at] > place:
            span, number = self._found[at]
            if span[1] > place:
                found.append(number)
            at -= 1
        return tuple(reversed(found))


def apart(one: Span, other: Span) -> int:
    """Return the characters between two spans, 0 where they touch."""
    return max(one[0] - other[1], other[0] - one[1], 0)
