"""Scores as shares of one."""

import numpy as np
import pytest

from onrecord.reading.shares import log_shares
from tests.reading.made import noise


def test_shares_add_up_to_one() -> None:
    shares = np.exp(log_shares(noise(4, 5)))
    assert shares.sum(axis=-1).tolist() == pytest.approx([1.0] * 4, abs=1e-5)


def test_shares_keep_the_order_of_scores() -> None:
    scores = noise(4, 5)
    assert log_shares(scores).argsort().tolist() == scores.argsort().tolist()


def test_large_scores_do_not_overflow() -> None:
    scores = np.array([[1e4, 0.0], [-1e4, -1e4]], dtype=np.float32)
    shares = np.exp(log_shares(scores)).ravel()
    assert shares.tolist() == pytest.approx([1.0, 0.0, 0.5, 0.5])
