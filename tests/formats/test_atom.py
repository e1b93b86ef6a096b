"""Statements as an Atom feed: well formed, and what RFC 4287 demands."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import datetime
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.formats.atom import ATOM, NEVER, Feed, write_feed
from onrecord.record.rows import Quotation

FEED = Feed(
    "onrecord: dock",
    "http://h/search.atom?words=dock",
    "http://h/search?words=dock",
    lambda one: f"http://h/{one.address}",
)
ONE = Quotation(
    "A1#s1", "Ann Ray", "Ray", "person", "Mayor", "direct", "“It is\n late,”", "Ray",
    "said", "2024-03-06", "The Buoy", "2024-03", "Dock", None, None, 0.9,
    before="Then: ", after=" said Ray.", added="2024-04-01T10:00:00Z",
)  # fmt: skip


def written(*quotations: Quotation) -> ElementTree.Element:
    out = io.BytesIO()
    write_feed(quotations, FEED, out)
    return ElementTree.fromstring(out.getvalue())  # noqa: S314, it is our own


def told(parent: ElementTree.Element, name: str) -> str:
    (found,) = parent.findall(f"{{{ATOM}}}{name}")
    return found.text or ""


def links(parent: ElementTree.Element) -> dict[str, str]:
    return {one.attrib["rel"]: one.attrib["href"]
            for one in parent.findall(f"{{{ATOM}}}link")}  # fmt: skip


def test_a_feed_tells_what_it_is() -> None:
    root = written(ONE)
    assert root.tag == f"{{{ATOM}}}feed"
    assert told(root, "title") == FEED.title
    assert told(root, "id") == FEED.page
    assert told(root, "updated") == ONE.added
    assert links(root) == {"self": FEED.url, "alternate": FEED.page}
    assert root.find(f"{{{ATOM}}}author/{{{ATOM}}}name") is not None


def test_an_entry_tells_a_statement() -> None:
    (entry,) = written(ONE).findall(f"{{{ATOM}}}entry")
    assert told(entry, "title") == "Ann Ray: “It is late,”"
    assert told(entry, "id").endswith("A1%23s1")
    assert ":" in told(entry, "id")
    assert told(entry, "updated") == ONE.added
    assert links(entry) == {"alternate": "http://h/A1#s1"}
    assert told(entry, "summary") == (
        "Then: “It is\n late,” said Ray.\nThe Buoy, Dock, 2024-03-06"
    )


def test_a_feed_is_as_new_as_its_newest() -> None:
    older = replace(ONE, address="A0#s1", added="2024-01-01T00:00:00Z")
    assert told(written(older, ONE), "updated") == ONE.added
    assert told(written(), "updated") == NEVER


def test_each_entry_has_an_id_of_its_own() -> None:
    addresses = ("A1#s1", "A1#s2", "A 1#s1", "A/1#s1", "é#s1", "\ud800#s1", "a#b#s1")
    root = written(*[replace(ONE, address=one) for one in addresses])
    ids = [told(one, "id") for one in root.findall(f"{{{ATOM}}}entry")]
    assert len(set(ids)) == len(addresses)
    assert all(one.isascii() and " " not in one for one in ids)


@pytest.mark.parametrize(
    ("changes", "who"),
    [
        ({"who": None}, "Ray"),
        ({"who": None, "source": ""}, "speaker unknown"),
        ({}, "Ann Ray"),
    ],
)
def test_an_entry_has_an_author(changes: dict[str, str | None], who: str) -> None:
    (entry,) = written(replace(ONE, **changes)).findall(f"{{{ATOM}}}entry")  # type: ignore[arg-type]
    assert entry.findtext(f"{{{ATOM}}}author/{{{ATOM}}}name") == who


@given(st.text(st.characters(codec=None, exclude_categories=())))
def test_any_text_is_well_formed(text: str) -> None:
    one = replace(ONE, words=text, who=text, headline=text, before=text, outlet=text)
    (entry,) = written(one).findall(f"{{{ATOM}}}entry")
    summary = told(entry, "summary")
    assert not set("\u202e\u2066\x00\x1b\ufffe") & set(summary)
    assert datetime.fromisoformat(told(entry, "updated"))
