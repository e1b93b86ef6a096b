"""What a file or standard input holds becomes Articles, each read as what it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.errors import InputError, Skipped
from onrecord.intake import caps
from onrecord.intake.chunks import Lines, begun, first_line, too_large, whole
from onrecord.intake.decoding import decode
from onrecord.intake.given import NOTHING, Given, article_of
from onrecord.intake.lines import object_of, of_lines
from onrecord.intake.page import from_html, is_page
from onrecord.intake.signatures import HEAD, refused

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from onrecord.schema import Article

_LINES = frozenset({".jsonl", ".ndjson"})
_PAGES = frozenset({".html", ".htm", ".xhtml"})
_NOTHING_IN_IT = "there is no text in it"
_NOT_LINES = "this is not JSON Lines; write one object a line, for example with jq -c"


@dataclass(frozen=True, slots=True)
class Content:
    """The bytes of an input, unpacked, and what is known of them.

    `kind` is the end of the file's name (`.jsonl`), None for standard input, which may
    be anything. `size` is known of files that are not packed; `is_file` says that the
    bytes are those of the file called `name`.
    """

    pieces: Iterator[bytes]
    name: str
    kind: str | None
    size: int | None = None
    is_packed: bool = False
    is_file: bool = False


def articles_in(
    content: Content, given: Given, keys: Mapping[str, str]
) -> Iterator[Article | Skipped]:
    """Yield the articles of an input; raise InputError for what ends it."""
    pieces, is_lines = content.pieces, content.kind in _LINES
    if content.kind in (".json", None):
        first, pieces = first_line(pieces)
        is_lines = _is_object(first)
        if content.kind and first and not is_lines:
            raise InputError("not_lines", content.name, _NOT_LINES)
    if not is_lines:
        yield _document(content, pieces, given)
        return
    most = caps.LARGEST_PASSED if content.is_packed else None
    lines = Lines(pieces, content.name, most)
    yield from of_lines(lines, content.name, given, keys)


def from_bytes(data: bytes, where: str, *, given: Given = NOTHING) -> Article:
    """Return the article of a web page or a plain text, whichever the bytes are."""
    if is_page(data):
        return from_html(data, where, given=given)
    return _plain(data, where, given)


def _is_object(first: bytes) -> bool:
    """Return whether a first line is an object, or the beginning of a large one."""
    large = len(first) >= caps.LARGEST_DOCUMENT and first.startswith(b"{")
    return large or object_of(first) is not None


def _document(content: Content, pieces: Iterator[bytes], given: Given) -> Article:
    head, pieces = begun(pieces, HEAD)
    if reason := refused(head):  # before gigabytes of a film are read
        raise InputError("not_text", content.name, reason)
    if (content.size or 0) > caps.LARGEST_DOCUMENT:
        raise too_large(content.name)
    what = "what it unpacks to" if content.is_packed else "this"
    data = whole(pieces, content.name, what)
    if content.kind in _PAGES or is_page(data):
        return from_html(data, content.name, given=given)
    return _plain(data, content.name, given, is_file=content.is_file)


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
