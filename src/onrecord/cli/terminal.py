"""A reading for a person: the passages with their statements marked, and who spoke.

Source, cue and content are told apart by brackets, and on a terminal by weight, colour
and underline as well. Characters that could rewrite the screen or turn the direction of
text are shown by name; the reading itself keeps them.
"""

from __future__ import annotations

import shutil
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import BinaryIO

from onrecord.prose.cast import cast, counted, forms, speaker_of
from onrecord.prose.facts import told_days, told_figure
from onrecord.prose.shown import shown
from onrecord.schema import Furniture, Party, Passage, Reading, Span, Statement

WIDEST, NARROWEST = 92, 40
INDENT, NOTE_INDENT = "  ", "      "
PLAIN, SOURCE, CUE, CONTENT, NOTE, HEAD = range(6)
CODES = ("", "1;34", "3;35", "4;32", "2", "1")
LEGEND = "[source]  <cue>  {n content n}"
SHOWN_OF_FURNITURE = 60
Run = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Mark:
    """A bracket to set before the character at a place; `order` settles ties."""

    at: int
    order: int
    bracket: str
    style: int
    opens: bool


class Terminal:
    """Prints readings to a binary stream."""

    def __init__(self, out: BinaryIO, *, color: bool = False, width: int = 0) -> None:
        self._out, self._color = out, color
        room = width or shutil.get_terminal_size((WIDEST, 24)).columns
        self._width = max(NARROWEST, min(room, WIDEST))

    def print_all(self, readings: Iterator[Reading]) -> None:
        """Print readings as they come, set apart by a rule."""
        for number, reading in enumerate(readings):
            if number:
                self._line([("─" * self._width, NOTE)])
                self._line([])
            self.print(reading)
            self._out.flush()

    def print(self, reading: Reading) -> None:
        """Print one reading."""
        self._heading(reading)
        blocks: list[Passage | Furniture] = [*reading.passages, *reading.furniture]
        numbers = {s.id: n for n, s in enumerate(reading.statements, start=1)}
        passages = _by_passage(reading)
        parties = {party.id: party for party in reading.parties}
        facts = _facts_by_passage(reading)
        for block in sorted(blocks, key=lambda block: block.span):
            if isinstance(block, Furniture):
                self._furniture(reading, block)
                continue
            self._passage(reading, block.span, passages[block.span], numbers, parties)
            self._facts(facts.get(block.span, []))
            self._line([])
        self._summary(reading)

    def _heading(self, reading: Reading) -> None:
        article = reading.article
        if article.title:
            self._wrapped([(article.title, HEAD)], "")
        facts = (article.byline, article.outlet, article.published, article.source)
        self._wrapped([(" · ".join(fact for fact in facts if fact), PLAIN)], "")
        self._line([(LEGEND, NOTE)])
        self._line([])

    def _passage(
        self,
        reading: Reading,
        span: Span,
        here: list[Statement],
        numbers: dict[str, int],
        parties: dict[str, Party],
    ) -> None:
        marks = [m for s in here for m in _marks(s, span, numbers[s.id])]
        self._wrapped(list(_runs(reading.text, span, marks)), INDENT)
        for statement in here:
            if span[0] <= statement.content[0][0] < span[1]:
                self._note(statement, numbers[statement.id], parties)

    def _facts(self, told: list[str]) -> None:
        """Print what the moments and figures of a passage come to."""
        for fact in told:
            self._wrapped([(fact, NOTE)], NOTE_INDENT)

    def _note(
        self, statement: Statement, number: int, parties: dict[str, Party]
    ) -> None:
        party = parties.get(statement.speaker or "")
        who = speaker_of(statement, party)
        told = f"{number}  {who} · {statement.form} · {statement.confidence:.0%} sure"
        self._wrapped([(told, SOURCE if party else NOTE)], NOTE_INDENT)

    def _furniture(self, reading: Reading, furniture: Furniture) -> None:
        words = " ".join(
            reading.words((furniture.span,))[: 4 * SHOWN_OF_FURNITURE].split()
        )
        if len(words) > SHOWN_OF_FURNITURE:
            length = furniture.span[1] - furniture.span[0]
            words = f"{words[:SHOWN_OF_FURNITURE]}… ({length} characters)"
        self._wrapped([(f"~ taken out, {furniture.kind}: {words}", NOTE)], INDENT)
        self._line([])

    def _summary(self, reading: Reading) -> None:
        said = list(reading.statements)
        how = f": {forms(said)}" if said else ""
        self._line([(f"{counted(len(said), 'statement')}{how}", HEAD)])
        for line in cast(reading):
            self._wrapped([(line, PLAIN)], INDENT)
        self._line([])

    def _wrapped(self, runs: list[Run], indent: str) -> None:
        """Print runs of text wrapped at the width, every line indented."""
        room = self._width - len(indent)
        line: list[Run] = []
        used = 0
        for word in _words(runs):
            length = sum(len(text) for text, _ in word)
            if line and used + 1 + length > room:
                self._line([(indent, PLAIN), *line])
                line, used = [], 0
            if line:
                line.append((" ", word[0][1] if line[-1][1] == word[0][1] else PLAIN))
                used += 1
            line.extend(word)
            used += length
        if line:
            self._line([(indent, PLAIN), *line])

    def _line(self, runs: list[Run]) -> None:
        painted = "".join(
            self._painted("".join(text for text, _ in group), style)
            for style, group in groupby(runs, key=lambda run: run[1])
        )
        self._out.write(painted.rstrip(" ").encode("utf-8", "backslashreplace") + b"\n")

    def _painted(self, text: str, style: int) -> str:
        if not self._color or not CODES[style]:
            return text
        return f"\x1b[{CODES[style]}m{text}\x1b[0m"


