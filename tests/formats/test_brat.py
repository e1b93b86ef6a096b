"""brat's standoff, read back by a small reader written from its description."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given

from onrecord.errors import OutputError
from onrecord.formats.brat import CONFIGURATION, standoff, write_brat
from onrecord.formats.encoding import whole_characters
from onrecord.schema import Article, Reading, Span, Statement
from tests.formats.dirty import readings
from tests.formats.made import VERSION, bare, full

BREAKS = set("\t\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")


@dataclass
class Read:
    """What the lines of an article say."""

    parts: dict[str, tuple[str, list[Span]]] = field(default_factory=dict)
    relations: set[tuple[str, str, str]] = field(default_factory=set)
    forms: dict[str, str] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)


def read(text: str, lines: str) -> Read:
    """Read standoff as its description tells; a line that is not so fails."""
    found = Read()
    for line in lines.splitlines():
        number, told = line.split("\t", 1)
        assert re.fullmatch(r"[TRA#][1-9][0-9]*", number)
        if number[0] == "T":
            where, words = told.split("\t")
            kind, offsets = where.split(" ", 1)
            spans = [pair(one) for one in offsets.split(";")]
            assert words == " ".join(text[start:end] for start, end in spans)
            found.parts[number] = kind, spans
        elif number[0] == "R":
            match = re.fullmatch(r"(\w+) Arg1:(T\d+) Arg2:(T\d+)", told)
            assert match
            found.relations.add((match[1], match[2], match[3]))
        elif number[0] == "A":
            _, part, form = told.split(" ")
            found.forms[part] = form
        else:
            (_, part), note = told.split("\t")[0].split(" "), told.split("\t")[1]
            found.notes[part] = note
    return found


def pair(offsets: str) -> Span:
    start, end = offsets.split(" ")
    return int(start), int(end)


def covered(text: str, spans: Iterable[Span]) -> frozenset[int]:
    """Return the places of spans, but for those of line breaks and tabs."""
    every = {place for start, end in spans for place in range(start, end)}
    return frozenset(place for place in every if text[place] not in BREAKS)


def parts_of(text: str, one: Statement) -> tuple[frozenset[int], ...]:
    return tuple(covered(text, spans) for spans in (one.source, one.cue, one.content))


def statements(text: str, found: Read) -> list[tuple[frozenset[int], ...]]:
    """Return source, cue and content of each content that was read, as places."""
    told = []
    for number, (kind, spans) in found.parts.items():
        if kind == "Content":
            linked = {name: one for name, one, to in found.relations if to == number}
            ends = [linked.get(name, "") for name in ("SourceOf", "CueOf")]
            pieces = [found.parts.get(end, ("", []))[1] for end in ends]
            told.append(tuple(covered(text, one) for one in (*pieces, spans)))
    return told


@given(readings())
def test_every_span_is_read_back(reading: Reading) -> None:
    text = whole_characters(reading.text)
    found = read(text, standoff(reading))
    expected = [parts_of(text, one) for one in reading.statements]
    assert statements(text, found) == [parts for parts in expected if parts[2]]


@given(readings())
def test_text_is_written_to_the_letter(reading: Reading) -> None:
    with TemporaryDirectory() as name:
        write_brat([reading], Path(name))
        (path,) = Path(name).glob("*.txt")
        with path.open(encoding="utf-8", newline="") as stream:
            assert stream.read() == whole_characters(reading.text)
        annotated = path.with_suffix(".ann").read_bytes()
        assert annotated == standoff(reading).encode("utf-8")


def test_speaker_and_form_stand_on_the_content() -> None:
    found = read(full().text, standoff(full()))
    assert found.parts["T1"] == ("Content", [(0, 5)])
    assert found.forms == {"T1": "direct", "T4": "direct"}
    assert found.notes == {"T1": "Ann Ray"}


def test_span_is_split_at_line_breaks() -> None:
    one = Statement("s1", "direct", (), (), ((0, 9), (11, 13)))
    reading = Reading(VERSION, Article("a", "“Go,\r\nnow! a”"), statements=(one,))
    (line, _) = standoff(reading).splitlines()
    assert line == "T1\tContent 0 4;6 9;11 13\t“Go, now a”"


def test_source_that_statements_share_is_one() -> None:
    first, second = full().statements
    shared = replace(second, source=first.source)
    found = read(full().text, standoff(replace(full(), statements=(first, shared))))
    assert [kind for kind, _ in found.parts.values()].count("Source") == 1
    assert len([name for name, *_ in found.relations if name == "SourceOf"]) == 2


def test_configuration_names_the_types(tmp_path: Path) -> None:
    write_brat([full()], tmp_path)
    assert (tmp_path / "annotation.conf").read_text("utf-8") == CONFIGURATION
    heads = re.findall(r"^\[(\w+)\]$", CONFIGURATION, re.MULTILINE)
    assert heads == ["entities", "relations", "events", "attributes"]


IDS = (
    *("a", "a", "A", "a-2", "a", "", "", "../../up", "/etc/passwd", "a\0b", ".", ".."),
    *("x" * 1000, "x" * 999, "con", "CON", "nul", "a/b", "a_b", "a?b", "\ud800", "é"),
    *("annotation.conf", "annotation", "a.txt", "a.ann", "\n", "a\\b", "-", "_", " a"),
)


def test_ids_of_any_kind_have_files_of_their_own(tmp_path: Path) -> None:
    folder = tmp_path / "in" / "here"
    texts = {f"Text {number}.": name for number, name in enumerate(IDS)}
    write_brat(
        (replace(bare(text), article=Article(texts[text], text)) for text in texts),
        folder,
    )
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert {path.parent for path in files} == {folder}
    assert {p.read_text("utf-8") for p in folder.glob("*.txt")} == set(texts)
    assert len({path.name.casefold() for path in files}) == 2 * len(IDS) + 1
    assert all(re.fullmatch(r"[\w.-]{1,80}", p.name, re.ASCII) for p in files)


def test_folder_that_holds_something_is_left_as_it_is(tmp_path: Path) -> None:
    mine = tmp_path / "a.ann"
    mine.write_text("mine")
    with pytest.raises(OutputError, match="holds files: name a new or an empty folder"):
        write_brat([bare()], tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["a.ann"]


def test_folder_that_cannot_be_is_an_output_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="cannot be written to"):
        write_brat([bare()], tmp_path / "file" / "in")


def test_files_are_there_before_the_next_reading_is_made(tmp_path: Path) -> None:
    seen = []

    def given() -> Iterable[Reading]:
        for name in ("a", "b"):
            seen.append(len(list(tmp_path.glob("*.ann"))))
            yield replace(bare(), article=Article(name, "He left."))

    write_brat(given(), tmp_path)
    assert seen == [0, 1]
