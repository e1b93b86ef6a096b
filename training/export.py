"""Write trained models as the package's weights: quantised graphs, scores, manifest.

    python -m training.export --tagger build/student/tagger.pt
    --page build/page/page.pt --name en-2 --out src/onrecord/reading/weights/en

Matrix products take 8-bit weights, a scale a column; embeddings too, a scale a row. On
processors without int8 dot products such products overflow unless onnxruntime is told
not to let them: `onrecord.reading.weights` tries, by a probe, and tells it.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from safetensors.torch import load_file
from torch import Tensor, nn

from onrecord.reading.labels import TAGS
from onrecord.reading.manifest import FILES, FORMAT, OPSET
from onrecord.reading.page import KINDS
from onrecord.reading.tokens import FEATURE_SIZES
from onrecord.reading.weights import PROBED
from training.bases import MINILM, large
from training.encoder import Encoder
from training.layers import grafted
from training.page_model import PageModel
from training.pointer import PointerHead
from training.tagger import LINK_WIDTH, Tagger

HEADS = ("tags", "links", "breaks", "entities")
UNCALIBRATED = (0.0, *[0.5] * 5, *[0.0] * 3)
"""Weights of confidence before `training.calibrate` has fitted them."""


class NarrowEmbedding(nn.Module):
    """An embedding in 8 bits with a scale a row."""

    def __init__(self, table: Tensor) -> None:
        super().__init__()
        scale = table.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("table", torch.round(table / scale).to(torch.int8))
        self.register_buffer("scale", scale.float())

    def forward(self, ids: Tensor) -> Tensor:
        """Return the vectors of the numbers, widened again."""
        narrow = torch.index_select(self.table, 0, ids.reshape(-1)).float()
        wide = narrow * torch.index_select(self.scale, 0, ids.reshape(-1))
        return wide.reshape(*ids.shape, self.table.shape[1])

    @property
    def weight(self) -> Tensor:
        """What torch's embedding calls its table; here only its presence counts."""
        return self.scale


class TaggerGraph(nn.Module):
    """What the package calls: one window in; tags, links, breaks and entities out."""

    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self.tagger = tagger

    def forward(
        self, ids: Tensor, features: Tensor, firsts: Tensor
    ) -> tuple[Tensor, ...]:
        """Return tag scores, link vectors, scores of breaks and entities, a word."""
        words = self.tagger.words(ids, features, None, firsts)
        return *self.tagger(words), self.tagger.entities(words)


def export_tagger(tagger: Tagger, path: Path, *, wide: bool = False) -> None:
    """Write the tagger's graph, quantised, or `wide`: as it was trained, in 32 bits."""
    tagger.eval()
    if not wide:
        tagger.encoder.pieces = NarrowEmbedding(tagger.encoder.pieces.weight.data)  # type: ignore[assignment]
    ids = torch.arange(100, 164)[None]
    given = (ids, torch.zeros_like(ids), torch.arange(1, 40))
    given_to = path if wide else path.with_suffix(".wide.onnx")
    torch.onnx.export(
        TaggerGraph(tagger),
        given,
        str(given_to),
        opset_version=OPSET,
        dynamo=False,
        input_names=["ids", "features", "firsts"],
        output_names=list(HEADS),
        dynamic_axes={
            "ids": {1: "pieces"},
            "features": {1: "pieces"},
            "firsts": {0: "words"},
            **{head: {0: "words"} for head in HEADS},
        },
    )
    if not wide:
        quantised(given_to, path)


def quantised(wide: Path, path: Path) -> None:
    """Write the graph with its matrix products in 8 bits, and remove the wide one."""
    ready = wide.with_suffix(".ready.onnx")
    quant_pre_process(str(wide), str(ready))
    heads = [
        node.name
        for node in onnx.load(str(ready)).graph.node
        if node.op_type in ("MatMul", "Gemm")
        and any(head in node.name for head in HEADS)
    ]
    quantize_dynamic(
        str(ready),
        str(path),
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=False,
        op_types_to_quantize=["MatMul", "Gemm"],
        nodes_to_exclude=heads,
    )
    for extra in (wide, ready):
        extra.unlink()


