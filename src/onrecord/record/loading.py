"""Rows become the reading again that they were made of, to the letter."""

from __future__ import annotations

import apsw

from onrecord.record.database import Row, rows
from onrecord.record.storing import PLACES
from onrecord.record.texts import as_written, list_loaded, loaded, spans_loaded
from onrecord.schema import (
    Article,
    Figure,
    Furniture,
    Moment,
    Party,
    Passage,
    ReaderVersion,
    Reading,
    Statement,
)

Places = tuple[int, int]


def reading_of(connection: apsw.Connection, number: int) -> Reading:
    """Return the reading of the article of a number, which must be there."""
    article, version = _article(connection, number)
    places = (number * PLACES, (number + 1) * PLACES)
    parties = {row[0]: row[2] for row in _rows(connection, "parties", places)}
    moments = {row[0]: row[2] for row in _rows(connection, "moments", places)}
    statements = _rows(connection, "statements", places)
    named = {row[0]: row[2] for row in statements}
    return Reading(
        reader=version,
        article=article,
        passages=tuple(
            Passage((start, end))
            for _, start, end in _of(connection, "passages", number)
        ),
        furniture=tuple(
            Furniture((start, end), kind)
            for _, start, end, kind in _of(connection, "furniture", number)
        ),
        statements=tuple(_statement(row, parties, moments) for row in statements),
        parties=_parties(connection, places),
        moments=tuple(_moment(row) for row in _rows(connection, "moments", places)),
        figures=tuple(
            _figure(row, named, parties, moments)
            for row in _rows(connection, "figures", places)
        ),
    )


def _rows(connection: apsw.Connection, table: str, places: Places) -> list[Row]:
    asked = f"SELECT * FROM {table} WHERE id >= ? AND id < ? ORDER BY id"  # noqa: S608
    return list(rows(connection, asked, places))


def _of(connection: apsw.Connection, table: str, number: int) -> list[Row]:
    asked = f"SELECT * FROM {table} WHERE article = ? ORDER BY start"  # noqa: S608
    return list(rows(connection, asked, (number,)))


def _article(connection: apsw.Connection, number: int) -> tuple[Article, ReaderVersion]:
    (row,) = rows(
        connection,
        "SELECT given_id, text, notes, is_file, readers.onrecord, weights, written, "
        "title, byline, outlet, published, url, language, source FROM articles "
        "JOIN readers ON readers.id = reader WHERE articles.id = ?",
        (number,),
    )
    identity, text, notes, is_file, *version = row[:6]
    title, byline, outlet, published, url, language, source = as_written(*row[6:])
    article = Article(
        id=loaded(identity) or "",
        text=loaded(text) or "",
        source=source,
        title=title,
        byline=byline,
        outlet=outlet,
        published=published,
        url=url,
        language=language,
        notes=list_loaded(notes),
        is_file=bool(is_file),
    )
    return article, ReaderVersion(*version)


def _statement(row: Row, parties: dict[int, str], moments: dict[int, str]) -> Statement:
    _, _, name, form, speaker, _, sure, speaker_sure, unresolved, moment = row[:10]
    source, cue, content = map(spans_loaded, row[10:13])
    return Statement(
        id=name,
        form=form,
        source=source,
        cue=cue,
        content=content,
        speaker=parties.get(speaker),
        confidence=sure,
        speaker_confidence=speaker_sure,
        unresolved=unresolved,
        moment=moments.get(moment),
    )


def _parties(connection: apsw.Connection, places: Places) -> tuple[Party, ...]:
    mentions: dict[int, list[Row]] = {}
    asked = (
        "SELECT * FROM mentions WHERE party >= ? AND party < ? "
        'ORDER BY party, start, "end"'
    )
    for party, *mention in rows(connection, asked, places):
        mentions.setdefault(party, []).append(tuple(mention))
    return tuple(
        _party(row, mentions.get(row[0], []))
        for row in _rows(connection, "parties", places)
    )


def _party(row: Row, mentions: list[Row]) -> Party:
    _, _, name, called, kind, title, _, _, written = row
    called, title = as_written(written, called, title)
    return Party(
        id=name,
        name=called,
        kind=kind,
        title=title,
        mentions=tuple((m[0], m[1]) for m in mentions),
        mention_kinds=tuple(m[2] for m in mentions),
        mention_confidences=tuple(m[3] for m in mentions),
    )


def _moment(row: Row) -> Moment:
    _, _, name, start, end, _, kind, value, first, last, grain, basis = row
    return Moment(name, (start, end), kind, value, first, last, grain, basis)


def _figure(
    row: Row,
    statements: dict[int, str],
    parties: dict[int, str],
    moments: dict[int, str],
) -> Figure:
    _, _, name, start, end, _, low, high, bound, unit, per, about, *refs = row
    _, statement, claimed_by, moment, written = refs
    unit, per = as_written(written, unit, per)
    return Figure(
        id=name,
        span=(start, end),
        value=low if high is None else (low, high),
        bound=bound,
        unit=unit,
        per=per,
        about=spans_loaded(about),
        statement=statements.get(statement),
        claimed_by=parties.get(claimed_by),
        moment=moments.get(moment),
    )
