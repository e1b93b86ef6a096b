"""Any Python string in a database that holds UTF-8 alone, and back to the letter.

A lone surrogate, which a crawler's JSON may hold, has no UTF-8. A text with one is
stored as bytes (`surrogatepass`), so that nothing of it is changed; where words are
only shown and searched, U+FFFD stands for it.
"""

from __future__ import annotations

import json
import re
from typing import Any, Final

from onrecord.schema import Spans

_SURROGATE: Final = re.compile("[\ud800-\udfff]")


def stored(text: str | None) -> str | bytes | None:
    """Return a text as the database holds it."""
    if text is None or not _SURROGATE.search(text):
        return text
    return text.encode("utf-8", "surrogatepass")


def loaded(value: Any) -> str | None:
    """Return a text that the database holds."""
    if isinstance(value, bytes):
        return value.decode("utf-8", "surrogatepass")
    return None if value is None else str(value)


def shown(text: str | None) -> str | None:
    """Return a text to be shown and searched, without lone surrogates."""
    return None if text is None else _SURROGATE.sub("\ufffd", text)


def row_shown(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return a row to be shown, with all its texts as such."""
    return tuple(shown(loaded(v)) if isinstance(v, bytes) else v for v in row)


def spans_stored(spans: Spans) -> str:
    """Return spans as JSON: `[[0,17],[20,31]]`."""
    return json.dumps(spans, separators=(",", ":"))


def spans_loaded(value: str) -> Spans:
    """Return spans from JSON."""
    return tuple((start, end) for start, end in json.loads(value))
