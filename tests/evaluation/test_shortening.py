import pytest

from onrecord.evaluation.shortening import LONGEST, shortened


@pytest.mark.parametrize("words", ["", "no", "x" * LONGEST])
def test_short_words_stay(words: str) -> None:
    assert shortened(words) == words


def test_long_words_are_cut() -> None:
    assert shortened("x" * (LONGEST + 1)) == "x" * LONGEST + "…"
