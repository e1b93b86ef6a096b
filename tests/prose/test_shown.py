"""Characters without a shape are shown by name; all others as they are."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.prose.shown import JOINERS, shown, shown_in_lines

ANY = st.text(st.characters(codec=None, exclude_categories=()))


@pytest.mark.parametrize(
    ("text", "line", "page"),
    [
        ("", "", ""),
        ("It’s “late” 👩‍👩‍👧 é", "It’s “late” 👩‍👩‍👧 é", "It’s “late” 👩‍👩‍👧 é"),
        ("a\n\tb\r\n", "a  b  ", "a\n\tb\r\n"),
        ("a\u202eb", "a‹U+202E›b", "a‹U+202E›b"),
        ("\x1b[31m", "‹U+001B›[31m", "‹U+001B›[31m"),
        ("\x00\x7f", "‹U+0000›‹U+007F›", "‹U+0000›‹U+007F›"),
        ("a\u00a0b\u2009c", "a b c", "a b c"),
        ("\u2028\x0b\x85", "   ", "   "),
        ("\ud800\ufeff\u00ad", "‹U+D800›‹U+FEFF›‹U+00AD›", "‹U+D800›‹U+FEFF›‹U+00AD›"),
        ("\U000e0001", "‹U+E0001›", "‹U+E0001›"),
    ],
)
def test_a_text_is_safe_to_look_at(text: str, line: str, page: str) -> None:
    assert shown(text) == line
    assert shown_in_lines(text) == page


@given(ANY)
def test_nothing_hidden_is_left(text: str) -> None:
    hidden = {"Cc", "Cf", "Cs", "Zl", "Zp"}
    for told, kept in (
        (shown(text), JOINERS),
        (shown_in_lines(text), f"{JOINERS}\t\n\r"),
    ):
        left = [one for one in told if unicodedata.category(one) in hidden]
        assert set(left) <= set(kept)
        assert told.encode("utf-8")[:0] == b""


@given(ANY)
def test_what_is_shown_is_shown_as_it_is(text: str) -> None:
    assert shown(shown(text)) == shown(text)
    assert shown_in_lines(text).splitlines(keepends=False)[:0] == []
    lines = "".join(one for one in shown_in_lines(text) if one in "\t\n\r")
    assert lines == "".join(one for one in text if one in "\t\n\r")


@given(st.text(st.characters(categories=["L", "N", "P", "S"])))
def test_what_has_a_shape_is_kept(text: str) -> None:
    assert shown(text) == text == shown_in_lines(text)
