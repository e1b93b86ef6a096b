"""Scores as shares of one: the softmax, in logarithms."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float32]


def log_shares(scores: Scores) -> Scores:
    """Return the logarithm of the softmax over the last axis."""
    shifted: Scores = scores - scores.max(axis=-1, keepdims=True)
    total: Scores = np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return shifted - total
