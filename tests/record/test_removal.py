"""Articles removed: nothing of them is left, what is kept of others stays whole."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.errors import OptionError, RecordError
from onrecord.record import Record, judge
from onrecord.record.correct import Change, correct
from onrecord.record.removal import remove, restore
from onrecord.record.rows import Quotation
from tests.record.made import Said, Who, addresses, made, story, together
from tests.record.many import contents, is_sound

LONG = " ".join(f"The harbor board of district {n} met again." for n in range(30))
WORDS = "“The bridge will never be built here,”"
STORIES = (
    story("A#1", Said(Who("Ann Ray", forms=("Ray",)), WORDS), LONG),
    story("A2", Said(Who("Ann Ray"), WORDS), LONG, Who("Only Here")),
    story("A3", Said(Who("Ann Ray"), WORDS), "Nothing else"),
    story("A4", Who("Ann Ray"), Said(Who("Bo Quill"), "“I built it, and it stands,”")),
)


@pytest.fixture
def city(tmp_path: Path) -> Path:
    return made(tmp_path / "city.db", *STORIES)


def undated(record: Record) -> list[Quotation]:
    """Return all statements without the second at which they were added."""
    return [replace(one, added="") for one in record.quotations()]


@pytest.mark.parametrize("number", range(4))
def test_what_is_left_is_the_record_of_the_others(
    city: Path, tmp_path: Path, number: int
) -> None:
    address = STORIES[number].article.id
    remove(city, address, "Dana", "the court ordered it")
    others = [one for one in STORIES if one.article.id != address]
    fresh = made(tmp_path / "fresh.db", *others)
    assert is_sound(city)
    with Record(city) as record, Record(fresh) as other:
        assert list(record.readings()) == others == list(other.readings())
        assert undated(record) == undated(other)
        assert list(record.identities()) == list(other.identities())
        for one in record.quotations():
            assert record.variants(one.address) == other.variants(one.address)
    assert together(city) == together(fresh)


def test_nothing_of_it_is_left(city: Path) -> None:
    correct(city, "A2#s1", Change(speaker="Only Here"), "Dana", "Only Here")
    remove(city, "A2", "Dana", "the court ordered it")
    with closing(sqlite3.connect(city)) as db:
        told = "\n".join(db.iterdump()).casefold()
    assert "only here" not in told
    assert told.count("'a2'") == 1  # the note of its removal
    with Record(city) as record:
        (note,) = record.removed()
        assert (note.address, note.who) == ("A2", "Dana")
        assert note.reason == "the court ordered it"
        assert record.corrections() == ()
        assert addresses(record, "bridge", limit=9) == ["A#1#s1", "A3#s1"]


ASKED: list[Callable[[Record], object]] = [
    lambda record: record.reading("A#1"),
    lambda record: record.quotation("A#1#s1"),
    lambda record: record.variants("A#1#s1"),
    lambda record: record.corrections("A#1"),
    lambda record: record.is_article("A#1") and record.reading("A#1"),
]


@pytest.mark.parametrize("asked", ASKED)
def test_asking_for_it_tells_that_it_was_removed(
    city: Path, asked: Callable[[Record], object]
) -> None:
    remove(city, "A#1", "Dana", "the court ordered it")
    with Record(city) as record, pytest.raises(RecordError) as raised:
        asked(record)
    assert raised.value.code == "removed"
    day = record_day(city)
    assert raised.value.reason.endswith(f"removed on {day}: the court ordered it")


def record_day(path: Path) -> str:
    with Record(path) as record:
        return record.removed()[0].at[:10]


def test_adding_passes_over_it_until_it_is_restored(city: Path) -> None:
    remove(city, "A3", "Dana", "asked for")
    namesake = story("A3", "Another of that id")
    made(city, STORIES[2], namesake)
    with Record(city) as record:
        assert [one.article.text for one in record.readings()] == [
            one.text for one in (*STORIES[:2], STORIES[3], namesake)
        ]
        assert record.reading("A3~2") == namesake
    restore(city, "A3")
    made(city, STORIES[2])
    with Record(city) as record:
        assert record.reading("A3") == STORIES[2]
        assert record.removed() == ()


def test_judgements_stay(city: Path) -> None:
    judge.merge(city, "Ann Ray", "Bo Quill", "one")
    before = together(city)
    remove(city, "A4", "Dana", "asked for")
    restore(city, "A4")
    made(city, STORIES[3])
    assert together(city) == before


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (lambda path: remove(path, "A9", "Dana", "x"), "no_article"),
        (lambda path: remove(path, "A2", " ", "x"), "bad_option"),
        (lambda path: remove(path, "A2", "Dana", ""), "bad_option"),
        (lambda path: restore(path, "A2"), "no_removal"),
        (lambda path: remove(path.parent / "no.db", "A2", "D", "x"), "missing"),
    ],
)
def test_what_cannot_be_removed_has_a_code(
    city: Path, act: Callable[[Path], object], code: str
) -> None:
    before = contents(city)
    with pytest.raises((RecordError, OptionError)) as raised:
        act(city)
    assert raised.value.code == code
    assert contents(city) == before


def test_what_was_removed_is_not_removed_again(city: Path) -> None:
    remove(city, "A2", "Dana", "x")
    with pytest.raises(RecordError) as raised:
        remove(city, "A2", "Dana", "x")
    assert raised.value.code == "removed"
