"""Where the shared folder is: the data and scorers that no one here wrote."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import click

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
    SEED,
    SEED_RECORD,
)
"""Every file that quality is measured on."""


def absent(shared: Path) -> tuple[str, ...]:
    """Return which of the data files a shared folder lacks."""
    return tuple(name for name in DATA if not (shared / name).is_file())


def option(what: str) -> Callable[[Any], Any]:
    """Return the option of a command that names the shared folder."""
    return click.option(
        "--shared",
        type=click.Path(file_okay=False, path_type=Path),
        default=SHARED,
        show_default="../shared beside the repository",
        help=what,
    )
