"""JSON Lines: an article a line, read as a stream: a file may be of any length."""

from __future__ import annotations

import codecs
import json
from typing import TYPE_CHECKING, BinaryIO, cast

from onrecord.errors import InputError, OptionError, Skipped
from onrecord.intake import caps
from onrecord.intake.chunks import Lines, chunks, too_large
from onrecord.intake.dates import noted_date
from onrecord.intake.decoding import utf8
from onrecord.intake.given import NOTHING, Given, Known, article_of
from onrecord.intake.signatures import refused

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from onrecord.schema import Article

FIELDS = ("id", "text", "title", "byline", "outlet", "published", "url")
"""What is taken of a line's object; anything else in it is passed over."""

_SHOWN = 6


def from_lines(
    stream: BinaryIO | Iterable[bytes],
    where: str,
    *,
    given: Given = NOTHING,
    fields: Mapping[str, str] | None = None,
) -> Iterator[Article | Skipped]:
    """Yield the article of each line of a binary stream, or why there is none.

    `fields` maps names of FIELDS to the keys that they stand under: `{"text": "body"}`.
    """
    return of_lines(_numbered(stream, where), where, given, keys_of(fields))


def of_lines(
    lines: Iterable[tuple[int, bytes | None]],
    where: str,
    given: Given,
    keys: Mapping[str, str],
) -> Iterator[Article | Skipped]:
    """Yield the article of each numbered line; one that is None was too large."""
    empty = True
    for number, whole in lines:
        if whole is None:
            empty = False
            yield Skipped.of(too_large(f"{where}:{number}", "the line"))
            continue
        line = whole
        if number == 1:
            if reason := _refused(line):
                yield Skipped(where, "not_text", reason)
                return
            line = line.removeprefix(codecs.BOM_UTF8)
        if not line.strip():
            continue
        empty = False
        try:
            yield _article(line, f"{where}:{number}", given, keys)
        except InputError as error:
            yield Skipped.of(error)
    if empty:
        yield Skipped(where, "empty", "there is nothing in it; give one object a line")


def keys_of(fields: Mapping[str, str] | None) -> dict[str, str]:
    """Return the key that each field stands under; raise OptionError for no field."""
    for name in fields or {}:
        if name not in FIELDS:
            raise OptionError(
                f"{name!r} is no field; the fields are {', '.join(FIELDS)}"
            )
    return {name: name for name in FIELDS} | dict(fields or {})


def object_of(line: bytes) -> dict[str, object] | None:
    """Return the JSON object that a line holds, None if it holds none."""
    try:
        found = json.loads(utf8(line.removeprefix(codecs.BOM_UTF8)).text)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _numbered(
    stream: BinaryIO | Iterable[bytes], where: str
) -> Iterable[tuple[int, bytes | None]]:
    if hasattr(stream, "read"):
        return Lines(chunks(cast("BinaryIO", stream)), where)
    return (
        (number, None if len(line) > caps.LARGEST_DOCUMENT else line)
        for number, line in enumerate(stream, start=1)
    )


def _refused(line: bytes) -> str | None:
    if line.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "these lines are in UTF-16; save the file as UTF-8"
    return refused(line)


def _article(line: bytes, where: str, given: Given, keys: Mapping[str, str]) -> Article:
    decoded = utf8(line)
    found = _object(decoded.text, where)
    text = found.get(keys["text"])
    if keys["text"] not in found:
        raise InputError("no_text", where, _without_text(found, keys["text"]))
    if not isinstance(text, str):
        raise InputError("no_text", where, f"its {keys['text']!r} is no string")
    if not text or text.isspace():
        raise InputError("empty", where, f"its {keys['text']!r} is empty")
    known, notes = _known(found, keys, given)
    return article_of(
        text, given, source=where, known=known, notes=(*decoded.notes, *notes)
    )


def _object(line: str, where: str) -> dict[str, object]:
    try:
        # The standard library's, since msgspec refuses lone surrogates.
        found = json.loads(line)
    except json.JSONDecodeError as error:
        reason = f"the line is no JSON: {error.msg} at character {error.pos + 1}"
        raise InputError("bad_json", where, reason) from error
    except (ValueError, RecursionError) as error:
        reason = "the line is JSON of a depth or a number that cannot be read"
        raise InputError("bad_json", where, reason) from error
    if not isinstance(found, dict):
        raise InputError("no_object", where, "the line is JSON but no object")
    return found


def _without_text(found: Mapping[str, object], key: str) -> str:
    if not found:
        return f"the object has no {key!r}; it is empty"
    names = ", ".join(map(repr, list(found)[:_SHOWN]))
    more = ", …" if len(found) > _SHOWN else ""
    return (
        f"the object has no {key!r}; say which of its fields is the text: {names}{more}"
    )


def _known(
    found: Mapping[str, object], keys: Mapping[str, str], given: Given
) -> tuple[Known, list[str]]:
    """Return what the object says of the article, and notes on what is unclear."""
    known: dict[str, str | None] = {}
    notes: list[str] = []
    for name in FIELDS:
        if name == "text" or getattr(given, name, None) is not None:
            continue
        value = found.get(keys[name])
        if name == "id" and isinstance(value, int | float) and value is not True:
            value = str(value)
        if isinstance(value, str):
            known[name] = value if value.strip() else None
        elif value is not None:
            notes.append(f"its {keys[name]!r} is no string and was left out")
    if date := known.get("published"):
        known["published"], note = noted_date(date)
        if note:
            notes.append(note)
    return Known(**known), notes
