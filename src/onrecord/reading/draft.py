"""A draft is what the stages have found so far in one article; a stage adds to it.

It touches nothing but records. The order of the stages is fixed in `pipeline.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from onrecord.reading.phrases.lexing import Lexeme
from onrecord.schema import (
    Article,
    Figure,
    Furniture,
    Moment,
    Party,
    Passage,
    Span,
    Statement,
)

Scores = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class TaggedSpan:
    """A source, cue or content as the tagger found it.

    `sure` is the mean probability of its tags; `quoted` the share of its `words` that
    stand inside quotation marks.
    """

    span: Span
    words: int
    sure: float
    quoted: float


EntityKind = Literal["person", "organization", "place", "other"]


@dataclass(frozen=True, slots=True)
class Entity:
    """What the tagger takes for a name; `other` is a nationality, a faith, a work."""

    span: Span
    kind: EntityKind


@dataclass(frozen=True, slots=True, eq=False)
class TaggedWindow:
    """The spans found in one window, and how well they fit together.

    `content_cue` [contents, 1 + cues] and `cue_source` [cues, 1 + sources] score each
    link; the first column scores a content without a cue, a cue without a source.
    """

    sources: tuple[TaggedSpan, ...]
    cues: tuple[TaggedSpan, ...]
    contents: tuple[TaggedSpan, ...]
    content_cue: Scores
    cue_source: Scores
    words: tuple[Span, ...] = ()
    entities: tuple[Entity, ...] = ()
    pointers: Scores | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """The article and what has been found in it."""

    article: Article
    passages: tuple[Passage, ...] | None = None
    furniture: tuple[Furniture, ...] | None = None
    tagged: tuple[TaggedWindow, ...] | None = None
    statements: tuple[Statement, ...] | None = None
    parties: tuple[Party, ...] | None = None
    lexemes: tuple[list[Lexeme], ...] | None = None
    moments: tuple[Moment, ...] | None = None
    figures: tuple[Figure, ...] | None = None


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
