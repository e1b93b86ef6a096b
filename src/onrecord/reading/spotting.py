"""Spans of a window: those on the best path, and those that were nearly on it.

Viterbi's path is the best as a whole, and so leaves out a cue that is there with a
chance of four in ten. Where a content has no cue otherwise, or a cue no source, that
is the likelier reading: such spans are looked at again, and taken if they fit.

It touches: tags, their probabilities, and links. It knows nothing of text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onrecord.reading.draft import Scores
from onrecord.reading.labels import ROLES, begin, inside, spans_of
from onrecord.reading.links import Linker, Place

LEAST_NEAR = 0.1
"""The chance from which a word off the path is looked at again as a beginning."""

GOES_ON = 0.5
"""The share of its beginning's chance that a span's next word must have."""

Path = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Spotted:
    """Where a span stands, and how sure it is: the mean probability of its tags."""

    place: Place
    sure: float


@dataclass(frozen=True, slots=True)
class Run:
    """The best path through one passage of a window, and the chance of every tag.

    `start` is the passage's first word in the window; `chances` is [words, tags].
    """

    start: int
    passage: int
    path: Path
    chances: Scores

    def spot(self, low: int, high: int, sure: float) -> Spotted:
        """Return the span of these words of the passage."""
        words = (self.start + low, self.start + high)
        return Spotted(Place(words, self.passage), sure)


def on_path(runs: list[Run]) -> tuple[list[Spotted], ...]:
    """Return the spans of each role that the best paths go through."""
    found: tuple[list[Spotted], ...] = tuple([] for _ in ROLES)
    for run in runs:
        chosen = run.chances[np.arange(len(run.path)), run.path]
        for role, low, high in spans_of(run.path):
            found[role].append(run.spot(low, high, float(chosen[low:high].mean())))
    return found


def near_path(runs: list[Run], role: int) -> list[Spotted]:
    """Return the spans of a role that stand where the best paths have none."""
    return [span for run in runs for span in _near(run, role)]


def _near(run: Run, role: int) -> Iterator[Spotted]:
    begins = np.where(run.path == 0, run.chances[:, begin(role)], 0.0)
    goes_on = np.where(run.path == 0, run.chances[:, inside(role)], 0.0)
    after = 0
    for low in np.flatnonzero(begins >= LEAST_NEAR).tolist():
        if low < after:
            continue
        chance = float(begins[low])
        after = low + 1
        while after < len(goes_on) and goes_on[after] >= GOES_ON * chance:
            after += 1
        yield run.spot(low, after, chance)


def completed(
    kind: int,
    children: list[Place],
    parents: list[Spotted],
    near: list[Spotted],
    linker: Linker,
    vectors: Scores,
) -> list[Spotted]:
    """Return the parents, and of those near the path what a child without one takes.

    `kind` and `vectors` are as in Linker.scores. A child takes the one that fits it
    best in its own passage's reach, if that fits better than none.
    """
    if not near:
        return parents
    places = [parent.place for parent in parents]
    table = linker.scores(kind, children, places, vectors)
    alone = [
        child for child, row in zip(children, table, strict=True) if not row.argmax()
    ]
    again = linker.scores(kind, alone, [span.place for span in near], vectors)
    taken = {
        best
        for child, row in zip(alone, again, strict=True)
        if (best := int(row.argmax()) - 1) >= 0
        and near[best].place.passage == child.passage
    }
    both = [*parents, *(near[number] for number in taken)]
    return sorted(both, key=lambda span: span.place.words)
