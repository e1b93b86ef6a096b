"""Names made comparable: the unit that a name is of, and the forms it is met in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.record.names import (
    ends_of,
    form_of,
    initials_of,
    is_acronym,
    unit_of,
    words_of_key,
)
from onrecord.schema import PartyKind
from tests.formats.dirty import KINDS
from tests.record.drawn import texts


@pytest.mark.parametrize(
    ("called", "key", "block", "is_short"),
    [
        ("Carlos Giménez", "person:carlos gimenez", "gimenez", False),
        ("CARLOS GIMENEZ’S", "person:carlos gimenez", "gimenez", False),
        ("Mr. Ray", "person:ray", "ray", True),
        ("Mayor Ann Ray", "person:ann ray", "ray", False),
        ("J.D. Vance", "person:jd vance", "vance", False),
        ("George H.W. Bush", "person:george h w bush", "bush", False),
        ("Martin Luther King Jr.", "person:martin luther king jr", "king", False),
        ("Anne-Marie O’Neil", "person:anne-marie o'neil", "o'neil", False),
    ],
)
def test_persons_name_is_of_a_unit(
    called: str, key: str, block: str, is_short: bool
) -> None:
    unit = unit_of(called, "person")
    assert unit is not None
    assert (unit.key, unit.block, unit.is_short) == (key, block, is_short)
    assert unit.family == "person"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Department of Justice", "the Justice Department"),
        ("U.S. Department of Justice", "Justice Department"),
        ("F.B.I.", "FBI"),
        ("the United States", "U.S."),
        ("Harbour Ferries Inc.", "Harbour Ferries"),
        ("Miami", "MIAMI’S"),
    ],
)
def test_bodies_of_one_name_are_one_unit(one: str, other: str) -> None:
    assert unit_of(one, "organization") == unit_of(other, "organization")


@pytest.mark.parametrize(
    ("one", "other"),
    [("Justice Department", "Labor Department"), ("U.S. Bank", "Bank of Oslo")],
)
def test_bodies_of_two_names_are_two_units(one: str, other: str) -> None:
    assert unit_of(one, "organization") != unit_of(other, "organization")


@pytest.mark.parametrize("kind", ["group", "unnamed", "document"])
def test_who_has_no_name_of_his_own_is_of_no_unit(kind: PartyKind) -> None:
    assert unit_of("officials", kind) is None


@pytest.mark.parametrize("called", ["", "…", " ".join(f"word{n}" for n in range(13))])
def test_what_is_no_name_is_of_no_unit(called: str) -> None:
    assert unit_of(called, "person") is None
    assert unit_of(called, "organization") is None


@given(texts, st.sampled_from(KINDS))
def test_any_name_is_of_one_unit_at_most(called: str, kind: PartyKind) -> None:
    unit = unit_of(called, kind)
    if unit is not None:
        assert unit.words == words_of_key(unit.key)
        assert all(unit.words)
        assert unit.block
        assert unit.key.startswith(f"{unit.family}:")
        unit.key.encode()  # as the database holds it


@pytest.mark.parametrize(
    ("written", "form"), [("Mr. Ray", "ray"), ("Ray’s", "ray"), ("", "")]
)
def test_form_is_a_name_as_it_is_mentioned(written: str, form: str) -> None:
    assert form_of(written, "person") == form


@pytest.mark.parametrize(
    ("written", "is_one"),
    [
        ("ICE", True),
        ("F.B.I.", True),
        ("Ice", False),
        ("A", False),
        ("ABCDEFGHI", False),
    ],
)
def test_capitals_alone_are_an_acronym(written: str, is_one: bool) -> None:
    assert is_acronym(written) is is_one


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Federal Bureau of Investigation", {"fbi", "fboi"}),
        ("U.S. Citizenship and Immigration Services", {"ucis", "ucais"}),
        ("Police", set()),
    ],
)
def test_acronyms_of_a_body_are_the_letters_of_its_name(
    name: str, letters: set[str]
) -> None:
    assert initials_of(name) == letters


def test_body_may_be_called_by_the_end_of_its_name() -> None:
    assert "commission" in ends_of("Miami-Dade County Commission")
    assert ends_of("House") == set()


def test_unit_that_is_split_off_has_the_words_of_the_name() -> None:
    assert words_of_key("person:ann ray@a1") == ("ann", "ray")
