"""The statements stage: which source, cue and contents belong together, and in what form.

In PolNeAR a statement has one cue, so a cue stands for its statement: each content
chooses a cue, each cue a source or none, by the learned scores of the links. A content
that no cue fits is a statement of its own.

It touches: tagged spans and the text's quotation marks. Who a source is, is for the
parties stage.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import numpy as np

from onrecord.reading.draft import Draft, TaggedSpan, Vector
from onrecord.reading.links import distance_bucket
from onrecord.reading.tagging import CONTENT, CUE, SOURCE
from onrecord.schema import Form, Statement

DIRECT_FROM = 0.85
"""Share of quoted words from which a content is direct speech: the rest is its edges."""


@dataclass(frozen=True, slots=True, eq=False)
class Linker:
    """Bias by distance [2, buckets]: of a content from its cue, of a cue from its source."""

    distances: Vector

    def choose(
        self, kind: int, child: TaggedSpan, parents: Sequence[TaggedSpan]
    ) -> tuple[int, float]:
        """Return the place of the parent chosen, -1 for none, and its probability."""
        if not parents:
            return -1, 1.0
        scale = float(np.sqrt(len(child.as_child)))
        scores = [child.alone]
        for parent in parents:
            near = self.distances[kind, _distance(child, parent)]
            product = float(child.as_child @ parent.as_parent) / scale
            scores.append(product + float(near))
        shares = np.exp(np.array(scores) - max(scores))
        best = int(shares.argmax())
        return best - 1, float(shares[best] / shares.sum())


def _distance(child: TaggedSpan, parent: TaggedSpan) -> int:
    return distance_bucket(
        (child.first, child.after),
        (parent.first, parent.after),
        abs(child.passage - parent.passage),
    )


def join(draft: Draft, linker: Linker) -> Draft:
    """Return the draft with its statements, in the order of their first words."""
    made: list[Statement] = []
    for _, group in groupby(draft.tagged or (), key=lambda span: span.window):
        made.extend(of_window(list(group), linker))
    made.sort(key=lambda s: min(s.source + s.cue + s.content))
    numbered = (replace(s, id=f"s{n}") for n, s in enumerate(made, start=1))
    return replace(draft, statements=tuple(numbered))


def of_window(tagged: list[TaggedSpan], linker: Linker) -> list[Statement]:
    """Return the statements of one window's spans."""
    sources, cues, contents = (
        [span for span in tagged if span.role == role]
        for role in (SOURCE, CUE, CONTENT)
    )
    belonging: dict[int, list[TaggedSpan]] = defaultdict(list)
    sure: dict[int, float] = {}
    alone: list[TaggedSpan] = []
    for content in contents:
        cue, chance = linker.choose(0, content, cues)
        if cue < 0:
            alone.append(content)
            continue
        belonging[cue].append(content)
        sure[cue] = min(chance, sure.get(cue, 1.0))
    made = []
    for cue, parts in belonging.items():
        source, chance = linker.choose(1, cues[cue], sources)
        chosen = [sources[source]] if source >= 0 else []
        made.append(statement(chosen, [cues[cue]], parts, chance * sure[cue]))
    made.extend(statement([], [], [content], 1.0) for content in alone)
    return made


def statement(
    source: list[TaggedSpan],
    cue: list[TaggedSpan],
    content: list[TaggedSpan],
    link: float,
) -> Statement:
    """Return the statement of these parts; `link` is the probability of their links."""
    sure = min(part.sure for part in (*source, *cue, *content))
    return Statement(
        id="s0",
        form=form_of(content),
        source=tuple(part.span for part in source),
        cue=tuple(part.span for part in cue),
        content=tuple(part.span for part in content),
        confidence=round(sure * link, 4),
    )


def form_of(content: list[TaggedSpan]) -> Form:
    """Return whether contents are direct speech, indirect, or prose with quoted words."""
    words = sum(part.after - part.first for part in content)
    quoted = sum(part.quoted * (part.after - part.first) for part in content) / words
    if quoted >= DIRECT_FROM:
        return "direct"
    return "mixed" if quoted > 0 else "indirect"
