"""Which of an article's statements a correction is of, also when it is read anew."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from onrecord.schema import Spans

LEAST_SHARED: Final = 0.5
"""Intersection over union, in characters, from which two contents are one: the share
by which `onrecord evaluate` takes a statement for the same."""


def matching(contents: Sequence[Spans | None], anchors: Sequence[Spans]) -> list[int]:
    """Return the places of the contents that anchors mean.

    Those that are an anchor exactly, else those that overlap enough with one; the first
    anchor that is met decides. More than one place says that it is open which is meant.
    None stands for a content that is not to be met.
    """
    for anchor in anchors:
        same = [n for n, content in enumerate(contents) if content == anchor]
        if same:
            return same
    for anchor in anchors:
        near = [
            n
            for n, content in enumerate(contents)
            if content is not None and shared(content, anchor) >= LEAST_SHARED
        ]
        if near:
            return near
    return []


def shared(one: Spans, other: Spans) -> float:
    """Return the share of characters that two lists of spans have in common.

    Each list is in order and without overlaps, as a change's spans are checked to be.
    """
    both = sum(
        max(0, min(end, last) - max(start, first))
        for start, end in one
        for first, last in other
    )
    either = sum(end - start for start, end in (*one, *other)) - both
    return both / either if either else 0.0
