"""A statement put right by the form that shows it: only what was changed changes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.record import Record
from onrecord.schema import Reading, Spans
from tests.record.made import Said, made, story
from tests.web import looking
from tests.web.asking import ask, send
from tests.web.made import pages

STORY = story("A1", "We … see", Said("Ann Ray", "“We will… see … it,”"), "We will")
TEXT = STORY.text
SAID = STORY.statements[0]
START = SAID.content[0][0]
APART = ((START + 1, START + 3), (START + 10, START + 13))


def of(content: Spans, **changes: Spans) -> Reading:
    said = replace(SAID, content=content, **changes)  # type: ignore[arg-type]
    return replace(STORY, statements=(said,))


def shown(path: Path) -> dict[str, str]:
    """Return the fields of the form, as it shows them."""
    page = ask(pages(path), "/statement?address=A1%23s1").text
    parts = ("content", "source", "cue")
    areas = {
        name: page.partition(f'<textarea id="{name}"')[2].partition(">")[2]
        for name in parts
    }
    return {name: area.partition("</textarea>")[0] for name, area in areas.items()}


@pytest.mark.parametrize("content", [SAID.content, APART, APART[:1]], ids=str)
def test_a_form_sent_as_it_is_keeps_all_words(tmp_path: Path, content: Spans) -> None:
    path = made(tmp_path / "city.db", of(content))
    fields = shown(path) | {"address": "A1#s1", "who": "Dana"}
    assert "is so already" in send(pages(path), "/correct", **fields).text
    done = send(pages(path), "/correct", **fields, form="mixed", speaker="Ann Ray")
    assert done.status == 303, done.text
    with Record(path) as record:
        (now,) = record.reading("A1").statements
    assert now == replace(of(content).statements[0], form="mixed", confidence=1,
                          speaker_confidence=now.speaker_confidence)  # fmt: skip


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("We  will… see", "We will… see"),
        ("We … it", "We … it"),
        ("will", "will"),
        ("said\r\nAnn Ray", "said Ann Ray"),
    ],
)
def test_words_that_were_changed_are_found(
    tmp_path: Path, words: str, told: str
) -> None:
    path = made(tmp_path / "city.db", STORY)
    fields = shown(path) | {"content": words, "address": "A1#s1", "who": "Dana"}
    assert send(pages(path), "/correct", **fields).status == 303
    with Record(path) as record:
        reading = record.reading("A1")
    (now,) = reading.statements
    assert reading.words(now.content) == told
    assert now.content[0][0] > START
    assert (now.source, now.cue) == (SAID.source, SAID.cue)


def test_the_form_offers_who_is_named(tmp_path: Path) -> None:
    path = made(tmp_path / "city.db", STORY)
    page = looking.Page(ask(pages(path), "/statement?address=A1%23s1").text)
    assert page.all("value", "option")[-1] == "Ann Ray"
    assert page.all("selected") == [""]
