"""A name or an address that a person types, and what it leads to."""

from pathlib import Path

import pytest

from onrecord.errors import OptionError, RecordError
from onrecord.record import Record
from tests.record.made import Said, Who, made, story


@pytest.fixture
def city(tmp_path: Path) -> Path:
    ray = Who("Ann Ray", forms=("Ray",))
    return made(
        tmp_path / "city.db",
        story("A1", Said(ray, "“No”"), Who("Bob Ray", forms=("Ray",))),
        story("A2", Said(ray, "“Yes”"), Who("Miami", "place")),
        story("A3", Who("Carlos Giménez"), Who("Miami", "place")),
    )


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Ann Ray", "Ann Ray"),
        ("ann-ray", "Ann Ray"),
        ("ANN RAY", "Ann Ray"),
        ("Mayor Ann Ray", "Ann Ray"),
        ("Ann Ray’s", "Ann Ray"),
        ("Carlos Gimenez", "Carlos Giménez"),
        ("carlos-gimenez", "Carlos Giménez"),
        ("the Miami", "Miami"),
    ],
)
def test_party_is_found_by_its_name_or_key(city: Path, typed: str, name: str) -> None:
    with Record(city) as record:
        assert record.party(typed).name == name


def test_party_of_a_name_of_several_tells_their_keys(city: Path) -> None:
    with Record(city) as record, pytest.raises(OptionError, match="ann-ray, bob-ray"):
        record.party("Ray")


@pytest.mark.parametrize(
    "typed",
    ["Carl Quill", "", " ", "'", "%", "\0", "\ud800", "ann-ray-2", "x" * 10_000],
)
def test_party_that_is_not_there_is_told(city: Path, typed: str) -> None:
    with Record(city) as record, pytest.raises(RecordError) as caught:
        record.party(typed)
    assert caught.value.code == "no_party"


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("A9#s1", "no_article"),
        ("A1#s9", "no_statement"),
        ("A1#", "no_statement"),
        ("A1", "no_statement"),
        ("#s1", "no_article"),
        ("", "no_article"),
        ("A1#s1'", "no_statement"),
        ("\ud800#s1", "no_article"),
    ],
)
def test_address_that_leads_nowhere_is_told(
    city: Path, address: str, code: str
) -> None:
    with Record(city) as record:
        for asked in (record.quotation, record.variants):
            with pytest.raises(RecordError) as caught:
                asked(address)
            assert caught.value.code == code


def test_article_that_is_not_there_is_told(city: Path) -> None:
    with Record(city) as record, pytest.raises(RecordError) as caught:
        record.reading("A9")
    assert caught.value.code == "no_article"
