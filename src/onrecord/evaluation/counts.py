"""A count of hits, and the precision, recall and F1 that follow from it."""

from __future__ import annotations

from collections.abc import Hashable, Set
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Count:
    """How many were found of how many: `Count(hit=3, predicted=4, gold=6)`.

    Counts add up, so that a sum over articles weighs each entry alike.
    """

    hit: int = 0
    predicted: int = 0
    gold: int = 0

    @classmethod
    def of(cls, gold: Set[Hashable], predicted: Set[Hashable]) -> Count:
        """Return the count in which what both sets hold is a hit."""
        return cls(len(gold & predicted), len(predicted), len(gold))

    def __add__(self, other: Count) -> Count:
        return Count(
            self.hit + other.hit,
            self.predicted + other.predicted,
            self.gold + other.gold,
        )

    @property
    def precision(self) -> float:
        """The share of the predicted that is right; 0.0 if nothing was predicted."""
        return self.hit / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """The share of the gold that was found; 0.0 if there is no gold."""
        return self.hit / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 0.0 if both are."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0
