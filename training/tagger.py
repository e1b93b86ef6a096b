"""The tagger: an encoder with a head each for tags, links, breaks and entities.

Tags are read with a linear-chain CRF (Lafferty et al., ICML 2001) over the words of
each passage. Links are scored pair by pair: each content chooses a cue, each cue a
source or none, by a product of projected span vectors plus a bias for their distance.
Breaks say where a paragraph begins in text that was handed over without any. Entities
are names of persons, organisations and places, tagged word by word.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from onrecord.reading.labels import TAGS, allowed, may_start
from onrecord.reading.links import DISTANCES, distance_bucket
from training.encoder import Encoder

ENTITIES = ("PERSON", "ORGANIZATION", "LOCATION", "MISC")
ENTITY_TAGS = 1 + 2 * len(ENTITIES)
"""No entity, then begin and inside of each kind."""

LINK_WIDTH = 64
FORBIDDEN = -1e4


@dataclass(frozen=True)
class Links:
    """The gold spans of one window, (first word, word after) by role, and their links.

    `content_cue[i]` is the cue of content i, `cue_source[j]` the source of cue j; -1 is
    none. `passages` is the passage of each word.
    """

    sources: list[tuple[int, int]]
    cues: list[tuple[int, int]]
    contents: list[tuple[int, int]]
    content_cue: list[int]
    cue_source: list[int]
    passages: list[int]

    @property
    def spans(self) -> tuple[list[tuple[int, int]], ...]:
        """The sources, cues and contents."""
        return self.sources, self.cues, self.contents


@dataclass(frozen=True)
class Gold:
    """What the tags of some passages should be, in the order of the passages.

    `chances` [passages, words, tags] are of each tag; `moves` [passages, tags, tags]
    the expected number of each move from tag to tag; `mask` [passages, words] is 1 at
    words.
    """

    chances: Tensor
    moves: Tensor
    mask: Tensor


class Tagger(nn.Module):
    """Words to tag scores, link vectors of 4 * LINK_WIDTH + 2, and breaks, a word."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder
        self.dropout = nn.Dropout(0.1)
        self.tags = nn.Linear(encoder.width, len(TAGS))
        # Vectors: content and cue (does this content belong to this cue), then cue and
        # source; last, the score of no cue and of no source.
        self.links = nn.Linear(encoder.width, 4 * LINK_WIDTH + 2)
        self.breaks = nn.Linear(encoder.width, 1)
        self.entities = nn.Linear(encoder.width, ENTITY_TAGS)
        self.distances = nn.Parameter(torch.zeros(2, DISTANCES))
        self.transitions = nn.Parameter(torch.zeros(len(TAGS), len(TAGS)))
        self.starts = nn.Parameter(torch.zeros(len(TAGS)))
        self.register_buffer("forbidden", torch.tensor(~allowed()) * FORBIDDEN)
        self.register_buffer("forbidden_start", torch.tensor(~may_start()) * FORBIDDEN)

    @property
    def chain(self) -> tuple[Tensor, Tensor]:
        """Scores of moves [tags, tags] and starts [tags], the forbidden ones low."""
        return self.transitions + self.forbidden, self.starts + self.forbidden_start

    def words(
        self, ids: Tensor, features: Tensor, mask: Tensor | None, firsts: Tensor
    ) -> Tensor:
        """Return the vectors of the words; `firsts` counts in the flattened batch."""
        hidden = self.encoder(ids, features, mask)
        return self.dropout(hidden.reshape(-1, hidden.shape[-1])[firsts])

    def forward(self, words: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Return tag scores, link vectors and scores of breaks, a word."""
        return self.tags(words), self.links(words), self.breaks(words)[:, 0]

    def normaliser(self, scores: Tensor, trans: Tensor, mask: Tensor) -> Tensor:
        """Return, a passage, the log of the sum over all its tag sequences.

        `scores` is [passages, words, tags], `trans` [passages or 1, tags, tags].
        """
        alpha = self.chain[1] + scores[:, 0]
        for place in range(1, scores.shape[1]):
            ahead = torch.logsumexp(alpha[:, :, None] + trans, 1) + scores[:, place]
            alpha = torch.where(mask[:, place, None] > 0, ahead, alpha)
        return torch.logsumexp(alpha, 1)

    def likelihood(self, scores: Tensor, gold: Gold) -> Tensor:
        """Return the mean negative log-likelihood of [passages, words], a word.

        Where the gold is chances, it is the expected one: knowledge distilled into a
        chain (Wang et al., Structure-Level Knowledge Distillation, ACL 2020).
        """
        trans, _ = self.chain
        total = self.normaliser(scores, trans[None], gold.mask)
        path = (scores * gold.chances).sum((1, 2))
        path = path + (gold.moves * self.transitions).sum((1, 2))
        path = path + (gold.chances[:, 0] * self.starts).sum(1)
        return (total - path).sum() / gold.mask.sum()

    def marginals(self, scores: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Return the chances of the tags and the expected numbers of the moves.

        As in Gold, [passages, words, tags] and [passages, tags, tags]: they are the
        normaliser's gradients.
        """
        scores = scores.detach().requires_grad_()
        trans = self.chain[0].detach().repeat(len(scores), 1, 1).requires_grad_()
        total = self.normaliser(scores, trans, mask)
        chances, moves = torch.autograd.grad(total.sum(), (scores, trans))
        return chances, moves

    def link_loss(self, vectors: Tensor, gold: Links) -> Tensor:
        """Return the summed loss of one window's links, given the gold spans."""
        parts = vectors[:, : 4 * LINK_WIDTH].split(LINK_WIDTH, 1)
        none = vectors[:, 4 * LINK_WIDTH :]
        loss = vectors.new_zeros(())
        pairs = (
            (0, gold.contents, gold.cues, gold.content_cue),
            (1, gold.cues, gold.sources, gold.cue_source),
        )
        for kind, children, parents, chosen in pairs:
            if not children:
                continue
            child = mean_of(parts[2 * kind], children)
            nobody = mean_of(none[:, kind : kind + 1], children)
            scores = nobody
            if parents:
                parent = mean_of(parts[2 * kind + 1], parents)
                at = gold.passages
                buckets = [
                    [distance_bucket(c, p, abs(at[c[0]] - at[p[0]])) for p in parents]
                    for c in children
                ]
                near = self.distances[kind][torch.tensor(buckets)]
                scores = torch.cat(
                    [nobody, child @ parent.T / LINK_WIDTH**0.5 + near], 1
                )
            wanted = torch.tensor(chosen) + 1
            loss = loss + nn.functional.cross_entropy(scores, wanted, reduction="sum")
        return loss


def mean_of(vectors: Tensor, spans: list[tuple[int, int]]) -> Tensor:
    """Return the mean vector of each span of words."""
    return torch.stack([vectors[start:end].mean(0) for start, end in spans])
