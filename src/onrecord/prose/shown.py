"""Text of unknown origin made safe to look at.

A character without a shape of its own may rewrite a screen or turn the direction of
what stands beside it (Boucher and Anderson, Trojan Source, 2021): it is shown by name.
What is stored keeps it.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

JOINERS: Final = "\u200c\u200d"
"""Characters without a width that scripts and emoji are written with."""

HIDDEN: Final = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))

_LINES: Final = re.compile(r"([\t\n\r]+)")


def shown(text: str) -> str:
    """Return a text that is safe on a line: blanks as spaces, the rest by name."""
    if text.isprintable():
        return text
    return "".join(
        " " if c.isspace() else f"‹U+{ord(c):04X}›" if _is_hidden(c) else c
        for c in text
    )


def shown_in_lines(text: str) -> str:
    """Return a text that is safe on a page: as `shown`, but with its line breaks."""
    if text.isprintable():
        return text
    parts = _LINES.split(text)  # what stands between them, and they, in turn
    parts[::2] = map(shown, parts[::2])
    return "".join(parts)


def _is_hidden(character: str) -> bool:
    return unicodedata.category(character) in HIDDEN and character not in JOINERS