def export_page(model: PageModel, path: Path) -> None:
    """Write the page model's graph; only its embedding is narrowed."""
    model.eval()
    model.pieces = NarrowEmbedding(model.pieces.weight.data)  # type: ignore[assignment]
    given = (
        torch.ones(1, 50, 3, dtype=torch.long),
        torch.zeros(1, 50, len(FEATURE_SIZES), dtype=torch.long),
    )
    torch.onnx.export(
        model,
        given,
        str(path),
        opset_version=OPSET,
        dynamo=False,
        input_names=["pieces", "features"],
        output_names=["scores"],
        dynamic_axes={
            "pieces": {1: "tokens"},
            "features": {1: "tokens"},
            "scores": {1: "tokens"},
        },
    )


def export_probe(path: Path) -> None:
    """Write a product of 8-bit numbers that overflows where the processor lets it."""
    weights = numpy_helper.from_array(np.full((PROBED, 16), 127, np.int8), "weights")
    graph = helper.make_graph(
        [helper.make_node("MatMulInteger", ["numbers", "weights"], ["product"])],
        "probe",
        [helper.make_tensor_value_info("numbers", TensorProto.UINT8, [1, PROBED])],
        [helper.make_tensor_value_info("product", TensorProto.INT32, [1, 16])],
        [weights],
    )
    opset = [helper.make_opsetid("", OPSET)]
    onnx.save(helper.make_model(graph, opset_imports=opset, ir_version=8), path)


def loaded(path: Path) -> Tagger:
    """Return a trained tagger, of the size that its file holds."""
    state = torch.load(path, weights_only=True)
    tagger = Tagger(large() if "encoder.relative.weight" in state else Encoder())
    tagger.load_state_dict(state)
    return tagger


def export(
    tagger_path: Path, page_path: Path, name: str, out: Path, *, wide: bool = False
) -> None:
    """Write the whole folder of weights, the tagger `wide` or quantised."""
    out.mkdir(parents=True, exist_ok=True)
    tagger = loaded(tagger_path)
    chain: dict[str, object] = {
        "transitions": tagger.chain[0].tolist(),
        "starts": tagger.chain[1].tolist(),
        "distances": tagger.distances.tolist(),
        "begins": 0.0,
        "confidence": list(UNCALIBRATED),
    }
    export_tagger(tagger, out / "tagger.onnx", wide=wide)
    # Not trained yet: `training.train_pointer` reads with these weights, and grafts its
    # own upon them.
    pointer = PointerHead(tagger.encoder.width)
    grafted(out / "tagger.onnx", pointer, out / "tagger.onnx")
    chain |= pointer.exported()
    (out / "scores.json").write_text(json.dumps(chain), encoding="utf-8")
    export_probe(out / "probe.onnx")
    page = PageModel(
        load_file(MINILM / "model.safetensors")["embeddings.word_embeddings.weight"]
    )
    page.load_state_dict(torch.load(page_path, weights_only=True))
    export_page(page, out / "page.onnx")
    shutil.copy(MINILM / "tokenizer.json", out / "vocabulary.json")
    write_manifest(out, name)


def write_manifest(folder: Path, name: str) -> None:
    """Write what the folder's weights are, and the SHA-256 of each of its files."""
    manifest = {
        "format": FORMAT,
        "name": name,
        "opset": OPSET,
        "tags": list(TAGS),
        "kinds": list(KINDS),
        "link_width": LINK_WIDTH,
        "files": {
            f: hashlib.sha256((folder / f).read_bytes()).hexdigest() for f in FILES
        },
    }
    (folder / "manifest.json").write_text(
        json.dumps(manifest, indent=1) + "\n", encoding="utf-8"
    )


def main() -> None:
    """Read the options and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tagger", type=Path, required=True)
    parser.add_argument("--page", type=Path, required=True)
    parser.add_argument("--name", required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--wide", action="store_true", help="32 bits, not 8")
    options = parser.parse_args()
    export(options.tagger, options.page, options.name, options.out, wide=options.wide)


if __name__ == "__main__":
    main()
