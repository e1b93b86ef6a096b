"""Any string in a database that holds UTF-8 alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.record.texts import (
    as_written,
    loaded,
    shown,
    spans_loaded,
    spans_stored,
    stored,
    written,
)
from tests.record.drawn import maybe, texts


@given(maybe)
def test_stored_text_is_loaded_to_the_letter(text: str | None) -> None:
    assert loaded(stored(text)) == text


@given(texts)
def test_shown_text_has_utf_8_and_the_same_positions(text: str) -> None:
    plain = shown(text)
    assert plain is not None
    assert len(plain) == len(plain.encode().decode()) == len(text)


@given(st.lists(maybe, max_size=3))
def test_words_are_kept_to_the_letter_beside_what_is_shown(
    given_: list[str | None],
) -> None:
    told = as_written(written(*given_), *map(shown, given_))
    assert told == tuple(given_)


@pytest.mark.parametrize("whole", [(), ("",), (None, "é\0🛳\ufffd")])
def test_whole_characters_are_kept_once(whole: tuple[str | None, ...]) -> None:
    assert written(*whole) is None


def test_two_halves_that_stand_together_stay_two() -> None:
    halves = "a\ud83d\udef3"
    assert written(halves, None) == b'["a\xed\xa0\xbd\xed\xbb\xb3", null]'
    assert as_written(written(halves, None)) == (halves, None)


@pytest.mark.parametrize("spans", [(), ((0, 17),), ((0, 17), (20, 31))])
def test_spans_are_loaded_as_they_were(spans: tuple[tuple[int, int], ...]) -> None:
    assert spans_loaded(spans_stored(spans)) == spans
