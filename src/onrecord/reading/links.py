"""How far apart two spans stand, as the link scorer counts it.

Distance is a bucket: the words between the spans on a doubling scale with the side, and
apart from that whether they share a passage.
"""

from __future__ import annotations

from bisect import bisect_left

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
