"""A reading for a person: told apart without colour, and safe on a terminal."""

import re
from collections.abc import Callable
from io import BytesIO
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.cli.terminal import LEGEND, NARROWEST, WIDEST, Terminal
from onrecord.prose.cast import UNKNOWN
from onrecord.prose.shown import HIDDEN
from onrecord.schema import (
    Article,
    Furniture,
    FurnitureKind,
    Party,
    Passage,
    ReaderVersion,
    Reading,
    Statement,
)

TEXT = "“No,” said Ann Ray. Sign up! “Never.”"
ESCAPE = re.compile(r"\x1b\[[0-9;]*m")
anything = st.text(st.characters(exclude_categories=()), max_size=80)


def reading_of(text: str, **found: object) -> Reading:
    article = Article(id="a", text=text)
    version = ReaderVersion("0", "made")
    whole = {"passages": (Passage((0, len(text))),), **found}
    return Reading(version, article, **whole)  # type: ignore[arg-type]


def said() -> Reading:
    """Return a reading of TEXT with two statements and a piece of furniture."""
    return reading_of(
        TEXT,
        passages=(Passage((0, 19)), Passage((29, 37))),
        furniture=(Furniture((20, 28), "subscription"),),
        statements=(
            Statement("s1", "direct", ((11, 18),), ((6, 10),), ((0, 5),), "p1", 0.98),
            Statement(
                *("s2", "direct", (), (), ((29, 37),)),
                confidence=0.5,
                unresolved="no source",
            ),
        ),
        parties=(
            Party("p1", "Ann Ray", "person", "Mayor", ((11, 18),), ("name",), (1.0,)),
        ),
    )


def shown(*readings: Reading, color: bool = False, width: int = 80) -> str:
    out = BytesIO()
    Terminal(out, color=color, width=width).print_all(iter(readings))
    return out.getvalue().decode()


def told(reading: Reading) -> list[str]:
    """Return the lines without their indents."""
    return [" ".join(line.split()) for line in shown(reading).splitlines()]


def test_brackets_and_numbers_tell_parts_apart_without_colour() -> None:
    lines = shown(said()).splitlines()
    assert "  {1 “No,” 1} <said> [Ann Ray]." in lines
    assert "  {2 “Never.” 2}" in lines
    assert LEGEND in lines


def test_each_statement_has_its_speaker_below() -> None:
    lines = told(said())
    assert "1 Ann Ray, Mayor · direct · 98% sure" in lines
    assert f"2 {UNKNOWN} (no source) · direct · 50% sure" in lines


def test_summary_counts_statements_and_speakers() -> None:
    lines = told(said())
    assert "2 statements: 2 direct" in lines
    assert "1 Ann Ray, Mayor (person) · 1 direct" in lines
    assert f"1 {UNKNOWN} (no source) · 1 direct" in lines


def test_nothing_said_is_told() -> None:
    assert "0 statements" in shown(reading_of("Rain fell.")).splitlines()


def test_heading_tells_what_is_known() -> None:
    article = Article("a", "No.", "a.txt", "Mayor says no", "Lee Quill", "The Buoy")
    reading = Reading(ReaderVersion("0", "made"), article)
    assert shown(reading).startswith("Mayor says no\nLee Quill · The Buoy · a.txt\n")


def test_furniture_is_shown_as_taken_out() -> None:
    assert "  ~ taken out, subscription: Sign up!" in shown(said()).splitlines()


@pytest.mark.parametrize("kind", ["advertisement", "form", "navigation"])
def test_long_furniture_is_cut_and_its_length_told(kind: FurnitureKind) -> None:
    text = "Ferry cards. " * 40
    piece = Furniture((0, len(text)), kind)
    found = shown(reading_of(text, passages=(), furniture=(piece,)))
    assert f"~ taken out, {kind}:" in found
    assert f"… ({len(text)} characters)" in " ".join(found.split())
    assert found.count("Ferry") < 6


def test_blocks_stand_in_the_order_of_the_text() -> None:
    text = shown(said())
    assert text.index("{1 ") < text.index("~ taken out") < text.index("{2 ")


def test_source_shared_by_two_statements_is_marked_once() -> None:
    source = ((0, 3),)
    statements = tuple(
        Statement(f"s{n}", "indirect", source, ((4, 8),), (span,), None, 0.5)
        for n, span in enumerate([(9, 11), (16, 20)], start=1)
    )
    text = shown(reading_of("Ray said no and said stop", statements=statements))
    assert "[Ray] <said> {1 no 1} and {2 said 2} stop" in text


