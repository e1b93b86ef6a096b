"""Viterbi against the plain search through every sequence of tags."""

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.draft import Scores
from onrecord.reading.labels import TAGS, allowed, may_start
from onrecord.reading.viterbi import best_tags, tag_chances
from tests.reading.made import NEVER, noise

SMALL = 3
lengths_and_seed = st.tuples(
    st.lists(st.integers(1, 6), min_size=1, max_size=5), st.integers(0, 10_000)
)


def total(path: list[int], scores: Scores, chain: tuple[Scores, Scores]) -> float:
    transitions, starts = chain
    words = sum(float(scores[at, tag]) for at, tag in enumerate(path))
    steps = sum(float(transitions[one, two]) for one, two in pairwise(path))
    return float(starts[path[0]]) + words + steps


@given(lengths_and_seed)
def test_best_tags_are_the_best_of_all(given_: tuple[list[int], int]) -> None:
    lengths, seed = given_
    scores = [noise(n, SMALL, seed=seed + at) for at, n in enumerate(lengths)]
    chain = noise(SMALL, SMALL, seed=seed + 50), noise(SMALL, seed=seed + 51)
    found = best_tags(scores, *chain)
    assert [len(path) for path in found] == lengths
    for path, one in zip(found, scores, strict=True):
        ways = product(range(SMALL), repeat=len(one))
        best = max(total(list(way), one, chain) for way in ways)
        reached = total(path.tolist(), one, chain)
        assert reached == pytest.approx(best, abs=1e-4)


@given(lengths_and_seed)
def test_forbidden_transitions_are_never_taken(given_: tuple[list[int], int]) -> None:
    lengths, seed = given_
    number = len(TAGS)
    scores = [9 * noise(n, number, seed=seed + at) for at, n in enumerate(lengths)]
    may, start = allowed(), may_start()
    transitions = np.where(may, 0.0, NEVER).astype(np.float32)
    starts = np.where(start, 0.0, NEVER).astype(np.float32)
    for path in best_tags(scores, transitions, starts):
        assert start[path[0]]
        assert all(may[one, two] for one, two in pairwise(path.tolist()))


@given(lengths_and_seed)
def test_what_is_beside_a_passage_does_not_change_it(
    given_: tuple[list[int], int],
) -> None:
    lengths, seed = given_
    scores = [noise(n, SMALL, seed=seed + at) for at, n in enumerate(lengths)]
    chain = noise(SMALL, SMALL, seed=seed + 50), noise(SMALL, seed=seed + 51)
    together = [path.tolist() for path in best_tags(scores, *chain)]
    assert together == [best_tags([one], *chain)[0].tolist() for one in scores]


def test_no_passage_has_no_tags() -> None:
    assert best_tags([], noise(SMALL, SMALL), noise(SMALL)) == []


@given(lengths_and_seed)
def test_chances_are_those_of_all_sequences(given_: tuple[list[int], int]) -> None:
    lengths, seed = given_
    scores = [noise(n, SMALL, seed=seed + at) for at, n in enumerate(lengths)]
    chain = noise(SMALL, SMALL, seed=seed + 50), noise(SMALL, seed=seed + 51)
    for found, one in zip(tag_chances(scores, *chain), scores, strict=True):
        expected = np.zeros_like(one)
        for way in product(range(SMALL), repeat=len(one)):
            weight = np.exp(total(list(way), one, chain))
            expected[np.arange(len(one)), list(way)] += weight
        expected /= expected.sum(axis=1, keepdims=True)
        assert found == pytest.approx(expected, abs=1e-4)


def test_no_passage_has_no_chances() -> None:
    assert (
        tag_chances([], *(np.zeros((2, 2), np.float32), np.zeros(2, np.float32))) == []
    )