def _marks(statement: Statement, limits: Span, number: int) -> Iterator[Mark]:
    """Yield the brackets of a statement's parts that lie within a passage."""
    parts = (
        (statement.source, "[", "]", SOURCE),
        (statement.cue, "<", ">", CUE),
        (statement.content, f"{{{number} ", f" {number}}}", CONTENT),
    )
    for spans, opening, closing, style in parts:
        for start, end in spans:
            if limits[0] <= start and end <= limits[1]:
                yield Mark(start, 1, opening, style, opens=True)
                yield Mark(end, 0, closing, style, opens=False)


def _runs(text: str, span: Span, marks: list[Mark]) -> Iterator[Run]:
    """Yield a passage as runs of one style, with its brackets."""
    at, depth = span[0], Counter[int]()
    # A source that two statements share is marked once.
    for mark in sorted(set(marks), key=lambda m: (m.at, m.order, m.style, m.bracket)):
        if mark.at > at:
            yield text[at : mark.at], max((s for s in depth if depth[s]), default=PLAIN)
        yield mark.bracket, mark.style
        depth[mark.style] += 1 if mark.opens else -1
        at = mark.at
    if at < span[1]:
        yield text[at : span[1]], PLAIN


def _words(runs: list[Run]) -> Iterator[list[Run]]:
    """Yield what stands between two white spaces, as runs."""
    word: list[Run] = []
    for text, style in runs:
        pieces = shown(text).split(" ")
        for number, piece in enumerate(pieces):
            if number and word:
                yield word
                word = []
            if piece:
                word.append((piece, style))
    if word:
        yield word


def _facts_by_passage(reading: Reading) -> dict[Span, list[str]]:
    """Return what moments and figures come to, in the order of each passage."""
    told = [(one.span, told_days(reading, one)) for one in reading.moments]
    told += [(one.span, told_figure(reading, one)) for one in reading.figures]
    spans = [passage.span for passage in reading.passages]
    found: dict[Span, list[str]] = {}
    for span, fact in sorted(told, key=lambda pair: pair[0]):
        at = bisect_right(spans, span[0], key=lambda one: one[0]) - 1
        if fact and at >= 0:
            found.setdefault(spans[at], []).append(f"= {fact}")
    return found


def _by_passage(reading: Reading) -> dict[Span, list[Statement]]:
    """Return the statements with a part in each passage, in order of their contents."""
    spans = [passage.span for passage in reading.passages]
    found: dict[Span, list[Statement]] = {span: [] for span in spans}
    for statement in sorted(reading.statements, key=lambda s: s.content[0]):
        parts = (*statement.source, *statement.cue, *statement.content)
        touched = {
            bisect_right(spans, start, key=lambda span: span[0]) for start, _ in parts
        }
        for at in sorted(touched):
            found[spans[at - 1]].append(statement)
    return found
