"""Where the words of a search stand in a text, as FTS5 itself marks them."""

import apsw
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from onrecord.errors import OptionError
from onrecord.record.hits import hits
from onrecord.record.query import expression


def marked(typed: str, text: str) -> list[str]:
    return [text[start:end] for start, end in hits(typed, text)]


@pytest.mark.parametrize(
    ("typed", "text", "found"),
    [
        ("dock", "The Dock, the docks, DOCK.", ["Dock", "DOCK"]),
        ("gimenez", "Giménez and Gime\u0301nez", ["Giménez", "Gime\u0301nez"]),
        ("wait*", "We wait; they waited.", ["wait", "waited"]),
        ('"new dock"', "a new dock, a new pier", ["new dock"]),
        ("“new do”*", "a new dock, a new pier", ["new dock"]),
        ("new-dock", "a new dock", ["new dock"]),
        ('"a b" "b c"', "a b c a b", ["a b c", "a b"]),
        ("dock OR pier", "dock pier", ["dock", "pier"]),
        ("dock NOT pier", "dock pier", ["dock"]),
        ("dock NOT (pier NOT quay)", "dock pier quay", ["dock"]),
        ("dock NOT NOT pier", "dock pier", ["dock", "pier"]),
        ("(dock NOT pier) OR pier", "dock pier", ["dock", "pier"]),
        ("dock", "🛳 \ud800dock\udfff", ["dock"]),
        ("dock", "", []),
        ("zeppelin", "dock", []),
    ],
)
def test_hits_are_where_the_words_stand(
    typed: str, text: str, found: list[str]
) -> None:
    assert marked(typed, text) == found


def test_hits_refuse_what_cannot_be_searched_for() -> None:
    with pytest.raises(OptionError, match="no word"):
        hits("…", "dock")


FEW = st.sampled_from([*"abcdeéEİßñ -'.*\u0301\0", "ﬁ", "𝒜", "🛳", "ǅ"])
TEXTS = st.text(FEW, max_size=40) | st.text(max_size=20)
WORDS = st.text(FEW.filter(lambda c: c not in '*"()'), min_size=1, max_size=4)
TERMS = st.builds(
    lambda words, mark, star: f"{mark}{words}{mark}{star}",
    WORDS.filter(str.strip),
    st.sampled_from(['"']),
    st.sampled_from(["", "*"]),
)


@given(st.lists(TERMS, min_size=1, max_size=3), TEXTS)
@example(['"e"'], "e\u0301 \u0301e")
@example(['"a b"', '"b a"'], "a b a b")
def test_hits_are_those_that_fts5_highlights(asked: list[str], text: str) -> None:
    typed = " OR ".join(asked)
    # FTS5's highlight() itself ends at the first NUL.
    text = "".join(c for c in text if c not in "\0\x01\x02")
    try:
        match = expression(typed)
    except OptionError:
        return
    db = apsw.Connection(":memory:")
    db.execute(
        "CREATE VIRTUAL TABLE t USING fts5 "
        "(c, tokenize = 'unicode61 remove_diacritics 2')"
    )
    db.execute("INSERT INTO t VALUES (?)", (text,))
    told = "SELECT highlight(t, 0, char(1), char(2)) FROM t WHERE t MATCH ?"
    shown = text
    for start, end in reversed(hits(typed, text)):
        shown = f"{shown[:start]}\x01{shown[start:end]}\x02{shown[end:]}"
    found = db.execute(told, (match,)).fetchall()
    assert found == ([(shown,)] if shown != text else [])


def test_hits_are_found_in_time_that_grows_with_the_text() -> None:
    text = "a b " * 20_000
    assert len(hits('"a b" "b a"', text)) == 1
    assert len(hits("b", text)) == 20_000
