"""From bytes to text: byte order marks, UTF-8, UTF-16 without a mark, then a guess.

Nothing is cut and nothing is changed but what cannot be decoded, which a note tells.
Every step is linear in the length of the data.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from onrecord.errors import InputError
from onrecord.intake.guessing import WESTERN, guess, web_name
from onrecord.intake.signatures import control_share, refused

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins as UTF-16's mark does: goes first
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

MOST_CONTROLS = 0.3
"""Control characters, a byte, beyond which even valid UTF-8 is a container."""

MOST_CONTROLS_GUESSED = 0.03
"""The same for bytes of unknown encoding: random ones have 0.1, texts none."""

MOST_REPLACED = 0.1
"""Characters, a character, that a mark's encoding may fail to give."""

_SAMPLE = 65_536
_NO_TEXT = "this is no text but binary data; give plain text, HTML or JSON Lines"


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, what was done to read it, and whether it is its bytes' plain UTF-8."""

    text: str
    notes: tuple[str, ...] = ()
    exact: bool = False


def decode(data: bytes, where: str, declared: str | None = None) -> Decoded:
    """Return the text of the bytes; raise InputError `not_text` if they hold none.

    `declared` is the Python codec that the data itself names, as a web page does.
    """
    if reason := refused(data):
        raise InputError("not_text", where, reason)
    found = _marked(data) or _unmarked(data, declared)
    if found is None or _control_share(found.text) > MOST_CONTROLS:
        raise InputError("not_text", where, _NO_TEXT)
    return found


def utf8(data: bytes) -> Decoded:
    """Return UTF-8 as text; each byte sequence that is none stands as U+FFFD."""
    try:
        return Decoded(data.decode("utf-8"), exact=True)
    except UnicodeDecodeError as error:
        return _replaced(data, "utf-8", error.start)[0]


def _marked(data: bytes) -> Decoded | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            found, bad = _in(data[len(mark) :], encoding, len(mark))
            return found if bad <= MOST_REPLACED * len(found.text) else None
    return None


def _unmarked(data: bytes, declared: str | None) -> Decoded | None:
    if encoding := _utf16(data):
        found, _ = _in(data, encoding)
        return Decoded(found.text, (f"read as {encoding}, guessed", *found.notes))
    try:
        return Decoded(
            data.decode("utf-8"), _not_as_declared(data, declared), exact=True
        )
    except UnicodeDecodeError as error:
        return (
            _nearly_utf8(data, error) or _as_declared(data, declared) or _guessed(data)
        )


def _not_as_declared(data: bytes, declared: str | None) -> tuple[str, ...]:
    # Pages are often saved as UTF-8 with their old label left in; chance does not make
    # bytes of another encoding valid UTF-8.
    if declared in (None, "utf-8") or data.isascii():
        return ()
    return (f"read as utf-8, which it is; it calls itself {web_name(str(declared))}",)


def _as_declared(data: bytes, declared: str | None) -> Decoded | None:
    if declared in (None, "utf-8"):
        return None
    try:
        return Decoded(data.decode(str(declared)))
    except UnicodeDecodeError:
        return None


def _utf16(data: bytes) -> str | None:
    """Return which UTF-16 it is by where its NULs stand, None if it is none."""
    sample = data[: min(len(data), _SAMPLE) // 2 * 2]
    first, second = sample[::2].count(0), sample[1::2].count(0)
    many, few = 0.6 * len(sample) / 2, 0.05 * len(sample) / 2
    if second > many and first <= few:
        return "utf-16-le"
    if first > many and second <= few:
        return "utf-16-be"
    return None


def _nearly_utf8(data: bytes, error: UnicodeDecodeError) -> Decoded | None:
    found, bad = _replaced(data, "utf-8", error.start)
    good = len(found.text) - bad - len(found.text.encode("ascii", "ignore"))
    # One byte above ASCII at the very end may be a letter; two that fit are UTF-8.
    cut_off = error.reason == "unexpected end of data" and error.start < len(data) - 1
    return found if good > bad or cut_off else None


def _guessed(data: bytes) -> Decoded | None:
    if control_share(data) > MOST_CONTROLS_GUESSED:
        return None
    encoding = guess(data, _SAMPLE)
    if encoding is None:
        return None
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        found, _ = _in(data, WESTERN)
        return Decoded(
            found.text, (f"read as {web_name(WESTERN)}, guessed", *found.notes)
        )
    return Decoded(text, (f"read as {web_name(encoding)}, guessed",))


def _in(data: bytes, encoding: str, skipped: int = 0) -> tuple[Decoded, int]:
    """Return the data decoded, and how many places could not be."""
    try:
        return Decoded(data.decode(encoding)), 0
    except UnicodeDecodeError as error:
        return _replaced(data, encoding, error.start, skipped)


def _replaced(
    data: bytes, encoding: str, first: int, skipped: int = 0
) -> tuple[Decoded, int]:
    text = data.decode(encoding, "replace")
    bad = len(text) - len(data.decode(encoding, "ignore"))
    places = "1 place" if bad == 1 else f"{bad} places"
    note = (
        f"U+FFFD stands in {places} that held no {web_name(encoding)}, "
        f"the first at byte {first + skipped}"
    )
    return Decoded(text, (note,)), bad


def _control_share(text: str) -> float:
    return control_share(text[:_SAMPLE].encode("utf-8", "surrogatepass"))
