"""The statements stage: which source, cue and contents belong together, in what form.

In PolNeAR a statement has one cue, so a cue stands for its statement: each content
chooses a cue, each cue a source or none, by the learned scores of the links. A content
that no cue fits is a statement of its own, and so is a quotation that stands as a
sentence after reported speech: whose it is, a reader knows by who has the floor.

It touches: the text and its tagged windows. Who a source is, is for the parties stage.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

import numpy as np

from onrecord.reading.draft import Draft, Scores, TaggedSpan, TaggedWindow
from onrecord.reading.shares import log_shares
from onrecord.schema import Form, Span, Statement

DIRECT_FROM = 0.85
"""Share of quoted words from which a content is direct: the rest is its edges."""


def join(draft: Draft) -> Draft:
    """Return the draft with its statements, in the order of their first words."""
    text = draft.article.text
    made = [one for window in draft.tagged or () for one in of_window(window, text)]
    made.sort(key=lambda s: min(s.source + s.cue + s.content))
    numbered = (replace(s, id=f"s{n}") for n, s in enumerate(made, start=1))
    return replace(draft, statements=tuple(numbered))


def of_window(window: TaggedWindow, text: str) -> list[Statement]:
    """Return the statements of one window's spans."""
    belonging: dict[int, list[TaggedSpan]] = defaultdict(list)
    sure: dict[int, float] = {}
    made: list[Statement] = []
    chosen_cues = choices(window.content_cue)
    for content, (cue, chance) in zip(window.contents, chosen_cues, strict=True):
        if cue < 0:
            made.append(statement((), (), (content,), 1.0))
            continue
        belonging[cue].append(content)
        sure[cue] = min(chance, sure.get(cue, 1.0))
    chosen_sources = choices(window.cue_source)
    for cue, contents in belonging.items():
        source, chance = chosen_sources[cue]
        sources = window.sources[source : source + 1] if source >= 0 else ()
        link = chance * sure[cue]
        joined, apart = set_apart(contents, text)
        made.append(statement(sources, (window.cues[cue],), joined, link))
        made.extend(statement((), (), (content,), link) for content in apart)
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


def statement(
    source: tuple[TaggedSpan, ...],
    cue: tuple[TaggedSpan, ...],
    content: tuple[TaggedSpan, ...],
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


def form_of(content: tuple[TaggedSpan, ...]) -> Form:
    """Return whether contents are direct speech, indirect, or quote some words."""
    words = sum(part.words for part in content)
    quoted = sum(part.quoted * part.words for part in content) / words
    if quoted >= DIRECT_FROM:
        return "direct"
    return "mixed" if quoted > 0 else "indirect"
