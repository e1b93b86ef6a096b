"""HTML as a stream of events: no tree, so no page is too deep, too broken or too long.

The standard library's parser is linear and total on what browsers write, but not on all
that can stand in a file; `tame` takes those things out of its way.
"""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser
from typing import Final

Attributes = list[tuple[str, str | None]]

_VOID = """
    area base br col embed hr img input link meta param source track wbr
"""
VOID: Final = frozenset(_VOID.split())
"""Elements that have no content and no end."""

_BLOCKS = """
    address article aside blockquote body br caption center dd details dialog dir div
    dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html
    li main menu nav ol option p pre section summary table tbody td tfoot th thead
    title tr ul
"""
BLOCKS: Final = frozenset(_BLOCKS.split())
"""Elements that stand apart from the words beside them."""

# Their numbers are beyond every character, and may be beyond what int() takes.
_ENDLESS = re.compile(r"&#(?:[0-9]{8,}|[xX][0-9A-Fa-f]{8,});?")
# Saved pages hold their images so, in values that libxml2 cuts off at 10,000,000 bytes.
_IMAGE = re.compile(r"data:[^\s\"'<>]{0,100}?base64,[A-Za-z0-9+/=%]{1000,}")
_SURROGATE = re.compile("[\ud800-\udfff]")
_OPENS = re.compile(r"<[A-Za-z/!?]")


class Events(HTMLParser):
    """A parser whose subclasses take what they look for from the events."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.feed(markup)
        self.close()

    def parse_html_declaration(self, i: int) -> int:
        """Pass over a declaration; `<![…` as browsers do, where the base may raise."""
        if self.rawdata.startswith("<![", i):
            return self.parse_bogus_comment(i)
        return super().parse_html_declaration(i)


def tame(page: str) -> str:
    """Return the page without what is in the way, and nothing of its text taken out.

    An extractor stops at a lone surrogate without a word; the parser looks for the end
    of what is never closed again and again.
    """
    page = _ENDLESS.sub("\ufffd", _SURROGATE.sub("\ufffd", _IMAGE.sub("", page)))
    if page.rfind("<!--") > page.rfind("-->"):
        page += "-->"
    last = page.rfind("<")
    if last > page.rfind(">") and _OPENS.match(page, last):
        page += ">"
    return page


def tidy(value: object) -> str | None:
    """Return a value of a page as one line of text, None if it is none or empty."""
    if not isinstance(value, str):
        return None
    return " ".join(html.unescape(_ENDLESS.sub("", value)).split()) or None
