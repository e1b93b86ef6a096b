"""Articles that are not compared yet are, in order, a batch a transaction."""

from __future__ import annotations

from typing import Final

import apsw

from onrecord.record.database import rows, transaction
from onrecord.record.printings.copies import Copies
from onrecord.record.printings.echoes import Echoes

AT_ONCE: Final = 1_000
"""Articles a batch: the tables of hashes are written once for all of them, and what a
crash costs is done again in some seconds."""


def forget(db: apsw.Connection, article: int) -> None:
    """Take away what was compared of an article, whose rows are still there."""
    copies = Copies(db)
    Echoes(db).forget(article, copies.story(article))
    copies.forget(article)


def story_of(db: apsw.Connection, article: int) -> int:
    """Return the first article of the story that an article tells."""
    return Copies(db).story(article)


def compare_later(db: apsw.Connection, article: int, story: int) -> None:
    """Have the later articles compared anew that may echo an article's new statements.

    `story` is the one that it tells. It is for one article at a time: where all are
    read anew, all are compared anyway.
    """
    later = Echoes(db).later(article, story)
    marked = "INSERT OR IGNORE INTO uncompared VALUES (?)"
    db.executemany(marked, [(other,) for other in sorted(later)])


def compare_printings(db: apsw.Connection) -> None:
    """Find copies of stories and echoes of statements in what was added."""
    copies, echoes = Copies(db), Echoes(db)
    asked = "SELECT article FROM uncompared ORDER BY article LIMIT ?"
    while articles := [article for (article,) in rows(db, asked, (AT_ONCE,))]:
        with transaction(db):
            for article in articles:
                db.execute("DELETE FROM copies WHERE article = ?", (article,))
                copies.find(article)
                echoes.find(article, copies.story(article))
            copies.write()
            echoes.write()
            done = "DELETE FROM uncompared WHERE article = ?"
            db.executemany(done, [(article,) for article in articles])
