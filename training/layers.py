"""The layers of a shipped graph: reading them, and grafting a head upon them.

The encoder is done when the pointer is trained: it stays as it is, bit for bit, so that
whatever was measured of tags and links holds. The head takes the words' vectors after
half of its layers, after the last but one, and after the last.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
import onnxruntime
import torch
from onnx import compose, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process

from onrecord.reading.manifest import OPSET
from onrecord.reading.weights import SLOW_FUSIONS
from onrecord.reading.windows import Window
from training.pointer import PointerHead

AFTER = "/encoder/layers.{}/norm_output/LayerNormalization_output_0"
TAKEN = ("low", "middle", "high")
GIVEN = ("entities", "pointers")
PREFIX = "pointer/"


def taken(graph: onnx.GraphProto) -> list[str]:
    """Return the names of the three layers' outputs."""
    names = {name for node in graph.node for name in node.output}
    depth = next(n for n in range(99) if AFTER.format(n) not in names)
    return [AFTER.format(n) for n in (depth // 2 - 1, depth - 2, depth - 1)]


class Deep:
    """A tagger's graph that tells its layers as well."""

    def __init__(self, path: Path) -> None:
        model = onnx.load(str(path))
        self._names = taken(model.graph)
        for name in self._names:
            model.graph.output.append(helper.make_tensor_value_info(name, 1, None))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(
            model.SerializeToString(),
            options,
            providers=["CPUExecutionProvider"],
            disabled_optimizers=SLOW_FUSIONS,
        )

    def __call__(
        self, window: Window, heads: list[str]
    ) -> tuple[list[npt.NDArray[np.float32]], npt.NDArray[np.float16]]:
        """Return what some heads say, and the words' vectors [words, 3 * width]."""
        given = {
            "ids": window.ids[None],
            "features": window.features[None],
            "firsts": window.firsts,
        }
        found = self._session.run([*heads, *self._names], given)
        vectors = [layer[0][window.firsts] for layer in found[len(heads) :]]
        narrow = np.concatenate(vectors, axis=1).astype(np.float16)
        return found[: len(heads)], narrow


def grafted(path: Path, head: PointerHead, out: Path) -> None:
    """Write a tagger's graph with the head upon it, its products in 8 bits."""
    base = onnx.load(str(path))
    layers = taken(base.graph)
    _without(base.graph, GIVEN)
    axis = numpy_helper.from_array(np.array([0], np.int64), "pointer_axis")
    base.graph.initializer.append(axis)
    for name, layer in zip(TAKEN, layers, strict=True):
        flat = f"pointer_{name}_pieces"
        squeeze = helper.make_node("Squeeze", [layer, "pointer_axis"], [flat])
        words = [f"pointer_{name}"]
        gather = helper.make_node("Gather", [flat, "firsts"], words, axis=0)
        base.graph.node.extend([squeeze, gather])
        shape = ["words", head.width]
        base.graph.output.append(helper.make_tensor_value_info(words[0], 1, shape))
    upper = _exported(head)
    upper.ir_version = base.ir_version
    for model in (base, upper):
        del model.graph.value_info[:]
        del model.opset_import[:]
        model.opset_import.append(helper.make_opsetid("", OPSET))
    pairs = [(f"pointer_{name}", name) for name in TAKEN]
    merged = compose.merge_models(base, upper, io_map=pairs)
    _renamed(merged.graph)
    onnx.save(merged, str(out))


def _without(graph: onnx.GraphProto, heads: tuple[str, ...]) -> None:
    """Take heads out of a graph, with all that only they need."""
    outputs = [one for one in graph.output if one.name not in heads]
    needed = {one.name for one in outputs} | set(taken(graph))
    nodes = []
    for node in reversed(graph.node):
        if needed & set(node.output):
            nodes.append(node)
            needed |= set(node.input)
    kept = [one for one in graph.initializer if one.name in needed]
    for field, values in (
        (graph.output, outputs),
        (graph.node, nodes[::-1]),
        (graph.initializer, kept),
    ):
        del field[:]
        field.extend(values)


def _exported(head: PointerHead) -> onnx.ModelProto:
    """Return the head's own graph; its last products stay in 32 bits."""
    head.eval()
    given = tuple(torch.randn(40, head.width) for _ in TAKEN)
    with tempfile.TemporaryDirectory() as folder:
        wide, ready, narrow = (Path(folder, f"{n}.onnx") for n in range(3))
        torch.onnx.export(
            head,
            given,
            str(wide),
            opset_version=OPSET,
            dynamo=False,
            input_names=list(TAKEN),
            output_names=list(GIVEN),
            dynamic_axes={name: {0: "words"} for name in (*TAKEN, *GIVEN)},
        )
        quant_pre_process(str(wide), str(ready))
        last = [
            node.name
            for node in onnx.load(str(ready)).graph.node
            if node.op_type in ("MatMul", "Gemm")
            and node.name.startswith(("/entities/", "/point/"))
        ]
        quantize_dynamic(
            str(ready),
            str(narrow),
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=["MatMul", "Gemm"],
            nodes_to_exclude=last,
        )
        model = onnx.load(str(narrow))
    return compose.add_prefix(model, PREFIX, rename_inputs=False)


def _renamed(graph: onnx.GraphProto) -> None:
    """Give the head's outputs their own names back, which merging prefixed."""
    given = {PREFIX + name: name for name in GIVEN}
    for node in graph.node:
        node.output[:] = [given.get(name, name) for name in node.output]
    for output in graph.output:
        output.name = given.get(output.name, output.name)
