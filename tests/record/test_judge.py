"""People's judgements: merge, split, undo, known people; what survives what."""

from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.errors import OptionError, RecordError
from onrecord.record import Record, Writer, judge
from tests.record.made import Said, Who, identity, made, story, together

RAY = Who("Ann Ray", forms=("Ray",))
STORIES = (
    story("A1", Said(RAY, "“No”")),
    story("A2", Who("Ann Ray")),
    story("A3", Who("Ann Lopez")),
    story("A4", Who("Nan Quill")),
    story("A5", Who("Ray")),
)


@pytest.fixture
def city(tmp_path: Path) -> Path:
    return made(tmp_path / "city.db", *STORIES)


def test_merge_makes_two_one_and_tells_why(city: Path) -> None:
    before = together(city)
    number = judge.merge(str(city), "Ann Ray", "ann-lopez", "her married name")
    assert identity(city, "A3", "Ann Lopez") == "ann-ray"
    with Record(city) as record:
        (made_,) = record.judgements()
        assert record.party("Ann Lopez").key == "ann-ray"
        assert record.party("Ann Ray").articles == 3
    assert (made_.id, made_.verdict, made_.reason) == (
        number,
        "same",
        "her married name",
    )
    assert (made_.one, made_.other) == ("person:ann ray", "person:ann lopez")
    assert made_.at
    assert made_.undone is None
    judge.undo(city, number, "two after all")
    assert together(city) == before
    with Record(city) as record:
        (undone,) = record.judgements()
    assert undone.undone
    assert undone.undone_reason == "two after all"


def test_undo_of_a_merge_leaves_the_other_merges(city: Path) -> None:
    first = judge.merge(city, "Ann Ray", "Ann Lopez", "one")
    judge.merge(city, "Ann Lopez", "Nan Quill", "one")
    assert identity(city, "A4", "Nan Quill") == "ann-ray"
    judge.undo(city, first, "not she")
    assert identity(city, "A1", "Ann Ray") == "ann-ray"
    assert identity(city, "A3", "Ann Lopez") == identity(city, "A4", "Nan Quill")
    assert identity(city, "A3", "Ann Lopez") != "ann-ray"


def test_split_by_name_after_a_merge_holds(city: Path) -> None:
    before = together(city)
    judge.merge(city, "Ann Ray", "Ann Lopez", "one")
    judge.split(city, "Ann Ray", "her sister", called="Ann Lopez")
    assert together(city) == before


def test_merge_after_a_split_holds(city: Path) -> None:
    made(city, story("A6", Who("Anne Ray")), story("A7", Who("Ann M. Ray")))
    assert identity(city, "A7", "Ann M. Ray") == "ann-ray"
    judge.split(city, "Ann Ray", "her sister", called="Ann M. Ray")
    assert identity(city, "A7", "Ann M. Ray") != "ann-ray"
    judge.merge(city, "Ann Ray", "Ann M. Ray", "she after all")
    assert identity(city, "A7", "Ann M. Ray") == "ann-ray"


def test_split_of_a_surname_holds(city: Path) -> None:
    made(city, *(story(f"B{n}", RAY) for n in range(20)))
    assert identity(city, "A5", "Ray") == "ann-ray"
    number = judge.split(city, "Ann Ray", "the fish", called="Ray")
    assert identity(city, "A5", "Ray") != "ann-ray"
    judge.undo(city, number, "she")
    assert identity(city, "A5", "Ray") == "ann-ray"


def test_merge_takes_what_is_proposed_of_a_surname(city: Path) -> None:
    with Record(city) as record:
        (one,) = record.proposals()
    assert (one.name, one.other) == ("Ray", "Ann Ray")
    number = judge.merge(city, one.name, one.other, "she")
    assert identity(city, "A5", "Ray") == "ann-ray"
    with Record(city) as record:
        assert record.proposals() == ()
    judge.undo(city, number, "nobody knows")
    assert identity(city, "A5", "Ray") is None


def test_split_by_article_and_undo(city: Path) -> None:
    before = together(city)
    number = judge.split(city, "Ann Ray", "the reporter", article="A2")
    assert identity(city, "A2", "Ann Ray") == "ann-ray-2"
    assert identity(city, "A1", "Ann Ray") == "ann-ray"
    with Record(city) as record:
        assert record.party("ann-ray-2").articles == 1
        assert record.party("Ann Ray").articles == 1
    judge.undo(city, number, "she")
    assert together(city) == before
    with Record(city) as record, pytest.raises(RecordError):
        record.party("ann-ray-2")


def test_split_by_article_is_taken_back_by_a_merge(city: Path) -> None:
    before = together(city)
    judge.split(city, "Ann Ray", "the reporter", article="A2")
    judge.merge(city, "ann-ray", "ann-ray-2", "she")
    assert together(city) == before


