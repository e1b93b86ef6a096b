"""An article's text in pieces, each with what it is a part of: source, cue, content.

Statements may share a source, and the content of one may hold another whole, so pieces
are cut wherever anything begins or ends; each tells all that it is in. What stands in
the text and in no piece is blank.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from onrecord.prose.facts import amount, days
from onrecord.schema import Furniture, Passage, Reading, Span

Part = Literal["source", "cue", "content"]
PARTS: tuple[Part, ...] = ("source", "cue", "content")
MOST_DEEP = 3
"""Contents in one another that are told apart; deeper ones look like the third."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A part of a statement: where it stands, and the number that it is shown by."""

    span: Span
    part: Part
    statement: str
    number: int
    is_first: bool


@dataclass(frozen=True, slots=True)
class Fact:
    """A moment or a figure: where it stands, and what it comes to."""

    span: Span
    told: str
    day: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that is in the same parts throughout.

    `begins` are the parts that begin with it, `told` are the facts that end with it.
    """

    text: str
    parts: tuple[Part, ...] = ()
    depth: int = 0
    begins: tuple[Mark, ...] = ()
    is_here: bool = False
    is_fact: bool = False
    told: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A passage in pieces, or a piece of furniture as it is (then it has a kind)."""

    pieces: tuple[Piece, ...]
    furniture: str | None = None


def blocks(
    reading: Reading, *, here: str | None = None, facts: bool = False
) -> tuple[Block, ...]:
    """Return an article in blocks; of the statement `here` every piece is marked."""
    told = list(_facts(reading)) if facts else []
    cuts = _Cuts([*_marks(reading), *told])
    parts: list[Passage | Furniture] = [*reading.passages, *reading.furniture]
    return tuple(
        Block((Piece(reading.words((one.span,))),), one.kind)
        if isinstance(one, Furniture)
        else Block(tuple(_pieces(reading.text, cuts.within(one.span), here)))
        for one in sorted(parts, key=lambda one: one.span)
    )


def _marks(reading: Reading) -> Iterator[Mark]:
    for number, statement in enumerate(reading.statements, start=1):
        for part in PARTS:
            for place, span in enumerate(getattr(statement, part)):
                yield Mark(span, part, statement.id, number, is_first=not place)


def _facts(reading: Reading) -> Iterator[Fact]:
    for moment in reading.moments:
        told = days(moment)
        if told:
            yield Fact(moment.span, told, moment.start)
    for figure in reading.figures:
        yield Fact(figure.span, amount(reading, figure))


@dataclass(frozen=True, slots=True)
class _Cut:
    """A run of a passage: its span, all that covers it, and what is new of that."""

    span: Span
    over: tuple[Mark | Fact, ...]
    new: tuple[Mark | Fact, ...]


class _Cuts:
    """Walks the text once, from its start to its end, a passage at a time."""

    def __init__(self, covers: Iterable[Mark | Fact]) -> None:
        self._coming = sorted(covers, key=lambda c: c.span, reverse=True)
        self._over: list[Mark | Fact] = []

    def within(self, limits: Span) -> Iterator[_Cut]:
        """Yield the runs of a passage that begins where the last ended, or later."""
        at = limits[0]
        while at < limits[1]:
            new: list[Mark | Fact] = []
            while self._coming and self._coming[-1].span[0] <= at:
                new.append(self._coming.pop())
            new = [one for one in new if one.span[1] > at]
            self._over = [one for one in self._over if one.span[1] > at] + new
            ends = [one.span[1] for one in self._over]
            starts = [self._coming[-1].span[0]] if self._coming else []
            end = min((*ends, *starts, limits[1]))
            yield _Cut((at, end), tuple(self._over), tuple(new))
            at = end


def _by_number(new: Iterable[Mark | Fact]) -> tuple[Mark, ...]:
    """Return the parts that begin, in the order of their statements."""
    begun = (one for one in new if isinstance(one, Mark))
    return tuple(sorted(begun, key=lambda mark: mark.number))


def _pieces(text: str, cuts: Iterable[_Cut], here: str | None) -> Iterator[Piece]:
    for cut in cuts:
        start, end = cut.span
        marks = [one for one in cut.over if isinstance(one, Mark)]
        facts = [one for one in cut.over if isinstance(one, Fact)]
        found = {mark.part for mark in marks}
        contents = sum(mark.part == "content" for mark in marks)
        yield Piece(
            text=text[start:end],
            parts=tuple(part for part in PARTS if part in found),
            depth=min(contents, MOST_DEEP),
            begins=_by_number(cut.new),
            is_here=any(mark.statement == here for mark in marks),
            is_fact=bool(facts),
            told=tuple(fact for fact in facts if fact.span[1] == end),
        )
