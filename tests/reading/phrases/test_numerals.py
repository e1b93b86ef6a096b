"""Numbers in digits and in words."""

import pytest

from onrecord.reading.phrases.lexing import Lexeme, lexemes


def numbers(text: str) -> list[tuple[float, float]]:
    found = [one.numeral for one in lexemes(text, 0, len(text))]
    return [(n.low, n.high) for n in found if n is not None]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("7", 7),
        ("1,234,567", 1_234_567),
        ("10,00,000", 1_000_000),
        ("2.5", 2.5),
        (".5", 0.5),
        ("$2.4 million", 2_400_000),
        ("$2.4bn", 2_400_000_000),
        ("$3m", 3_000_000),
        ("4.3M", 4_300_000),
        ("450K", 450_000),
        ("4 hundred million", 400_000_000),
        ("1/16", 0.0625),
        ("zero", 0),
        ("seventeen", 17),
        ("twenty-five", 25),
        ("twenty five", 25),
        ("one hundred and twenty-five thousand", 125_000),
        ("two million three hundred thousand", 2_300_000),
        ("a hundred", 100),
        ("a million", 1_000_000),
        ("half a million", 500_000),
        ("a dozen", 12),
        ("half a dozen", 6),
        ("five and a half million", 5_500_000),
        ("2½", 2.5),
        ("½", 0.5),
        ("two dozen", 24),
        ("half", 0.5),
        ("a third", 1 / 3),
        ("two-thirds", 2 / 3),
        ("three quarters", 0.75),
        ("٤٥", 45),
        ("2.5m people", 2_500_000),
        ("$8.3 billion", 8_300_000_000),
        ("one and a half million", 1_500_000),
        ("a million and a half", 1_500_000),
        ("two-and-a-half", 2.5),
        ("1 000 000", 1_000_000),
    ],
)
def test_number_has_its_value(text: str, value: float) -> None:
    assert numbers(text) == [(value, value)]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("dozens", 12, 120),
        ("hundreds", 100, 1_000),
        ("tens of thousands", 10_000, 100_000),
        ("hundreds of millions", 1e8, 1e9),
        ("millions", 1e6, 1e7),
    ],
)
def test_indefinite_plural_is_a_range(text: str, low: float, high: float) -> None:
    assert numbers(text) == [(low, high)]


@pytest.mark.parametrize(
    "text",
    ["1,00,000,000.5.3", "1,23", "9" * 10_000, "1e999", "B2B", "A380", "hundred", "a"],
)
def test_what_cannot_be_told_is_no_number(text: str) -> None:
    assert numbers(text) in ([], [(1, 1)])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one two", [(1, 1), (2, 2)]),
        ("37m long", [(37, 37)]),
        ("a 5K race", [(5, 5)]),
        ("Unit 4B is", [(4, 4)]),
        ("she scores 25", [(25, 25)]),
        ("9/11", [(9, 9), (11, 11)]),
        ("2-0", [(2, 2), (0, 0)]),
        ("twenty and thirty", [(20, 20), (30, 30)]),
    ],
)
def test_numbers_side_by_side_are_kept_apart(
    text: str, expected: list[tuple[float, float]]
) -> None:
    assert numbers(text) == expected


def test_year_is_plain_and_a_sum_is_not() -> None:
    year, total, scaled = (
        one.numeral
        for text in ("2017", "2,017", "2017 million")
        for one in lexemes(text, 0, len(text))
    )
    assert year
    assert total
    assert scaled
    assert (year.plain, total.plain, scaled.plain) == ("2017", None, None)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("On Aug. 4 he", ["on", "aug", "4", "he"]),
        ("Trump’s term", ["trump", "'s", "term"]),
        ("at 3 p.m. today", ["at", "3", "pm", "today"]),
        ("the U.S. is", ["the", "us", "is"]),
        ("10kW", ["10", "kw"]),
        ("the 4th of", ["the", "4th", "of"]),
    ],
)
def test_lexemes_are_words_numbers_and_marks(text: str, words: list[str]) -> None:
    assert [one.word for one in lexemes(text, 0, len(text))] == words


def test_lexemes_stand_where_they_are_in_the_whole_text() -> None:
    text = "One. Twenty-five men."
    found: list[Lexeme] = lexemes(text, 5, len(text))
    assert [text[one.start : one.end] for one in found] == ["Twenty-five", "men", "."]
