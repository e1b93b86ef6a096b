"""Any Python string in a database that holds UTF-8 alone, and back to the letter.

A lone surrogate, which a crawler's JSON may hold, has no UTF-8. An article's text with
one is stored as bytes (`surrogatepass`), so that nothing of it is changed; where words
are shown and searched, U+FFFD stands for it, and a row that has such words keeps them
to the letter, as a JSON array, in a column of its own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
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


def written(*texts: str | None) -> str | bytes | None:
    """Return texts to the letter, as JSON, if one is not what `shown` makes of it."""
    is_half = any(text and _SURROGATE.search(text) for text in texts)
    return list_stored(texts) if is_half else None


def as_written(value: Any, *texts: Any) -> tuple[Any, ...]:
    """Return texts to the letter: as `written` kept them, else as they are shown."""
    return list_loaded(value) if value else texts


def list_stored(texts: Sequence[str | None]) -> str | bytes | None:
    """Return texts as a JSON array, as the database holds it."""
    # JSON's own escapes would make one character of two halves that stand together.
    return stored(json.dumps(texts, ensure_ascii=False))


def list_loaded(value: Any) -> tuple[Any, ...]:
    """Return the texts of an array that the database holds."""
    return tuple(json.loads(loaded(value) or "[]"))


def spans_stored(spans: Spans) -> str:
    """Return spans as JSON: `[[0,17],[20,31]]`."""
    return json.dumps(spans, separators=(",", ":"))


def spans_loaded(value: str) -> Spans:
    """Return spans from JSON."""
    return tuple((start, end) for start, end in json.loads(value))
