"""A folder of weights as its manifest describes it, checked before it is used.

A folder holds `manifest.json` (format, opset, tags, kinds, the SHA-256 of each file),
the graphs `tagger.onnx`, `page.onnx` and `probe.onnx`, `vocabulary.json` and
`scores.json`, and beside them the model card, `CARD.md`. Nothing is a pickle and
nothing is downloaded. It touches: that folder.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import numpy as np

from onrecord.errors import WeightsError
from onrecord.reading.confidence import EVIDENCE
from onrecord.reading.draft import Scores
from onrecord.reading.labels import TAGS
from onrecord.reading.links import DISTANCES
from onrecord.reading.page import KINDS
from onrecord.reading.parties import evidence, pointing

FORMAT = "onrecord.weights/3"
OPSET = 17
"""The version of ONNX's operators that the graphs are written in."""

CARD = "CARD.md"
SHIPPED = Path(__file__).parent / "weights" / "en"
GRAPHS = ("tagger.onnx", "page.onnx", "probe.onnx")
FILES = (*GRAPHS, "vocabulary.json", "scores.json")
SCORES: Final[Mapping[str, tuple[int, ...]]] = {
    "transitions": (len(TAGS), len(TAGS)),
    "starts": (len(TAGS),),
    "distances": (2, DISTANCES),
    "begins": (),
    "confidence": (len(EVIDENCE),),
    "pointer_hidden": (evidence.EVIDENCE + 2, pointing.HIDDEN),
    "pointer_out": (pointing.HIDDEN + 1,),
}
"""What `scores.json` holds, and the shape of each."""


def manifest_of(folder: Path) -> dict[str, Any]:
    """Return a folder's checked manifest; raises WeightsError if it is of no use."""
    path = folder / "manifest.json"
    try:
        manifest: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
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


def check_files(folder: Path, manifest: Mapping[str, Any]) -> None:
    """Raise WeightsError if a file of the folder is not the one of its manifest."""
    for name in FILES:
        path, expected = folder / name, manifest["files"].get(name)
        try:
            found = hashlib.sha256(path.read_bytes()).hexdigest()
        except OSError as error:
            raise WeightsError(f"{path}: cannot be read") from error
        if found != expected:
            raise WeightsError(
                f"{path}: SHA-256 should be {expected}, and is {found}: "
                "the file is damaged or of other weights"
            )


def scores_of(path: Path) -> dict[str, Scores]:
    """Return the numbers of `scores.json`; raises WeightsError if they are others."""
    try:
        given = json.loads(path.read_text(encoding="utf-8"))
        scores = {name: np.array(given[name], dtype=np.float32) for name in SCORES}
    except (KeyError, TypeError, ValueError, OverflowError, RecursionError) as error:
        told = f"there should be numbers for {', '.join(SCORES)}"
        raise WeightsError(f"{path}: {told}") from error
    for name, shape in SCORES.items():
        if scores[name].shape != shape:
            found = scores[name].shape
            told = f"{name!r} should be of shape {shape}, and is of {found}"
            raise WeightsError(f"{path}: {told}")
        if not np.isfinite(scores[name]).all():
            raise WeightsError(f"{path}: {name!r} should be finite numbers")
    return scores


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
