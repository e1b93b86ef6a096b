"""The statements stage: which source, cue and contents belong together, in what form.

In PolNeAR a statement has one cue, so a cue stands for its statement: each content
chooses a cue, each cue a source or none, by the learned scores of the links. A content
that no cue fits is a statement of its own, and so is a quotation that stands as a
sentence after reported speech, with the same source.

It touches: the text and its tagged windows. Who a source is, is for the parties stage.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

import numpy as np

from onrecord.reading.confidence import Confidence, Sureness
from onrecord.reading.draft import Draft, Scores, TaggedSpan, TaggedWindow
from onrecord.reading.shares import log_shares
from onrecord.schema import Form, Span, Statement

DIRECT_FROM = 0.85
"""Share of quoted words from which a content is direct: the rest is its edges."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What belongs together: spans, and the probabilities of the links between them."""

    source: tuple[TaggedSpan, ...]
    cue: tuple[TaggedSpan, ...]
    content: tuple[TaggedSpan, ...]
    content_cue: float
    cue_source: float

    @property
    def sureness(self) -> Sureness:
        """How sure the reader is of each part."""
        return Sureness(
            content=min(part.sure for part in self.content),
            cue=min((part.sure for part in self.cue), default=None),
            source=min((part.sure for part in self.source), default=None),
            content_cue=self.content_cue,
            cue_source=self.cue_source,
            quoted=quoted_share(self.content),
        )


def join(draft: Draft, confidence: Confidence, least: float = 0.0) -> Draft:
    """Return the draft with its statements, in the order of their first words.

    Those of less than the `least` confidence are left out; the ids keep their gaps, so
    that the same statement has the same id whatever is left out.
    """
    text = draft.article.text
    parts = [one for window in draft.tagged or () for one in of_window(window, text)]
    made = [statement(one, confidence) for one in parts]
    made.sort(key=lambda s: min(s.source + s.cue + s.content))
    numbered = (replace(s, id=f"s{n}") for n, s in enumerate(made, start=1))
    sure = tuple(one for one in numbered if one.confidence >= least)
    return replace(draft, statements=sure)


def of_window(window: TaggedWindow, text: str) -> list[Parts]:
    """Return what belongs together of one window's spans."""
    belonging: dict[int, list[TaggedSpan]] = defaultdict(list)
    sure: dict[int, float] = {}
    made: list[Parts] = []
    chosen_cues = choices(window.content_cue)
    for content, (cue, chance) in zip(window.contents, chosen_cues, strict=True):
        if cue < 0:
            made.append(Parts((), (), (content,), chance, 1.0))
            continue
        belonging[cue].append(content)
        sure[cue] = min(chance, sure.get(cue, 1.0))
    chosen_sources = choices(window.cue_source)
    for cue, contents in belonging.items():
        source, chance = chosen_sources[cue]
        sources = window.sources[source : source + 1] if source >= 0 else ()
        joined, apart = set_apart(contents, text)
        made.append(Parts(sources, (window.cues[cue],), joined, sure[cue], chance))
        made.extend(Parts(sources, (), (one,), sure[cue], chance) for one in apart)
    return made


def set_apart(
    contents: list[TaggedSpan], text: str
) -> tuple[tuple[TaggedSpan, ...], tuple[TaggedSpan, ...]]:
    """Return the contents of one statement, and the quotations that are their own.

    Of PolNeAR's 2,980 contents in two parts 52 are reported speech and then a quoted
    sentence: elsewhere the corpus takes the two apart.
    """
    first = contents[0]
    if first.quoted > 0:
        return tuple(contents), ()
    apart = tuple(
        content
        for content in contents[1:]
        if content.quoted >= DIRECT_FROM and _own_sentence(text, content.span)
    )
    return tuple(content for content in contents if content not in apart), apart


def _own_sentence(text: str, span: Span) -> bool:
    """Return whether a quotation begins after the end of a sentence."""
    before = text[max(0, span[0] - 4) : span[0]].rstrip(' \n\t\u00a0“"')
    return before.endswith((".", "!", "?", "”", '."'))


def choices(scores: Scores) -> list[tuple[int, float]]:
    """Return, a row, the place of the parent chosen, -1 for none, and its chance."""
    if not len(scores):
        return []
    best = scores.argmax(axis=1)
    shares = np.exp(log_shares(scores))[np.arange(len(best)), best]
    return [(int(at) - 1, float(share)) for at, share in zip(best, shares, strict=True)]


def statement(parts: Parts, confidence: Confidence) -> Statement:
    """Return the statement of these parts."""
    return Statement(
        id="s0",
        form=form_of(parts.content),
        source=tuple(part.span for part in parts.source),
        cue=tuple(part.span for part in parts.cue),
        content=tuple(part.span for part in parts.content),
        confidence=round(confidence(parts.sureness), 4),
    )


def form_of(content: tuple[TaggedSpan, ...]) -> Form:
    """Return whether contents are direct speech, indirect, or quote some words."""
    quoted = quoted_share(content)
    if quoted >= DIRECT_FROM:
        return "direct"
    return "mixed" if quoted > 0 else "indirect"


def quoted_share(content: tuple[TaggedSpan, ...]) -> float:
    """Return the share of the contents' words inside quotation marks."""
    words = sum(part.words for part in content)
    return sum(part.quoted * part.words for part in content) / words
