"""The page stage: which parts of a page are the article's, which are furniture.

A small convolutional model says of each token whether a block begins there and of what
kind its block is; a block is then of the kind that its tokens speak for together. Where
nothing on the page sets paragraphs apart, the encoder is asked for the breaks too. Text
is read in stretches, so that a page of any length costs memory for one stretch only.

It touches: the text and the page model. It never drops a character: every visible one
is in a passage or in a piece of furniture.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Protocol, get_args

import numpy as np
import numpy.typing as npt

from onrecord.reading.draft import Draft
from onrecord.reading.sense import Sense, breaks_by_sense
from onrecord.reading.shares import log_shares
from onrecord.reading.tokens import (
    BLANK,
    BLANKS,
    GAP,
    GLUED,
    LAYOUT,
    LINE,
    LINES,
    NONE,
    SPACED,
    WRAPPED,
    Tokens,
    tokens_of,
)
from onrecord.reading.windows import Pieces
from onrecord.schema import Article, Furniture, FurnitureKind, Passage, Span

KINDS: tuple[FurnitureKind, ...] = get_args(FurnitureKind)
PIECES_A_TOKEN = 3
STRETCH = 40_000
"""Characters read at a time: each may be a token, and a token takes four kilobytes."""

Flags = npt.NDArray[np.bool_]
Scores = npt.NDArray[np.float32]


class PageModel(Protocol):
    """Pieces [tokens, 3] and features [tokens, 4] to scores [tokens, 1 + kinds]."""

    def __call__(
        self, pieces: npt.NDArray[np.int64], features: npt.NDArray[np.int64]
    ) -> Scores:
        """Return, a token, the score of a start, of the article, of each kind."""
        ...


LONE_LINE = 400
"""Characters of a line that, where it stands alone, is what was to be read."""


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the page that is one thing.

    `kind` 0 is the article, any other KINDS[kind - 1].
    """

    span: Span
    kind: int


def read_page(draft: Draft, model: PageModel, sense: Sense, pieces: Pieces) -> Draft:
    """Return the draft with its passages and furniture."""
    article = draft.article
    alone = lone_line(article.text)
    if alone:
        return replace(draft, passages=(Passage(alone),), furniture=())
    found = blocks_of(article.text, model, sense, pieces)
    blocks = list(merged(_with_headline(found, article)))
    return replace(
        draft,
        passages=tuple(Passage(b.span) for b in blocks if b.kind == 0),
        furniture=tuple(Furniture(b.span, KINDS[b.kind - 1]) for b in blocks if b.kind),
    )


def lone_line(text: str) -> Span | None:
    """Return where the one short line of a text stands, None if there is more.

    A sentence or a caption has no page around it, of which a part could be furniture.
    """
    bare = text.strip()
    if not bare or len(bare) > LONE_LINE or len(bare.splitlines()) > 1:
        return None
    start = len(text) - len(text.lstrip())
    return start, start + len(bare)


def _with_headline(blocks: Iterator[Block], article: Article) -> Iterator[Block]:
    """Yield the blocks, with the article's own headline as a passage.

    Out of its context a headline reads like a link to another story.
    """
    title = (article.title or "").split()
    for block in blocks:
        short = block.span[1] - block.span[0] < 2 * len(article.title or "")
        if block.kind and short and article.text[slice(*block.span)].split() == title:
            yield Block(block.span, 0)
        else:
            yield block


def piece_table(texts: tuple[str, ...], pieces: Pieces) -> npt.NDArray[np.int64]:
    """Return the first three piece numbers of each token, 0 where there are fewer."""
    table = np.zeros((len(texts), PIECES_A_TOKEN), dtype=np.int64)
    for row, text in enumerate(texts):
        found = pieces(text)[:PIECES_A_TOKEN]
        table[row, : len(found)] = found
    return table


def blocks_of(
    text: str, model: PageModel, sense: Sense, pieces: Pieces
) -> Iterator[Block]:
    """Yield the blocks of a page in order."""
    layout: int | None = None
    for start, end in stretches(text):
        tokens = tokens_of(text, start, end, layout)
        if not len(tokens):
            continue
        layout = int(tokens.features[0, LAYOUT])
        scores = model(piece_table(tokens.texts, pieces), tokens.features)
        starts = block_starts(tokens, scores, layout)
        if layout == SPACED:
            article = of_article(starts, scores)
            starts = breaks_by_sense(
                text, tokens, scores[:, 0], starts, article, sense, pieces
            )
        yield from decided(tokens, starts, scores)


def stretches(text: str) -> Iterator[Span]:
    """Yield the parts of a text to read in turn, cut at a line or a space."""
    start = 0
    while start < len(text):
        end = min(start + STRETCH, len(text))
        if end < len(text):
            near = max(text.rfind("\n", start + 1, end), 0)
            near = near or max(text.rfind(" ", start + 1, end), 0)
            end = near or end
        yield start, end
        start = end


def block_starts(tokens: Tokens, scores: Scores, layout: int) -> Flags:
    """Return, a token, whether a block begins there by the model or by the page."""
    starts: Flags = scores[:, 0] > 0
    starts[0] = True
    if layout in (LINES, BLANKS, WRAPPED):
        # A blank line ends a block whatever the model thinks, and so does the end of a
        # line where lines are not wrapped: the page itself says so.
        starts |= tokens.features[:, GAP] >= (BLANK if layout == WRAPPED else LINE)
    if layout == GLUED:
        # Blocks stand hard against each other here: a space is only a space.
        starts[1:] &= tokens.features[1:, GAP] == NONE
    return starts


def kinds_of(starts: Flags, scores: Scores) -> tuple[list[int], list[int]]:
    """Return the first token of each block, and the kind that its tokens speak for."""
    first = np.flatnonzero(starts)
    kinds = np.add.reduceat(log_shares(scores[:, 1:]), first, axis=0).argmax(axis=1)
    return first.tolist(), kinds.tolist()


def of_article(starts: Flags, scores: Scores) -> Flags:
    """Return, a token, whether its block is of the article."""
    first, kinds = kinds_of(starts, scores)
    lengths = np.diff([*first, len(starts)])
    return np.repeat(np.array(kinds) == 0, lengths)


def decided(tokens: Tokens, starts: Flags, scores: Scores) -> Iterator[Block]:
    """Yield the blocks that the scores speak for."""
    first, kinds = kinds_of(starts, scores)
    for low, high, kind in zip(first, [*first[1:], len(tokens)], kinds, strict=True):
        yield Block((tokens.spans[low][0], tokens.spans[high - 1][1]), kind)


def merged(blocks: Iterator[Block]) -> Iterator[Block]:
    """Yield the blocks with neighbouring furniture of one kind as one."""
    pending: Block | None = None
    for block in blocks:
        if pending and pending.kind and block.kind == pending.kind:
            pending = Block((pending.span[0], block.span[1]), block.kind)
            continue
        if pending:
            yield pending
        pending = block
    if pending:
        yield pending
