import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.evaluation.calibration import Bin, calibrate


def test_error_is_the_mean_gap_weighted_by_the_statements() -> None:
    judged = [(0.95, True), (0.95, True), (0.95, False), (0.95, True), (0.2, True)]
    found = calibrate(judged)
    # Four of which three are right, |3/4 - 0.95| = 0.2; one, |1 - 0.2| = 0.8.
    assert found.error == pytest.approx((4 * 0.2 + 1 * 0.8) / 5)
    assert found.bins[9].count == 4
    assert found.bins[9].mean_confidence == pytest.approx(0.95)
    assert found.bins[9].share_right == 0.75
    assert found.bins[1] == Bin(0.1, 0.2, 1, 0.2, 1.0)
    assert found.count == 5


def test_sure_and_right_is_no_error() -> None:
    assert calibrate([(1.0, True), (0.0, False)]).error == 0.0


def test_nothing_found_has_no_error() -> None:
    found = calibrate([])
    assert found.error is None
    assert found.bins[3] == Bin(0.3, 0.4, 0, None, None)


@pytest.mark.parametrize("tenth", range(1, 11))
def test_bin_holds_its_upper_end(tenth: int) -> None:
    found = calibrate([(tenth / 10, True), (tenth / 10 - 0.05, True)])
    assert [each.count for each in found.bins] == [
        2 if place == tenth - 1 else 0 for place in range(10)
    ]


@pytest.mark.parametrize(("confidence", "place"), [(0.0, 0), (0.3000001, 3)])
def test_confidence_has_its_bin(confidence: float, place: int) -> None:
    assert calibrate([(confidence, True)]).bins[place].count == 1


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1))
def test_error_is_a_share_and_none_is_lost(judged: list[tuple[float, bool]]) -> None:
    found = calibrate(judged)
    assert found.error is not None
    assert 0.0 <= found.error <= 1.0
    assert found.count == len(judged)
