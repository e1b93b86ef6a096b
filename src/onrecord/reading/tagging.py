"""The tagging stage: source, cue and content of attributions, by the learned model.

Each window of passages goes through the encoder once and alone, so that what is read
beside it cannot change its answer: a quantised model scales its numbers by all that it
is given at once.

It touches: the text, the passages and the tagger. Which spans belong together it
scores; the next stage decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
import numpy.typing as npt

from onrecord.reading.draft import Draft, Scores, TaggedSpan, TaggedWindow
from onrecord.reading.labels import ROLES, spans_of
from onrecord.reading.links import Linker, Place
from onrecord.reading.viterbi import best_tags, tag_chances
from onrecord.reading.windows import Pieces, Window, windows
from onrecord.reading.words import split

SOURCE, CUE, CONTENT = range(len(ROLES))


class TaggerModel(Protocol):
    """The encoder with its heads."""

    def __call__(
        self, windows: Iterable[Window]
    ) -> Iterator[tuple[Window, tuple[Scores, Scores]]]:
        """Yield each window, in order, with its tag scores and its link vectors.

        The shapes are [words, tags] and [words, 4 * width + 2].
        """
        ...

    def breaks(self, window: Window) -> Scores:
        """Return, a word, the score of a paragraph beginning there."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class Decoder:
    """What turns the model's scores into spans and links.

    `transitions` [tags, tags] and `starts` [tags] are the chain's; `linker` the links'.
    """

    transitions: Scores
    starts: Scores
    linker: Linker


def tag(draft: Draft, model: TaggerModel, decoder: Decoder, pieces: Pieces) -> Draft:
    """Return the draft with its tagged windows, in the order of the text."""
    text, passages = draft.article.text, draft.passages or ()
    words = (split(text, *passage.span) for passage in passages)
    scored = [
        Scored(window, scores, vectors)
        for window, (scores, vectors) in model(windows(words, pieces))
    ]
    return replace(draft, tagged=tuple(decoded(scored, decoder)))


@dataclass(frozen=True, slots=True, eq=False)
class Scored:
    """A window with its tag scores [words, tags] and link vectors."""

    window: Window
    scores: Scores
    vectors: Scores


def decoded(scored: list[Scored], decoder: Decoder) -> Iterator[TaggedWindow]:
    """Yield, a window, the spans that its scores speak for, and their links.

    All passages of the windows are decoded side by side: the cost is that of the
    longest one.
    """
    each = [one.scores[a:b] for one in scored for a, b in one.window.runs]
    paths = iter(best_tags(each, decoder.transitions, decoder.starts))
    chances = iter(tag_chances(each, decoder.transitions, decoder.starts))
    for one in scored:
        runs = one.window.runs
        taken = [next(paths) for _ in runs], [next(chances) for _ in runs]
        yield _decoded(one, *taken, decoder.linker)


def _decoded(
    scored: Scored,
    paths: list[npt.NDArray[np.int64]],
    each_chance: list[Scores],
    linker: Linker,
) -> TaggedWindow:
    """Return the spans and links of one window, of the paths through its passages."""
    window, vectors = scored.window, scored.vectors
    found: list[list[Place]] = [[], [], []]
    for (start, _), path in zip(window.runs, paths, strict=True):
        for role, low, high in spans_of(path):
            passage = int(window.passages[start])
            found[role].append(Place((start + low, start + high), passage))
    chosen = np.concatenate(paths)
    chances = np.concatenate(each_chance)[np.arange(len(chosen)), chosen]
    spans = [
        tuple(_tagged(window, place, chances) for place in places) for places in found
    ]
    sources, cues, contents = found
    return TaggedWindow(
        sources=spans[SOURCE],
        cues=spans[CUE],
        contents=spans[CONTENT],
        content_cue=linker.scores(0, contents, cues, vectors),
        cue_source=linker.scores(1, cues, sources, vectors),
    )


def _tagged(window: Window, place: Place, chances: Scores) -> TaggedSpan:
    first, after = place.words
    quoted = window.features[window.firsts[first:after]] % 2
    return TaggedSpan(
        span=(window.spans[first][0], window.spans[after - 1][1]),
        words=after - first,
        sure=float(chances[first:after].mean()),
        quoted=float(quoted.mean()),
    )
