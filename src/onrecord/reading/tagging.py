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
from itertools import islice
from typing import NamedTuple, Protocol

import numpy as np

from onrecord.reading.draft import Draft, Scores, TaggedSpan, TaggedWindow
from onrecord.reading.entities import entities_of
from onrecord.reading.labels import ROLES, begin
from onrecord.reading.links import Linker
from onrecord.reading.spotting import Run, Spotted, completed, near_path, on_path
from onrecord.reading.viterbi import best_tags, tag_chances
from onrecord.reading.windows import Pieces, Window, windows
from onrecord.reading.words import split

SOURCE, CUE, CONTENT = range(len(ROLES))

DECODED_AT_ONCE = 16
"""Windows whose passages are decoded side by side: an article of usual length at once,
and of a book no more than a chapter, since each takes as much room as the longest."""


class Heads(NamedTuple):
    """What the encoder's heads say of a window, a word.

    `tags` [words, tags] and `entities` [words, 1 + 2 * kinds] are scores; `links`
    [words, 4 * width + 2] and `pointers` [words, 2 * width] vectors.
    """

    tags: Scores
    links: Scores
    entities: Scores
    pointers: Scores


class TaggerModel(Protocol):
    """The encoder with its heads."""

    def __call__(self, windows: Iterable[Window]) -> Iterator[tuple[Window, Heads]]:
        """Yield each window, in order, with what the heads say of it."""
        ...

    def breaks(self, window: Window) -> Scores:
        """Return, a word, the score of a paragraph beginning there."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class Decoder:
    """What turns the model's scores into spans and links.

    `transitions` [tags, tags] and `starts` [tags] are the chain's; `linker` the links'.
    `begins` is added to the score of each beginning of a span: the best path favours
    no span, since the chance of one is shared out among all the edges it may have.
    """

    transitions: Scores
    starts: Scores
    linker: Linker
    begins: float = 0.0

    @property
    def chain(self) -> tuple[Scores, Scores]:
        """The transitions and starts, with what is added to beginnings."""
        added = np.zeros_like(self.starts)
        added[[begin(role) for role in range(len(ROLES))]] = self.begins
        return self.transitions + added, self.starts + added


def tag(draft: Draft, model: TaggerModel, decoder: Decoder, pieces: Pieces) -> Draft:
    """Return the draft with its tagged windows, in the order of the text."""
    coming = scored(draft, model, pieces)
    found: list[TaggedWindow] = []
    while some := list(islice(coming, DECODED_AT_ONCE)):
        found.extend(decoded(some, decoder))
    return replace(draft, tagged=tuple(found))


@dataclass(frozen=True, slots=True, eq=False)
class Scored:
    """A window with what the heads say of it."""

    window: Window
    heads: Heads

    @property
    def scores(self) -> Scores:
        """The tag scores, [words, tags]."""
        return self.heads.tags

    @property
    def vectors(self) -> Scores:
        """The link vectors."""
        return self.heads.links


def scored(draft: Draft, model: TaggerModel, pieces: Pieces) -> Iterator[Scored]:
    """Yield the windows of the draft's passages as the model scores them."""
    text, passages = draft.article.text, draft.passages or ()
    words = (split(text, *passage.span) for passage in passages)
    for window, heads in model(windows(words, pieces)):
        yield Scored(window, heads)


def decoded(scored_windows: list[Scored], decoder: Decoder) -> Iterator[TaggedWindow]:
    """Yield, a window, the spans that its scores speak for, and their links.

    All passages of the windows are decoded side by side: the cost is that of the
    longest one.
    """
    each = [one.scores[a:b] for one in scored_windows for a, b in one.window.runs]
    chain = decoder.chain
    paths = best_tags(each, *chain)
    chances = tag_chances(each, *chain)
    both = zip(paths, chances, strict=True)
    for one in scored_windows:
        passages = one.window.passages
        runs = [
            Run(start, int(passages[start]), *next(both))
            for start, _ in one.window.runs
        ]
        yield _decoded(one, runs, decoder.linker)


def _decoded(scored: Scored, runs: list[Run], linker: Linker) -> TaggedWindow:
    """Return the spans and links of one window, of the paths through its passages."""
    vectors = scored.vectors
    sources, cues, contents = on_path(runs)
    said = [content.place for content in contents]
    cues = completed(0, said, cues, near_path(runs, CUE), linker, vectors)
    spoken = [cue.place for cue in cues]
    content_cue = linker.scores(0, said, spoken, vectors)
    used = sorted(set(content_cue.argmax(axis=1).tolist()) - {0})
    speaking = [spoken[number - 1] for number in used]
    near = near_path(runs, SOURCE)
    sources = completed(1, speaking, sources, near, linker, vectors)
    spans = [
        tuple(_tagged(scored.window, span) for span in found)
        for found in (sources, cues, contents)
    ]
    return TaggedWindow(
        sources=spans[SOURCE],
        cues=spans[CUE],
        contents=spans[CONTENT],
        content_cue=content_cue,
        cue_source=linker.scores(1, spoken, [one.place for one in sources], vectors),
        words=scored.window.spans,
        entities=entities_of(scored.window.spans, scored.heads.entities),
        pointers=scored.heads.pointers,
    )


def _tagged(window: Window, spotted: Spotted) -> TaggedSpan:
    first, after = spotted.place.words
    quoted = window.features[window.firsts[first:after]] % 2
    return TaggedSpan(
        span=(window.spans[first][0], window.spans[after - 1][1]),
        words=after - first,
        sure=spotted.sure,
        quoted=float(quoted.mean()),
    )
