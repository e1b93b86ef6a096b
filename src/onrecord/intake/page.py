"""A web page becomes an Article: trafilatura finds the text, the page says the rest.

Numbered as they are tried, each only if the one before gave nothing:

1. trafilatura, for pages that it and libxml2 read without loss;
2. the plain flow of the page's paragraphs (`flow`).
"""

from __future__ import annotations

import logging
import re
import warnings
from functools import cache
from itertools import count
from typing import TYPE_CHECKING

from onrecord.errors import InputError
from onrecord.intake.decoding import Decoded, decode
from onrecord.intake.flow import flow
from onrecord.intake.given import NOTHING, Given, article_of
from onrecord.intake.guessing import codec_of
from onrecord.intake.head import Head
from onrecord.intake.markup import tame
from onrecord.intake.metadata import metadata

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.intake.measure import Measure
    from onrecord.schema import Article

LARGEST = 9_500_000
"""Bytes of a page that the extractor is given.

libxml2 cuts the page off at a text or value of 10,000,000 bytes, without a word.
"""

_NEAR_START = 4_096
_PLAINLY = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*(?:<!doctype\s+html|<html[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_MARKS = ("\ufeff", "\xff\xfe", "\xfe\xff", "\xef\xbb\xbf")
_CHARSET = re.compile(rb"<meta\s[^>]{0,500}?charset\s*=\s*[\"']?\s*([\w:-]+)", re.I)

_PARAGRAPH = re.compile(
    r"<p(?:\s[^<>]*)?>(?:\s*<(?:a|b|em|i|span|strong)(?:\s[^<>]*)?>)*\s*(?=[^\s<])",
    re.IGNORECASE,
)
_OWN = re.compile("[\ue000-\uf8ff]")
_FIRST_OWN, _OWN_COUNT = 0xE000, 6_400
_RULE = re.compile(r"\|(?:-+\|)+")


def is_page(data: bytes) -> bool:
    """Tell whether bytes plainly are HTML: a doctype or an `<html>` begins them."""
    start = data[:_NEAR_START].replace(b"\0", b"").decode("latin-1")
    for mark in _MARKS:
        start = start.removeprefix(mark)
    return _PLAINLY.match(start) is not None


def from_html(html: str | bytes, where: str, *, given: Given = NOTHING) -> Article:
    """Return the article of a page; raise InputError `empty` if no text is in it."""
    decoded = Decoded(html) if isinstance(html, str) else _decode(html, where)
    page = tame(decoded.text)
    head = Head(page)
    text, notes = _text(page, head.measure)
    if not text:
        raise InputError("empty", where, "there is no text in this page")
    if page.count("\ufffd") > decoded.text.count("\ufffd"):
        notes = ("characters that are none stand as U+FFFD", *notes)
    return article_of(
        text,
        given,
        source=where,
        known=metadata(head),
        notes=(*decoded.notes, *notes),
    )


def _decode(data: bytes, where: str) -> Decoded:
    found = _CHARSET.search(data, 0, _NEAR_START)
    declared = codec_of(found[1].decode("latin-1")) if found else None
    return decode(data, where, declared)


def _text(page: str, measure: Measure) -> tuple[str, tuple[str, ...]]:
    """Return the text of a page, and a note if not the extractor found it."""
    reason = measure.beyond()
    if len(page.encode()) > LARGEST:
        reason = f"it is larger than {LARGEST:,} bytes"
    if reason is None:
        if text := _extracted(page):
            return text, ()
        reason = "the extractor found no article in it"
    return flow(page), (f"all paragraphs of the page were taken: {reason}",)


def _extracted(page: str) -> str:
    """Return the article that trafilatura finds in the page, empty if it finds none."""
    try:
        found = _extractor()(
            _told_apart(page),
            include_comments=False,
            include_tables=True,
            deduplicate=False,
        )
    except Exception:  # whatever breaks it, the page's text is still to be had
        return ""
    text = getattr(found, "text", None) or ""
    return "\n".join(filter(None, map(_line, _OWN.sub("", text).splitlines())))


@cache
def _extractor() -> Callable[..., object]:
    """Return trafilatura's extraction, imported late and made silent.

    The import takes a fifth of a second, and only pages need it.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from trafilatura import bare_extraction
    for name in ("trafilatura", "justext", "readability"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    return bare_extraction


def _told_apart(page: str) -> str:
    """Return the page with a private character at the start of each paragraph.

    Of paragraphs that follow each other with the same words, the extractor drops all
    but one, `deduplicate` or not; it takes no private character into its text.
    """
    number = count()

    def marked(found: re.Match[str]) -> str:
        return found[0] + chr(_FIRST_OWN + next(number) % _OWN_COUNT)

    return _PARAGRAPH.sub(marked, page)


def _line(line: str) -> str:
    """Return a line of the extractor without the rules that it draws about tables."""
    line = line.strip()
    if line.startswith("|") and line.endswith("|"):
        return "" if _RULE.fullmatch(line) else line.strip("| ")
    return line
