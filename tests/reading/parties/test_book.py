"""Who bears which of an article's names."""

import pytest

from onrecord.reading.parties.book import Book
from onrecord.reading.parties.names import names_in


def borne(text: str) -> list[str | None]:
    """Return the bearer's fullest name, a name of the text."""
    book = Book(text, names_in(text, 0, len(text)))
    return [bearer.name if bearer else None for _, bearer in book.found]


def genders(text: str) -> dict[str, str | None]:
    book = Book(text, names_in(text, 0, len(text)))
    return {bearer.name: bearer.gender for bearer in book.bearers}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Ray left. Ray left.", ["Ann Ray", "Ann Ray"]),
        ("Ray left. Ann Ray left.", ["Ann Ray", "Ann Ray"]),
        ("Ann Ray met Tom Ray. Ann left.", ["Ann Ray", "Tom Ray", "Ann Ray"]),
        ("Tom Orr met Al Orr. Orr left.", ["Tom Orr", "Al Orr", "Al Orr"]),
        (
            "Tom Orr left. Orr met Al Orr. Orr left.",
            ["Tom Orr", "Tom Orr", "Al Orr", "Tom Orr"],
        ),
        ("Robert Orr left. Bob Orr left.", ["Robert Orr", "Robert Orr"]),
        ("J. Orr left. James Orr left.", ["James Orr", "James Orr"]),
        ("Jane Orr left. James Orr left.", ["Jane Orr", "James Orr"]),
        ("The Harbor Board met. The Tide Board met.", ["Harbor Board", "Tide Board"]),
    ],
)
def test_forms_of_one_name_are_of_one_bearer(
    text: str, expected: list[str | None]
) -> None:
    assert borne(text) == expected


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("Mr. Tom Orr left.", "male"),
        ("Ms. Ann Orr left.", "female"),
        ("Congresswoman Ann Orr left.", "female"),
        ("The first lady, Ann Orr, left.", "female"),
        ("Ann Orr, a spokeswoman for Lund, left.", "female"),
        ("Ann Orr left.", None),
        ("Mr. Kit Orr left. Mrs. Kit Orr left.", None),
    ],
)
def test_gender_is_what_honorifics_and_titles_tell(
    text: str, gender: str | None
) -> None:
    assert set(genders(text).values()) - {None} == ({gender} - {None})


def test_a_given_name_tells_no_gender() -> None:
    assert genders("Mary Orr met John Ray.") == {"Mary Orr": None, "John Ray": None}
