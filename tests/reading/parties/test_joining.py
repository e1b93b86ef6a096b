"""Who said what: one party for one person, by marked articles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.parties.floor import NEAR
from onrecord.schema import Party
from tests.reading.parties.made import joined

PIECES = [
    "{1:“No,”} said [1:Mayor Ruth Vane]. ",
    "[2:Mr. Vane] said {2:it was}. ",
    "{3:“Never,”} [3:she] said.\n",
    "{4:“Go.”}\n",
    "[5:The Harbor Board] said {5:no}. ",
    "[6:The board] said {6:so}. ",
    "Ruth Vane, mayor of Lund, left. ",
    "[7:who] said {7:so}, ",
    "[8:a letter] said {8:so}. ",
]


def parties(text: str) -> list[Party | None]:
    """Return who said each statement of a marked text."""
    draft = joined(text)
    known = {party.id: party for party in draft.parties or ()}
    return [known.get(s.speaker or "") for s in draft.statements or ()]


def speakers(text: str) -> list[str | None]:
    return [party.name if party else None for party in parties(text)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Ruth Vane", "Vane"),
        ("Ruth Vane", "Ms. Vane"),
        ("Mayor Ruth Vane", "the mayor"),
        ("Attorney General Ruth Vane", "the attorney general"),
        ("Secretary of State Mara F. Quill", "Mara Quill"),
        ("Secretary of State Mara F. Quill", "the secretary of state"),
        ("Secretary of State Mara F. Quill", "the secretary"),
        ("Indiana Gov. Tom Ellery", "Gov. Ellery"),
        ("Tom Ellery, a spokesman for Ms. Vane,", "the spokesman"),
        ("Port Ellery’s mayor, Dana Whitlock, a Democrat,", "the mayor"),
        ("James Orr Jr.", "Mr. Orr"),
        ("James Orr Jr.", "Orr’s"),
        ("Ruth Vane-Lund", "Vane-Lund"),
        ("Joan de la Cruz", "Ms. de la Cruz"),
        ("Joan de la Cruz", "Cruz"),
        ("José Ibáñez", "Ibáñez"),
        ("J.R. Vane", "J. R. Vane"),
        ("Ruth Vane", "Ruth Vane’s"),
        ("Ruth Vane", "she"),
        ("the Harbor Board", "the board"),
        ("the National Tide Office", "the NTO"),
        ("a spokesman for Ms. Vane", "the spokesman for Ms. Vane"),
        ("the mayor", "the mayor"),
    ],
)
def test_two_ways_to_name_one_are_one(first: str, second: str) -> None:
    found = parties(f"[1:{first}] said {{1:no}}. Later [2:{second}] said {{2:so}}.")
    assert found[0] is not None
    assert found[0] == found[1]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Ruth Vane", "Tom Ellery"),
        ("Ruth Vane", "Tom Vane"),
        ("Mayor Ruth Vane", "the governor"),
        ("Mayor Ruth Vane", "a mayor"),
        ("Mayor Ruth Vane", "Ms. Vane’s spokesman"),
        ("Ruth Vane", "a spokesman for Ruth Vane"),
        ("the Harbor Board", "the Ferry Board"),
        ("the Harbor Board", "the council"),
        ("Tom Ellery", "Mr. Finch"),
        ("James Orr", "James Orr Jr."),
        ("George W. Orr", "George H. W. Orr"),
        ("a letter", "a memo"),
    ],
)
def test_two_are_kept_apart(first: str, second: str) -> None:
    found = parties(f"[1:{first}] said {{1:no}}. Later [2:{second}] said {{2:so}}.")
    assert None not in found
    assert found[0] != found[1]


MARRIED = "Mr. Tom Ellery met Mrs. Ann Ellery. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{MARRIED}{{1:“No,”}} said [1:Mr. Ellery].", ["Tom Ellery"]),
        (f"{MARRIED}{{1:“No,”}} said [1:Mrs. Ellery].", ["Ann Ellery"]),
        (f"{MARRIED}{{1:“No,”}} [1:he] said.", ["Tom Ellery"]),
        (f"{MARRIED}{{1:“No,”}} [1:she] said.", ["Ann Ellery"]),
        (f"{MARRIED}Ann Ellery left. [1:Ellery] said {{1:no}}.", ["Ann Ellery"]),
        ("Ruth Vane left. [1:Vane] said {1:no}.", ["Ruth Vane"]),
        ("[1:Vane] said {1:no}. Ruth Vane left.", ["Ruth Vane"]),
        ("Ruth Vane, mayor of Lund, left. [1:The mayor] said {1:no}.", ["Ruth Vane"]),
        ("Lund’s mayor, Ruth Vane, left. [1:The mayor] said {1:no}.", ["Ruth Vane"]),
        ("Mayor Al Fenn met Mayor Bo Rand. [1:The mayor] said {1:no}.", ["mayor"]),
        ("Ms. Ruth Vane met Tom Ellery. {1:“No,”} [1:he] said.", ["Tom Ellery"]),
        ("Tom Ellery, [1:who] said {1:it rained}, left.", ["Tom Ellery"]),
        ("Rain fell. [1:He] said {1:no}.", [None]),
        ("Ruth Vane left. [1:It] said {1:no}.", [None]),
        ("Ruth Vane left. [1:I] said {1:no}.", [None]),
        ("[1:Critics] said {1:no}. [2:They] said {2:so}.", ["Critics", "Critics"]),
    ],
)
def test_speaker_is_the_one_meant(text: str, expected: list[str | None]) -> None:
    assert speakers(text) == expected


VANE = "{1:“No,”} said [1:Ruth Vane]."


@pytest.mark.parametrize(
    ("text", "second"),
    [
        (f"{VANE} {{2:“Never.”}}", "Ruth Vane"),
        (f"{VANE}\n{{2:“Never.”}}", "Ruth Vane"),
        (f"{VANE}{NEAR * chr(10)}{{2:“Never.”}}", "Ruth Vane"),
        (f"{VANE}{NEAR * (chr(10) + 'Rain fell.')}\n{{2:“Never.”}}", None),
        (f"{VANE} It was denied {{2:that rain fell}}.", None),
        (f"{VANE}\n{{2:“Never,”}} [2:she] said.", "Ruth Vane"),
        (f"{VANE} Tom Ellery left. {{2:“Never.”}}", "Ruth Vane"),
    ],
)
def test_empty_source_goes_on_with_the_speaker_before(
    text: str, second: str | None
) -> None:
    assert speakers(text)[1] == second


@pytest.mark.parametrize("source", ["a person who was there", "residents of Lund"])
def test_unnamed_speakers_have_the_floor_too(source: str) -> None:
    text = f"{VANE} {{2:“Yes,”}} said [2:{source}]. {{3:“Never.”}}"
    name = source.removeprefix("a ")
    assert speakers(text) == ["Ruth Vane", name, name]


def test_document_does_not_take_the_floor() -> None:
    text = f"{VANE} [2:The letter] said {{2:no}}. {{3:“Never.”}}"
    assert speakers(text) == ["Ruth Vane", "letter", "Ruth Vane"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("[1:RUTH VANE] said {1:no}. Ruth Vane left.", "Ruth Vane"),
        ("[1:Mara Quill] said {1:no}. Mara F. Quill left.", "Mara F. Quill"),
        ("[1:James Orr Jr.] said {1:no}. Mr. Orr left.", "James Orr Jr."),
        ("[1:The Harbor Board’s] view is {1:no}.", "Harbor Board"),
        ("[1:The mayor,] said {1:no}.", "mayor"),
    ],
)
def test_party_goes_by_its_fullest_name(text: str, name: str) -> None:
    assert speakers(text) == [name]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("[1:Attorney General Ruth Vane] said {1:no}.", "Attorney General"),
        ("[1:Vane] said {1:no}. Gov. Ruth Vane left.", "Gov."),
        ("[1:Ms. Vane] said {1:no}. Ruth Vane left.", None),
        ("Ruth Vane, mayor of Lund, left. [1:Vane] said {1:no}.", "mayor of Lund"),
        ("[1:Former Gov. Ruth Vane] said {1:no}.", "former Gov."),
        ("Lund’s mayor, Ruth Vane, left. [1:Vane] said {1:no}.", "mayor"),
        ("Ruth Vane, a baker, left. [1:Vane] said {1:no}.", None),
        ("[1:Ruth Vane, who was there,] said {1:no}.", None),
        ("[1:Ruth Vane, a spokeswoman,] said {1:no}.", "spokeswoman"),
    ],
)
def test_party_has_the_title_that_the_article_gives(
    text: str, title: str | None
) -> None:
    (party,) = parties(text)
    assert party is not None
    assert party.title == title


def test_party_is_mentioned_wherever_it_is_named() -> None:
    draft = joined(f"{VANE} Rain fell. Vane left. {{2:“Go,”}} [2:she] said.")
    (party,) = draft.parties or ()
    words = [draft.article.text[slice(*span)] for span in party.mentions]
    assert words == ["Ruth Vane", "Vane", "she"]


def test_only_those_who_speak_are_parties() -> None:
    draft = joined(f"Tom Ellery and Ida Finch met. {VANE}")
    assert [party.name for party in draft.parties or ()] == ["Ruth Vane"]
    assert [party.id for party in draft.parties or ()] == ["p1"]


def test_nothing_said_has_no_parties() -> None:
    draft = joined("Ruth Vane left.")
    assert (draft.statements, draft.parties) == ((), ())


@given(st.lists(st.sampled_from(PIECES), unique=True).map("".join))
def test_parties_hold_together_in_any_order(text: str) -> None:
    draft = joined(text)
    ids = [party.id for party in draft.parties or ()]
    assert ids == [f"p{n}" for n in range(1, len(ids) + 1)]
    assert {s.speaker for s in draft.statements or ()} - {None} == set(ids)
    for party in draft.parties or ():
        assert party.mentions == tuple(sorted(set(party.mentions)))
        assert all(0 <= a < b <= len(draft.article.text) for a, b in party.mentions)


@pytest.mark.parametrize("source", [".", "“", "’s", "the", "a", "Mr.", "and", "–"])
def test_source_of_no_words_is_read(source: str) -> None:
    (party,) = parties(f"[1:{source}] said {{1:no}}.")
    assert party is None or party.name


def test_two_who_say_i_in_each_other_do_not_ask_forever() -> None:
    text = "{1:“[2:I] think {2:[1:I] know}”}"
    assert speakers(text) == [None, None]
