"""Links: buckets of distance, and the scores of children with their parents."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.links import (
    DISTANCES,
    PASSAGES,
    SIDES,
    STEPS,
    Linker,
    Place,
    distance_bucket,
)
from tests.reading.made import noise

ranges = st.tuples(st.integers(0, 400), st.integers(1, 40)).map(
    lambda pair: (pair[0], pair[0] + pair[1])
)
NO_BIAS = Linker(np.zeros((2, DISTANCES), dtype=np.float32))


@given(ranges, ranges, st.integers(0, 50))
def test_bucket_is_in_the_table(
    child: tuple[int, int], parent: tuple[int, int], passages: int
) -> None:
    assert 0 <= distance_bucket(child, parent, passages) < DISTANCES


def bucket(gap: int, after: bool, passages: int) -> int:
    """Return the bucket of two spans of two words with so many words between them."""
    low, high = (100, 102), (102 + gap, 104 + gap)
    child, parent = (low, high) if after else (high, low)
    return distance_bucket(child, parent, passages)


def test_every_bucket_is_used_for_one_distance() -> None:
    gaps = [*STEPS, STEPS[-1] + 1]
    found = [
        bucket(gap, after, passages)
        for gap in gaps
        for after in (False, True)
        for passages in range(PASSAGES)
    ]
    assert len(gaps) * SIDES * PASSAGES == DISTANCES
    assert found == list(range(DISTANCES))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ((3, True, 0), (4, True, 0), True),
        ((4, True, 0), (5, True, 0), False),
        ((65, True, 0), (900, True, 0), True),
        ((3, True, 0), (3, False, 0), False),
        ((3, True, 0), (3, True, 1), False),
        ((3, True, 2), (3, True, 7), True),
    ],
)
def test_bucket_doubles_with_distance(
    one: tuple[int, bool, int], other: tuple[int, bool, int], same: bool
) -> None:
    assert (bucket(*one) == bucket(*other)) is same


def test_spans_that_overlap_stand_at_no_distance() -> None:
    assert distance_bucket((4, 9), (6, 7), 0) == bucket(0, after=False, passages=0)


def places(*words: tuple[int, int]) -> list[Place]:
    return [Place(span, 0) for span in words]


@pytest.mark.parametrize("kind", [0, 1])
def test_scores_are_products_of_means(kind: int) -> None:
    width, vectors = 4, noise(9, 4 * 4 + 2)
    children, parents = places((0, 2), (6, 9)), places((2, 3), (3, 6))
    scores = NO_BIAS.scores(kind, children, parents, vectors)
    low = 2 * kind * width
    for row, child in enumerate(children):
        mean = vectors[slice(*child.words)].mean(axis=0)
        assert scores[row, 0] == pytest.approx(mean[4 * width + kind], abs=1e-5)
        for column, parent in enumerate(parents, start=1):
            other = vectors[slice(*parent.words)].mean(axis=0)
            product = mean[low : low + width] @ other[low + width : low + 2 * width]
            expected = product / np.sqrt(width)
            assert scores[row, column] == pytest.approx(expected, abs=1e-5)


@pytest.mark.parametrize("kind", [0, 1])
def test_scores_add_the_bias_of_their_distance(kind: int) -> None:
    bias = noise(2, DISTANCES)
    children, parents = [Place((8, 9), 3)], [Place((1, 2), 1), Place((9, 12), 3)]
    scores = Linker(bias).scores(
        kind, children, parents, np.zeros((12, 6), dtype=np.float32)
    )
    near = [distance_bucket((8, 9), (1, 2), 2), distance_bucket((8, 9), (9, 12), 0)]
    assert scores.tolist() == [[0.0, *bias[kind, near].tolist()]]


@pytest.mark.parametrize(
    ("children", "parents"), [(0, 0), (0, 2), (2, 0)], ids=["none", "parents", "alone"]
)
def test_scores_have_a_row_a_child_and_a_column_more(
    children: int, parents: int
) -> None:
    given_children = places(*[(0, 1)] * children)
    given_parents = places(*[(1, 2)] * parents)
    scores = NO_BIAS.scores(0, given_children, given_parents, noise(3, 6))
    assert scores.shape == (children, 1 + parents)
