"""The best tag sequences of many passages at once.

Viterbi's algorithm (IEEE Trans. Inf. Theory, 1967) over a linear-chain CRF, stepping
through all passages side by side: as many steps as the longest has words, not as many
as the article has.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float32]

LEAST = 1e-30
"""The least that one word's score is taken for, of the word's best score."""


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

    The forward-backward algorithm over the same chain, its numbers scaled to one at
    each word (Rabiner, Proc. IEEE, 1989): products, where logarithms would cost four
    times as much.
    """
    if not scores:
        return []
    lengths = [len(one) for one in scores]
    longest = max(lengths)
    likely = np.ones((longest, len(scores), len(starts)))
    for row, one in enumerate(scores):
        likely[: len(one), row] = np.exp(one - one.max(axis=1, keepdims=True))
    # What no score may do is to make all ways impossible: the least is not nothing.
    likely = np.maximum(likely, LEAST)
    moves = np.exp(transitions.astype(np.float64))
    ahead, behind = np.empty_like(likely), np.ones_like(likely)
    real = np.arange(longest)[:, None] < np.array(lengths)
    ahead[0] = _scaled(np.exp(starts.astype(np.float64)) * likely[0])
    for place in range(1, longest):
        ahead[place] = _scaled((ahead[place - 1] @ moves) * likely[place])
    for place in range(longest - 2, -1, -1):
        step = _scaled((likely[place + 1] * behind[place + 1]) @ moves.T)
        behind[place] = np.where(real[place + 1, :, None], step, 1.0)
    return [
        _scaled(ahead[:length, row] * behind[:length, row]).astype(np.float32)
        for row, length in enumerate(lengths)
    ]


def _scaled(numbers: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return the rows, each divided by its sum."""
    shares: npt.NDArray[np.float64] = numbers / numbers.sum(axis=1, keepdims=True)
    return shares
