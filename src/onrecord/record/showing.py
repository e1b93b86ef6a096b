"""One entry of the record by its address, and where else its words are printed."""

from __future__ import annotations

from typing import Final

import apsw

from onrecord.errors import RecordError
from onrecord.record.database import one, rows
from onrecord.record.finding import article_at
from onrecord.record.printings.wording import differences
from onrecord.record.rows import Quotation, Variant
from onrecord.record.searching import quotation

AROUND: Final = 600
"""Characters of the passage that are shown around a statement that was asked for."""


def parted(db: apsw.Connection, address: str) -> tuple[str, str | None]:
    """Return an address as its article's and the statement's name, None if it has none.

    An article's own id may hold `#`.
    """
    asked = (
        "SELECT 1 FROM articles WHERE address = ?1 "
        "UNION ALL SELECT 1 FROM removed WHERE address = ?1"
    )
    if one(db, asked, address):
        return address, None
    article, mark, statement = address.rpartition("#")
    return (article, statement) if mark else (address, None)


def statement_at(db: apsw.Connection, address: str, path: object) -> int:
    """Return the number of the statement of an address; raise RecordError for none."""
    article, _, name = address.rpartition("#")
    asked = (
        "SELECT statements.id FROM statements JOIN articles ON articles.id = article "
        "WHERE address = ? AND name = ?"
    )
    found: int | None = one(db, asked, article, name)
    if found is None:
        article_at(db, article or address, path)
        missing = repr(name) if article else "of no name: give one as ARTICLE#s1"
        reason = f"the article {article or address!r} has no statement {missing}"
        raise RecordError("no_statement", path, reason)
    return found


def variants(db: apsw.Connection, statement: int) -> tuple[Variant, ...]:
    """Return the other printings of a statement's words by the same party.

    A copy stands in another paper's printing of the same story.
    """
    own = quotation(db, statement)
    asked = (
        "SELECT coalesce(root, statements.id), identity FROM statements "
        "LEFT JOIN parties ON parties.id = speaker "
        "LEFT JOIN echoes ON statement = statements.id WHERE statements.id = ?"
    )
    ((root, identity),) = rows(db, asked, (statement,))
    found = rows(
        db,
        "SELECT statements.id, coalesce(shared, 1.0) FROM statements "
        "LEFT JOIN echoes ON statement = statements.id "
        "LEFT JOIN parties ON parties.id = speaker "
        "WHERE statements.id IN (SELECT statement FROM echoes WHERE root = :root "
        "UNION SELECT :root) AND statements.id <> :own "
        "AND identity IS :identity ORDER BY statements.id",
        {"root": root, "own": statement, "identity": identity},
    )
    story = story_of(db, statement)
    return tuple(variant(db, own, other, share, story) for other, share in list(found))


def variant(
    db: apsw.Connection, own: Quotation, other: int, share: float, story: int
) -> Variant:
    """Return another printing of a statement that an article of a story has."""
    there = quotation(db, other)
    changes = differences(own.words, there.words)
    return Variant(there, share, story_of(db, other) == story, changes)


def story_of(db: apsw.Connection, statement: int) -> int:
    """Return the first article of the story in which a statement stands."""
    asked = (
        "SELECT coalesce(story, statements.article) FROM statements "
        "LEFT JOIN copies ON copies.article = statements.article "
        "WHERE statements.id = ?"
    )
    return int(one(db, asked, statement))
