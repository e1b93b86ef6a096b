"""A BERT or MPNet encoder in plain torch, so that it exports to a plain graph.

Sources of the architectures: Devlin et al., BERT (NAACL 2019); Song et al., MPNet
(NeurIPS 2020), which adds a bias for the distance of two pieces to attention's scores
(Raffel et al., JMLR 2020). The one addition is an embedding of each word's shape and of
whether it stands inside quotation marks, which a lower-casing vocabulary throws away.

MPNet's vocabulary is BERT's, four numbers on: its vectors are put in BERT's order when
they are loaded, so that both read the same windows.
"""

from __future__ import annotations

import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from onrecord.reading.words import FEATURES

NEAR_BUCKETS, NEAR_MOST = 32, 128
MPNET_SHIFT = 4
MPNET_SPECIAL = {0: 1, 100: 3, 101: 0, 102: 2}
"""BERT's padding, unknown, start and separator, and MPNet's."""


class Layer(nn.Module):
    """One transformer layer, normalised after each part as BERT does."""

    def __init__(
        self, width: int, heads: int, inner: int, dropout: float, epsilon: float
    ) -> None:
        super().__init__()
        self.heads, self.dropout = heads, dropout
        self.query, self.key, self.value, self.out = (
            nn.Linear(width, width) for _ in range(4)
        )
        self.widen, self.narrow = nn.Linear(width, inner), nn.Linear(inner, width)
        self.norm_attention = nn.LayerNorm(width, eps=epsilon)
        self.norm_output = nn.LayerNorm(width, eps=epsilon)

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
        relative: bool = False,
    ) -> None:
        super().__init__()
        self.width, self.dropout = width, dropout
        # What keeps a norm from dividing by nothing, as each checkpoint was trained.
        epsilon = 1e-5 if relative else 1e-12
        self.pieces = nn.Embedding(vocabulary, width)
        self.positions = nn.Embedding(positions, width)
        self.features = nn.Embedding(FEATURES + 1, width)
        nn.init.zeros_(self.features.weight)
        self.norm = nn.LayerNorm(width, eps=epsilon)
        self.layers = nn.ModuleList(
            Layer(width, heads, inner, dropout, epsilon) for _ in range(layers)
        )
        # Never trained: a mask that needs a gradient keeps torch from its fused kernel.
        self.relative = (
            nn.Embedding(NEAR_BUCKETS, heads).requires_grad_(False)
            if relative
            else None
        )

    def forward(
        self, ids: Tensor, features: Tensor, mask: Tensor | None = None
    ) -> Tensor:
        """Return a vector for each piece; `mask` is added to attention's scores."""
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.pieces(ids) + self.positions(places) + self.features(features)
        x = functional.dropout(self.norm(x), self.dropout, self.training)
        if self.relative is not None:
            near = self.relative(near_buckets(places)).permute(2, 0, 1)[None]
            mask = near.to(x.dtype) if mask is None else mask + near.to(mask.dtype)
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

    def load_mpnet(self, path: Path) -> None:
        """Take an MPNet checkpoint's weights (safetensors); KeyError if it is none."""
        given = load_file(path)
        own = self.state_dict()
        for name in own:
            if name != "features.weight":
                own[name] = _mpnet(given, name)
        pieces = own["pieces.weight"]
        pieces = pieces[MPNET_SHIFT : MPNET_SHIFT + self.pieces.num_embeddings].clone()
        for bert, mpnet in MPNET_SPECIAL.items():
            pieces[bert] = own["pieces.weight"][mpnet]
        own["pieces.weight"] = pieces
        own["positions.weight"] = own["positions.weight"][
            2 : 2 + self.positions.num_embeddings
        ]
        self.load_state_dict(own)


def near_buckets(places: Tensor) -> Tensor:
    """Return the bucket of each pair of places [length, length], as MPNet counts them.

    Half of the buckets are for each side; up to 8 apart each distance has its own, from
    there they widen to NEAR_MOST.
    """
    apart = places[None, :] - places[:, None]
    half = NEAR_BUCKETS // 2
    exact = half // 2
    size = apart.abs()
    wide = torch.log(size.clamp(min=1).float() / exact) / math.log(NEAR_MOST / exact)
    far = (exact + (wide * (half - exact)).long()).clamp(max=half - 1)
    return (apart > 0).long() * half + torch.where(size < exact, size, far)


_MPNET_PARTS = {
    "query": "attention.attn.q",
    "key": "attention.attn.k",
    "value": "attention.attn.v",
    "out": "attention.attn.o",
    "widen": "intermediate.dense",
    "narrow": "output.dense",
    "norm_attention": "attention.LayerNorm",
    "norm_output": "output.LayerNorm",
}


def _mpnet(given: dict[str, Tensor], name: str) -> Tensor:
    """Return the checkpoint's tensor for one of ours."""
    if name == "pieces.weight":
        return given["embeddings.word_embeddings.weight"]
    if name == "positions.weight":
        return given["embeddings.position_embeddings.weight"]
    if name == "relative.weight":
        return given["encoder.relative_attention_bias.weight"]
    return _named(given, name, _MPNET_PARTS)


_BERT_PARTS = {
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
    return _named(given, name, _BERT_PARTS)


def _named(given: dict[str, Tensor], name: str, parts: dict[str, str]) -> Tensor:
    """Return the checkpoint's tensor for one of our norms or layers."""
    if name.startswith("norm."):
        return given["embeddings.LayerNorm." + name.removeprefix("norm.")]
    _, number, part, kind = name.split(".")
    return given[f"encoder.layer.{number}.{parts[part]}.{kind}"]
