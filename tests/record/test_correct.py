"""Statements put right: corrected, struck, supplied; what survives, what comes back."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import OptionError, RecordError
from onrecord.formats.contract import to_json
from onrecord.record import Filters, Record, Writer
from onrecord.record.correct import Change, correct, strike, supply, take_back
from onrecord.record.rows import Correction
from onrecord.schema import Reading
from tests.record.made import Said, Who, addresses, made, story, together
from tests.record.many import contents, is_sound

FIRST = story(
    "A1",
    Said(Who("Ann Ray", forms=("Ray",)), "“The bridge will never be built here,”"),
    Said(Who("Bo Quill"), "that it is late", "indirect"),
    "Cy Lopez and Raymond stood by the \ud800 bridge",
)
SECOND = story("A2", Said("Ann Ray", "“The bridge will never be built here,”"))
TEXT = FIRST.text
CY = TEXT.index("Cy Lopez")


@pytest.fixture
def city(tmp_path: Path) -> Path:
    return made(tmp_path / "city.db", FIRST, SECOND)


def reading(path: Path, address: str = "A1") -> Reading:
    with Record(path) as record:
        return record.reading(address)


def corrections(path: Path) -> tuple[Correction, ...]:
    with Record(path) as record:
        return record.corrections()


def reread(path: Path, *readings: Reading) -> None:
    with Writer(path) as writer:
        for one in readings:
            writer.replace(one)
        writer.commit()
        writer.settle()


def test_correct_puts_a_statement_right_and_tells_it(city: Path) -> None:
    change = Change("mixed", content=((1, 12),), speaker="Bo Quill")
    assert correct(str(city), "A1#s1", change, "Dana", "as printed") == 1
    said = reading(city).statements[0]
    assert (said.id, said.form, said.content) == ("s1", "mixed", ((1, 12),))
    assert (said.speaker, said.confidence, said.speaker_confidence) == ("p2", 1, 1)
    with Record(city) as record:
        assert record.quotation("A1#s1").who == "Bo Quill"
        assert addresses(record, "bridge", Filters(by="Ann Ray")) == ["A2#s1"]
        (told,) = record.corrections("A1")
        assert record.corrections("A2") == ()
        assert [one.article.id for one in record.corrected_readings()] == ["A1"]
    assert (told.id, told.who, told.address) == (1, "Dana", "A1#s1")
    assert (told.kind, told.state, told.reason) == ("changed", "holds", "as printed")
    assert told.words == "“The bridge will never be built here,”"
    assert told.before == f"form: direct; content: {told.words}; speaker: Ann Ray"
    assert told.after == "form: mixed; content: The bridge ; speaker: Bo Quill"
    assert told.change == change
    assert is_sound(city)


def test_strike_leaves_a_gap(city: Path) -> None:
    strike(city, "A1#s1", "Dana")
    assert [one.id for one in reading(city).statements] == ["s2"]
    with Record(city) as record, pytest.raises(RecordError) as raised:
        record.quotation("A1#s1")
    assert raised.value.code == "no_statement"
    with Record(city) as record:
        assert record.quotation("A2#s1").printed == 1


def test_supply_adds_what_is_missing(city: Path) -> None:
    strike(city, "A1#s2", "Dana")
    change = Change("direct", ((CY, CY + 8),), content=((CY + 21, CY + 30),))
    assert supply(city, "A1", replace(change, speaker="Cy Lopez"), "Dana") == 2
    said = reading(city).statements[1]
    assert (said.id, said.speaker, said.unresolved) == ("c2", "p3", None)
    party = reading(city).parties[2]
    assert (party.name, party.kind, party.mentions) == (
        "Cy Lopez", "person", ((CY, CY + 8),),
    )  # fmt: skip
    correct(city, "A1#c2", Change(speaker=""), "Dana")
    said = reading(city).statements[1]
    assert (said.id, said.speaker, said.unresolved) == ("c2", None, "no antecedent")
    assert len(reading(city).parties) == 2


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (Change(speaker=""), "no antecedent"),
        (Change(speaker="", source=()), "no source"),
        (Change(speaker="Bo Quill", source=()), None),
    ],
)
def test_nobody_who_can_be_told_has_a_reason(
    city: Path, change: Change, why: str | None
) -> None:
    correct(city, "A1#s1", change, "Dana")
    said = reading(city).statements[0]
    assert said.unresolved == why
    assert (said.speaker is None) == (said.speaker_confidence is None) == bool(why)


def test_speaker_is_meant_by_any_name_of_the_article(city: Path) -> None:
    correct(city, "A1#s2", Change(speaker="Ray"), "Dana")
    assert reading(city).statements[1].speaker == "p1"


def test_all_taken_back_is_what_was_read_to_the_letter(city: Path) -> None:
    before, who = to_json(FIRST), together(city)
    numbers = [
        correct(city, "A1#s1", Change(content=((1, 12),)), "Dana"),
        correct(city, "A1#s1", Change(speaker="Cy Lopez"), "Dana"),
        supply(city, "A1", Change("indirect", content=((CY, CY + 8),)), "Dana"),
        strike(city, "A1#s2", "Dana"),
    ]
    for number in numbers:
        assert to_json(reading(city)) != before
        take_back(city, number, "Eve", "as it was")
    assert to_json(reading(city)) == before
    assert together(city) == who
    assert {one.state for one in corrections(city)} == {"taken back"}
    assert corrections(city)[0].undone_by == "Eve"
    assert corrections(city)[0].undone_reason == "as it was"
    with Record(city) as record:
        assert list(record.corrected_readings()) == []
        assert record.quotation("A2#s1").printed == 2


def test_a_correction_taken_back_leaves_the_next_one(city: Path) -> None:
    first = correct(city, "A1#s1", Change(content=((1, 4),)), "Dana")
    correct(city, "A1#s1", Change(speaker="Bo Quill"), "Dana")
    take_back(city, first, "Dana")
    said = reading(city).statements[0]
    assert (said.content, said.speaker) == (FIRST.statements[0].content, "p2")


OUT = "is outside a text of"


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (Change(content=((10, 900),)), f"the span [10, 900] {OUT} {len(TEXT)}"),
        (Change(cue=((-1, 9),)), f"the span [-1, 9] {OUT} {len(TEXT)} characters"),
        (Change(source=((9, 9),)), "the span [9, 9] is empty"),
        (Change(source=((True, 9),)), "no span"),
        (Change(cue=((5, 9), (8, 12))), "overlap, or are out of order"),
        (Change(cue=((10, 12), (5, 9))), "overlap, or are out of order"),
        (Change(content=()), "needs content"),
        (Change(form="sung"), "'sung' is no form"),  # type: ignore[arg-type]
        (Change(speaker="Dee Oh"), "'Dee Oh' is no party of the article"),
        (Change(speaker="Raymo"), "no words of it"),
        (Change(speaker=" "), "no words of it"),
        (Change(), "is so already"),
        (Change(form="direct"), "is so already"),
        (Change(speaker="Ray"), "is so already"),
    ],
)
def test_change_that_cannot_be_is_refused(
    city: Path, change: Change, sentence: str
) -> None:
    with pytest.raises(OptionError) as raised:
        correct(city, "A1#s1", change, "Dana")
    assert sentence in str(raised.value)
    assert corrections(city) == ()
    assert reading(city) == FIRST


def test_speaker_of_a_name_that_several_have_is_refused(tmp_path: Path) -> None:
    one, other = FIRST.parties
    twice = replace(FIRST, parties=(one, replace(other, name="Ann Ray")))
    path = made(tmp_path / "city.db", twice)
    with pytest.raises(OptionError, match="2 parties of the article are called"):
        correct(path, "A1#s1", Change(speaker="Ann Ray"), "Dana")


THERE: dict[str, Any] = {"form": "direct", "content": ((1, 38),)}


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (lambda p: correct(p, "A1#s9", Change("mixed"), "D"), "no_statement"),
        (lambda p: correct(p, "A9#s1", Change("mixed"), "D"), "no_article"),
        (lambda p: correct(p, "A1#s1", Change("mixed"), " "), "bad_option"),
        (lambda p: strike(p, "A1#s1", ""), "bad_option"),
        (lambda p: strike(p, "A1", "D"), "no_statement"),
        (lambda p: supply(p, "A9", Change(**THERE), "D"), "no_article"),
        (lambda p: supply(p, "A1", Change(**THERE), "D"), "there"),
        (lambda p: supply(p, "A1", Change("direct"), "D"), "bad_option"),
        (lambda p: supply(p, "A1", Change(content=((1, 2),)), "D"), "bad_option"),
        (lambda p: take_back(p, 1, "D"), "no_correction"),
        (lambda p: take_back(p, 2**70, "D"), "no_correction"),
        (lambda p: strike(p.parent / "no.db", "A1#s1", "D"), "missing"),
    ],
)
def test_what_cannot_be_corrected_has_a_code(
    city: Path, act: Callable[[Path], object], code: str
) -> None:
    with pytest.raises((RecordError, OptionError)) as raised:
        act(city)
    assert raised.value.code == code
    assert corrections(city) == ()
    assert not (city.parent / "no.db").exists()


def test_take_back_goes_once(city: Path) -> None:
    number = strike(city, "A1#s1", "Dana")
    with pytest.raises(OptionError):
        take_back(city, number, "")
    take_back(city, number, "Dana")
    with pytest.raises(RecordError) as raised:
        take_back(city, number, "Dana")
    assert raised.value.code == "undone"


def test_half_a_character_survives_or_is_shown(city: Path) -> None:
    half = TEXT.index("\ud800")
    change = Change("direct", content=((half - 4, half + 8),), speaker="\ud800")
    supply(city, "A1", change, "Dana \ud800", "\ud800")
    (told,) = corrections(city)
    assert (told.who, told.reason) == ("Dana \ufffd", "\ufffd")
    assert told.words == "the \ufffd bridge"
    assert told.change == change
    assert reading(city).parties[2].name == "\ud800"


def shifted(text: Reading, by: int) -> Reading:
    """Return another reading: other names, and contents that begin later."""
    return replace(
        text,
        statements=tuple(
            replace(one, id=f"s{n}", content=((one.content[0][0] + by, end),))
            for n, one in enumerate(text.statements, start=7)
            for _, end in one.content
        ),
    )


def test_corrections_survive_a_reading_anew(city: Path) -> None:
    correct(city, "A1#s1", Change("mixed", speaker="Cy Lopez"), "Dana")
    strike(city, "A1#s2", "Dana")
    supply(city, "A1", Change("indirect", content=((CY, CY + 8),)), "Dana")
    anew = shifted(FIRST, 2)
    reread(city, anew, SECOND)
    said = reading(city).statements
    assert [(one.id, one.form) for one in said] == [("s7", "mixed"), ("c3", "indirect")]
    assert {one.state for one in corrections(city)} == {"holds"}
    for number in (1, 2, 3):
        take_back(city, number, "Dana")
    assert to_json(reading(city)) == to_json(anew)


def test_what_is_not_found_anew_is_orphaned_until_it_is(city: Path) -> None:
    correct(city, "A1#s1", Change("mixed"), "Dana")
    strike(city, "A1#s2", "Dana")
    reread(city, replace(FIRST, statements=()))
    assert [one.state for one in corrections(city)] == ["orphaned", "holds"]
    assert reading(city).statements == ()
    reread(city, FIRST)
    assert [one.state for one in corrections(city)] == ["holds", "holds"]
    assert [one.form for one in reading(city).statements] == ["mixed"]


def test_supplied_statement_takes_the_place_of_one_read_by_now(city: Path) -> None:
    own = FIRST.statements[0]
    reread(city, replace(FIRST, statements=FIRST.statements[1:]))
    change = Change("direct", content=((0, 30),), speaker="Ann Ray")
    number = supply(city, "A1", change, "Dana")
    reread(city, FIRST)
    first, second = reading(city).statements
    assert (first.id, first.content) == ("c1", ((0, 30),))
    assert second == FIRST.statements[1]
    take_back(city, number, "Dana")
    assert reading(city).statements[0] == own


def test_corrections_of_an_older_record_ask_to_bring_it_up(city: Path) -> None:
    with Writer(city) as writer:
        for table in ("corrections", "as_read", "removed"):
            writer._db.execute(f"DROP TABLE {table}")
        writer._db.execute("DELETE FROM migrations WHERE number > 1")
    with pytest.raises(RecordError, match="add to it once"):
        strike(city, "A1#s1", "Dana")
    made(city, FIRST)
    assert strike(city, "A1#s1", "Dana") == 1


def test_correction_is_there_with_what_follows_or_not_at_all(
    city: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(city)

    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("onrecord.record.storing.Storer._entries", fail)
        with pytest.raises(KeyboardInterrupt):
            strike(city, "A1#s1", "Dana")
    assert contents(city) == before
    assert strike(city, "A1#s1", "Dana") == 1


def test_printings_are_those_of_a_record_made_anew(tmp_path: Path) -> None:
    words = "“The bridge will never be built here,”"
    papers = [story(f"B{n}", Said("Ann Ray", words)) for n in range(60)]
    path = made(tmp_path / "city.db", *papers)
    first = strike(path, "B0#s1", "Dana")
    second = correct(path, "B1#s1", Change(speaker="", content=((0, 4),)), "Dana")
    for taken in (None, first, second):
        if taken:
            take_back(path, taken, "Dana")
        with Record(path) as record:
            now = list(record.readings())
            told = {one.address: one.printed for one in record.quotations()}
        fresh = made(tmp_path / f"fresh{taken}.db", *now)
        with Record(fresh) as record:
            assert told == {one.address: one.printed for one in record.quotations()}
    assert set(told.values()) == {60}
