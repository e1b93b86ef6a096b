"""Statements as an Atom feed (RFC 4287): a search that one can subscribe to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import BinaryIO, Final
from urllib.parse import quote
from xml.etree import ElementTree

from onrecord.formats.addresses import NAMESPACE
from onrecord.record.rows import Quotation

ATOM: Final = "http://www.w3.org/2005/Atom"
NEVER: Final = "1970-01-01T00:00:00Z"
"""The time of a feed with nothing in it: Atom demands one."""

_NO_XML: Final = re.compile(
    "[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
    "|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
"""What XML cannot hold, and what would turn the direction of text around it."""


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed says of itself; `link` gives each statement's address on the web."""

    title: str
    url: str
    page: str
    link: Callable[[Quotation], str]


def write_feed(quotations: Iterable[Quotation], feed: Feed, out: BinaryIO) -> None:
    """Write statements as a feed, in the order given: the latest added first.

    U+FFFD stands for each character that XML cannot hold, or that turns the direction
    of text: who reads a feed shows it as it comes.
    """
    ElementTree.register_namespace("", ATOM)
    root = ElementTree.Element(f"{{{ATOM}}}feed")
    entries = list(quotations)
    _text(root, "title", feed.title)
    _text(root, "id", feed.page)
    _text(root, "updated", max((one.added for one in entries), default=NEVER))
    _link(root, "self", feed.url)
    _link(root, "alternate", feed.page)
    author = ElementTree.SubElement(root, f"{{{ATOM}}}author")
    _text(author, "name", "onrecord")
    for one in entries:
        _entry(root, one, feed)
    ElementTree.ElementTree(root).write(out, encoding="utf-8", xml_declaration=True)


def _entry(root: ElementTree.Element, one: Quotation, feed: Feed) -> None:
    entry = ElementTree.SubElement(root, f"{{{ATOM}}}entry")
    who = one.who or one.source or "speaker unknown"
    _text(entry, "title", f"{who}: {' '.join(one.words.split())}")
    _text(entry, "id", NAMESPACE + quote(one.address, errors="replace"))
    _text(entry, "updated", one.added or NEVER)
    _link(entry, "alternate", feed.link(one))
    author = ElementTree.SubElement(entry, f"{{{ATOM}}}author")
    _text(author, "name", who)
    where = ", ".join(told for told in (one.outlet, one.headline, one.said) if told)
    _text(entry, "summary", f"{one.before}{one.words}{one.after}\n{where}")


def _text(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, f"{{{ATOM}}}{name}").text = _safe(text)


def _link(parent: ElementTree.Element, rel: str, url: str) -> None:
    ElementTree.SubElement(parent, f"{{{ATOM}}}link", rel=rel, href=_safe(url))


def _safe(text: str) -> str:
    return _NO_XML.sub("\ufffd", text)
