"""The page model: convolutions over tokens that say where blocks begin, of what kind.

It must cost next to nothing beside the encoder: narrow word vectors taken from MiniLM's
by principal components, and dilated convolutions (Yu & Koltun, ICLR 2016), six layers.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from onrecord.reading.tokens import FEATURE_SIZES
from training.pages import KINDS

WORD_WIDTH, FEATURE_WIDTH, WIDTH = 64, 8, 160
DILATIONS = (1, 2, 4, 8, 16, 1)


class PageModel(nn.Module):
    """Pieces [tokens, 3] and features [tokens, 4] to scores [tokens, 1 + kinds]."""

    def __init__(self, vectors: Tensor) -> None:
        super().__init__()
        self.pieces = nn.Embedding(vectors.shape[0], WORD_WIDTH)
        with torch.no_grad():
            self.pieces.weight.copy_(reduced(vectors))
        self.features = nn.ModuleList(
            nn.Embedding(n, FEATURE_WIDTH) for n in FEATURE_SIZES
        )
        self.enter = nn.Linear(WORD_WIDTH + FEATURE_WIDTH * len(FEATURE_SIZES), WIDTH)
        self.layers = nn.ModuleList(
            nn.Conv1d(WIDTH, WIDTH, 3, padding=d, dilation=d) for d in DILATIONS
        )
        self.norms = nn.ModuleList(nn.LayerNorm(WIDTH) for _ in DILATIONS)
        self.out = nn.Linear(WIDTH, 1 + len(KINDS))

    def forward(self, pieces: Tensor, features: Tensor) -> Tensor:
        """Return [batch, tokens, 1 + kinds]: a block's start, then each kind."""
        known = (pieces > 0)[..., None].to(self.pieces.weight.dtype)
        word = (self.pieces(pieces) * known).sum(-2) / known.sum(-2).clamp(min=1)
        word = functional.dropout(word, 0.1, self.training)
        kinds = [table(features[..., n]) for n, table in enumerate(self.features)]
        x = functional.gelu(self.enter(torch.cat([word, *kinds], -1)))
        for layer, norm in zip(self.layers, self.norms, strict=True):
            y = functional.gelu(layer(norm(x).transpose(-1, -2)).transpose(-1, -2))
            x = x + functional.dropout(y, 0.1, self.training)
        return self.out(x)


def reduced(vectors: Tensor) -> Tensor:
    """Return the vectors' first principal components, scaled to unit variance."""
    centred = vectors.float() - vectors.float().mean(0)
    _, _, axes = torch.linalg.svd(centred, full_matrices=False)
    narrow = centred @ axes[:WORD_WIDTH].T
    return narrow / narrow.std()
