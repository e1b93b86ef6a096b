"""Words found where they stand in an article, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import OptionError
from onrecord.schema import Spans
from onrecord.web.locating import located

TEXT = "It is late. It is\n very late… and it … rains. It is late."


@pytest.mark.parametrize(
    ("words", "near", "found"),
    [
        ("It is late", (), ["0:It is late"]),
        ("  It  is\tlate\n", (), ["0:It is late"]),
        ("It is very late", (), ["12:It is\n very late"]),
        ("It is late", ((46, 56),), ["46:It is late"]),
        ("It is late", ((40, 44),), ["46:It is late"]),
        ("It is late", ((2, 4),), ["0:It is late"]),
        ("late…", (), ["24:late…"]),
        ("late… and it", (), ["24:late… and it"]),
        ("it … rains", (), ["34:it … rains"]),
        ("very … rains", (), ["19:very", "39:rains"]),
        ("very…rains", (), ["19:very", "39:rains"]),
        ("late … late", (), ["6:late", "24:late"]),
        ("late … late … late", (), ["6:late", "24:late", "52:late"]),
        ("late … It", ((52, 56), (0, 2)), ["52:late", "0:It"]),
        ("late … It", ((52, 56),), ["52:late", "46:It"]),
        ("… late …", (), ["6:late"]),
        (" … ", (), []),
        ("", (), []),
        (".", (), ["10:."]),
    ],
)
def test_words_are_found_where_they_stand(
    words: str, near: Spans, found: list[str]
) -> None:
    spans = located(words, TEXT, near)
    assert [f"{start}:{TEXT[start:end]}" for start, end in spans] == found


@pytest.mark.parametrize(
    "words", ["it is late", "Itis late", "It is late!", "a.*b", "\\"]
)
def test_words_that_stand_nowhere_are_refused(words: str) -> None:
    with pytest.raises(OptionError) as raised:
        located(words, TEXT)
    assert str(raised.value) == (
        f"the article does not have the words {words!r}: copy them from it"
    )


def test_long_words_are_told_in_short() -> None:
    with pytest.raises(OptionError) as raised:
        located("x" * 9_000, TEXT)
    assert len(str(raised.value)) < 140


LETTERS = st.text(st.sampled_from("ab .…\n"), max_size=12)


@given(st.text(st.sampled_from("ab .…\n"), max_size=40), LETTERS, st.integers(0, 40))
def test_no_word_is_invented(text: str, words: str, place: int) -> None:
    try:
        spans = located(words, text, ((place, place + 1),))
    except OptionError:
        return
    told = "".join(text[start:end] for start, end in spans)
    assert "".join(told.split()).replace("…", "") == (
        "".join(words.split()).replace("…", "")
    )
    assert all(start < end for start, end in spans)


@given(st.text(st.sampled_from("ab .…\n"), min_size=1, max_size=40), st.data())
def test_words_as_they_are_told_are_found_there(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    words = text[start:end]
    if words.strip(" \n…") and not words[0].isspace():
        ((found, last),) = located(words, text, ((start, end),))
        assert text[found:last].split() == words.split()
        assert found == start
