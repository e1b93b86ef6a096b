"""Corrections folded over a reading: a function of what was read and what holds."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.errors import OptionError, RecordError
from onrecord.formats.contract import to_json
from onrecord.record import Record, Writer
from onrecord.record.correct import correct, strike, supply, take_back
from onrecord.record.corrections import Change, Event, corrected
from onrecord.record.corrections.events import holding as events_holding
from onrecord.schema import Figure, Reading, Spans
from tests.record.drawn import readings
from tests.record.made import Said, Who, made, story
from tests.record.many import is_sound

READ = story(
    "A1",
    Said(Who("Ann Ray"), "“It costs 40 dollars in all,”"),
    Said(Who("Bo Quill"), "that 50 came", "indirect"),
    "Cy Lopez stood by",
)
ONE, TWO = READ.statements


def event(number: int, kind: Any, of: Spans = (), **change: Any) -> Event:
    anchors = (of,) if of else ()
    return Event(number, kind, "s?", anchors, Change(**change))


def test_nothing_folded_is_the_reading_itself() -> None:
    assert corrected(READ, ()) == (READ, ())


@pytest.mark.parametrize(
    ("anchor", "found"),
    [
        (ONE.content, True),
        (((0, 15),), True),
        (((0, 10),), False),
        (((14, 40),), False),
        (((0, 5), (9, 28)), True),
    ],
)
def test_event_finds_half_or_more_of_its_content(anchor: Spans, *, found: bool) -> None:
    reading, orphans = corrected(READ, [event(3, "changed", anchor, form="mixed")])
    assert orphans == (() if found else (3,))
    assert (reading.statements[0].form == "mixed") == found
    assert reading.statements[1] == TWO


def test_event_that_may_be_of_two_is_orphaned() -> None:
    (start, end), *_ = ONE.content
    half = replace(ONE, id="s3", content=((start + 1, end),))
    other = replace(ONE, id="s4", content=((start, end - 1),))
    read = replace(READ, statements=(half, other))
    for kind in ("changed", "struck"):
        told = [event(1, kind, ((start + 1, end - 1),), form="mixed")]
        assert corrected(read, told) == (read, (1,))
    supplied = event(1, "supplied", content=((start + 1, end - 1),), form="mixed")
    assert corrected(read, [supplied]) == (read, (1,))


def test_content_put_right_is_looked_for_too() -> None:
    moved = event(1, "changed", ((60, 62),), content=ONE.content, form="mixed")
    reading, orphans = corrected(READ, [moved])
    assert (reading.statements[0].form, orphans) == ("mixed", ())


def test_strike_of_what_is_no_longer_read_is_fulfilled() -> None:
    assert corrected(READ, [event(1, "struck", ((60, 62),))]) == (READ, ())


def test_speaker_who_is_told_no_more_orphans_the_change() -> None:
    told = [event(1, "changed", ONE.content, speaker="Dee Oh", form="mixed")]
    assert corrected(READ, told) == (READ, (1,))


def figure(words: str, statement: str | None, by: str | None) -> Figure:
    start = READ.text.index(words)
    span = (start, start + len(words))
    return Figure(f"f{words}", span, 4, None, None, None, (), statement, by)


FORTY, FIFTY = figure("40", "s1", "p1"), figure("50", None, None)


@pytest.mark.parametrize(
    ("made_", "forty", "fifty"),
    [
        (event(1, "struck", ONE.content), (None, None), (None, None)),
        (event(1, "changed", ONE.content, speaker="Bo Quill"), ("s1", "p2"), None),
        (event(1, "changed", ONE.content, content=((0, 8),)), (None, None), None),
        (event(1, "changed", TWO.content, form="mixed"), ("s1", "p1"), ("s2", "p2")),
    ],
)
def test_figures_stand_in_the_words_that_have_them_now(
    made_: Event, forty: tuple[str | None, ...], fifty: tuple[str | None, ...] | None
) -> None:
    read = replace(READ, figures=(FORTY, FIFTY))
    first, second = corrected(read, [made_])[0].figures
    assert (first.statement, first.claimed_by) == forty
    assert (second.statement, second.claimed_by) == (fifty or (None, None))


def changes(reading: Reading, *, is_whole: bool) -> st.SearchStrategy[Change]:
    """Draw a change of a reading; one that is whole has all that a statement needs."""
    length = len(reading.text)
    ends = st.lists(st.integers(0, length), min_size=2, max_size=4, unique=True)
    spans = ends.map(sorted).map(
        lambda found: tuple(zip(found[::2], found[1::2], strict=False))
    )
    names = [party.name for party in reading.parties]
    speakers = st.sampled_from([None, "", "?", "Cy Lopez", *names])
    if is_whole:
        forms = st.sampled_from(["direct", "mixed"])
        return st.builds(Change, forms, content=spans, speaker=speakers)
    forms = st.sampled_from([None, "direct", "mixed"])
    maybe = st.none() | spans
    return st.builds(Change, forms, st.just(()) | maybe, maybe, maybe, speakers)


def act(path: Path, data: st.DataObject, reading: Reading) -> None:
    """Do something to an article that a person might, as far as it can be done."""
    address = data_address(path)
    with Record(path) as record:
        names = [one.id for one in record.reading(address).statements]
    name = data.draw(st.sampled_from(names or ["s0"]))
    what = data.draw(st.sampled_from(["supply", "correct", "strike", "take back"]))
    change = data.draw(changes(reading, is_whole=what == "supply"))
    with suppress(OptionError, RecordError):
        if what == "take back":
            take_back(path, data.draw(st.integers(1, 3)), "Dana")
        elif what == "supply":
            supply(path, address, change, "Dana")
        elif what == "strike":
            strike(path, f"{address}#{name}", "Dana")
        else:
            correct(path, f"{address}#{name}", change, "Dana")


def shifted(reading: Reading) -> Reading:
    """Return another reading of an article: a statement is gone, one begins later."""
    first, *others = reading.statements or (None,)
    if first is None:
        return reading
    (start, end), *rest = first.content
    later = ((min(start + 3, end - 1), end), *rest)
    moved = replace(first, id="s9", content=later)
    return replace(reading, statements=(moved, *others[1:]), figures=())


def data_address(path: Path) -> str:
    with Record(path) as record:
        ((address,),) = record._db.execute("SELECT address FROM articles")
    return str(address)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_sequence_is_a_fold_over_what_holds(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    read = data.draw(st.just(READ) | readings())
    others = st.sampled_from([read, shifted(read)])
    anew = data.draw(others | readings(read.article))
    path = made(tmp_path_factory.mktemp("fold") / "city.db", read)
    for _ in range(data.draw(st.integers(1, 6))):
        act(path, data, read)
    with Writer(path) as writer:
        writer.replace(anew)
        writer.commit()
        writer.settle()
    with Record(path) as record:
        (folded,) = record.readings()
        told = record.corrections()
        holding = [one for one in told if one.undone is None]
        events = events_holding(record._db, data_address(path))
    assert is_sound(path)
    expected, orphans = corrected(anew, events)
    assert to_json(folded) == to_json(expected)
    assert {one.id for one in told if one.state == "orphaned"} == set(orphans)
    for one in holding:
        take_back(path, one.id, "Dana")
    with Record(path) as record:
        assert [to_json(one) for one in record.readings()] == [to_json(anew)]
