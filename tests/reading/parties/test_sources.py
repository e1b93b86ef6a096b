"""What a source is by its own words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.parties.sources import (
    SourceWords,
    known_office,
    office,
    offices,
    understood,
)

anything = st.text(st.characters(exclude_categories=()), min_size=1, max_size=80)


def of(source: str) -> SourceWords:
    """Return what a source is that stands in the middle of a text."""
    before = "It rained. "
    start = len(before)
    return understood(f"{before}{source} said so.", (start, start + len(source)))


@given(anything)
def test_source_is_something_whatever_it_is(text: str) -> None:
    words = understood(text, (0, len(text)))
    assert words.span == (0, len(text))
    assert not (words.name and words.pronoun)


@pytest.mark.parametrize(
    ("source", "name", "title"),
    [
        ("Ruth Vane", "Ruth Vane", None),
        ("Mr. Vane", "Vane", None),
        ("Vane’s", "Vane", None),
        ("Ruth Vane's", "Ruth Vane", None),
        ("Attorney General Ruth Vane", "Ruth Vane", "Attorney General"),
        ("Indiana Gov. Tom Ellery", "Tom Ellery", "Indiana Gov."),
        ("Secretary of State Mara F. Quill", "Mara F. Quill", "Secretary of State"),
        ("Port Ellery’s mayor, Dana Whitlock, a Democrat", "Dana Whitlock", "mayor"),
        ("Dana Whitlock, the mayor of Lund", "Dana Whitlock", "mayor of Lund"),
        (
            "Tom Ellery, a spokesman for Ms. Vane",
            "Tom Ellery",
            "spokesman for Ms. Vane",
        ),
        ("Ms. Vane’s spokesman, Tom Ellery,", "Tom Ellery", "spokesman"),
        ("spokesman Al Moss", "Al Moss", "spokesman"),
        ("former mayor Lou Dart", "Lou Dart", "former mayor"),
        ("her lawyer, Ida Finch", "Ida Finch", "lawyer"),
        ("Ruth Vane, who was there,", "Ruth Vane", None),
        ("Ruth Vane, 54,", "Ruth Vane", None),
        ("Ruth Vane, D-Ohio,", "Ruth Vane", None),
        ("Ruth Vane (R-Lund)", "Ruth Vane", None),
        ("Ruth Vane, in a letter,", "Ruth Vane", None),
        ("Ruth Vane of the Harbor Board", "Ruth Vane", None),
        ("his brother Tom", "Tom", None),
        ("54-year-old Al Moss", "Al Moss", None),
        ("The Harbor Board", "Harbor Board", None),
        ("the Harbor Workers Union", "Harbor Workers Union", None),
        ("the NTO", "NTO", None),
    ],
)
def test_source_with_a_name_is_its_bearer(
    source: str, name: str, title: str | None
) -> None:
    words = of(source)
    assert words.name is not None
    assert (words.name.written, words.title) == (name, title)


@pytest.mark.parametrize(
    "source",
    [
        "a spokesman for Ms. Vane",
        "a spokeswoman for the Harbor Board",
        "officials with the Harbor Board",
        "Ms. Vane’s spokesman",
        "the Vane campaign",
        "critics like Ida Finch",
        "the letter from Ms. Vane",
        "NTO officials",
        "the Ferry Act",
        "a person who met Ruth Vane",
    ],
)
def test_source_is_not_the_one_named_beside_it(source: str) -> None:
    assert of(source).name is None


@pytest.mark.parametrize(
    ("source", "pronoun"),
    [
        ("he", "he"),
        ("She", "she"),
        ("she herself", "she"),
        ("who", "who"),
        ("They", "they"),
        ("it", "it"),
        ("I", "i"),
        ("his lawyer", None),
        ("he of the boat", None),
        ("Ruth Vane", None),
    ],
)
def test_pronoun_stands_alone(source: str, pronoun: str | None) -> None:
    assert of(source).pronoun == pronoun


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("Ruth Vane", "person"),
        ("Mr. Church", "person"),
        ("he", "person"),
        ("the Harbor Board", "organization"),
        ("the Department of Harbors", "organization"),
        ("the newspaper", "organization"),
        ("the harbor union", "organization"),
        ("the Vane campaign", "organization"),
        ("a letter", "document"),
        ("the letter from Ms. Vane", "document"),
        ("a report by the Harbor Board", "document"),
        ("a new poll", "document"),
        ("Lake County", "place"),
        ("the county", "place"),
        ("Republicans", "group"),
        ("two officials", "group"),
        ("residents of Port Ellery", "group"),
        ("ferry captains", "group"),
        ("police", "group"),
        ("some", "group"),
        ("the mayor", "unnamed"),
        ("a spokesman for Ms. Vane", "unnamed"),
        ("one of the officials", "unnamed"),
        ("the boss", "unnamed"),
    ],
)
def test_source_is_of_a_kind(source: str, kind: str) -> None:
    assert of(source).kind == kind


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Port Ellery’s mayor", "mayor"),
        ("a ferry captain", "ferry captain"),
        ("the mayor of Lund", "mayor of Lund"),
        ("one of the captains", "the captains"),
        ("their lawyer", "lawyer"),
        ("who was there", None),
        ("in a letter", None),
        ("54", None),
        ("D-Ohio", None),
        ("", None),
        ("word " * 13, None),
    ],
)
def test_office_is_told_without_its_owner(words: str, expected: str | None) -> None:
    assert office(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the mayor of Lund", "mayor of Lund"),
        ("Lund’s former mayor", "former mayor"),
        ("a ferry captain", "ferry captain"),
        ("a ferry lover", None),
        ("her sister-in-law’s boat", None),
        ("Ida Finch", None),
    ],
)
def test_known_office_has_a_title_for_its_head(
    words: str, expected: str | None
) -> None:
    assert known_office(words) == expected


def test_offices_are_the_ways_to_name_one() -> None:
    assert offices("Acting Mayor of Lund") == {
        "acting mayor of lund",
        "mayor of lund",
        "of lund",
        "lund",
        "acting mayor",
        "mayor",
    }
    assert {"secretary", "secretary of state"} <= offices("Secretary of State")
    assert offices("") == frozenset()
