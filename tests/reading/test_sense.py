"""Breaks by sense: only between words of the article, weighed with the page model's."""

import numpy as np
import pytest

from onrecord.reading.draft import Scores
from onrecord.reading.sense import THRESHOLD, WEIGHT, breaks_by_sense
from onrecord.reading.tokens import tokens_of
from onrecord.reading.windows import LONGEST, Pieces, Window

TEXT = "He left. She stayed. Rain fell."
WORDS = ["He", "left", ".", "She", "stayed", ".", "Rain", "fell", "."]


class Sense:
    """A sense that finds a break before the words that it is given."""

    def __init__(self, text: str, *before: str) -> None:
        self.text, self.before = text, before
        self.seen: list[list[str]] = []

    def __call__(self, window: Window) -> Scores:
        words = [self.text[start:end] for start, end in window.spans]
        self.seen.append(words)
        scores = [9.0 if word in self.before else -9.0 for word in words]
        return np.array(scores, dtype=np.float32)


def broken(
    text: str,
    sense: Sense,
    pieces: Pieces,
    article: list[bool] | None = None,
    starts: tuple[int, ...] = (),
) -> list[str]:
    """Return the tokens before which there is a break; `starts` is the page model's."""
    tokens = tokens_of(text)
    own = np.array(article or [True] * len(tokens))
    seen = np.isin(np.arange(len(tokens)), starts)
    scores = np.zeros(len(tokens), dtype=np.float32)
    found = breaks_by_sense(text, tokens, scores, seen, own, sense, pieces)
    assert found.shape == (len(tokens),)
    return [tokens.texts[at] for at in np.flatnonzero(found)]


def test_break_is_before_the_word_that_the_sense_names(pieces: Pieces) -> None:
    sense = Sense(TEXT, "She", "Rain")
    assert broken(TEXT, sense, pieces) == ["She", "Rain"]
    assert sense.seen == [WORDS]


def test_first_word_is_no_break_by_sense(pieces: Pieces) -> None:
    assert broken(TEXT, Sense(TEXT, "He"), pieces) == []


def test_furniture_is_not_shown_to_the_sense(pieces: Pieces) -> None:
    sense = Sense(TEXT, "Rain")
    own = [word not in ("She", "stayed") for word in WORDS]
    assert broken(TEXT, sense, pieces, own) == ["Rain"]
    assert sense.seen == [["He", "left", "."], [".", "Rain", "fell", "."]]


def test_article_without_a_word_of_its_own_asks_nothing(pieces: Pieces) -> None:
    sense = Sense(TEXT, "She")
    assert broken(TEXT, sense, pieces, [False] * len(WORDS)) == []
    assert sense.seen == []


def test_sense_takes_away_a_start_within_the_article(pieces: Pieces) -> None:
    assert broken(TEXT, Sense(TEXT), pieces, starts=(0, 3, 6)) == ["He"]


def test_start_in_furniture_is_left_to_the_page_model(pieces: Pieces) -> None:
    own = [word not in ("She", "stayed") for word in WORDS]
    assert broken(TEXT, Sense(TEXT), pieces, own, starts=(3, 4)) == ["She", "stayed"]


def test_break_inside_a_glued_word_is_left_to_the_page_model(pieces: Pieces) -> None:
    text = "He leftShe stayed"
    sense = Sense(text, "leftShe")
    assert broken(text, sense, pieces) == ["left"]


def test_long_article_is_asked_in_several_windows(pieces: Pieces) -> None:
    text = "Boats left again . " * 60 + "Rain fell"
    sense = Sense(text, "Rain")
    assert broken(text, sense, pieces) == ["Rain"]
    assert len(sense.seen) > 1
    assert sum(map(len, sense.seen)) == len(text.split())
    assert all(len(words) < LONGEST for words in sense.seen)


@pytest.mark.parametrize(
    ("page", "sense", "found"),
    [
        (0.0, 0.0, True),
        (1.0, -9.0, False),
        (-1.0, 9.0, True),
        (0.0, THRESHOLD / WEIGHT + 0.01, True),
        (0.0, THRESHOLD / WEIGHT - 0.01, False),
        (THRESHOLD / (1 - WEIGHT) + 0.01, 0.0, True),
        (THRESHOLD / (1 - WEIGHT) - 0.01, 0.0, False),
    ],
)
def test_scores_of_both_are_weighed(
    pieces: Pieces, page: float, sense: float, found: bool
) -> None:
    tokens = tokens_of("He left")
    given = np.array([0.0, page], dtype=np.float32)
    breaks = breaks_by_sense(
        "He left",
        tokens,
        given,
        np.array([False, not found]),
        np.array([True, True]),
        lambda _: np.array([0.0, sense], dtype=np.float32),
        pieces,
    )
    assert breaks.tolist() == [False, found]
