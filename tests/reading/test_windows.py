"""Windows: every word in exactly one, none too long, whole passages where they fit."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.windows import (
    LONGEST,
    PIECES_A_WORD,
    SPECIAL_FEATURE,
    Pieces,
    Window,
    windows,
)
from onrecord.reading.words import Words, split
from tests.reading.made import anything, vocabulary

SHORTEST = PIECES_A_WORD + 2
passages = st.lists(
    st.one_of(anything, st.lists(st.sampled_from(["a", "boat", "“"])).map(" ".join)),
    max_size=6,
)


def made(texts: list[str], pieces: Pieces, longest: int = LONGEST) -> list[Window]:
    return list(windows((split(text) for text in texts), pieces, longest))


def numbered(texts: list[str]) -> list[tuple[int, tuple[int, int]]]:
    """Return (passage, place) of each word."""
    parts = enumerate(split(text) for text in texts)
    return [(number, span) for number, words in parts for span in words.spans]


@given(passages, st.integers(SHORTEST, 60))
def test_every_word_is_in_exactly_one_window(
    pieces: Pieces, texts: list[str], longest: int
) -> None:
    found = [
        (passage, span)
        for window in made(texts, pieces, longest)
        for passage, span in zip(window.passages.tolist(), window.spans, strict=True)
    ]
    assert found == numbered(texts)


@given(passages, st.integers(SHORTEST, 60))
def test_window_is_no_longer_than_asked_and_consistent(
    pieces: Pieces, texts: list[str], longest: int
) -> None:
    for window in made(texts, pieces, longest):
        assert window.spans
        assert len(window.ids) == len(window.features) <= longest
        assert window.ids[0] == pieces.start
        assert len(window.firsts) == len(window.spans) == len(window.passages)
        assert all(np.diff(window.firsts) > 0)
        special = window.features == SPECIAL_FEATURE
        assert set(window.ids[special].tolist()) <= {pieces.start, pieces.separator}


@given(passages)
def test_runs_are_the_passages(pieces: Pieces, texts: list[str]) -> None:
    for window in made(texts, pieces, 40):
        assert [at for run in window.runs for at in range(*run)] == list(
            range(len(window.spans))
        )
        for start, end in window.runs:
            assert len(set(window.passages[start:end].tolist())) == 1


def test_whole_passages_are_packed_together(pieces: Pieces) -> None:
    first, second = made(["a b c", "d e", "f g h"], pieces, 9)
    assert first.passages.tolist() == [0, 0, 0, 1, 1]
    assert second.passages.tolist() == [2, 2, 2]
    assert first.runs == [(0, 3), (3, 5)]


def test_passage_ends_with_a_separator(pieces: Pieces) -> None:
    (window,) = made(["a b", "c"], pieces)
    ids = [pieces.start, *pieces("a"), *pieces("b"), pieces.separator]
    assert window.ids.tolist() == [*ids, *pieces("c"), pieces.separator]
    assert window.firsts.tolist() == [1, 2, 4]


def test_long_passage_is_cut_between_words(pieces: Pieces) -> None:
    cut = made(["boat " * 9], pieces, SHORTEST)
    assert [len(window.spans) for window in cut] == [2, 2, 2, 2, 1]
    assert {number for window in cut for number in window.passages.tolist()} == {0}


@pytest.mark.parametrize("number", range(1, 3 * SHORTEST))
def test_end_of_a_passage_fits_into_its_window(pieces: Pieces, number: int) -> None:
    found = made(["a " * number, "b"], pieces, SHORTEST)
    assert all(len(window.ids) <= SHORTEST for window in found)


def test_features_go_with_every_piece_of_a_word(pieces: Pieces) -> None:
    words = split("“Boat")
    (window,) = windows([words], pieces)
    mark, boat = words.features.tolist()
    special = SPECIAL_FEATURE
    assert window.features.tolist() == [special, mark, *[boat] * 4, special]


@pytest.mark.parametrize("texts", [[], [""], [" ", "\n"]])
def test_nothing_gives_no_window(pieces: Pieces, texts: list[str]) -> None:
    assert made(texts, pieces) == []


def test_window_without_words_has_no_runs() -> None:
    nothing = np.zeros(0, dtype=np.int64)
    assert Window(nothing, nothing, nothing, (), nothing).runs == []


@given(anything.filter(lambda text: bool(text.strip())))
def test_word_has_one_piece_at_least_and_few_at_most(pieces: Pieces, text: str) -> None:
    for word in split(text).texts:
        assert 1 <= len(pieces(word)) <= PIECES_A_WORD


def test_word_of_unknown_letters_is_unknown(pieces: Pieces) -> None:
    assert pieces("東京") == (pieces.unknown,)
    assert pieces("") == (pieces.unknown,)
    assert pieces("a" * 5000) == (pieces.unknown,)


def test_word_of_many_pieces_is_cut_short(pieces: Pieces) -> None:
    assert pieces("a" * 50) == pieces("a" * PIECES_A_WORD)
    assert len(pieces("a" * 50)) == PIECES_A_WORD


def test_cache_is_bounded_and_changes_nothing(
    pieces: Pieces, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.reading.windows.CACHED_WORDS", 2)
    words = ["boat", "tide", "harbor", "boat"]
    first = [pieces(word) for word in words]
    assert [pieces(word) for word in words] == first
    assert first[0] == first[3]


@pytest.mark.parametrize("missing", ["[CLS]", "[SEP]", "[UNK]"])
def test_vocabulary_without_its_marks_is_refused(tmp_path: Path, missing: str) -> None:
    marks = {"[UNK]": "[unk]", "[CLS]": "[CLS]", "[SEP]": "[SEP]", missing: "[no]"}
    path = vocabulary(tmp_path / "vocabulary.json", tuple(marks.values()))
    with pytest.raises(ValueError, match="vocabulary has no"):
        Pieces(path)


def test_words_know_their_number() -> None:
    assert isinstance(split("a b"), Words)
    assert len(split("a b")) == 2
