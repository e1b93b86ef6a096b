"""Words: exact places, and what stands inside quotation marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.words import (
    DIGITS,
    FEATURES,
    LOWER,
    MARK,
    MIXED,
    TITLE,
    UPPER,
    shape,
    split,
)
from tests.reading.made import anything


def quoted(text: str) -> list[str]:
    """Return the words that stand inside quotation marks, the marks among them."""
    words = split(text)
    pairs = zip(words.texts, words.features.tolist(), strict=True)
    return [word for word, feature in pairs if feature % 2]


@given(anything)
def test_word_is_what_stands_at_its_place(text: str) -> None:
    words = split(text)
    assert [text[start:end] for start, end in words.spans] == list(words.texts)


@given(anything)
def test_words_hold_every_visible_character_once(text: str) -> None:
    places = [at for start, end in split(text).spans for at in range(start, end)]
    assert places == [at for at, c in enumerate(text) if not c.isspace()]


@given(anything)
def test_features_stay_in_their_table(text: str) -> None:
    words = split(text)
    assert len(words.features) == len(words)
    assert all(0 <= feature < FEATURES for feature in words.features.tolist())


@given(anything, st.data())
def test_part_is_cut_with_places_of_the_whole(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    part, alone = split(text, start, end), split(text[start:end])
    assert part.texts == alone.texts
    assert part.features.tolist() == alone.features.tolist()
    assert part.spans == tuple((s + start, e + start) for s, e in alone.spans)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", []),
        (" \n\u2003 ", []),
        ("Don’t go.", ["Don", "’", "t", "go", "."]),
        ("Lee-Ann’s £4.50", ["Lee", "-", "Ann", "’", "s", "£", "4", ".", "50"]),
        ("a_b c\u00add", ["a_b", "c", "\u00ad", "d"]),
        ("Zoë 東京", ["Zoë", "東京"]),
        ("…--", ["…", "-", "-"]),
    ],
)
def test_split_cuts_at_everything_but_letters(text: str, words: list[str]) -> None:
    assert list(split(text).texts) == words


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("ferry", LOWER),
        ("ö", LOWER),
        ("Ferry", TITLE),
        ("A", TITLE),
        ("Ö", TITLE),
        ("Mcdonald7", TITLE),
        ("UN", UPPER),
        ("B2", UPPER),
        ("McDonald", MIXED),
        ("eBay", MIXED),
        ("_", MIXED),
        ("東京", MIXED),
        ("2024", DIGITS),
        ("٣", DIGITS),
        ("“", MARK),
        ("$", MARK),
        ("\u0301", MARK),
        ("🛳", MARK),
        ("\ud800", MARK),
    ],
)
def test_shape_tells_letters_case(word: str, expected: int) -> None:
    assert shape(word) == expected


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("“No,” she said.", ["“", "No", ",", "”"]),
        ("«Non», dit-elle", ["«", "Non", "»"]),
        ("„Nein”, sagt er", ["„", "Nein", "”"]),
        ('"No," she said.', ['"', "No", ",", '"']),
        ('He said "no" twice', ['"', "no", '"']),
        ('("no")', ['"', "no", '"']),
        ('It was—"no"—odd', ['"', "no", '"']),
        ('"No," he said. "Yes."', [*'"', "No", ",", '"', '"', "Yes", ".", '"']),
        ("“A” and “B”", ["“", "A", "”", "“", "B", "”"]),
        ("She left early.", []),
        ("It’s the boys’ boat", []),
        ("left” she said", []),
    ],
)
def test_words_between_marks_are_quoted(text: str, inside: list[str]) -> None:
    assert quoted(text) == inside


@pytest.mark.parametrize("mark", ["“", "«", '"'])
def test_unclosed_mark_holds_to_the_end(mark: str) -> None:
    assert quoted(f"He said {mark}we go on") == [mark, "we", "go", "on"]


def test_mark_before_the_part_counts_for_nothing() -> None:
    text = "“One\nTwo”"
    assert split(text, 5).features.tolist()[0] % 2 == 0


def test_straight_mark_between_letters_turns_the_state() -> None:
    assert quoted('a"b"c') == ['"', "b", '"']


def test_straight_mark_that_opens_twice_stays_open() -> None:
    assert quoted('He "said "no') == ['"', "said", '"', "no"]
