"""Calibration: whether statements of which the reader is 90% sure are 90% right.

The expected calibration error over bins of equal width, as defined by Guo et al., “On
Calibration of Modern Neural Networks”, ICML 2017.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import fmean
from typing import Final

BINS: Final = 10
HIGHS: Final = tuple(number / BINS for number in range(1, BINS + 1))


@dataclass(frozen=True, slots=True)
class Bin:
    """The statements whose confidence is over `low` and at most `high`.

    The first bin holds a confidence of 0 too. `mean_confidence` and `share_right` are
    None if there are no such statements.
    """

    low: float
    high: float
    count: int
    mean_confidence: float | None
    share_right: float | None


@dataclass(frozen=True, slots=True)
class Calibration:
    """How far confidence is from the share that is right, on average; and by bin.

    `error` is from 0 to 1, and None if there is no statement to tell from.
    """

    error: float | None
    bins: tuple[Bin, ...]

    @property
    def count(self) -> int:
        """How many statements there are in all bins."""
        return sum(each.count for each in self.bins)


def calibrate(judged: Iterable[tuple[float, bool]]) -> Calibration:
    """Return the calibration of confidences, each with whether it was right."""
    held: list[list[tuple[float, bool]]] = [[] for _ in HIGHS]
    for confidence, right in judged:
        place = bisect_left(HIGHS, confidence)
        held[min(place, BINS - 1)].append((confidence, right))
    bins = tuple(_bin(place, each) for place, each in enumerate(held))
    total = sum(each.count for each in bins)
    gaps = (
        each.count * abs(each.share_right - each.mean_confidence)
        for each in bins
        if each.share_right is not None and each.mean_confidence is not None
    )
    return Calibration(sum(gaps) / total if total else None, bins)


def _bin(place: int, judged: list[tuple[float, bool]]) -> Bin:
    low, high = place / BINS, HIGHS[place]
    if not judged:
        return Bin(low, high, 0, None, None)
    confidence = fmean(confidence for confidence, _ in judged)
    return Bin(low, high, len(judged), confidence, fmean(right for _, right in judged))