@pytest.mark.parametrize(
    "judged",
    [
        lambda path: judge.merge(path, "Ann Ray", "Ann Lopez", "one"),
        lambda path: judge.split(path, "Ann Ray", "another", article="A2"),
    ],
    ids=["merge", "split"],
)
def test_judgements_survive_what_comes_after(
    city: Path, judged: Callable[[Path], int]
) -> None:
    judged(city)
    after = together(city)
    with Writer(city) as writer:
        for reading in STORIES:
            writer.replace(reading)
        writer.commit()
        writer.settle()
    assert together(city) == after
    made(city, story("A9", Who("Ann Ray")))
    assert identity(city, "A9", "Ann Ray") == "ann-ray"
    assert {party for one in together(city) for party in one} - {"A9: Ann Ray"} == {
        party for one in after for party in one
    }


def test_known_people_are_one_by_all_their_names(city: Path) -> None:
    judge.know(city, [("Q1", "Ann Ray", ["Nan Quill", "A. Nother"])])
    assert identity(city, "A4", "Nan Quill") == "ann-ray"
    assert identity(city, "A3", "Ann Lopez") == "ann-lopez"
    made(city, story("A9", Who("A. Nother")))
    assert identity(city, "A9", "A. Nother") == "ann-ray"


def test_known_people_are_as_the_last_table_has_them(city: Path) -> None:
    judge.know(city, [("Q1", "Ann Ray-Quill", ["Ann Ray", "Nan Quill"])])
    with Record(city) as record:
        assert record.party("Nan Quill").name == "Ann Ray-Quill"
    judge.know(city, [("Q1", "Ann Ray", [])])
    assert identity(city, "A4", "Nan Quill") != identity(city, "A1", "Ann Ray")


def test_judgements_that_cannot_be_are_told(city: Path, tmp_path: Path) -> None:
    one = judge.merge(city, "Ann Ray", "Ann Lopez", "one")
    judge.undo(city, one, "two")
    cases: list[tuple[Callable[[], object], type[Exception]]] = [
        (lambda: judge.merge(city, "Ann Ray", "ann-ray", "x"), RecordError),
        (lambda: judge.merge(city, "Ann Ray", "Nobody", "x"), RecordError),
        (lambda: judge.undo(city, one, "x"), RecordError),
        (lambda: judge.undo(city, 99, "x"), RecordError),
        (lambda: judge.undo(city, 2**70, "x"), RecordError),
        (lambda: judge.split(city, "Ann Ray", "x"), OptionError),
        (lambda: judge.split(city, "Ann Ray", "x", called="Bo"), RecordError),
        (lambda: judge.split(city, "Ann Ray", "x", called="Ann Ray"), RecordError),
        (lambda: judge.split(city, "Ann Ray", "x", article="A3"), RecordError),
        (lambda: judge.split(city, "Ann Ray", "x", article="A99"), RecordError),
        (lambda: judge.merge(tmp_path / "no.db", "a", "b", "x"), RecordError),
    ]
    for act, kind in cases:
        with pytest.raises(kind):
            act()
    with Record(city) as record:
        assert len(record.judgements()) == 1
    assert not (tmp_path / "no.db").exists()


def test_reason_with_half_a_character_is_kept_without(city: Path) -> None:
    judge.undo(city, judge.merge(city, "Ann Ray", "Ann Lopez", "x\ud800"), "y\ud800")
    with Record(city) as record:
        (found,) = record.judgements()
    assert (found.reason, found.undone_reason) == ("x\ufffd", "y\ufffd")


def test_a_short_name_that_was_judged_is_asked_about_no_more(tmp_path: Path) -> None:
    path = made(
        tmp_path / "quill.db",
        story("A", Who("Bo Quill", forms=("Quill",))),
        story("B", Who("Cy Quill", forms=("Quill",))),
        story("C", Who("Quill")),
    )
    with Record(path) as record:
        found = record.proposals()
    assert [(one.name, one.other) for one in found] == [
        ("Quill", "Bo Quill"),
        ("Quill", "Cy Quill"),
    ]
    assert found[0].why.startswith("called 'quill' in 1 article, 50%")
    judge.merge(path, "Quill", "Bo Quill", "the report is of his town")
    with Record(path) as record:
        assert record.proposals() == ()


def test_a_name_that_two_known_people_have_joins_nobody(tmp_path: Path) -> None:
    path = made(
        tmp_path / "quill.db",
        story("A", Who("Bo Quill")),
        story("B", Who("Cy Quill")),
        story("C", Who("Quill")),
        story("D", Who("Bo Lopez")),
    )
    judge.know(
        path,
        [("1", "Bo Quill", ["Quill", "Bo Lopez"]), ("2", "Cy Quill", ["Quill"])],
    )
    assert identity(path, "A", "Bo Quill") == identity(path, "D", "Bo Lopez")
    assert identity(path, "B", "Cy Quill") == "cy-quill"
    assert identity(path, "C", "Quill") is None
