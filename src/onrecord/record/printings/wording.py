"""Two versions of the same words laid side by side: what one left out or changed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final, Literal

_PIECE: Final = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")

Change = Literal["same", "left out", "added", "changed"]

MOST_WORDS: Final = 400
"""Words of a version that are compared: the time grows with their square."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A piece of wording: the words of the first version, and those of the other."""

    change: Change
    one: str
    other: str


def shared(one: list[str], other: list[str]) -> list[str]:
    """Return the words that two versions share in the same order."""
    first, second = one[:MOST_WORDS], other[:MOST_WORDS]
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    blocks = matcher.get_matching_blocks()
    return [word for start, _, size in blocks for word in one[start : start + size]]


def differences(one: str, other: str) -> tuple[Difference, ...]:
    """Return the pieces of two versions in order, each with what became of it.

    Words are compared without capitals and marks, and shown as they are printed.
    """
    first, second = list(_PIECE.finditer(one)), list(_PIECE.finditer(other))
    matcher = SequenceMatcher(None, _folded(first), _folded(second), autojunk=False)
    changes: dict[str, Change] = {
        "equal": "same", "delete": "left out", "insert": "added", "replace": "changed",
    }  # fmt: skip
    return tuple(
        Difference(changes[tag], _slice(one, first, a, b), _slice(other, second, c, d))
        for tag, a, b, c, d in matcher.get_opcodes()
    )


def _folded(pieces: list[re.Match[str]]) -> list[str]:
    return [piece[0].casefold().replace("’", "'") for piece in pieces]


def _slice(text: str, pieces: list[re.Match[str]], start: int, end: int) -> str:
    return text[pieces[start].start() : pieces[end - 1].end()] if end > start else ""
