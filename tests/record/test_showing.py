"""The same words in several papers: linked, laid side by side, counted once or not."""

from pathlib import Path

import pytest

from onrecord.record import Filters, Record
from onrecord.record.rows import Variant
from onrecord.schema import Reading
from tests.record.made import Said, addresses, made, story

ONE = (
    "“In Chicago, I suggest the so-called sanctuary polices are one sad example of it”"
)
OTHER = "“In Chicago, their so-called 'sanctuary' policies are one sad example”"
SESSIONS = "Jeff Sessions"


def variants_of(path: Path, address: str) -> tuple[Variant, ...]:
    with Record(path) as record:
        return record.variants(address)


def two(tmp_path: Path, one: Said, other: Said) -> Path:
    return made(tmp_path / "two.db", story("A", one), story("B", other))


def test_versions_of_the_same_words_are_linked(tmp_path: Path) -> None:
    path = two(tmp_path, Said(SESSIONS, ONE), Said(SESSIONS, OTHER))
    (found,) = variants_of(path, "A#s1")
    assert found.quotation.address == "B#s1"
    assert 0.7 <= found.shared < 1
    assert not found.is_copy
    changed = [(d.change, d.one, d.other) for d in found.differences]
    assert changed == [
        ("same", "In Chicago", "In Chicago"),
        ("changed", "I suggest the", "their"),
        ("same", "so-called sanctuary", "so-called 'sanctuary"),
        ("changed", "polices", "policies"),
        ("same", "are one sad example", "are one sad example"),
        ("left out", "of it", ""),
    ]
    (back,) = variants_of(path, "B#s1")
    assert back.quotation.address == "A#s1"
    assert ("added", "", "of it") in [
        (d.change, d.one, d.other) for d in back.differences
    ]


def test_versions_are_counted_as_printed_or_once(tmp_path: Path) -> None:
    path = two(tmp_path, Said(SESSIONS, ONE), Said(SESSIONS, OTHER))
    with Record(path) as record:
        assert [q.printed for q in record.search("chicago").quotations] == [2, 2]
        once = record.search("chicago", once=True)
        assert (len(once.quotations), once.total) == (1, 1)
        assert [q.statements for q in record.quoted()] == [2]
        assert [q.statements for q in record.quoted(once=True)] == [1]
        assert [(q.direct, q.articles) for q in record.quoted(once=True)] == [(1, 2)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Said(SESSIONS, ONE), Said("Ann Ray", OTHER)),
        (Said(SESSIONS, ONE), Said(None, ONE)),
        (Said(SESSIONS, "“I do not know”"), Said(SESSIONS, "“I do not know that”")),
        (
            Said(SESSIONS, "“We will do what we have to do”"),
            Said(SESSIONS, "“We will not do what we have to do there”"),
        ),
        (Said(SESSIONS, ONE), Said(SESSIONS, "“Chicago has to choose by Friday noon”")),
        (Said(SESSIONS, ONE, "indirect"), Said(SESSIONS, OTHER, "indirect")),
    ],
    ids=["two parties", "nobody", "short", "common", "other words", "indirect"],
)
def test_other_words_and_other_parties_are_not_linked(
    tmp_path: Path, one: Said, other: Said
) -> None:
    path = two(tmp_path, one, other)
    assert variants_of(path, "A#s1") == variants_of(path, "B#s1") == ()
    with Record(path) as record:
        assert record.search(once=True).total == 2


def test_once_counts_the_words_of_two_parties_twice(tmp_path: Path) -> None:
    both = story("A", Said(SESSIONS, ONE), Said("Ann Ray", ONE), outlet="The Buoy")
    with Record(made(tmp_path / "a.db", both)) as record:
        assert record.search(once=True).total == 2
        assert [q.statements for q in record.quoted(by="outlet", once=True)] == [2]
        assert [q.direct for q in record.quoted(by="outlet", once=True)] == [2]


def test_once_gives_the_first_in_the_order_of_those_that_fit(tmp_path: Path) -> None:
    path = two(tmp_path, Said(SESSIONS, ONE), Said(SESSIONS, OTHER))
    with Record(path) as record:
        assert addresses(record, "polices", once=True) == ["A#s1"]
        assert addresses(record, "policies", once=True) == ["B#s1"]
        assert addresses(record, order="oldest", once=True) == ["A#s1"]
        assert addresses(record, order="newest", once=True) == ["B#s1"]


SENTENCES = [
    f"On day {n} the council of ward {n * 7} heard {n * 13} people about bridge {n * 3}"
    for n in range(1, 41)
]


def report(name: str, lines: list[str], outlet: str) -> Reading:
    said = Said("Ann Ray", "the bridge is shut", "indirect")
    return story(name, said, *lines, outlet=outlet)


def test_copies_of_a_story_are_marked(tmp_path: Path) -> None:
    different = [line.replace("council", "board").replace("ward", "harbor no")
                 for line in reversed(SENTENCES)]  # fmt: skip
    path = made(
        tmp_path / "wire.db",
        report("A", SENTENCES, "The Buoy"),
        report("B", SENTENCES, "Harbor Light"),
        report("C", SENTENCES[:26], "The Gull"),
        report("D", different, "The Tern"),
    )
    found = {v.quotation.address: v.is_copy for v in variants_of(path, "A#s1")}
    assert found == {"B#s1": True, "C#s1": True}
    assert variants_of(path, "D#s1") == ()
    with Record(path) as record:
        assert record.quotation("A#s1").printed == 3
        (as_printed,) = record.quoted(Filters(by="Ann Ray"))
        (once,) = record.quoted(Filters(by="Ann Ray"), once=True)
    assert (as_printed.statements, once.statements) == (4, 2)
    assert (as_printed.articles, as_printed.outlets) == (4, 4)
