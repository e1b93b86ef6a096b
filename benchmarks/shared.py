"""Where the shared folder is: the data and scorers that no one here wrote."""

from __future__ import annotations

from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
SHARED: Final = ROOT.parent / "shared"
"""The folder beside the repository's root, unless `--shared` names another."""

CRAWLED: Final = "data/crawled/dev.jsonl"
CLEAN: Final = "data/polnear/dev.jsonl"
SPEAKERS: Final = "data/polnear/speakers_dev.jsonl"
INSTANCES: Final = "data/polnear/cofenet_valid.jsonl"
PRONOUNS: Final = "data/coref/gap_dev.jsonl"
MOMENTS: Final = "data/moments/dev.jsonl"
HISTORIES: Final = "data/moments/wikiwars.jsonl"
FIGURES: Final = "data/figures/dev.jsonl"
ARCHIVE: Final = "data/archive/articles.jsonl.gz"
SEED: Final = "seed/article.txt"
SEED_RECORD: Final = "seed/expected.json"
DATA: Final = (
    CRAWLED,
    CLEAN,
    SPEAKERS,
    INSTANCES,
    PRONOUNS,
    MOMENTS,
    HISTORIES,
    FIGURES,
    ARCHIVE,
    SEED,
    SEED_RECORD,
)
"""Every file that quality is measured on."""


def absent(shared: Path) -> tuple[str, ...]:
    """Return which of the data files a shared folder lacks."""
    return tuple(name for name in DATA if not (shared / name).is_file())
