"""A draft is what the stages have found so far in one article; a stage adds to it.

It touches nothing but records. The order of the stages is fixed in `pipeline.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onrecord.schema import Article, Furniture, Party, Passage, Statement

Vector = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class TaggedSpan:
    """A source, cue or content as the tagger found it.

    `role` indexes `labels.ROLES`; `first` and `after` count words in window `window`;
    `passage` numbers the article's passages; `sure` is the mean probability of its tags;
    `quoted` the share of its words inside quotation marks. The vectors score its links:
    as a child of its parent span, and as the parent of its children.
    """

    role: int
    span: tuple[int, int]
    window: int
    first: int
    after: int
    passage: int
    sure: float
    quoted: float
    as_child: Vector
    as_parent: Vector
    alone: float


@dataclass(frozen=True, slots=True)
class Draft:
    """The article and what has been found in it."""

    article: Article
    passages: tuple[Passage, ...] | None = None
    furniture: tuple[Furniture, ...] | None = None
    tagged: tuple[TaggedSpan, ...] | None = None
    statements: tuple[Statement, ...] | None = None
    parties: tuple[Party, ...] | None = None


@dataclass(frozen=True, slots=True)
class Stage:
    """A named step from draft to draft, with the fields that it needs and adds."""

    name: str
    needs: tuple[str, ...]
    adds: tuple[str, ...]
    run: Callable[[Draft], Draft]


def check_order(stages: tuple[Stage, ...]) -> None:
    """Raise ValueError, naming the field, if a stage needs what none before it adds."""
    known = {"article"}
    for stage in stages:
        missing = [field for field in stage.needs if field not in known]
        if missing:
            raise ValueError(
                f"stage {stage.name!r} needs {missing[0]!r}: no stage adds it"
            )
        known.update(stage.adds)
