"""Words that a person typed, found where they stand in an article."""

from __future__ import annotations

import re
from typing import Final

from onrecord.errors import OptionError
from onrecord.prose.citation import APART
from onrecord.schema import Span, Spans

MOST_SHOWN = 60
HALF: Final = "[\ufffd\ud800-\udfff]"
"""Half of a pair in a text is U+FFFD on a page."""

_NAMED: Final = re.compile(r"‹U\\\+(?P<code>[0-9A-F]{4,5}|10[0-9A-F]{4})›")
"""A character that a page shows by name, in a pattern."""


def located(words: str, text: str, near: Spans = ()) -> Spans:
    """Return where words stand in a text, the parts between ` … ` one after another.

    An ellipsis is the article's own where it has the words with it. However often they
    stand there, those nearest to `near` are meant, else the first. Blanks count as one,
    and a hidden character may be given by the name that a page shows for it. Raises
    OptionError if they stand nowhere: no word is invented.
    """
    apart = APART.strip()
    parts = [part for part in words.split(apart) if part.strip()]
    if parts and apart in words and re.search(_pattern(words), text):
        parts = [words]
    if near and len(parts) != len(near):
        near = near[:1]
    found: list[Span] = []
    for place, part in enumerate(parts):
        anchor = near[min(place, len(near) - 1)][0] if near else None
        found.append(_place(part, text, anchor, found[-1][1] if found else 0))
    return tuple(found)


def _place(part: str, text: str, anchor: int | None, after: int) -> Span:
    spans = [match.span() for match in re.finditer(_pattern(part), text)]
    if not spans:
        shown = " ".join(part.split())
        shown = shown if len(shown) <= MOST_SHOWN else f"{shown[:MOST_SHOWN]}…"
        raise OptionError(
            f"the article does not have the words {shown!r}: copy them from it"
        )
    if anchor is not None:
        return min(spans, key=lambda span: abs(span[0] - anchor))
    return next((span for span in spans if span[0] >= after), spans[0])


def _pattern(words: str) -> str:
    pattern = _NAMED.sub(_either, r"\s+".join(map(re.escape, words.split())))
    return pattern.replace("\ufffd", HALF)


def _either(named: re.Match[str]) -> str:
    return f"(?:{named[0]}|{re.escape(chr(int(named['code'], 16)))})"
