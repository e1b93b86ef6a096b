"""What was read of a corrected article, kept as JSON and loaded to the letter."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from typing import Any

import apsw

from onrecord.record.database import rows
from onrecord.record.texts import loaded, stored
from onrecord.schema import Figure, Party, Reading, Statement


def keep(db: apsw.Connection, number: int, reading: Reading) -> None:
    """Keep a reading's statements, parties and figures as those that were read."""
    told = (reading.statements, reading.parties, reading.figures)
    db.execute(
        "INSERT OR REPLACE INTO as_read VALUES (?, ?, ?, ?)",
        (number, *map(_stored, told)),
    )


def as_read(db: apsw.Connection, number: int, reading: Reading) -> Reading:
    """Return an article's reading as it was read; itself, where nothing is kept."""
    asked = "SELECT statements, parties, figures FROM as_read WHERE article = ?"
    kept = next(rows(db, asked, (number,)), None)
    if kept is None:
        return reading
    statements, parties, figures = map(_loaded, kept)
    return replace(
        reading,
        statements=tuple(Statement(**one) for one in statements),
        parties=tuple(Party(**one) for one in parties),
        figures=tuple(Figure(**one) for one in figures),
    )


def forget(db: apsw.Connection, number: int) -> None:
    """Keep nothing of an article any more."""
    db.execute("DELETE FROM as_read WHERE article = ?", (number,))


def _stored(entries: tuple[Any, ...]) -> str | bytes | None:
    # JSON's own escapes would make one character of two halves that stand together.
    return stored(json.dumps([asdict(one) for one in entries], ensure_ascii=False))


def _loaded(value: Any) -> list[dict[str, Any]]:
    return [
        {name: _tupled(entry) for name, entry in one.items()}
        for one in json.loads(loaded(value) or "[]")
    ]


def _tupled(value: Any) -> Any:
    return tuple(map(_tupled, value)) if isinstance(value, list) else value
