"""How well two spans fit together: does this content belong to this cue, and the like.

A link's score is the product of the two spans' vectors plus a bias for their distance.
Distance is a bucket: the words between the spans on a doubling scale with the side, and
apart from that how many passages lie between.

It touches: arrays. It knows nothing of text.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float32]

STEPS = (0, 1, 2, 4, 8, 16, 32, 64)
SIDES = 2
PASSAGES = 3
DISTANCES = (len(STEPS) + 1) * SIDES * PASSAGES
"""The number of buckets there are."""


def distance_bucket(
    child: tuple[int, int], parent: tuple[int, int], passages: int
) -> int:
    """Return the bucket of two half-open word ranges so many passages apart."""
    after = parent[0] >= child[1]
    gap = parent[0] - child[1] if after else child[0] - parent[1]
    step = bisect_left(STEPS, max(gap, 0))
    return (step * SIDES + after) * PASSAGES + min(passages, PASSAGES - 1)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a span stands: the half-open range of its words, and its passage."""

    words: tuple[int, int]
    passage: int


@dataclass(frozen=True, slots=True, eq=False)
class Linker:
    """Bias by distance [2, buckets]: content from its cue, cue from its source."""

    distances: Scores

    def scores(
        self,
        kind: int,
        children: list[Place],
        parents: list[Place],
        vectors: Scores,
    ) -> Scores:
        """Return [children, 1 + parents]; the first column is for no parent.

        `vectors` [words, 4 * width + 2] holds, a word, what it is as a content, as the
        cue of contents, as a cue, as the source of cues, and the scores of a content
        without cue and of a cue without source. `kind` is 0 for contents and their
        cues, 1 for cues and their sources.
        """
        width = (vectors.shape[1] - 2) // 4
        low = 2 * kind * width
        table = np.zeros((len(children), 1 + len(parents)), dtype=np.float32)
        if not children:
            return table
        child = _means(vectors, children)
        table[:, 0] = child[:, 4 * width + kind]
        if parents:
            parent = _means(vectors, parents)[:, low + width : low + 2 * width]
            table[:, 1:] = child[:, low : low + width] @ parent.T / np.sqrt(width)
            table[:, 1:] += self.distances[kind][_buckets(children, parents)]
        return table


def _means(vectors: Scores, places: list[Place]) -> Scores:
    means = [vectors[slice(*place.words)].mean(axis=0) for place in places]
    stacked: Scores = np.stack(means)
    return stacked


def _buckets(children: list[Place], parents: list[Place]) -> npt.NDArray[np.int64]:
    return np.array(
        [
            [
                distance_bucket(c.words, p.words, abs(c.passage - p.passage))
                for p in parents
            ]
            for c in children
        ]
    )
