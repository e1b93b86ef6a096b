"""Tags of words add up to entities with exact places."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.entities import ENTITY_KINDS, ENTITY_TAGS, entities_of

OUTSIDE, BEGIN, INSIDE, BODY, IN_BODY = 0, 1, 2, 3, 4


def found(tags: list[int]) -> list[tuple[tuple[int, int], str]]:
    """Return the entities of words of two letters that have these tags."""
    words = tuple((3 * at, 3 * at + 2) for at in range(len(tags)))
    scores = np.eye(ENTITY_TAGS, dtype=np.float32)[tags].reshape(-1, ENTITY_TAGS)
    return [(entity.span, entity.kind) for entity in entities_of(words, scores)]


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ([], []),
        ([OUTSIDE], []),
        ([BEGIN], [((0, 2), "person")]),
        ([BEGIN, INSIDE], [((0, 5), "person")]),
        ([BEGIN, BEGIN], [((0, 2), "person"), ((3, 5), "person")]),
        ([INSIDE, INSIDE], [((0, 5), "person")]),
        ([BEGIN, OUTSIDE, INSIDE], [((0, 2), "person"), ((6, 8), "person")]),
        ([BEGIN, IN_BODY], [((0, 2), "person"), ((3, 5), "organization")]),
        ([BODY, IN_BODY, OUTSIDE], [((0, 5), "organization")]),
    ],
)
def test_tags_become_entities(
    tags: list[int], expected: list[tuple[tuple[int, int], str]]
) -> None:
    assert found(tags) == expected


@given(st.lists(st.integers(0, ENTITY_TAGS - 1), max_size=40))
def test_every_tagged_word_is_in_one_entity(tags: list[int]) -> None:
    covered = [at for (start, end), _ in found(tags) for at in range(start, end, 3)]
    assert covered == [3 * at for at, tag in enumerate(tags) if tag]
    assert {kind for _, kind in found(tags)} <= set(ENTITY_KINDS)
