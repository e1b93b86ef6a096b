"""The pointer: a head that says whom a pronoun means, and what a name is of.

Upon three of the encoder's layers stand a narrow transformer, a vector that each word
asks with as a pronoun and one that it answers with as a name, and the tags of entities.
A pair's score is the product of the two, and what a small network makes of it and of
the pair's evidence. The loss is that of attention sum (Kadlec et al., ACL 2016): the
names that are right share what is right.
"""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from onrecord.reading.entities import ENTITY_TAGS
from onrecord.reading.parties.evidence import EVIDENCE
from onrecord.reading.parties.pointing import HIDDEN, WIDTH
from training.encoder import Layer

INNER, HEADS = 192, 6


class PointerHead(nn.Module):
    """Words' vectors of three layers to scores of entities and pointing vectors."""

    def __init__(self, width: int = 384, layers: int = 1, dropout: float = 0.1) -> None:
        super().__init__()
        self.width, self.dropout = width, dropout
        self.down = nn.Linear(3 * width, INNER)
        self.norm = nn.LayerNorm(INNER)
        self.layers = nn.ModuleList(
            Layer(INNER, HEADS, 2 * INNER, dropout, 1e-12) for _ in range(layers)
        )
        self.entities = nn.Linear(INNER, ENTITY_TAGS)
        self.point = nn.Linear(INNER, 2 * WIDTH)
        self.pair = nn.Sequential(
            nn.Linear(EVIDENCE + 1, HIDDEN), nn.ReLU(), nn.Linear(HIDDEN, 1)
        )

    def forward(self, low: Tensor, middle: Tensor, high: Tensor) -> tuple[Tensor, ...]:
        """Return scores of entities and vectors, a word of one window."""
        words = self.words(torch.cat([low, middle, high], 1)[None], None)[0]
        return self.entities(words), self.point(words)

    def words(self, vectors: Tensor, mask: Tensor | None) -> Tensor:
        """Return the narrow vectors [windows, words, INNER]; `mask` is added."""
        x = functional.dropout(
            self.norm(self.down(vectors)), self.dropout, self.training
        )
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def article(self, vectors: Tensor, lengths: list[int]) -> Tensor:
        """Return the narrow vectors of an article's words, windows side by side."""
        longest = max(lengths)
        given = vectors.new_zeros(len(lengths), longest, vectors.shape[1])
        mask = vectors.new_full((len(lengths), 1, 1, longest), -1e9)
        for row, part in enumerate(vectors.split(lengths)):
            given[row, : len(part)] = part
            mask[row, ..., : len(part)] = 0
        words = self.words(given, mask)
        return torch.cat([words[row, :length] for row, length in enumerate(lengths)])

    def scores(self, asked: Tensor, answers: Tensor, evidence: Tensor) -> Tensor:
        """Return the scores of a pronoun's candidates, as `Pointer.scores` does."""
        product = answers @ asked / WIDTH**0.5
        given = torch.cat([evidence, product[:, None]], 1)
        return product + self.pair(given)[:, 0]

    def exported(self) -> dict[str, list[object]]:
        """Return the numbers of pairs for `scores.json`: each matrix with its bias."""
        first, last = self.pair[0], self.pair[2]
        hidden = torch.cat([first.weight.T, first.bias[None]]).detach()
        out = torch.cat([last.weight[0], last.bias]).detach()
        numbers = {"pointer_hidden": hidden, "pointer_out": out}
        return {name: np.asarray(value).tolist() for name, value in numbers.items()}


def pointing_loss(scores: Tensor, right: Tensor) -> Tensor:
    """Return the negative log of the share of the candidates that are right."""
    return torch.logsumexp(scores, 0) - torch.logsumexp(scores[right], 0)
