"""How strings leave: as lines of JSON, or as text of whole characters.

A Python string may hold a lone surrogate, half of a character, which no encoding of
Unicode can hold. JSON has an escape for it, and so keeps it; all else gets U+FFFD, one
for one, by which no position moves. So do, in JSON too, two halves that stand together
as two characters: their escapes would be read as one.
"""

from __future__ import annotations

import json
import re
from typing import Final

SURROGATE: Final = re.compile("[\ud800-\udfff]")
PAIR: Final = re.compile("[\ud800-\udbff][\udc00-\udfff]")


def json_line(value: object) -> bytes:
    """Return a value as UTF-8 JSON on one line, without a final newline."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return json_bytes(text)


def json_bytes(text: str) -> bytes:
    """Return JSON as UTF-8, a lone surrogate as JSON's own escape."""
    apart = PAIR.sub("\ufffd\ufffd", text)
    return apart.encode("utf-8", "backslashreplace")


def whole_characters(text: str) -> str:
    """Return a text of the same length with U+FFFD for each lone surrogate."""
    return SURROGATE.sub("\ufffd", text)
