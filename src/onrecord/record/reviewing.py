"""What people put right, as a record tells it."""

from __future__ import annotations

import apsw

from onrecord.record.corrections.change import change_loaded
from onrecord.record.database import Row, rows
from onrecord.record.rows import Correction


def corrections(
    db: apsw.Connection, article: str | None = None
) -> tuple[Correction, ...]:
    """Return the corrections of a record, or of an article, in their order."""
    asked = (
        "SELECT id, at, who, article || '#' || name, kind, words, before, after, "
        "change, reason, CASE WHEN undone NOTNULL THEN 'taken back' "
        "WHEN is_orphaned THEN 'orphaned' ELSE 'holds' END, undone, undone_by, "
        "undone_reason FROM corrections WHERE ?1 IS NULL OR article = ?1 ORDER BY id"
    )
    found = []
    for row in rows(db, asked, (article,)):
        told_of: Row = (*row[:8], change_loaded(row[8]), *row[9:])
        found.append(Correction(*told_of))
    return tuple(found)


def articles_corrected(db: apsw.Connection) -> list[int]:
    """Return the numbers of the articles of which some correction holds."""
    asked = (
        "SELECT id FROM articles WHERE address IN (SELECT article FROM corrections "
        "WHERE undone IS NULL AND NOT is_orphaned) ORDER BY id"
    )
    return [number for (number,) in rows(db, asked)]
