"""An article taken out of a record, with the names and words that only it had.

Who calls it has a transaction open, and commits.
"""

from __future__ import annotations

from pathlib import Path

import apsw

from onrecord.errors import OptionError, RecordError
from onrecord.record.database import now, one, rows
from onrecord.record.finding import article_at
from onrecord.record.storing import Storer
from onrecord.record.texts import shown


def remove(
    db: apsw.Connection,
    path: Path,
    storer: Storer,
    address: str,
    who: str,
    reason: str,
) -> list[int]:
    """Take an article away, and note it; return the units that it had.

    Raises RecordError if there is none, OptionError without who and why.
    """
    if not who.strip() or not reason.strip():
        raise OptionError("say who removes it, and why")
    number = article_at(db, address, path)
    asked = "SELECT DISTINCT unit FROM parties WHERE article = ? AND unit NOTNULL"
    units = [unit for (unit,) in rows(db, asked, (number,))]
    # What is taken away is not to lie in the file's free pages.
    db.pragma("secure_delete", True)
    db.execute(
        "INSERT INTO removed SELECT digest, address, ?, ?, ? FROM articles "
        "WHERE id = ?",
        (now(), shown(who), shown(reason), number),
    )
    # Their words are the article's.
    db.execute("DELETE FROM corrections WHERE article = ?", (address,))
    storer.remove(number)
    return units


def forget_names(db: apsw.Connection, units: list[int]) -> None:
    """Take names away that no article has, and that nobody judged, once settled."""
    for unit in units:
        asked = (
            "SELECT 1 FROM parties WHERE unit = ?1 OR identity = ?1 "
            "UNION ALL SELECT 1 FROM units WHERE identity = ?1 AND id <> ?1 "
            "UNION ALL SELECT 1 FROM judgements JOIN units ON key IN (one, other) "
            "OR one LIKE key || '@%' OR other LIKE key || '@%' WHERE units.id = ?1"
        )
        if one(db, asked, unit) is None:
            db.execute("DELETE FROM proposals WHERE one = ?1 OR other = ?1", (unit,))
            db.execute("DELETE FROM units WHERE id = ?", (unit,))
            db.execute("DELETE FROM identities WHERE id = ?", (unit,))


def restore(db: apsw.Connection, path: Path, address: str) -> None:
    """Take the note away that an article was removed; RecordError if there is none."""
    db.execute("DELETE FROM removed WHERE address = ?", (shown(address),))
    if not db.changes():
        reason = f"no article {address!r} was removed from it"
        raise RecordError("no_removal", path, reason)
