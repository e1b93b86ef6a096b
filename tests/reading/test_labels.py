"""Tags: which may follow which, and the spans that they make."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.labels import (
    ROLES,
    TAGS,
    allowed,
    begin,
    inside,
    may_start,
    spans_of,
)

Found = tuple[int, int, int]
NUMBERS = {tag: number for number, tag in enumerate(TAGS)}
O, BS, IS, BC, IC = (  # noqa: E741 - the letters of BIO
    NUMBERS[tag] for tag in ("O", "B-source", "I-source", "B-cue", "I-cue")
)


def test_tags_stand_in_the_order_of_the_weights() -> None:
    roles = ("source", "cue", "content")
    assert roles == ROLES
    assert ("O", *(f"{edge}-{role}" for role in roles for edge in "BI")) == TAGS


@pytest.mark.parametrize(("role", "name"), list(enumerate(ROLES)))
def test_begin_and_inside_are_numbers_of_tags(role: int, name: str) -> None:
    assert TAGS[begin(role)] == f"B-{name}"
    assert TAGS[inside(role)] == f"I-{name}"


@pytest.mark.parametrize("after", TAGS)
@pytest.mark.parametrize("before", TAGS)
def test_inside_follows_its_own_role_only(before: str, after: str) -> None:
    fits = after[0] != "I" or before[1:] == after[1:]
    assert allowed()[NUMBERS[before], NUMBERS[after]] == fits


def test_passage_starts_with_no_inside() -> None:
    assert may_start().tolist() == [not tag.startswith("I") for tag in TAGS]


@pytest.mark.parametrize(
    ("tags", "spans"),
    [
        ([], []),
        ([O, O], []),
        ([BS], [(0, 0, 1)]),
        ([BS, IS, O], [(0, 0, 2)]),
        ([BS, BS, IS], [(0, 0, 1), (0, 1, 3)]),
        ([BS, BC, IC], [(0, 0, 1), (1, 1, 3)]),
        ([O, BC, O, BC], [(1, 1, 2), (1, 3, 4)]),
        ([IS, IS], []),
        ([BS, IC, IC], [(0, 0, 1)]),
    ],
)
def test_spans_of_reads_tags(
    tags: list[int], spans: list[tuple[int, int, int]]
) -> None:
    assert spans_of(np.array(tags, dtype=np.int64)) == spans


@given(st.lists(st.tuples(st.sampled_from([-1, 0, 1, 2]), st.integers(1, 4))))
def test_spans_of_finds_what_was_tagged(parts: list[tuple[int, int]]) -> None:
    tags: list[int] = []
    expected = []
    for role, length in parts:
        if role >= 0:
            expected.append((role, len(tags), len(tags) + length))
            tags += [begin(role), *[inside(role)] * (length - 1)]
        else:
            tags += [O] * length
    assert spans_of(np.array(tags, dtype=np.int64)) == expected
