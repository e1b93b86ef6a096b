"""A statement as it is cited, and the address that opens a page at its words."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.prose.citation import citation, text_fragment
from onrecord.record.rows import Quotation

ONE = Quotation(
    "A1#s1", "Ann Ray", "Ray", "person", "Mayor", "direct", "“It is\n late,”", "Ray",
    "said", "2024-03-05", "The Buoy", "2024-03-06", "Dock \n closed",
    "https://buoy.example/dock", "a.html", 0.9,
)  # fmt: skip
BARE = replace(ONE, who=None, title=None, source="", said=None, outlet=None,
               published=None, headline=None, url=None, file=None)  # fmt: skip


@pytest.mark.parametrize(
    ("one", "told"),
    [
        (ONE, ("“It is late,” (Ann Ray, Mayor, quoted, 2024-03-05; Dock closed; "
              "The Buoy; published 2024-03-06; https://buoy.example/dock; "
              "onrecord A1#s1)")),
        (BARE, "“It is late,” (speaker unknown, quoted; onrecord A1#s1)"),
        (replace(BARE, source="she", form="mixed"),
         "“It is late,” (she, quoted in part; onrecord A1#s1)"),
        (replace(BARE, who="Ann Ray", form="indirect", file="a.html"),
         ("“It is late,” (Ann Ray, reported in the article's words; a.html; "
         "onrecord A1#s1)")),
    ],
)  # fmt: skip
def test_a_citation_tells_what_is_known(one: Quotation, told: str) -> None:
    assert citation(one) == told


PAGE = "https://a.example/b"


@pytest.mark.parametrize(
    ("url", "words", "address"),
    [
        (PAGE, "“It is late,”", f"{PAGE}#:~:text=It%20is%20late%2C"),
        (PAGE, "It is\n late", f"{PAGE}#:~:text=It%20is%20late"),
        (f"{PAGE}#top", "late", f"{PAGE}#top:~:text=late"),
        (PAGE, "a-b & c, d", f"{PAGE}#:~:text=a%2Db%20%26%20c%2C%20d"),
        (PAGE, "it is … very late", f"{PAGE}#:~:text=it%20is"),
        (PAGE, "a " * 11 + "l", f"{PAGE}#:~:text=" + "a%20" * 11 + "l"),
        (PAGE, " ".join("abcdefghijklm"), (f"{PAGE}#:~:text=a%20b%20c%20d%20e,"
                                          "i%20j%20k%20l%20m")),
        (PAGE, "“ ”", PAGE),
        (PAGE, "", PAGE),
        (PAGE, "\ud800x", f"{PAGE}#:~:text=%3Fx"),
    ],
)  # fmt: skip
def test_a_page_opens_at_words(url: str, words: str, address: str) -> None:
    assert text_fragment(url, words) == address


@given(st.text(max_size=60))
def test_words_are_told_whole_or_by_their_ends(words: str) -> None:
    told = text_fragment(PAGE, words)
    assert told.startswith(PAGE)
    _, _, given = told.partition(":~:text=")
    assert not set('-&#"<> ') & set(given)
    for end in map(unquote, given.split(",")):
        assert set(end.split()) <= set(words.strip(' "“”').split()) | {""}
