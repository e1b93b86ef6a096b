"""A text that is read now, looked at, and added to the record if it is wanted."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord import adding, intake
from onrecord.errors import InputError
from onrecord.formats.contract import Document, entry
from onrecord.intake import Given
from onrecord.schema import Article, Reading
from onrecord.web.changes import Done, Upload
from onrecord.web.desk import Desk
from onrecord.web.marking import Block, blocks
from onrecord.web.queries import AddForm, Nothing, ReadForm, ReadingQuery
from onrecord.web.rendering import link

PASTED = "the text given"


@dataclass(frozen=True, slots=True)
class Kept:
    """A reading that was just made: its id, its headline or first words."""

    id: str
    title: str
    statements: int


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """The readings that were just made, the latest first."""

    readings: tuple[Kept, ...]


def kept(desk: Desk, _query: Nothing) -> KeptAnswer:
    """Return the readings that were just made; Refused where none are to be."""
    desk.changing()
    return KeptAnswer(
        tuple(
            Kept(key, _title(reading), len(reading.statements))
            for key, reading in desk.all_kept()
        )
    )


def _title(reading: Reading) -> str:
    return reading.article.title or " ".join(reading.text[:80].split())


@dataclass(frozen=True, slots=True)
class ReadData:
    """A reading that was just made."""

    id: str
    text: str
    reading: Document


@dataclass(frozen=True, slots=True)
class ReadAnswer:
    """A reading that was just made, as data, and as the blocks of its page."""

    data: ReadData
    reading: Reading
    blocks: tuple[Block, ...]


def reading(desk: Desk, query: ReadingQuery) -> ReadAnswer:
    """Return a reading that was just made; Refused if it is no longer kept."""
    desk.changing()
    found = desk.kept(query.id)
    data = ReadData(query.id, found.text, entry(found))
    return ReadAnswer(data, found, blocks(found, facts=True))


def read(desk: Desk, form: ReadForm, upload: Upload | None = None) -> Done:
    """Read a text or a file; the reading is kept, not yet in the record."""
    desk.changing()
    given = Given(published=form.published, outlet=form.outlet, title=form.title)
    key = desk.read(_article(form, upload, given))
    return Done(link("/reading", id=key), id=key)


def _article(form: ReadForm, upload: Upload | None, given: Given) -> Article:
    text = form.text or ""
    if upload is not None:
        return intake.from_bytes(upload.data, upload.name, given=given)
    if not text.strip():
        reason = "there is no text in it: paste some, or choose a file"
        raise InputError("empty", PASTED, reason)
    return intake.from_text(text.replace("\r\n", "\n"), given=given)


def add(desk: Desk, form: AddForm) -> Done:
    """Add a reading that was just made to the record; it may be there already."""
    desk.changing()
    address = adding.keep(desk.kept(form.id), desk.settings.record)
    return Done(link("/article", address=address), address=address)
