"""Words of the input in a sentence, which stays one that a person can read."""

from __future__ import annotations

from typing import Final

LONGEST: Final = 80
"""Characters of the input that a sentence repeats."""


def shortened(words: str) -> str:
    """Return words as they are, or their first LONGEST characters and an ellipsis."""
    return words if len(words) <= LONGEST else f"{words[:LONGEST]}…"
