"""A statement put right on a page: its words, its speaker, its form, its existence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from onrecord.errors import OptionError
from onrecord.prose.shown import shown_in_lines
from onrecord.record import Record, correct
from onrecord.record.correct import Change
from onrecord.record.rows import Correction, Quotation
from onrecord.record.texts import shown
from onrecord.schema import Reading, Spans, Statement, words_of
from onrecord.web.changes import Done
from onrecord.web.desk import Desk
from onrecord.web.locating import located
from onrecord.web.queries import CorrectForm, EntryQuery, StrikeForm, TakeBackForm
from onrecord.web.rendering import link

_SPAN: Final = re.compile(r"\s*([0-9]{1,9})-([0-9]{1,9})\s*")


@dataclass(frozen=True, slots=True)
class EntryAnswer:
    """A statement as it is now, None for one that is missing from an article.

    `text` is its article's, `speakers` are the parties of it, by name.
    """

    article: str
    text: str
    statement: Quotation | None
    speakers: tuple[str, ...]
    corrections: tuple[Correction, ...]


def statement(record: Record, query: EntryQuery) -> EntryAnswer:
    """Return a statement to be put right, or an article in which one is missing."""
    is_article = record.is_article(query.address)
    found = None if is_article else record.quotation(query.address)
    address = query.address if found is None else query.address.rpartition("#")[0]
    reading = record.reading(address)
    return EntryAnswer(
        article=address,
        text=reading.text,
        statement=found,
        speakers=tuple(dict.fromkeys(party.name for party in reading.parties)),
        corrections=record.corrections(address),
    )


def put_right(desk: Desk, form: CorrectForm) -> Done:
    """Put a statement right, or supply one that is missing from an article."""
    desk.changing()
    path = desk.settings.record
    with desk.records.lent() as record:
        is_article = record.is_article(form.address)
        article = form.address if is_article else form.address.rpartition("#")[0]
        reading = record.reading(article)
    name = form.address.rpartition("#")[2]
    now = next((s for s in reading.statements if s.id == name), None)
    change = _change(form, reading, None if is_article else now)
    if is_article:
        number = correct.supply(path, article, change, form.who, form.reason)
        return _done(article, f"c{number}", number)
    number = correct.correct(path, form.address, change, form.who, form.reason)
    return _done(article, name, number)


def strike(desk: Desk, form: StrikeForm) -> Done:
    """Judge that what was taken for a statement is none."""
    desk.changing()
    number = correct.strike(desk.settings.record, form.address, form.who, form.reason)
    return Done(f"{link('/corrections')}#c{number}", number=number)


def take_back(desk: Desk, form: TakeBackForm) -> Done:
    """Take a correction back."""
    desk.changing()
    correct.take_back(desk.settings.record, form.number, form.who, form.reason)
    return Done(f"{link('/corrections')}#c{form.number}", number=form.number)


def _done(article: str, name: str, number: int) -> Done:
    address = link("/article", address=article, statement=name)
    return Done(f"{address}#{name}", number=number, address=f"{article}#{name}")


def _change(form: CorrectForm, reading: Reading, now: Statement | None) -> Change:
    """Return what a form changes: it sends all that a statement has, changed or not."""
    if form.nobody and form.speaker:
        raise OptionError("speaker and nobody exclude each other: give one")
    text = reading.text
    source, cue, content = (now.source, now.cue, now.content) if now else ((),) * 3
    return Change(
        form=None if now and form.form == now.form else form.form,
        source=_part(form.source, form.source_spans, text, source),
        cue=_part(form.cue, form.cue_spans, text, cue),
        content=_part(form.content, form.content_spans, text, content),
        speaker="" if form.nobody else _speaker(form.speaker, reading, now),
    )


def _speaker(name: str | None, reading: Reading, now: Statement | None) -> str | None:
    """Return a speaker's name, None if it stays who it is.

    A page shows hidden characters by name, and so a name may come back with those.
    """
    names = {shown_in_lines(shown(one.name) or ""): one.name for one in reading.parties}
    name = names.get(name or "", name)
    party = reading.party(now.speaker) if now else None
    return None if party and party.name == name else name


def _part(words: str | None, spans: str | None, text: str, now: Spans) -> Spans | None:
    """Return the spans of a part as they are to be, None if they stay."""
    if spans is not None:
        return _spans(spans)
    if words is None or words.split() == words_of(text, now).split():
        return None  # as the form showed it
    found = located(words, text, now)
    return None if found == now else found


def _spans(told: str) -> Spans:
    found = [_SPAN.fullmatch(one) for one in told.split(",")]
    if not all(found):
        raise OptionError(f"{told[:60]!r} is no list of spans: give 10-30,40-52")
    return tuple((int(one[1]), int(one[2])) for one in found if one)
