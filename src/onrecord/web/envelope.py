"""The one shape of JSON: `{"ok": true, "data": …}`, or `{"ok": false, "error": …}`."""

from __future__ import annotations

import json
import re
from typing import Any, Final

import msgspec
from starlette.responses import Response

from onrecord.formats.encoding import PAIR

JSON: Final = "application/json"

_ESCAPED: Final = re.compile(
    "[<>&\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
"""Written as JSON's own escapes: they read as themselves, but where JSON is looked at
as a page, or as a text, they open no tag and turn no direction."""


def data_of(answer: object) -> Any:
    """Return an answer as the plain objects of its JSON."""
    return msgspec.to_builtins(answer)


def json_answer(envelope: dict[str, Any], status: int = 200) -> Response:
    """Return an envelope as a response."""
    return Response(json_text(envelope), status, media_type=JSON)


def json_text(value: object) -> str:
    """Return a value as JSON on one line, safe wherever it is looked at."""
    plain = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    plain = PAIR.sub("\ufffd\ufffd", plain)
    return _ESCAPED.sub(_escaped, plain)


def _escaped(match: re.Match[str]) -> str:
    found = match[0]
    return f"\\u{ord(found):04x}" if found.isascii() else json.dumps(found)[1:-1]
