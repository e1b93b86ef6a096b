"""What the model takes for names, looked up by place."""

import pytest

from onrecord.reading.draft import Entity
from onrecord.reading.parties.entities import NO_ENTITIES, Entities

#        0123456789012345678
TEXT = "Ann Ray of Lund Bay"
FOUND = Entities([Entity((11, 19), "place"), Entity((0, 7), "person")])


@pytest.mark.parametrize(
    ("span", "kind"),
    [
        ((0, 7), "person"),
        ((4, 7), "person"),
        ((11, 15), "place"),
        ((0, 19), None),
        ((8, 10), None),
        ((4, 10), "person"),
    ],
)
def test_kind_is_that_of_most_characters(
    span: tuple[int, int], kind: str | None
) -> None:
    assert FOUND.kind(*span) == kind


def test_those_within_are_in_the_order_of_the_text() -> None:
    assert [entity.span for entity in FOUND.within(0, 19)] == [(0, 7), (11, 19)]
    assert [entity.span for entity in FOUND.within(7, 11)] == []
    assert [entity.span for entity in FOUND.within(6, 12)] == [(0, 7), (11, 19)]


@pytest.mark.parametrize(
    ("gap", "across"), [((3, 4), True), ((15, 16), True), ((7, 8), False)]
)
def test_entity_spans_across_a_gap_inside_it(
    gap: tuple[int, int], across: bool
) -> None:
    assert FOUND.spans_across(*gap) is across


def test_without_entities_nothing_is_found() -> None:
    assert NO_ENTITIES.within(0, 9) == []
    assert NO_ENTITIES.kind(0, 9) is None
    assert not NO_ENTITIES.spans_across(3, 4)
