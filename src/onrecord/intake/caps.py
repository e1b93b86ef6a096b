"""How much is read before a file is left out, each with its reason."""

from __future__ import annotations

from typing import Final

LARGEST_DOCUMENT: Final = 50_000_000
"""Bytes of one article: a document of its own, or a line of JSON Lines.

The longest books have a tenth of it. An article is held whole while it is read, as its
bytes, its text and its tokens, so that a larger one takes the memory of a laptop.
"""

LARGEST_PASSED: Final = 1_000_000_000
"""Bytes that may be passed over in a compressed stream of JSON Lines.

A few megabytes can unpack to any size; this much takes a second or two, and an archive
of articles holds nothing like it in blank lines and in lines over the cap.
"""


def megabytes(cap: int) -> str:
    """Return a cap in words: `50 MB`."""
    return f"{cap / 1_000_000:,g} MB"
