"""The weights: the two models of a checked folder, ready to run.

It touches: that folder and onnxruntime. What a folder holds is in `manifest.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
import onnxruntime

from onrecord.errors import WeightsError
from onrecord.reading.confidence import Confidence
from onrecord.reading.draft import Scores
from onrecord.reading.links import Linker
from onrecord.reading.manifest import SHIPPED, check_files, manifest_of, scores_of
from onrecord.reading.page import PageModel
from onrecord.reading.parallel import in_order
from onrecord.reading.parties.pointing import Pointer
from onrecord.reading.tagging import Decoder, Heads, TaggerModel
from onrecord.reading.windows import Pieces, Window

SLOW_FUSIONS = ["SkipLayerNormFusion"]
"""Fused, an addition and the normalisation after it take seven times as long as the two
apart, and a quarter of the encoder's time (onnxruntime 1.32, one thread)."""

PROBED = 64
"""Length of the probe's product, of the largest numbers that there are in 8 bits."""

CALLED: Final[Mapping[str, tuple[set[str], set[str]]]] = {
    "tagger.onnx": (
        {"ids", "features", "firsts"},
        {"tags", "links", "breaks", "entities", "pointers"},
    ),
    "page.onnx": ({"pieces", "features"}, {"scores"}),
    "probe.onnx": ({"numbers"}, {"product"}),
}
"""What each graph is called with, and what it has to give."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Everything learned that the stages use."""

    name: str
    pieces: Pieces
    page: PageModel
    tagger: TaggerModel
    decoder: Decoder
    confidence: Confidence
    pointer: Pointer


def load(folder: Path = SHIPPED, threads: int = 2) -> Weights:
    """Return the weights of a folder; raises WeightsError if not as described."""
    manifest = manifest_of(folder)
    check_files(folder, manifest)
    scores = scores_of(folder / "scores.json")
    exact = saturates(folder / "probe.onnx")
    chain = scores["transitions"], scores["starts"], Linker(scores["distances"])
    return Weights(
        name=manifest["name"],
        pieces=_pieces(folder / "vocabulary.json"),
        page=_Page(_session(folder / "page.onnx")),
        tagger=_Tagger(_session(folder / "tagger.onnx", exact=exact), threads),
        decoder=Decoder(*chain, begins=float(scores["begins"])),
        confidence=Confidence(tuple(scores["confidence"].tolist())),
        pointer=Pointer(scores["pointer_hidden"], scores["pointer_out"]),
    )


def _pieces(path: Path) -> Pieces:
    try:
        return Pieces(path)
    except Exception as error:  # the tokenizers' errors have no class of their own
        raise WeightsError(f"{path}: it is no vocabulary: {error}") from error


def saturates(probe: Path) -> bool:
    """Return whether int8 products overflow here, as on old processors.

    Then onnxruntime has to be told to calculate in another, exact way: half as fast,
    and the same numbers on every machine.
    """
    largest = np.full((1, PROBED), 255, dtype=np.uint8)
    product = _session(probe).run(["product"], {"numbers": largest})[0]
    return bool((product != 255 * 127 * PROBED).any())


def _session(path: Path, *, exact: bool = False) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    # One thread a run, several runs at once: windows share no work, so nothing waits.
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    if exact:
        options.add_session_config_entry("session.x64quantprecision", "1")
    try:
        session = onnxruntime.InferenceSession(
            str(path),
            options,
            providers=["CPUExecutionProvider"],
            disabled_optimizers=SLOW_FUSIONS,
        )
    except Exception as error:  # onnxruntime's errors share no base of their own
        raise WeightsError(f"{path}: onnxruntime cannot load it: {error}") from error
    takes, gives = CALLED[path.name]
    if takes != {one.name for one in session.get_inputs()} or not (
        gives <= {one.name for one in session.get_outputs()}
    ):
        told = f"from {', '.join(sorted(takes))} to {', '.join(sorted(gives))}"
        raise WeightsError(f"{path}: it is no graph {told}")
    return session


class _Tagger:
    """The tagger's graph."""

    def __init__(self, session: onnxruntime.InferenceSession, threads: int) -> None:
        self._session = session
        self._threads = threads
        self._pool = ThreadPoolExecutor(threads, "onrecord-tagger")

    def __call__(self, windows: Iterable[Window]) -> Iterator[tuple[Window, Heads]]:
        return in_order(self._pool, self._run, windows, 2 * self._threads)

    def _run(self, window: Window) -> Heads:
        return Heads(*self._session.run(list(Heads._fields), _inputs(window)))

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
