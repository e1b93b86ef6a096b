"""The texts that speed is measured on: the dev articles, or the varied sample."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from benchmarks import shared

SAMPLE: Final = shared.ROOT / "src" / "onrecord" / "samples" / "ferry.txt"
COUNT: Final = 84
"""How many articles are made of the sample: as many as the dev data has."""

LENGTH: Final = 900
"""The words of the one article that a start is measured on."""

_SENTENCES = re.compile(r"(?<=[.”])(?=\s?[A-Z“])")


def texts(folder: Path) -> tuple[str, list[str]]:
    """Return where the texts are from, and the texts."""
    path = folder / shared.CLEAN
    if path.is_file():
        with path.open(encoding="utf-8") as lines:
            return shared.CLEAN, [json.loads(line)["text"] for line in lines]
    sample = SAMPLE.read_text(encoding="utf-8")
    return f"{SAMPLE.name}, varied", varied(sample, COUNT)


def varied(sample: str, count: int) -> list[str]:
    """Return texts of one to five times the sample, each from another sentence on."""
    sentences = _SENTENCES.split(sample)
    made = []
    for number in range(count):
        turns, at = divmod(number, len(sentences))
        turned = "".join(sentences[at:] + sentences[:at])
        # Counted on by one a turn, so that no beginning meets the same length again.
        made.append("\n\n".join([turned] * (1 + (number + turns) % 5)))
    return made


def words(texts: Iterable[str]) -> int:
    """Return how many words texts have, counted at white space."""
    return sum(len(text.split()) for text in texts)


def nearest(texts: Sequence[str], length: int = LENGTH) -> str:
    """Return the text whose length in words is nearest to one that is wanted."""
    return min(texts, key=lambda text: abs(words([text]) - length))
