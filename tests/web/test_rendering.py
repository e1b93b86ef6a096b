"""What templates print: escaped, safe to look at; and the addresses of links."""

from __future__ import annotations

from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from onrecord.web.queries import SearchQuery
from onrecord.web.rendering import (
    STATIC,
    again,
    by_hits,
    environment,
    link,
    live,
    percent,
    static,
)


def printed(value: object, template: str = "{{ it }}") -> str:
    return environment().from_string(template).render(it=value)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("<b>&\"'", "&lt;b&gt;&amp;&#34;&#39;"),
        ("a\u202eb", "a‹U+202E›b"),
        ("a\x00\x1b\x7f\x85b", "a‹U+0000›‹U+001B›‹U+007F› b"),
        ("\ud800", "‹U+D800›"),
        ("a\nb\tc\r\n", "a\nb\tc\r\n"),
        ("\u200b\ufeff", "‹U+200B›‹U+FEFF›"),
        ("a\u200db", "a\u200db"),
        (Markup("<i>"), "<i>"),
        (12, "12"),
        (None, "None"),
    ],
)
def test_what_is_printed_is_safe(value: object, shown: str) -> None:
    assert printed(value) == shown


@pytest.mark.parametrize(
    "template",
    ["{{ it|truncate(90) }}", "{{ it|replace('x', 'y') }}", "{{ [it]|join(' ') }}",
     "{{ '%s'|format(it) }}", "{% set a = it %}{{ a }}", "{{ it ~ '' }}",
     "{% macro m(a) %}{{ a }}{% endmacro %}{{ m(it) }}"],
)  # fmt: skip
def test_what_is_made_of_it_is_safe_too(template: str) -> None:
    assert printed("<\u202e", template) == "&lt;‹U+202E›"


@given(st.text(st.characters(codec=None, exclude_categories=())))
def test_any_text_is_safe(text: str) -> None:
    told = printed(text)
    assert told.encode("utf-8").decode("utf-8") == told
    assert not set("<>\"'\u202e\u2066\x00\x1b") & set(told)


def test_what_a_template_does_not_know_is_a_fault() -> None:
    with pytest.raises(Exception, match="is undefined"):
        printed(1, "{{ nothing }}")


@pytest.mark.parametrize(
    ("known", "address"),
    [
        ({}, "/x"),
        ({"a": None, "b": False, "c": "", "d": 0.0}, "/x"),
        ({"a": True, "b": 2, "c": 0.5}, "/x?a=1&b=2&c=0.5"),
        ({"a": "é &#?"}, "/x?a=%C3%A9+%26%23%3F"),
        ({"a": "\ud800"}, "/x?a=%3F"),
    ],
)
def test_link_has_what_is_given(known: dict[str, object], address: str) -> None:
    assert link("/x", **known) == address


def test_again_changes_a_query() -> None:
    query = SearchQuery(words="a b", by="Ann", page=3, once=True)
    assert again("/s", SearchQuery()) == "/s"
    assert again("/s", query) == "/s?by=Ann&words=a+b&once=1&page=3"
    assert again("/s", query, page=None, by=None) == "/s?words=a+b&once=1"
    assert again("/s", query, page=None, sure="0.5").endswith("once=1&sure=0.5")


@given(st.text(), st.text(), st.integers(1, 9))
def test_again_is_what_was_asked(words: str, by: str, page: int) -> None:
    once = page % 2 == 0
    query = SearchQuery(words=words or None, by=by or None, page=page, once=once)
    _, _, told = again("/search", query).partition("?")
    given = {"words": words, "by": by, "page": str(page) if page > 1 else "",
             "once": "1" if once else ""}  # fmt: skip
    assert dict(parse_qsl(told)) == {name: one for name, one in given.items() if one}


@pytest.mark.parametrize(
    ("url", "is_live"),
    [
        ("http://a.example/b", True), ("https://a.example", True),
        ("HTTPS://a.example", True), ("javascript:alert(1)", False),
        ("JavaScript://a.example/%0aalert(1)", False), ("data:text/html,x", False),
        ("java\nscript:alert(1)", False), ("\x01javascript:alert(1)", False),
        (" javascript:alert(1)", False), ("vbscript:x", False), ("//a.example", False),
        ("/a", False), ("a.example", False), ("ftp://a.example", False),
        ("file:///etc/passwd", False), ("http:", False), ("http:///a", False),
        ("http://[::1", False), ("blob:https://a.example/x", False), ("", False),
        (None, False),
    ],
)  # fmt: skip
def test_only_the_web_is_live(url: str | None, *, is_live: bool) -> None:
    assert (live(url) is not None) == is_live


@pytest.mark.parametrize("name", [one.name for one in STATIC.iterdir()])
def test_a_file_has_the_mark_of_its_content(name: str) -> None:
    path, _, mark = static(name).partition("?v=")
    assert path == f"/static/{name}"
    assert len(mark) == 12


def test_hits_are_runs_of_a_text() -> None:
    runs = list(by_hits("the dock is a dock", ((4, 8), (14, 18))))
    assert runs == [("the ", False), ("dock", True), (" is a ", False),
                    ("dock", True), ("", False)]  # fmt: skip
    assert list(by_hits("dock", ())) == [("dock", False)]
    assert percent(0.856) == "86%"
