"""Who has the floor: whose words are those that stand without a source.

It is the one who spoke last, if that is near; in a transcript, an interview or a press
release the one whose label opens the turn (`ANN RAY:`, `A:`, `From Chairwoman Ray:`).
It touches: passages, and the bearers that it is told of.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from onrecord.reading.parties.book import Bearer
from onrecord.reading.parties.names import names_in
from onrecord.schema import Passage, Span

NEAR = 2
"""Passages back to which words without a source look for the speaker before."""

LABEL = re.compile(r"\W{0,2}(?:From |By )?([^\W\d_][^:\n“”\"]{0,60}):(?=\s|$)")
QUESTION = re.compile(r"\W{0,2}(?:Q|QUESTION|Question)\s?[:.]\s")
ANSWER = re.compile(r"\W{0,2}(?:A|ANSWER|Answer)\s?[:.]\s")
LONGEST_LABEL = 8
"""Words of a label at most: `Rep. Ann Ray, chairwoman of the committee:` is one."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A passage spoken by one: `holder` is None for the interviewer's questions."""

    holder: Bearer | None
    label: Span | None = None


class Floor:
    """The turns of an article, and who spoke last."""

    def __init__(
        self,
        text: str,
        passages: tuple[Passage, ...],
        labelled: Callable[[Span], Bearer | None],
        interviewed: Callable[[int], Bearer | None],
    ) -> None:
        self._turns: dict[int, Turn] = {}
        self._last: tuple[int, Bearer] | None = None
        self._read(text, passages, labelled, interviewed)

    def turn(self, passage: int) -> Turn | None:
        """Return whose turn a passage is, None where it is nobody's."""
        return self._turns.get(passage)

    def take(self, bearer: Bearer, passage: int) -> None:
        """Note that somebody speaks in a passage."""
        self._last = (passage, bearer)

    def holder(self, passage: int, near: int = NEAR) -> Bearer | None:
        """Return who has the floor in a passage, None if nobody near it spoke."""
        turn = self._turns.get(passage)
        if turn:
            return turn.holder
        if self._last and 0 <= passage - self._last[0] <= near:
            return self._last[1]
        return None

    def _read(
        self,
        text: str,
        passages: tuple[Passage, ...],
        labelled: Callable[[Span], Bearer | None],
        interviewed: Callable[[int], Bearer | None],
    ) -> None:
        answers: Bearer | None = None
        open_turn: Turn | None = None
        for number, passage in enumerate(passages):
            start, end = passage.span
            if QUESTION.match(text, start, end):
                answers = answers or interviewed(start)
                self._turns[number] = open_turn = Turn(None)
            elif answers and ANSWER.match(text, start, end):
                self._turns[number] = open_turn = Turn(answers)
            elif match := LABEL.match(text, start, end):
                span = match.span(1)
                bearer = labelled(span) if is_label(text, span) else None
                if bearer is not None:
                    self._turns[number] = open_turn = Turn(bearer, span)
                elif open_turn:
                    open_turn = None
            elif open_turn and (open_turn.label is None or _goes_on(text, passage)):
                self._turns[number] = open_turn
            else:
                open_turn = None


def is_label(text: str, span: Span) -> bool:
    """Return whether what stands before a colon is a name, and little more."""
    words = text[slice(*span)].split()
    if len(words) > LONGEST_LABEL:
        return False
    names = [n for n in names_in(text, *span) if len(n.written) > 1]
    return (
        bool(names)
        and names[0].span[0] - span[0] <= 1
        and (names[-1].span[1] >= span[1] - 1 or "," in text[slice(*span)])
    )


def _goes_on(text: str, passage: Passage) -> bool:
    """Return whether a passage without a label of its own is the same turn.

    A turn in quotation marks goes on in quotation marks.
    """
    return text[passage.span[0]] in '“"'
