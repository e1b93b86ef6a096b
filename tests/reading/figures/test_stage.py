"""Of what a figure is, who claims it, and when: by the article's other entries."""

import pytest

from onrecord.reading.figures.nouns import lemma, positive, singular
from onrecord.schema import Statement
from tests.reading.figures.made import drafted

TEXT = "“We lost 15 boats on Monday,” Ms. Ray said. The port counted 9 boats."


def test_figure_is_claimed_by_who_says_it() -> None:
    said = Statement("s1", "direct", (), (), ((0, 29),), "p1")
    first, second = drafted(TEXT, (said,)).figures or ()
    assert (first.statement, first.claimed_by) == ("s1", "p1")
    assert (second.statement, second.claimed_by) == (None, None)


def test_figure_is_claimed_by_the_innermost_of_two() -> None:
    outer = Statement("s1", "direct", (), (), ((0, 29),), "p1")
    inner = Statement("s2", "indirect", (), (), ((4, 20),), "p2")
    first, _ = drafted(TEXT, (outer, inner)).figures or ()
    assert first.claimed_by == "p2"


def test_figure_has_the_date_of_its_sentence() -> None:
    draft = drafted(TEXT)
    first, second = draft.figures or ()
    (monday,) = draft.moments or ()
    assert (first.moment, second.moment) == (monday.id, None)


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("It pays $5 to Lund and $6 to Lima.", ["Lund", "Lima"]),
        (
            "It costs $5 nationwide and $6 for the city of Lund.",
            ["nationwide", "city of Lund"],
        ),
        ("Ford lost $5 and Apex Motors $6.", ["Ford", "Apex Motors"]),
        ("It costs $5.", []),
    ],
)
def test_figure_is_told_of_the_words_beside_it(text: str, about: list[str]) -> None:
    figures = drafted(text).figures or ()
    assert [text[slice(*span)] for one in figures for span in one.about] == about


def test_figure_spans_its_bound_and_unit() -> None:
    text = "It costs more than $76 a barrel here."
    (one,) = drafted(text).figures or ()
    assert text[slice(*one.span)] == "more than $76 a barrel"


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("homicides", "homicide"),
        ("cities", "city"),
        ("viruses", "virus"),
        ("houses", "house"),
        ("churches", "church"),
        ("fishermen", "fisherman"),
        ("people", "people"),
        ("wolves", "wolf"),
        ("bus", "bus"),
    ],
)
def test_counted_things_are_told_in_the_singular(plural: str, one: str) -> None:
    assert singular(plural) == one


@pytest.mark.parametrize(
    ("superlative", "plain"),
    [
        ("largest", "large"),
        ("biggest", "big"),
        ("proudest", "proud"),
        ("longest", "long"),
        ("busiest", "busy"),
        ("best", "good"),
        ("tallest", "tall"),
        ("forest", "forest"),
    ],
)
def test_superlatives_only_grade(superlative: str, plain: str) -> None:
    assert positive(superlative) == plain


def test_unit_leaves_out_what_only_grades() -> None:
    assert lemma(["most", "expensive", "restaurants"]) == "expensive restaurant"
    assert lemma(["recorded", "songs"]) == "song"


def test_figure_has_no_date_of_another_clause() -> None:
    text = "The year, which begins July 1, cost $5. On May 2, it cost $6."
    draft = drafted(text)
    first, second = draft.figures or ()
    _, may = draft.moments or ()
    assert (first.moment, second.moment) == (None, may.id)


def test_figure_is_not_told_of_a_date() -> None:
    text = "He won 26 seats on Tuesday and $5 in April."
    assert [one.about for one in drafted(text).figures or ()] == [(), ()]
