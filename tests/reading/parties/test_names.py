"""Names: where they stand, and what their parts are."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.draft import Entity
from onrecord.reading.parties.entities import Entities
from onrecord.reading.parties.names import LONGEST_NAME, Name, folded, names_in

anything = st.text(st.characters(exclude_categories=()), max_size=120)
WORDS = (
    *("The", "Mr.", "Gov.", "Ruth", "Vane’s", "de", "la", "of", "and", "Jr.", "J."),
    *("D-Ohio", "NTO", ",", ".", "“", "said", "Council", "II", "May", "O’Hara\n"),
)
newslike = st.lists(st.sampled_from(WORDS)).map(" ".join)


def found(text: str) -> list[Name]:
    return list(names_in(text, 0, len(text)))


def only(text: str) -> Name:
    (name,) = found(text)
    return name


def plain(words: str) -> str:
    """Return words with one blank between them, without marks that nobody sees."""
    return " ".join(
        re.sub("[\u200b-\u200f\u202a-\u202e\u2066-\u2069]", "", words).split()
    )


@given(st.one_of(anything, newslike))
def test_name_stands_in_its_place(text: str) -> None:
    end = 0
    for name in found(text):
        start, after = name.span
        assert end <= start < after <= len(text)
        assert plain(text[start:after]).endswith(name.written)
        assert all(name.words)
        assert name.key
        end = after


@given(newslike, st.integers(0, 30), st.integers(0, 60))
def test_names_are_looked_for_between_the_limits(
    text: str, start: int, end: int
) -> None:
    for name in names_in(text, start, end):
        assert start <= name.span[0] < name.span[1] <= end


@pytest.mark.parametrize(
    ("text", "title", "written"),
    [
        ("Ruth Vane left.", None, "Ruth Vane"),
        ("Attorney General Ruth Vane left.", "Attorney General", "Ruth Vane"),
        ("U.S. Attorney General Ruth Vane", "U.S. Attorney General", "Ruth Vane"),
        ("Indiana Gov. Tom Ellery left.", "Indiana Gov.", "Tom Ellery"),
        ("Lt. Gov. Ann Poe left.", "Lt. Gov.", "Ann Poe"),
        ("Secretary of State Mara F. Quill", "Secretary of State", "Mara F. Quill"),
        ("Mayor of Port Ellery Al Fenn", "Mayor of Port Ellery", "Al Fenn"),
        ("Senate Majority Leader Pat Moe", "Senate Majority Leader", "Pat Moe"),
        ("House Speaker Dan Orr left.", "House Speaker", "Dan Orr"),
        ("President-elect Lou Dart left.", "President-elect", "Lou Dart"),
        ("Secretary-General Lou Dart left.", "Secretary-General", "Lou Dart"),
        ("former President Lou Dart left.", "President", "Lou Dart"),
        ("The Rev. Al Moss left.", "Rev.", "Al Moss"),
        ("Professor Emeritus Ivo Stern left.", "Professor Emeritus", "Ivo Stern"),
        ("Mr. Ellery left.", "Mr.", "Ellery"),
        ("King Otto IV left.", "King", "Otto IV"),
    ],
)
def test_title_is_what_precedes_the_name(
    text: str, title: str | None, written: str
) -> None:
    name = only(text)
    assert (name.title, name.written) == (title, written)


@pytest.mark.parametrize(
    ("text", "words", "written"),
    [
        ("James Orr Jr. left.", ["James", "Orr"], "James Orr Jr."),
        ("James Orr, Jr., left.", ["James", "Orr"], "James Orr, Jr."),
        ("Sammy Dale III left.", ["Sammy", "Dale"], "Sammy Dale III"),
        ("Ruth Vane, M.D., left.", ["Ruth", "Vane"], "Ruth Vane"),
        ("J.R. Vane left.", ["J.R", "Vane"], "J.R. Vane"),
        ("J. R. Vane left.", ["J", "R", "Vane"], "J. R. Vane"),
        ("Ruth Vane’s boat", ["Ruth", "Vane"], "Ruth Vane"),
        ("Ruth Vane's boat", ["Ruth", "Vane"], "Ruth Vane"),
        ("Tom Jones’ boat", ["Tom", "Jones"], "Tom Jones"),
        ("Anne-Marie Lund-Hart", ["Anne-Marie", "Lund-Hart"], "Anne-Marie Lund-Hart"),
        ("Sean O’Hara left.", ["Sean", "O’Hara"], "Sean O’Hara"),
        (
            "Ludwig van der Berg",
            ["Ludwig", "van", "der", "Berg"],
            "Ludwig van der Berg",
        ),
        ("Joan de la Cruz’s boat", ["Joan", "de", "la", "Cruz"], "Joan de la Cruz"),
        ("José Ibáñez left.", ["José", "Ibáñez"], "José Ibáñez"),
        ("Élodie Noël left.", ["Élodie", "Noël"], "Élodie Noël"),
        ("said Ruth Vane.", ["Ruth", "Vane"], "Ruth Vane"),
        ("On Monday Tom Ellery left.", ["Tom", "Ellery"], "Tom Ellery"),
        ("But Whitlock left.", ["Whitlock"], "Whitlock"),
    ],
)
def test_name_has_its_own_words(text: str, words: list[str], written: str) -> None:
    name = only(text)
    assert (list(name.words), name.written) == (words, written)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Vane. Ellery left.", ["Vane", "Ellery"]),
        ("Ruth and Tom Vane", ["Ruth", "Tom Vane"]),
        ("Ruth Vane\nTom Ellery", ["Ruth Vane", "Tom Ellery"]),
        ("Ruth Vane, Tom Ellery", ["Ruth Vane", "Tom Ellery"]),
        ("Ruth Vane’s Tom Ellery", ["Ruth Vane", "Tom Ellery"]),
        ("nobody left.", []),
        ("In March it was.", []),
        ("Jr. III", []),
        ("Ab " * (LONGEST_NAME + 1), []),
    ],
)
def test_names_are_kept_apart(text: str, written: list[str]) -> None:
    assert [name.written for name in found(text)] == written


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mara F. Quill", "Mara Quill"),
        ("Mara F. Quill’s boat", "Secretary of State Mara Quill"),
        ("J.R. Vane", "J. R. Vane"),
        ("RUTH VANE", "Ruth Vane"),
        ("N.T.O.", "NTO"),
    ],
)
def test_ways_to_write_a_name_have_one_key(one: str, other: str) -> None:
    assert only(one).key == only(other).key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mara Quill", "Maria Quill"),
        ("J. R. Vane", "J. K. Vane"),
        ("Joan de la Cruz", "Joan Cruz"),
        ("Anne-Marie Lund", "Anne Lund"),
        ("Mara Lee Quill", "Mara Quill"),
    ],
)
def test_names_of_two_have_two_keys(one: str, other: str) -> None:
    assert only(one).key != only(other).key


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("Ruth Vane", True),
        ("R. Vane", True),
        ("J.R. Vane", True),
        ("Al Moss", True),
        ("Vane", False),
        ("Mr. Vane", False),
        ("Ms. de la Cruz", False),
        ("Otto IV", False),
    ],
)
def test_full_name_has_a_given_name(text: str, full: bool) -> None:
    assert only(text).is_full is full


@pytest.mark.parametrize(
    ("text", "honorific", "office"),
    [
        ("Mr. Vane", "mr", None),
        ("Mrs. Vane", "mrs", None),
        ("Ms. Ruth Vane", "ms", None),
        ("Dr. Ruth Vane", "dr", "Dr."),
        ("Mayor Ruth Vane", None, "Mayor"),
        ("Ruth Vane", None, None),
    ],
)
def test_honorific_is_no_office(
    text: str, honorific: str | None, office: str | None
) -> None:
    name = only(text)
    assert (name.honorific, name.office) == (honorific, office)


BODY, PLACE, THING, PERSON = "body", "place", "thing", "person"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The Port Ellery Council", BODY),
        ("the Department of Harbors", BODY),
        ("The Harbor Times", BODY),
        ("House Majority Committee", BODY),
        ("NTO", BODY),
        ("N.T.O.", BODY),
        ("Lake County", PLACE),
        ("West Harbor", PLACE),
        ("Ferry Act", THING),
        ("Harbor Festival Week", THING),
        ("Ruth Vane", PERSON),
        ("Mr. Church", PERSON),
        ("Ms. Day", PERSON),
        ("Mayor Al County-Moss", PERSON),
    ],
)
def test_name_is_of_a_kind(text: str, kind: str) -> None:
    name = only(text)
    told = {BODY: name.is_body, PLACE: name.is_place, THING: name.is_thing}
    assert [key for key, holds in told.items() if holds] == [kind] * (kind != PERSON)


def test_whom_the_model_takes_for_a_person_is_no_thing() -> None:
    text = "Bill Hall"
    (taken,) = names_in(text, 0, 9, Entities([Entity((0, 9), "person")]))
    assert only(text).is_thing
    assert not taken.is_thing


@pytest.mark.parametrize(
    ("text", "initials"),
    [
        ("the National Tide Office", "nto"),
        ("the Board of Ports and Tides", "bpt"),
        ("the Bureau of Harbor Safety", "bhs"),
        ("Harbor Board", "hb"),
        ("Mara Lee Quill", None),
    ],
)
def test_initials_are_those_of_a_body(text: str, initials: str | None) -> None:
    assert found(text)[0].initials == initials


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Vane’s", "vane"),
        ("Jones'", "jones"),
        ("Gov.", "gov"),
        ("U.S.", "us"),
        ("Ñ", "ñ"),
        ("’s", ""),
    ],
)
def test_folded_word_is_bare(word: str, expected: str) -> None:
    assert folded(word) == expected


def test_run_of_capitals_without_end_is_no_name() -> None:
    text = "The " * 20_000 + "Quill " * 5_000
    assert list(names_in(text, 0, len(text))) == []
