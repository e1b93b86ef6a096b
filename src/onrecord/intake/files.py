"""Files and standard input become Articles, each read as what it is."""

from __future__ import annotations

import sys
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from onrecord.errors import InputError, Skipped
from onrecord.intake.decoding import decode
from onrecord.intake.given import NOTHING, Given, article_of
from onrecord.intake.lines import from_lines, keys_of, object_of
from onrecord.intake.page import from_html, is_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from onrecord.schema import Article

STANDARD_INPUT = "standard input"

_LINES = frozenset({".jsonl", ".ndjson"})
_PAGES = frozenset({".html", ".htm", ".xhtml"})
_NOTHING_IN_IT = "there is no text in it"


def articles(
    paths: Iterable[str | Path],
    *,
    given: Given = NOTHING,
    fields: Mapping[str, str] | None = None,
) -> Iterator[Article | Skipped]:
    """Yield the articles of files in order, and a Skipped for what cannot be read.

    A file is JSON Lines (`.jsonl`, `.ndjson`), a web page (`.html`, `.htm`, `.xhtml`,
    or what plainly is one) or else plain text; `-` is standard input, which may be any
    of them. `fields` says under which keys of a JSON line to look, as for `from_lines`.
    """
    keys = keys_of(fields)
    listed = [paths] if isinstance(paths, str | Path) else paths
    return chain.from_iterable(_of_path(path, given, keys) for path in listed)


def from_bytes(data: bytes, where: str, *, given: Given = NOTHING) -> Article:
    """Return the article of a web page or a plain text, whichever the bytes are."""
    if is_page(data):
        return from_html(data, where, given=given)
    return _plain(data, where, given)


def _plain(data: bytes, where: str, given: Given, *, is_file: bool = False) -> Article:
    decoded = decode(data, where)
    if not decoded.text or decoded.text.isspace():
        raise InputError("empty", where, _NOTHING_IN_IT)
    return article_of(
        decoded.text,
        given,
        source=where,
        notes=decoded.notes,
        is_file=is_file and decoded.exact,
    )


def _of_path(
    path: str | Path, given: Given, keys: Mapping[str, str]
) -> Iterator[Article | Skipped]:
    name = STANDARD_INPUT if str(path) == "-" else str(path)
    try:
        if name is STANDARD_INPUT:
            yield from _of_stream(_standard_input(), name, given, keys)
        else:
            yield from _of_file(Path(path), name, given, keys)
    except InputError as error:
        yield Skipped.of(error)
    except OSError as error:
        yield Skipped(name, "unreadable", _trouble(error))


def _of_file(
    path: Path, name: str, given: Given, keys: Mapping[str, str]
) -> Iterator[Article | Skipped]:
    if path.is_dir():
        pattern = path / "*.txt"
        reason = f"this is a folder; name the files in it, for example {pattern}"
        raise InputError("folder", name, reason)
    kind = path.suffix.lower()
    with _opened(path, name) as stream:
        if kind in _LINES:
            yield from from_lines(stream, name, given=given, fields=keys)
        elif kind == ".json":
            yield from _of_json(stream, name, given, keys)
        else:
            yield _whole(stream.read(), name, given, kind, is_file=path.is_file())


def _whole(
    data: bytes, name: str, given: Given, kind: str, *, is_file: bool
) -> Article:
    if kind in _PAGES or is_page(data):
        return from_html(data, name, given=given)
    return _plain(data, name, given, is_file=is_file)


def _of_stream(
    stream: BinaryIO, name: str, given: Given, keys: Mapping[str, str]
) -> Iterator[Article | Skipped]:
    """Yield what a stream without a name holds, by how it begins."""
    first = _first_lines(stream)
    if _are_objects(first):
        lines = chain(first, stream)
        yield from from_lines(lines, name, given=given, fields=keys)
    else:
        yield from_bytes(b"".join((*first, stream.read())), name, given=given)


def _of_json(
    stream: BinaryIO, name: str, given: Given, keys: Mapping[str, str]
) -> Iterator[Article | Skipped]:
    first = _first_lines(stream)
    if first and not _are_objects(first):
        reason = (
            "this is not JSON Lines; write one object a line, for example with jq -c"
        )
        raise InputError("not_lines", name, reason)
    yield from from_lines(chain(first, stream), name, given=given, fields=keys)


def _first_lines(stream: BinaryIO) -> list[bytes]:
    """Take the lines up to the first that is not blank."""
    lines: list[bytes] = []
    for line in stream:
        lines.append(line)
        if line.strip():
            break
    return lines


def _are_objects(first: list[bytes]) -> bool:
    return bool(first) and object_of(first[-1]) is not None


def _opened(path: Path, name: str) -> BinaryIO:
    try:
        return path.open("rb")
    except FileNotFoundError as error:
        reason = "there is no such file; check its name"
        raise InputError("missing", name, reason) from error
    except (OSError, ValueError) as error:
        raise InputError("unreadable", name, _trouble(error)) from error


def _standard_input() -> BinaryIO:
    # A program without a terminal may have none, and one that was replaced no bytes.
    stream: BinaryIO | None = getattr(sys.stdin, "buffer", None)
    if stream is None:
        raise InputError("unreadable", STANDARD_INPUT, "it is closed; name a file")
    return stream


def _trouble(error: OSError | ValueError) -> str:
    if isinstance(error, PermissionError):
        return "it may not be read; check its permissions"
    return f"it cannot be read: {getattr(error, 'strerror', None) or error}"
