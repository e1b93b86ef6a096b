"""Corrections as rows: written once, told in words, never changed but taken back."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import apsw

from onrecord.errors import RecordError
from onrecord.record.corrections.change import (
    Change,
    Event,
    Kind,
    change_loaded,
    change_stored,
)
from onrecord.record.database import now, rows
from onrecord.record.texts import shown, spans_loaded
from onrecord.schema import Spans


@dataclass(frozen=True, slots=True)
class Written:
    """A correction as it is written: by whom, why, and what of which statement."""

    kind: Kind
    article: str
    name: str
    anchors: tuple[Spans, ...]
    change: Change
    words: str
    who: str
    reason: str


def write(db: apsw.Connection, written: Written) -> int:
    """Write a correction; return its number."""
    db.execute(
        "INSERT INTO corrections (at, who, article, name, kind, anchor_spans, "
        "change, words, before, after, reason) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, '', '', ?)",
        (
            *(now(), shown(written.who), written.article, written.name, written.kind),
            *(json.dumps(written.anchors), change_stored(written.change)),
            *(shown(written.words), shown(written.reason)),
        ),
    )
    return db.last_insert_rowid()


def name(db: apsw.Connection, number: int) -> str:
    """Give the statement that a correction supplies its name, and return it."""
    named = f"c{number}"
    db.execute("UPDATE corrections SET name = ? WHERE id = ?", (named, number))
    return named


def tell(db: apsw.Connection, number: int, before: str, after: str) -> None:
    """Keep what a correction changed, in words."""
    db.execute(
        "UPDATE corrections SET before = ?, after = ? WHERE id = ?",
        (shown(before), shown(after), number),
    )


def take_back(
    db: apsw.Connection, path: Path, number: int, who: str, reason: str
) -> str:
    """Take a correction back; return its article's address.

    Raises RecordError if there is none of that number, or it was taken back.
    """
    asked = "SELECT article, undone FROM corrections WHERE CAST(id AS TEXT) = ?"
    found = next(rows(db, asked, (str(number),)), None)
    if found is None:
        told = f"there is no correction {number}"
        raise RecordError("no_correction", path, told)
    address, undone = found
    if undone is not None:
        told = f"correction {number} was taken back at {undone}"
        raise RecordError("undone", path, told)
    db.execute(
        "UPDATE corrections SET undone = ?, undone_by = ?, undone_reason = ?, "
        "is_orphaned = 0 WHERE id = ?",
        (now(), shown(who), shown(reason), number),
    )
    return str(address)


def holding(db: apsw.Connection, address: str) -> list[Event]:
    """Return the events of an article that were not taken back, in order."""
    asked = (
        "SELECT id, kind, name, anchor_spans, change FROM corrections "
        "WHERE article = ? AND undone IS NULL ORDER BY id"
    )
    return [_event(*row) for row in rows(db, asked, (address,))]


def mark_orphans(
    db: apsw.Connection, events: Iterable[Event], orphans: tuple[int, ...]
) -> None:
    """Note which of the events found no statement that they are of."""
    db.executemany(
        "UPDATE corrections SET is_orphaned = ? WHERE id = ?",
        [(event.id in orphans, event.id) for event in events],
    )


def _event(number: int, kind: Kind, named: str, anchors: str, change: Any) -> Event:
    spans = tuple(spans_loaded(json.dumps(one)) for one in json.loads(anchors))
    return Event(number, kind, named, spans, change_loaded(change))
