"""The weights: what the two models are, checked against their manifest, and run.

A folder of weights holds `manifest.json` (name, tags, the SHA-256 of each file), the
graphs `tagger.onnx`, `page.onnx` and `probe.onnx`, `vocabulary.json` and `scores.json`.
Nothing is a pickle and nothing is downloaded. It touches: that folder and onnxruntime.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime

from onrecord.errors import WeightsError
from onrecord.reading.confidence import Confidence
from onrecord.reading.draft import Scores
from onrecord.reading.labels import TAGS
from onrecord.reading.links import Linker
from onrecord.reading.page import KINDS, PageModel
from onrecord.reading.parallel import in_order
from onrecord.reading.tagging import Decoder, TaggerModel
from onrecord.reading.windows import Pieces, Window

FORMAT = "onrecord.weights/1"
OPSET = 17
"""The version of ONNX's operators that the graphs are written in."""

CARD = "CARD.md"
SHIPPED = Path(__file__).parent / "weights" / "en"
GRAPHS = ("tagger.onnx", "page.onnx", "probe.onnx")
FILES = (*GRAPHS, "vocabulary.json", "scores.json")
SLOW_FUSIONS = ["SkipLayerNormFusion"]
"""Fused, an addition and the normalisation after it take seven times as long as the two
apart, and a quarter of the encoder's time (onnxruntime 1.32, one thread)."""

PROBED = 64
"""Length of the probe's product, of the largest numbers that there are in 8 bits."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Everything learned that the stages use."""

    name: str
    pieces: Pieces
    page: PageModel
    tagger: TaggerModel
    decoder: Decoder
    confidence: Confidence


def load(folder: Path = SHIPPED, threads: int = 2) -> Weights:
    """Return the weights of a folder; raises WeightsError if not as described."""
    manifest = manifest_of(folder)
    for name in FILES:
        _check_file(folder / name, manifest["files"].get(name))
    exact = saturates(folder / "probe.onnx")
    scores = json.loads((folder / "scores.json").read_text(encoding="utf-8"))
    arrays = {key: np.array(value, dtype=np.float32) for key, value in scores.items()}
    return Weights(
        name=manifest["name"],
        pieces=Pieces(folder / "vocabulary.json"),
        page=_Page(_session(folder / "page.onnx")),
        tagger=_Tagger(_session(folder / "tagger.onnx", exact=exact), threads),
        decoder=Decoder(
            arrays["transitions"], arrays["starts"], Linker(arrays["distances"])
        ),
        confidence=_confidence(folder / "scores.json", scores),
    )


def _confidence(path: Path, scores: dict[str, Any]) -> Confidence:
    try:
        return Confidence(tuple(scores["confidence"]))
    except (KeyError, ValueError) as error:
        raise WeightsError(f"{path}: no weights of confidence: {error}") from error


def card(folder: Path = SHIPPED) -> str:
    """Return the model card of a folder of weights, in Markdown.

    Raises WeightsError if the folder holds no weights, or no card.
    """
    manifest_of(folder)
    path = folder / CARD
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise WeightsError(f"{path}: no model card could be read") from error


def saturates(probe: Path) -> bool:
    """Return whether int8 products overflow here, as on old processors.

    Then onnxruntime has to be told to calculate in another, exact way: half as fast,
    and the same numbers on every machine.
    """
    largest = np.full((1, PROBED), 255, dtype=np.uint8)
    product = _session(probe).run(["product"], {"numbers": largest})[0]
    return bool((product != 255 * 127 * PROBED).any())


def manifest_of(folder: Path) -> dict[str, Any]:
    """Return a folder's checked manifest; raises WeightsError if it is of no use."""
    path = folder / "manifest.json"
    try:
        manifest: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise WeightsError(f"{path}: no manifest of weights could be read") from error
    expected = {
        "format": FORMAT,
        "opset": OPSET,
        "tags": list(TAGS),
        "kinds": list(KINDS),
    }
    for key, value in expected.items():
        found = manifest.get(key) if isinstance(manifest, dict) else None
        if found != value:
            raise WeightsError(f"{path}: {key!r} should be {value!r}, and is {found!r}")
    if not isinstance(manifest.get("name"), str) or not isinstance(
        manifest.get("files"), dict
    ):
        raise WeightsError(f"{path}: 'name' or 'files' is missing")
    return manifest


def _check_file(path: Path, expected: str | None) -> None:
    try:
        found = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise WeightsError(f"{path}: cannot be read") from error
    if found != expected:
        raise WeightsError(
            f"{path}: SHA-256 should be {expected}, and is {found}: "
            "the file is damaged or of other weights"
        )


def _session(path: Path, *, exact: bool = False) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    # One thread a run, several runs at once: windows share no work, so nothing waits.
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    if exact:
        options.add_session_config_entry("session.x64quantprecision", "1")
    try:
        return onnxruntime.InferenceSession(
            str(path),
            options,
            providers=["CPUExecutionProvider"],
            disabled_optimizers=SLOW_FUSIONS,
        )
    except Exception as error:  # onnxruntime's errors share no base of their own
        raise WeightsError(f"{path}: onnxruntime cannot load it: {error}") from error


class _Tagger:
    """The tagger's graph."""

    def __init__(self, session: onnxruntime.InferenceSession, threads: int) -> None:
        self._session = session
        self._threads = threads
        self._pool = ThreadPoolExecutor(threads, "onrecord-tagger")

    def __call__(
        self, windows: Iterable[Window]
    ) -> Iterator[tuple[Window, tuple[Scores, Scores]]]:
        return in_order(self._pool, self._run, windows, 2 * self._threads)

    def _run(self, window: Window) -> tuple[Scores, Scores]:
        tags, links = self._session.run(["tags", "links"], _inputs(window))
        return tags, links

    def breaks(self, window: Window) -> Scores:
        breaks: Scores = self._session.run(["breaks"], _inputs(window))[0]
        return breaks


def _inputs(window: Window) -> dict[str, npt.NDArray[np.int64]]:
    return {
        "ids": window.ids[None],
        "features": window.features[None],
        "firsts": window.firsts,
    }


class _Page:
    """The page model's graph."""

    def __init__(self, session: onnxruntime.InferenceSession) -> None:
        self._session = session

    def __call__(
        self, pieces: npt.NDArray[np.int64], features: npt.NDArray[np.int64]
    ) -> Scores:
        given = {"pieces": pieces[None], "features": features[None]}
        scores: Scores = self._session.run(["scores"], given)[0][0]
        return scores
