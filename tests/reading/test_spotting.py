"""Spans on the best path, and those near it that a part without its other takes."""

import numpy as np
import pytest

from onrecord.reading.draft import Scores
from onrecord.reading.labels import TAGS, begin, inside
from onrecord.reading.links import Place
from onrecord.reading.spotting import (
    GOES_ON,
    LEAST_NEAR,
    Run,
    Spotted,
    completed,
    near_path,
    on_path,
)
from onrecord.reading.tagging import CONTENT, CUE, SOURCE
from tests.reading.made import linker

NOWHERE = np.zeros((40, 6), dtype=np.float32)


def run(
    path: list[int],
    near: dict[str, float] | None = None,
    start: int = 0,
    passage: int = 0,
) -> Run:
    """Return a run; `near` gives words off the path a chance: `cue2=0.3`, `in3=0.2`."""
    chances = np.zeros((len(path), len(TAGS)), dtype=np.float32)
    chances[np.arange(len(path)), path] = 0.9
    for name, chance in (near or {}).items():
        tag = inside(CUE) if name.startswith("in") else begin(CUE)
        chances[int(name[-1]), tag] = chance
    return Run(start, passage, np.array(path), chances)


def places(spans: list[Spotted]) -> list[tuple[int, int]]:
    return [span.place.words for span in spans]


def test_spans_on_the_path_count_their_words_in_the_window() -> None:
    first = run([begin(SOURCE), inside(SOURCE), begin(CUE), 0])
    second = run([begin(CONTENT), inside(CONTENT)], start=4, passage=1)
    sources, cues, contents = on_path([first, second])
    assert [places(found) for found in (sources, cues, contents)] == [
        [(0, 2)],
        [(2, 3)],
        [(4, 6)],
    ]
    assert contents[0].place.passage == 1
    assert contents[0].sure == pytest.approx(0.9)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"cue2": LEAST_NEAR}, [(2, 3)]),
        ({"cue2": LEAST_NEAR - 0.01}, []),
        ({"cue0": 0.4}, []),
        ({"cue2": 0.4, "in3": 0.4 * GOES_ON}, [(2, 4)]),
        ({"cue2": 0.4, "in3": 0.1}, [(2, 3)]),
        ({"cue2": 0.4, "in4": 0.4}, [(2, 3)]),
        ({"cue2": 0.4, "cue3": 0.4}, [(2, 3), (3, 4)]),
        ({"cue2": 0.4, "cue3": 0.2, "in3": 0.4}, [(2, 4)]),
        ({}, []),
    ],
    ids=str,
)
def test_near_spans_stand_where_the_path_has_none(
    given: dict[str, float], expected: list[tuple[int, int]]
) -> None:
    path = [begin(SOURCE), 0, 0, 0, 0]
    assert places(near_path([run(path, given)], CUE)) == expected


def spotted(low: int, high: int, passage: int = 0) -> Spotted:
    return Spotted(Place((low, high), passage), 0.5)


def fitting(*words: int) -> Scores:
    """Return vectors by which nothing is no parent, and these words fit as cues."""
    vectors = NOWHERE.copy()
    vectors[:, 4] = 50.0
    vectors[:, 0] = 1.0
    vectors[list(words), 1] = 99.0
    return vectors


def test_child_without_a_parent_takes_what_is_near_and_fits() -> None:
    children = [Place((0, 2), 0)]
    near = [spotted(4, 5), spotted(7, 8)]
    found = completed(0, children, [spotted(10, 11)], near, linker(), fitting(7))
    assert places(found) == [(7, 8), (10, 11)]


def test_child_with_a_parent_takes_no_other() -> None:
    children = [Place((0, 2), 0)]
    near = [spotted(7, 8)]
    found = completed(0, children, [spotted(10, 11)], near, linker(), fitting(7, 10))
    assert places(found) == [(10, 11)]


def test_child_to_which_nothing_fits_stays_alone() -> None:
    found = completed(0, [Place((0, 2), 0)], [], [spotted(4, 5)], linker(), fitting())
    assert found == []


def test_child_takes_nothing_from_another_passage() -> None:
    near = [spotted(7, 8, passage=1)]
    found = completed(0, [Place((0, 2), 0)], [], near, linker(), fitting(7))
    assert found == []


def test_no_child_and_nothing_near_change_nothing() -> None:
    parents = [spotted(10, 11)]
    assert completed(0, [], parents, [spotted(7, 8)], linker(), NOWHERE) == parents
    assert completed(0, [Place((0, 2), 0)], parents, [], linker(), NOWHERE) == parents
