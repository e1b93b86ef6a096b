"""Tokens of a raw page: finer cuts, the gaps between them, the layout of the whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.tokens import (
    BLANK,
    BLANKS,
    EDGE,
    EDGES,
    FEATURE_SIZES,
    GAP,
    GLUED,
    LAYOUT,
    LINE,
    LINES,
    NONE,
    SPACE,
    SPACED,
    WIDE,
    WRAPPED,
    cuts,
    layout_of,
    tokens_of,
)
from onrecord.reading.words import split
from tests.reading.made import anything


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("moneyAdvertisementMiami", ["money", "Advertisement", "Miami"]),
        ("saidRay", ["said", "Ray"]),
        ("UNChief", ["UN", "Chief"]),
        ("saidMARCH", ["said", "MARCH"]),
        ("Aug16Miami", ["Aug", "16", "Miami"]),
        ("4pm", ["4", "pm"]),
        ("ÉlodieÉ", ["Élodie", "É"]),
        ("aB", ["a", "B"]),
        ("Ab", ["Ab"]),
        ("ferry", ["ferry"]),
        ("FERRY", ["FERRY"]),
        ("ABc", ["A", "Bc"]),
        ("東京Ferry", ["東京", "Ferry"]),
    ],
)
def test_cuts_are_at_changes_of_case_and_digits(word: str, parts: list[str]) -> None:
    assert [word[low:high] for low, high in cuts(word)] == parts


@given(st.text(min_size=1))
def test_cuts_leave_nothing_out(word: str) -> None:
    parts = [word[low:high] for low, high in cuts(word)]
    assert "".join(parts) == word
    assert all(parts)


@given(anything)
def test_token_is_what_stands_at_its_place(text: str) -> None:
    tokens = tokens_of(text)
    assert [text[start:end] for start, end in tokens.spans] == list(tokens.texts)
    places = [at for start, end in tokens.spans for at in range(start, end)]
    assert places == [at for at, c in enumerate(text) if not c.isspace()]


@given(anything, st.integers(0, 20))
def test_features_stay_in_their_tables(text: str, start: int) -> None:
    features = tokens_of(text, min(start, len(text))).features
    assert features.shape[1] == len(FEATURE_SIZES)
    for column, size in enumerate(FEATURE_SIZES):
        assert all(0 <= value < size for value in features[:, column].tolist())


def test_parts_of_a_glued_word_keep_their_quotation() -> None:
    tokens = tokens_of("“He leftAdvertisement” now")
    quoted = [int(feature) % 2 for feature in tokens.features[:, 0]]
    assert tokens.texts == ("“", "He", "left", "Advertisement", "”", "now")
    assert quoted == [1, 1, 1, 1, 1, 0]


@pytest.mark.parametrize(
    ("between", "gap"),
    [
        ("", NONE),
        (" ", SPACE),
        ("  ", WIDE),
        ("\t", WIDE),
        ("\u00a0", WIDE),
        ("\n", LINE),
        (" \r\n ", LINE),
        ("\n\n", BLANK),
        ("\n \t\n\n", BLANK),
    ],
)
def test_gap_tells_what_stands_before_a_token(between: str, gap: int) -> None:
    tokens = tokens_of(f"over{between}Boats")
    assert tokens.texts == ("over", "Boats")
    assert tokens.features[:, GAP].tolist() == [NONE, gap]


def test_gap_is_told_for_the_first_token_of_a_part() -> None:
    assert tokens_of("One\nTwo", 3).features[:, GAP].tolist() == [LINE]


GLUE = "He left.“We stay.”Then she left.Rain fell.Nobody came."
WRAP = "The ferry was late on\nMonday, and on Tuesday\nnobody knew how long it\nwould"
SAMPLES = {
    "glued": (GLUE, GLUED),
    "glued once in six": (f"He left.She stayed. {5 * 'Rain fell. '}", SPACED),
    "glued initials": ("U.S.A. and E.U. agents met J.R. Vane and A.B. Quill.", SPACED),
    "spaced": ("He left. She stayed. Rain fell.", SPACED),
    "lines": ("He left.\nShe stayed.\nRain fell.\n", LINES),
    "blanks": ("He left.\n\nShe stayed.\n\nRain fell.", BLANKS),
    "mixed": ("Late\n\nHe left.\nShe stayed.\nRain fell.", LINES),
    "wrapped": (f"{WRAP}\nbe.\n\n{WRAP}\nbe.", WRAPPED),
    "nothing": ("", SPACED),
    "one word": ("Ferry", SPACED),
}


@pytest.mark.parametrize(("text", "layout"), SAMPLES.values(), ids=SAMPLES)
def test_layout_tells_how_blocks_are_set_apart(text: str, layout: int) -> None:
    assert layout_of(split(text), text) == layout
    assert set(tokens_of(text).features[:, LAYOUT].tolist()) <= {layout}


def test_layout_is_the_given_one() -> None:
    assert set(tokens_of("He left.", layout=WRAPPED).features[:, LAYOUT]) == {WRAPPED}


def test_edge_counts_from_the_start_of_the_page() -> None:
    edges = tokens_of("a b c d e f").features[:, EDGE].tolist()
    assert edges == [0, 1, 2, 3, 3, 4]
    assert set(tokens_of("a b c d e f", 2).features[:, EDGE]) == {len(EDGES)}
