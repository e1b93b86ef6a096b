import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.evaluation import Count


def test_count_has_precision_recall_and_their_mean() -> None:
    count = Count(hit=3, predicted=4, gold=6)
    assert (count.precision, count.recall) == (0.75, 0.5)
    assert count.f1 == pytest.approx(0.6)


@pytest.mark.parametrize("count", [Count(), Count(predicted=2), Count(gold=2)])
def test_count_without_a_hit_is_nought(count: Count) -> None:
    assert (count.precision, count.recall, count.f1) == (0.0, 0.0, 0.0)


def test_count_of_sets_takes_what_both_hold() -> None:
    assert Count.of({1, 2, 3}, {2, 3, 4, 5}) == Count(2, 4, 3)


def test_counts_add_up() -> None:
    assert Count(1, 2, 3) + Count(4, 5, 6) == Count(5, 7, 9)


@given(st.sets(st.integers(0, 9)), st.sets(st.integers(0, 9)))
def test_f1_takes_no_side(gold: set[int], predicted: set[int]) -> None:
    one, other = Count.of(gold, predicted), Count.of(predicted, gold)
    assert one.f1 == pytest.approx(other.f1)
    assert 0.0 <= one.f1 <= 1.0
    assert (one.precision, one.recall) == (other.recall, other.precision)
