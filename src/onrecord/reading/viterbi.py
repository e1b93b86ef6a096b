"""The best tag sequences of many passages at once.

Viterbi's algorithm (IEEE Trans. Inf. Theory, 1967) over a linear-chain CRF, stepping
through all passages side by side: as many steps as the longest has words, not as many
as the article has.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from onrecord.reading.shares import log_shares

Scores = npt.NDArray[np.float32]


def best_tags(
    scores: list[Scores], transitions: Scores, starts: Scores
) -> list[npt.NDArray[np.int64]]:
    """Return the best tag sequence of each of `scores` [words, tags].

    `transitions` [tags, tags] and `starts` [tags] are the chain's own scores.
    """
    if not scores:
        return []
    lengths = np.array([len(one) for one in scores])
    order = np.argsort(-lengths, kind="stable")
    longest, tags = int(lengths.max()), len(starts)
    padded = np.zeros((len(scores), longest, tags), dtype=np.float32)
    for row, which in enumerate(order):
        padded[row, : lengths[which]] = scores[which]
    live = np.searchsorted(-lengths[order], -np.arange(longest), side="left")
    back = np.zeros((len(scores), longest, tags), dtype=np.int64)
    best = starts + padded[:, 0]
    for place in range(1, longest):
        rows = int(live[place])
        ways = best[:rows, :, None] + transitions
        back[:rows, place] = ways.argmax(axis=1)
        best[:rows] = ways.max(axis=1) + padded[:rows, place]
    found: list[npt.NDArray[np.int64]] = [np.zeros(0, dtype=np.int64)] * len(scores)
    for row, which in enumerate(order.tolist()):
        path = np.zeros(lengths[which], dtype=np.int64)
        path[-1] = best[row].argmax()
        for place in range(lengths[which] - 1, 0, -1):
            path[place - 1] = back[row, place, path[place]]
        found[which] = path
    return found


def tag_chances(
    scores: list[Scores], transitions: Scores, starts: Scores
) -> list[Scores]:
    """Return the probability of each tag at each word, [words, tags] a sequence.

    The forward-backward algorithm (Rabiner, Proc. IEEE, 1989) over the same chain.
    """
    if not scores:
        return []
    lengths = np.array([len(one) for one in scores])
    longest = int(lengths.max())
    padded = np.zeros((len(scores), longest, len(starts)), dtype=np.float32)
    real = np.arange(longest) < lengths[:, None]
    for row, one in enumerate(scores):
        padded[row, : len(one)] = one
    ahead = np.zeros_like(padded)
    behind = np.zeros_like(padded)
    ahead[:, 0] = starts + padded[:, 0]
    for place in range(1, longest):
        step = _summed(ahead[:, place - 1, :, None] + transitions, axis=1)
        ahead[:, place] = step + padded[:, place]
    for place in range(longest - 2, -1, -1):
        onward = padded[:, place + 1] + behind[:, place + 1]
        step = _summed(transitions + onward[:, None, :], axis=2)
        behind[:, place] = np.where(real[:, place + 1, None], step, 0.0)
    both = log_shares(ahead + behind)
    return [np.exp(both[row, :length]) for row, length in enumerate(lengths.tolist())]


def _summed(scores: Scores, axis: int) -> Scores:
    """Return the logarithm of the sum of exponentials along an axis."""
    top = scores.max(axis=axis, keepdims=True)
    total: Scores = np.log(np.exp(scores - top).sum(axis=axis)) + top.squeeze(axis)
    return total
