"""A BERT encoder in plain torch, so that it exports to a plain graph.

Source of the architecture: Devlin et al., BERT (NAACL 2019). The one addition is an
embedding of each word's shape and of whether it stands inside quotation marks, which a
lower-casing vocabulary throws away.
"""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from onrecord.reading.words import FEATURES


class Layer(nn.Module):
    """One transformer layer, normalised after each part as BERT does."""

    def __init__(self, width: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.heads, self.dropout = heads, dropout
        self.query, self.key, self.value, self.out = (
            nn.Linear(width, width) for _ in range(4)
        )
        self.widen, self.narrow = nn.Linear(width, inner), nn.Linear(inner, width)
        self.norm_attention = nn.LayerNorm(width, eps=1e-12)
        self.norm_output = nn.LayerNorm(width, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """Return the layer's vectors [batch, length, width]."""
        batch, length, width = x.shape
        q, k, v = (
            part(x).view(batch, length, self.heads, -1).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        # No dropout inside attention: it would keep torch from its fused kernel, and
        # make a step three times as long.
        mixed = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        mixed = self.out(mixed.transpose(1, 2).reshape(batch, length, width))
        x = self.norm_attention(x + self._dropped(mixed))
        return self.norm_output(
            x + self._dropped(self.narrow(functional.gelu(self.widen(x))))
        )

    def _dropped(self, x: Tensor) -> Tensor:
        return functional.dropout(x, self.dropout, self.training)


class Encoder(nn.Module):
    """Piece numbers and features [batch, length] to vectors [batch, length, width]."""

    def __init__(
        self,
        vocabulary: int = 30522,
        width: int = 384,
        layers: int = 6,
        heads: int = 12,
        inner: int = 1536,
        positions: int = 512,
        dropout: float = 0.1,
    ) -> None:
        super().__init__()
        self.width, self.dropout = width, dropout
        self.pieces = nn.Embedding(vocabulary, width)
        self.positions = nn.Embedding(positions, width)
        self.features = nn.Embedding(FEATURES + 1, width)
        nn.init.zeros_(self.features.weight)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(
            Layer(width, heads, inner, dropout) for _ in range(layers)
        )

    def forward(
        self, ids: Tensor, features: Tensor, mask: Tensor | None = None
    ) -> Tensor:
        """Return a vector for each piece; `mask` is added to attention's scores."""
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.pieces(ids) + self.positions(places) + self.features(features)
        x = functional.dropout(self.norm(x), self.dropout, self.training)
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def load_bert(self, path: Path) -> None:
        """Take a BERT checkpoint's weights (safetensors); KeyError if it is none."""
        given = load_file(path)
        given = {name.removeprefix("bert."): value for name, value in given.items()}
        own = self.state_dict()
        for name in own:
            if name != "features.weight":
                own[name] = _bert(given, name)
        own["positions.weight"] = own["positions.weight"][
            : self.positions.num_embeddings
        ]
        self.load_state_dict(own)


_PARTS = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "out": "attention.output.dense",
    "widen": "intermediate.dense",
    "narrow": "output.dense",
    "norm_attention": "attention.output.LayerNorm",
    "norm_output": "output.LayerNorm",
}


def _bert(given: dict[str, Tensor], name: str) -> Tensor:
    """Return the checkpoint's tensor for one of ours."""
    if name == "pieces.weight":
        return given["embeddings.word_embeddings.weight"]
    if name == "positions.weight":
        # BERT adds one token type to every place when there is one segment only.
        first_type = given["embeddings.token_type_embeddings.weight"][0]
        return given["embeddings.position_embeddings.weight"] + first_type
    if name.startswith("norm."):
        return given["embeddings.LayerNorm." + name.removeprefix("norm.")]
    _, number, part, kind = name.split(".")
    return given[f"encoder.layer.{number}.{_PARTS[part]}.{kind}"]
