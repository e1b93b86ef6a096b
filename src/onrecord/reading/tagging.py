"""The tagging stage: source, cue and content of attributions, by the learned model.

Each window of passages goes through the encoder once and alone, so that what is read
beside it cannot change its answer: a quantised model scales its numbers by all that it is
given at once.

It touches: the text, the passages and the tagger. Which spans belong together is for the
next stage to say.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
import numpy.typing as npt

from onrecord.reading.draft import Draft, TaggedSpan, Vector
from onrecord.reading.labels import ROLES, spans_of
from onrecord.reading.page import log_shares
from onrecord.reading.viterbi import best_tags
from onrecord.reading.windows import Pieces, Window, windows
from onrecord.reading.words import split

SOURCE, CUE, CONTENT = range(len(ROLES))


class TaggerModel(Protocol):
    """The encoder with its heads."""

    def __call__(self, window: Window) -> tuple[Vector, Vector]:
        """Return tag scores [words, tags] and link vectors [words, 4 * width + 2]."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class Chain:
    """The scores of the CRF: `transitions` [tags, tags] and `starts` [tags]."""

    transitions: Vector
    starts: Vector


def tag(draft: Draft, model: TaggerModel, chain: Chain, pieces: Pieces) -> Draft:
    """Return the draft with its tagged spans, in the order of the text."""
    text, passages = draft.article.text, draft.passages or ()
    words = (split(text, *passage.span) for passage in passages)
    tagged: list[TaggedSpan] = []
    for number, window in enumerate(windows(words, pieces)):
        scores, links = model(window)
        tagged.extend(spans(number, window, scores, links, chain))
    return replace(draft, tagged=tuple(tagged))


def spans(
    number: int, window: Window, scores: Vector, links: Vector, chain: Chain
) -> Iterator[TaggedSpan]:
    """Yield the spans of one window."""
    runs = window.runs
    paths = best_tags(
        [scores[start:end] for start, end in runs], chain.transitions, chain.starts
    )
    quoted = (window.features[window.firsts] % 2).astype(np.float32)
    chances = np.exp(log_shares(scores))
    for (start, _), path in zip(runs, paths, strict=True):
        for role, low, high in spans_of(path):
            first, after = start + low, start + high
            chosen = chances[np.arange(first, after), path[low:high]]
            yield TaggedSpan(
                role=role,
                span=(window.spans[first][0], window.spans[after - 1][1]),
                window=number,
                first=first,
                after=after,
                passage=int(window.passages[first]),
                sure=float(chosen.mean()),
                quoted=float(quoted[first:after].mean()),
                **_link_parts(role, links[first:after].mean(axis=0)),
            )


def _link_parts(role: int, mean: Vector) -> dict[str, npt.NDArray[np.float32] | float]:
    """Return the parts of a span's mean link vector that its role makes use of.

    The vector holds content, cue (as parent of contents), cue (as child), source, and
    the scores of a content without cue and of a cue without source.
    """
    width = (len(mean) - 2) // 4
    quarter = [mean[at * width : (at + 1) * width] for at in range(4)]
    child = quarter[0] if role == CONTENT else quarter[2]
    parent = quarter[1] if role == CUE else quarter[3]
    alone = float(mean[-2] if role == CONTENT else mean[-1])
    return {"as_child": child, "as_parent": parent, "alone": alone}
