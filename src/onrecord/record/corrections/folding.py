"""Corrections folded over a reading: a pure function of what was read and what holds.

Each event, in order, finds its statement by the content that it was of, and puts it
right. What is not found, or may be one of several, is left out and told: no event is
ever given to a statement by a guess.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from onrecord.record.corrections.anchors import matching
from onrecord.record.corrections.change import Change, Event
from onrecord.record.corrections.figures import figures_of
from onrecord.record.corrections.speakers import speaker_in
from onrecord.schema import Party, Reading, Spans, Statement, Unresolved


def corrected(
    reading: Reading, events: Iterable[Event]
) -> tuple[Reading, tuple[int, ...]]:
    """Return a reading with corrections, and the numbers of those that are orphaned."""
    fold = Fold(reading)
    orphans = tuple(event.id for event in events if not fold.take(event))
    return fold.reading(), orphans


@dataclass(frozen=True, slots=True)
class _Entry:
    """A statement as it is by now; `read` is the content that it is found by.

    `names` are those that it has as read; a supplied one has that whose place it took.
    """

    statement: Statement
    read: Spans
    names: tuple[str, ...]
    is_touched: bool = False
    is_struck: bool = False


class Fold:
    """A reading on its way: what its statements are after the events so far."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._parties = list(reading.parties)
        self._entries = [_Entry(s, s.content, (s.id,)) for s in reading.statements]

    def reading(self) -> Reading:
        """Return the reading as it is by now."""
        if not any(entry.is_touched for entry in self._entries):
            return self._reading
        touched = [entry for entry in self._entries if entry.is_touched]
        left = [entry.statement for entry in touched if not entry.is_struck]
        renamed = {
            name: None if entry.is_struck else entry.statement.id
            for entry in touched
            for name in entry.names
        }
        statements = tuple(e.statement for e in self._entries if not e.is_struck)
        heard = {statement.speaker for statement in statements}
        read = len(self._reading.parties)  # those after them were made of words
        made = [party for party in self._parties[read:] if party.id in heard]
        return replace(
            self._reading,
            statements=statements,
            parties=(*self._reading.parties, *made),
            figures=figures_of(self._reading.figures, left, renamed),
        )

    def read_as(self, name: str) -> Spans:
        """Return the content by which a statement is found: as it was read."""
        found = (e for e in self._entries if not e.is_struck and e.statement.id == name)
        return next(found).read

    def holding(self, content: Spans) -> list[int]:
        """Return which statements have a content by now, as a new one would."""
        held = [None if e.is_struck else e.statement.content for e in self._entries]
        return matching(held, (content,))

    def _meant(self, anchors: tuple[Spans, ...], name: str) -> list[int]:
        """Return which statements are meant; of two alike, the one of the name."""
        contents = [None if e.is_struck else e.read for e in self._entries]
        found = matching(contents, anchors)
        named = [n for n in found if self._entries[n].statement.id == name]
        is_alike = len({self._entries[n].read for n in found}) == 1
        return named if named and is_alike else found

    def name(self, place: int) -> str:
        """Return the name of the statement at a place."""
        return self._entries[place].statement.id

    def take(self, event: Event) -> bool:
        """Put right what an event is of; return False if that is not to be found."""
        content = event.change.content or ()
        if event.kind == "supplied":
            places = self.holding(content)
        else:
            anchors = (*event.anchors, *((content,) if content else ()))
            places = self._meant(anchors, event.name)
        if len(places) > 1:
            return False
        if event.kind == "struck":
            for place in places:
                self._entries[place] = replace(
                    self._entries[place], is_struck=True, is_touched=True
                )
            return True
        if event.kind == "changed" and not places:
            return False
        speaker = self._speaker(event.change)
        if isinstance(speaker, str):
            return False
        if event.kind == "changed":
            entry = self._entries[places[0]]
            now = put_right(entry.statement, event.change, speaker)
            self._entries[places[0]] = replace(entry, statement=now, is_touched=True)
        else:
            self._supply(event, speaker, places)
        return True

    def _speaker(self, change: Change) -> Party | str | None:
        """Return who speaks after a change, None for nobody; a sentence if not told."""
        if not change.speaker:
            return None
        found = speaker_in(self._reading, self._parties, change.speaker)
        if isinstance(found, Party) and found not in self._parties:
            self._parties.append(found)
        return found

    def _supply(self, event: Event, speaker: Party | None, places: list[int]) -> None:
        """Put a statement in: where the reader has it itself, in that one's place."""
        content = event.change.content or ()
        bare = Statement(
            event.name, event.change.form or "indirect", (), (), content, None, 1.0
        )
        made = put_right(bare, replace(event.change, content=content), speaker)
        if places:
            before = self._entries[places[0]]
            self._entries[places[0]] = _Entry(made, content, before.names, True)
            return
        later = (
            n
            for n, entry in enumerate(self._entries)
            if entry.statement.content[0] > content[0]
        )
        place = next(later, len(self._entries))
        self._entries.insert(place, _Entry(made, content, (), True))


def put_right(statement: Statement, change: Change, speaker: Party | None) -> Statement:
    """Return a statement as a change has it; `speaker` is who is meant by its name."""
    source = statement.source if change.source is None else change.source
    now = replace(
        statement,
        form=change.form or statement.form,
        source=source,
        cue=statement.cue if change.cue is None else change.cue,
        content=change.content or statement.content,
        confidence=1.0,
    )
    if speaker is not None:
        return replace(now, speaker=speaker.id, speaker_confidence=1.0, unresolved=None)
    why: Unresolved = "no antecedent" if source else "no source"
    if change.speaker is not None:
        return replace(now, speaker=None, speaker_confidence=None, unresolved=why)
    if statement.speaker is None and statement.unresolved != "the writer":
        return replace(now, unresolved=why)
    return now
