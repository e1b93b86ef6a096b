"""One party across the record: its names, its offices, when it spoke, and on what."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from typing import Final

import apsw

from onrecord.record.database import one, rows
from onrecord.record.printings.shingling import COMMON, words
from onrecord.record.rows import Count, Identity, Office, PartyPage

MOST_READ: Final = 1_000
"""The latest statements of a party that are read for what they are about, and the
latest articles for who else is named in them: those of a head of state take seconds."""

LEAST_SAID: Final = 3
"""How often a party must use a word for it to be what it speaks about."""


def most_named(db: apsw.Connection, most: int) -> Iterator[Identity]:
    """Yield the identities named in most articles, with the names they go by."""
    asked = (
        "SELECT identity, count(*) AS n FROM parties WHERE identity NOTNULL "
        "GROUP BY identity ORDER BY n DESC LIMIT ?"
    )
    told = "SELECT key, name, kind FROM identities WHERE id = ?"
    names = "SELECT DISTINCT called FROM parties WHERE identity = ? ORDER BY called"
    found = [
        (count, *next(rows(db, told, (identity,))), identity)
        for identity, count in list(rows(db, asked, (most,)))
    ]
    for count, key, name, kind, identity in sorted(found, key=lambda f: (-f[0], f[1])):
        called = tuple(name for (name,) in rows(db, names, (identity,)))
        yield Identity(key, name, kind, count, called)


def party_page(db: apsw.Connection, identity: int, most: int = 12) -> PartyPage:
    """Return all that the record tells of an identity, `most` entries a list."""
    asked = "SELECT key, name, kind FROM identities WHERE id = ?"
    ((key, name, kind),) = rows(db, asked, (identity,))
    articles, first, last = next(
        rows(
            db,
            "SELECT count(DISTINCT articles.id), min(published), max(published) "
            "FROM parties JOIN articles ON articles.id = article WHERE identity = ?",
            (identity,),
        )
    )
    spoken = "SELECT count(*) FROM parties JOIN statements ON speaker = parties.id "
    return PartyPage(
        key=key,
        name=name,
        kind=kind,
        articles=articles,
        statements=one(db, f"{spoken} WHERE identity = ?", identity),
        first=first,
        last=last,
        names=_counts(db, _NAMES, identity, most),
        offices=_offices(db, identity, most),
        months=_counts(db, _MONTHS, identity, 600),
        about=about(db, identity, most),
        named_with=_counts(db, _NAMED_WITH, identity, most),
        outlets=_counts(db, _OUTLETS, identity, most),
    )


_NAMES: Final = """
    SELECT called, count(*) AS n FROM parties WHERE identity = :identity
    GROUP BY called ORDER BY n DESC, called LIMIT :most
"""
_MONTHS: Final = """
    SELECT substr(day, 1, 7) AS month, count(*) FROM parties
    JOIN statements ON speaker = parties.id
    WHERE identity = :identity AND length(day) >= 7
    GROUP BY month ORDER BY month LIMIT :most
"""
_NAMED_WITH: Final = f"""
    SELECT identities.name, count(DISTINCT other.article) AS n
    FROM (SELECT DISTINCT article FROM parties WHERE identity = :identity
          ORDER BY article DESC LIMIT {MOST_READ}) AS latest
    JOIN parties AS other ON other.article = latest.article
        AND other.identity <> :identity
    JOIN identities ON identities.id = other.identity
    WHERE identities.kind <> 'place'
    GROUP BY other.identity ORDER BY n DESC, identities.name LIMIT :most
"""  # noqa: S608
_OUTLETS: Final = """
    SELECT coalesce(outlet, '?') AS paper, count(*) AS n FROM parties
    JOIN statements ON speaker = parties.id
    JOIN articles ON articles.id = statements.article
    WHERE identity = :identity GROUP BY paper ORDER BY n DESC, paper LIMIT :most
"""


def _counts(
    db: apsw.Connection, sql: str, identity: int, most: int
) -> tuple[Count, ...]:
    bound = {"identity": identity, "most": most}
    return tuple(Count(*row) for row in rows(db, sql, bound))


def _offices(db: apsw.Connection, identity: int, most: int) -> tuple[Office, ...]:
    """Return the titles that most articles give, from the earliest to the latest."""
    found = rows(
        db,
        "SELECT min(parties.title), min(published), max(published), count(*) AS n "
        "FROM parties JOIN articles ON articles.id = article "
        "WHERE identity = ? AND parties.title NOTNULL "
        "GROUP BY lower(parties.title) ORDER BY n DESC, 1 LIMIT ?",
        (identity, most),
    )
    offices = [Office(*row) for row in found]
    return tuple(sorted(offices, key=lambda o: (o.first or "9999", o.last or "9999")))


def about(db: apsw.Connection, identity: int, most: int) -> tuple[Count, ...]:
    """Return the words that a party uses more than others do, the most telling first.

    A word weighs as often as the party uses it, times the logarithm of how much oftener
    that is than in all statements; its own name is left out.
    """
    asked = (
        "SELECT content FROM parties JOIN statements ON speaker = parties.id "
        "WHERE identity = ? ORDER BY statements.id DESC LIMIT ?"
    )
    used: Counter[str] = Counter()
    read = 0
    for read, (content,) in enumerate(rows(db, asked, (identity, MOST_READ)), 1):  # noqa: B007
        used.update(set(words(content)) - COMMON)
    own = set(words(one(db, "SELECT name FROM identities WHERE id = ?", identity)))
    total = one(db, "SELECT count(*) FROM statements")
    weights = {}
    for word, count in used.most_common(300):
        if count >= LEAST_SAID and word not in own and len(word) > 2:
            asked = "SELECT doc FROM vocabulary WHERE term = ?"
            everywhere = one(db, asked, word) or total
            oftener = (count / read) / (everywhere / total)
            weights[word] = count * math.log(max(oftener, 1))
    telling = sorted(weights, key=lambda word: (-weights[word], word))[:most]
    return tuple(Count(word, used[word]) for word in telling if weights[word])