def test_statement_inside_another_is_bracketed_inside() -> None:
    outer = Statement("s1", "mixed", (), (), ((0, 17),), None, 0.5)
    inner = Statement("s2", "direct", (), (), ((8, 12),), None, 0.5)
    text = shown(reading_of("Ray had “no” idea", statements=(outer, inner)))
    assert "{1 Ray had {2 “no” 2} idea 1}" in text


def test_content_in_two_passages_is_marked_in_both() -> None:
    spans = ((0, 4), (6, 10))
    statement = Statement("s1", "direct", (), (), spans, None, 0.5)
    passages = (Passage((0, 4)), Passage((6, 10)))
    reading = reading_of("“No.\n\nYes”", passages=passages, statements=(statement,))
    text = shown(reading)
    assert "{1 “No. 1}" in text
    assert "{1 Yes” 1}" in text
    assert text.count(" · direct · ") == 1


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\x1b", "‹U+001B›"),
        ("\x00", "‹U+0000›"),
        ("\x7f", "‹U+007F›"),
        ("\x9b", "‹U+009B›"),
        ("\u202e", "‹U+202E›"),
        ("\u2066", "‹U+2066›"),
        ("\u200b", "‹U+200B›"),
        ("\ufeff", "‹U+FEFF›"),
        ("\ud800", "‹U+D800›"),
        ("\t", " "),
        ("\u2028", " "),
        ("\u00a0", " "),
        ("🛳", "🛳"),
        ("é", "é"),
    ],
)
def test_character_that_rewrites_the_screen_is_shown_by_name(
    character: str, name: str
) -> None:
    assert f"  a{name}b" in shown(reading_of(f"a{character}b")).splitlines()


PLACES: dict[str, Callable[[str], Reading]] = {
    "passage": reading_of,
    "title": lambda text: Reading(
        ReaderVersion("0", "made"), Article(id="a", text="", title=text, source=text)
    ),
    "furniture": lambda text: reading_of(
        text, passages=(), furniture=(Furniture((0, len(text)), "other"),)
    ),
    "speaker": lambda text: reading_of(
        "No.",
        statements=(Statement("s1", "direct", (), (), ((0, 3),), "p1"),),
        parties=(Party("p1", text, "person", text, (), (), ()),),
    ),
}


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
@given(text=anything.filter(bool))
def test_nothing_unsafe_is_printed(place: Callable[[str], Reading], text: str) -> None:
    printed = shown(place(text))
    assert not HIDDEN & {category(c) for c in printed if c != "\n"}


@given(st.text("ab \n", min_size=1, max_size=200), st.integers(1, 120))
def test_lines_are_no_wider_than_the_terminal(text: str, width: int) -> None:
    room = max(NARROWEST, min(width, WIDEST))
    longest = max([room, *(len(word) + 2 for word in text.split())])
    assert max(map(len, shown(reading_of(text), width=width).splitlines())) <= longest


@given(st.text("ab \n", min_size=1, max_size=200))
def test_wrapping_loses_no_word(text: str) -> None:
    body = shown(reading_of(text), width=NARROWEST).split(LEGEND)[1]
    assert body.split("0 statements")[0].split() == text.split()


def test_long_word_stands_on_a_line_of_its_own() -> None:
    word = "x" * 300
    lines = shown(reading_of(f"See {word} there"), width=60).splitlines()
    assert f"  {word}" in lines
    assert "  See" in lines


def test_width_is_the_terminals(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "50")
    out = BytesIO()
    Terminal(out).print(reading_of("boat " * 40))
    longest = max(map(len, out.getvalue().decode().splitlines()))
    assert 45 < longest <= 50


def test_colour_is_off_unless_asked_for() -> None:
    assert "\x1b" not in shown(said())
    assert "\x1b" in shown(said(), color=True)


def test_colour_changes_nothing_but_the_colour() -> None:
    assert ESCAPE.sub("", shown(said(), color=True)) == shown(said())


def test_each_part_has_a_colour_of_its_own_that_is_ended() -> None:
    text = shown(said(), color=True)
    styles = {
        match[1]: match[0]
        for match in re.finditer(r"\x1b\[([\d;]+)m[^\x1b]*\x1b\[0m", text)
    }
    assert {"1;34", "3;35", "4;32"} <= set(styles)
    assert text.count("\x1b[0m") * 2 == text.count("\x1b")


def test_readings_are_set_apart_by_a_rule() -> None:
    text = shown(said(), said(), said(), width=60)
    assert text.count("─" * 60) == 2
    assert "─" not in shown(said())
