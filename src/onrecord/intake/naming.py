"""The name of a file as text that can be printed, whatever bytes it is made of."""

from __future__ import annotations

import re

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def shown(path: str) -> str:
    r"""Return a path with what is no UTF-8 in it, or a control character, as `\xNN`.

    Two names that differ stay different, as they would not with U+FFFD.
    """
    try:
        path.encode("utf-8")
    except UnicodeEncodeError:
        path = _without_surrogates(path)
    return _CONTROL.sub(lambda found: f"\\x{ord(found[0]):02x}", path)


def _without_surrogates(path: str) -> str:
    try:
        data = path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # a surrogate that stands for no byte
        return path.encode("utf-8", "backslashreplace").decode("utf-8")
    return data.decode("utf-8", "backslashreplace")
