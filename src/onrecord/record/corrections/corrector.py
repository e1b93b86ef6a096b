"""Corrections written into a record, each with what follows from it.

Who calls it has a transaction open, and commits: an event and the reading that is
folded with it are there together, or neither is.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import apsw

from onrecord.errors import OptionError, RecordError
from onrecord.record.corrections import events, kept
from onrecord.record.corrections.change import NOTHING, Change, Kind, check
from onrecord.record.corrections.folding import Fold, corrected
from onrecord.record.corrections.speakers import speaker_in
from onrecord.record.corrections.telling import told
from onrecord.record.database import one, rows
from onrecord.record.finding import article_at
from onrecord.record.loading import reading_of
from onrecord.record.printings import compare_later, story_of
from onrecord.record.showing import statement_at
from onrecord.record.storing import Storer
from onrecord.schema import Reading, Spans, Statement


@dataclass(frozen=True, slots=True)
class Page:
    """A corrected article: its number and address, as it is and as it was read."""

    number: int
    address: str
    reading: Reading
    read: Reading


class Corrector:
    """Writes corrections into a record that is open to be written."""

    def __init__(self, db: apsw.Connection, path: Path, storer: Storer) -> None:
        self._db = db
        self._path = path
        self._storer = storer

    def correct(self, address: str, change: Change, who: str, reason: str) -> int:
        """Put a statement right; return the correction's number."""
        page, statement = self._found(address)
        _check(page.reading, change, who)
        number = self._write("changed", page, statement, change, (who, reason))
        before = told(page.reading, statement, change)
        after = self._after(page, statement.id, change)
        if before == after and not _is_moved(statement, change):
            raise OptionError(f"the statement {address!r} is so already")
        events.tell(self._db, number, before, after)
        return number

    def strike(self, address: str, who: str, reason: str) -> int:
        """Strike what is no statement; return the correction's number."""
        page, statement = self._found(address)
        _check(page.reading, NOTHING, who)
        number = self._write("struck", page, statement, NOTHING, (who, reason))
        self._refold(page)
        events.tell(self._db, number, page.reading.words(statement.content), "")
        return number

    def supply(self, address: str, change: Change, who: str, reason: str) -> int:
        """Supply a statement that is missing; return the correction's number."""
        page = self._page(article_at(self._db, address, self._path))
        if not change.content or change.form is None:
            raise OptionError("a statement that is supplied needs a form and content")
        _check(page.reading, change, who)
        fold = Fold(page.reading)
        there = fold.holding(change.content)
        if there:
            address = f"{page.address}#{fold.name(there[0])}"
            raise RecordError("there", self._path, f"it is there: correct {address!r}")
        number = self._write("supplied", page, None, change, (who, reason))
        name = events.name(self._db, number)
        events.tell(self._db, number, "", self._after(page, name, change))
        return number

    def take_back(self, number: int, who: str, reason: str) -> None:
        """Take a correction back; it is kept, with who, when and why."""
        _check_who(who)
        address = events.take_back(self._db, self._path, number, who, reason)
        self._refold(self._page(article_at(self._db, address, self._path)))

    def reread(self, number: int, reading: Reading) -> Reading:
        """Return a new reading of an article with the corrections that hold."""
        return self._folded(number, self._address(number), reading)

    def _found(self, address: str) -> tuple[Page, Statement]:
        statement = statement_at(self._db, address, self._path)
        asked = "SELECT article, name FROM statements WHERE id = ?"
        ((number, name),) = rows(self._db, asked, (statement,))
        page = self._page(number)
        return page, next(s for s in page.reading.statements if s.id == name)

    def _page(self, number: int) -> Page:
        reading = reading_of(self._db, number)
        read = kept.as_read(self._db, number, reading)
        return Page(number, self._address(number), reading, read)

    def _address(self, number: int) -> str:
        return str(one(self._db, "SELECT address FROM articles WHERE id = ?", number))

    def _write(
        self,
        kind: Kind,
        page: Page,
        statement: Statement | None,
        change: Change,
        by: tuple[str, str],
    ) -> int:
        """Write an event, with what its statement is found by; `by` is who, and why."""
        anchors: tuple[Spans, ...] = ()
        if statement is not None:
            fold = Fold(page.read)
            for event in events.holding(self._db, page.address):
                fold.take(event)
            read = fold.read_as(statement.id)
            anchors = tuple(dict.fromkeys((read, statement.content)))
        content = statement.content if statement else change.content or ()
        name, words = statement.id if statement else "", page.reading.words(content)
        written = events.Written(kind, page.address, name, anchors, change, words, *by)
        return events.write(self._db, written)

    def _after(self, page: Page, name: str, change: Change) -> str:
        """Fold anew, and return what a statement has by now, in words."""
        reading = self._refold(page)
        statement = next(s for s in reading.statements if s.id == name)
        return told(reading, statement, change)

    def _refold(self, page: Page) -> Reading:
        """Store an article as it is with the corrections that hold."""
        reading = self._folded(page.number, page.address, page.read)
        story = story_of(self._db, page.number)
        self._storer.replace(page.number, reading)
        compare_later(self._db, page.number, story)
        return reading

    def _folded(self, number: int, address: str, read: Reading) -> Reading:
        holding = events.holding(self._db, address)
        if not holding:
            kept.forget(self._db, number)
            return read
        kept.keep(self._db, number, read)
        reading, orphans = corrected(read, holding)
        events.mark_orphans(self._db, holding, orphans)
        return reading


def _check(reading: Reading, change: Change, who: str) -> None:
    _check_who(who)
    check(change, reading.text)
    if change.speaker:
        found = speaker_in(reading, reading.parties, change.speaker)
        if isinstance(found, str):
            raise OptionError(found)


def _check_who(who: str) -> None:
    if not who.strip():
        raise OptionError("say who puts it right")


def _is_moved(statement: Statement, change: Change) -> bool:
    """Return whether a change has other spans, though maybe of the same words."""
    return any(
        given is not None and given != own
        for given, own in (
            (change.source, statement.source),
            (change.cue, statement.cue),
            (change.content, statement.content),
        )
    )
