"""A reading becomes rows. Who calls it has a transaction open, and commits.

A row's number is its article's times 2^20 plus its place there: nothing need be asked
back, and an article read again gives its rows their numbers again.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import Final

import apsw

from onrecord.errors import RecordError
from onrecord.record import printings
from onrecord.record.calling import called_in, is_contributor
from onrecord.record.database import Row, now, one, rows
from onrecord.record.digests import digest
from onrecord.record.names import Unit, unit_of
from onrecord.record.texts import list_stored, shown, spans_stored, stored, written
from onrecord.schema import (
    Moment,
    Party,
    ReaderVersion,
    Reading,
    Span,
    Statement,
)

PLACES: Final = 1 << 20
"""Rows of a kind that an article may have; the longest that intake takes has fewer."""

MOST_UNITS: Final = 20_000
"""Units whose numbers are kept at hand; beyond them the database is asked."""


class Storer:
    """Stores readings by one connection."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._db = connection
        self._units: dict[str, tuple[int, int | None]] = {}
        self._readers: dict[ReaderVersion, int] = {}

    def forget(self) -> None:
        """Forget what is kept at hand, as when what it rests on was taken back."""
        self._units.clear()
        self._readers.clear()

    def article_known(self, key: bytes) -> int | None:
        """Return the number of the article of a digest, None if it is new."""
        found: int | None
        found = one(self._db, "SELECT id FROM articles WHERE digest = ?", key)
        return found

    def is_removed(self, key: bytes) -> bool:
        """Return whether the article of a digest was removed."""
        return one(self._db, "SELECT 1 FROM removed WHERE digest = ?", key) is not None

    def add(self, reading: Reading) -> bool:
        """Store a reading; return False if its article is there, or was removed."""
        key = digest(reading.article)
        if self.article_known(key) is not None or self.is_removed(key):
            return False
        number = self._article(reading, key)
        self._entries(number, reading)
        return True

    def replace(self, number: int, reading: Reading) -> None:
        """Store a reading of an article that is there in place of the one before."""
        others = self._clear(number)
        self._db.execute(
            "UPDATE articles SET reader = ? WHERE id = ?",
            (self._reader(reading.reader), number),
        )
        self._entries(number, reading)
        self._compare_anew(others)

    def remove(self, number: int) -> None:
        """Take an article away, with all that was read in it."""
        asked = "SELECT article FROM copies WHERE story = ? AND article <> story"
        copies = [other for (other,) in rows(self._db, asked, (number,))]
        for other in copies:  # what they are looked up by has the story in it
            printings.forget(self._db, other)
        lows = (number * PLACES, (number + 1) * PLACES)
        self._db.execute(
            "UPDATE identities SET is_named = 0 WHERE id IN "
            "(SELECT identity FROM parties WHERE id >= ? AND id < ?)",
            lows,
        )
        others = self._clear(number)
        self._db.execute("DELETE FROM articles WHERE id = ?", (number,))
        self._compare_anew({*others, *copies})

    def _clear(self, number: int) -> set[int]:
        """Take away what was read in an article; return which others echo it."""
        lows = (number * PLACES, (number + 1) * PLACES)
        self._unsettle_old(lows)
        told = "SELECT DISTINCT statement FROM echoes WHERE root >= ? AND root < ?"
        others = {s // PLACES for (s,) in rows(self._db, told, lows)} - {number}
        printings.forget(self._db, number)
        self._db.execute("DELETE FROM echoes WHERE root >= ? AND root < ?", lows)
        for table in ("figures", "statements", "moments", "parties"):
            within = "id >= ? AND id < ?"
            self._db.execute(f"DELETE FROM {table} WHERE {within}", lows)  # noqa: S608
        for table in ("passages", "furniture"):
            of = f"DELETE FROM {table} WHERE article = ?"  # noqa: S608
            self._db.execute(of, (number,))
        return others

    def _compare_anew(self, articles: set[int]) -> None:
        marked = "INSERT OR IGNORE INTO uncompared VALUES (?)"
        self._db.executemany(marked, [(one_,) for one_ in sorted(articles)])

    def _unsettle_old(self, lows: tuple[int, int]) -> None:
        """Note that the names which an article had are to be settled again."""
        self._db.execute(
            "UPDATE units SET settled = 0, articles = articles - "
            "(SELECT count(*) FROM parties WHERE parties.unit = units.id "
            "AND parties.id >= ?1 AND parties.id < ?2) WHERE id IN "
            "(SELECT unit FROM parties WHERE id >= ?1 AND id < ?2)",
            lows,
        )
        self._db.execute(
            "INSERT OR REPLACE INTO unsettled SELECT block, 0 FROM parties "
            "JOIN units ON units.id = parties.unit "
            "WHERE parties.id >= ?1 AND parties.id < ?2 "
            "UNION SELECT form, 0 FROM forms WHERE party IN "
            "(SELECT id FROM parties WHERE id >= ?1 AND id < ?2)",
            lows,
        )

    def _article(self, reading: Reading, key: bytes) -> int:
        article = reading.article
        told = (
            *(article.title, article.byline, article.outlet, article.published),
            *(article.url, article.language, article.source),
        )
        self._db.execute(
            "INSERT INTO articles (address, given_id, digest, title, byline, outlet, "  # noqa: S608
            "published, url, language, source, notes, is_file, reader, added, length, "
            f"text, written) VALUES ({', '.join('?' * 17)})",
            (
                *(self._address(shown(article.id) or "?"), stored(article.id), key),
                *map(shown, told),
                *(list_stored(article.notes), article.is_file),
                *(self._reader(reading.reader), now(), len(article.text)),
                *(stored(article.text), written(*told)),
            ),
        )
        return self._db.last_insert_rowid()

    def _address(self, given: str) -> str:
        """Return an address that no other article has, or had: `5`, or else `5~2`."""
        taken = (
            "SELECT 1 FROM articles WHERE address = ?1 "
            "UNION ALL SELECT 1 FROM removed WHERE address = ?1"
        )
        if one(self._db, taken, given) is None:
            return given
        low, high = 1, 2
        while one(self._db, taken, f"{given}~{high}"):
            low, high = high, 2 * high
        while high - low > 1:  # many may have one id, as each file's first line has 1
            middle = (low + high) // 2
            if one(self._db, taken, f"{given}~{middle}"):
                low = middle
            else:
                high = middle
        return f"{given}~{high}"

    def _reader(self, version: ReaderVersion) -> int:
        if version not in self._readers:
            told = (version.onrecord, version.weights)
            self._db.execute(
                "INSERT OR IGNORE INTO readers (onrecord, weights) VALUES (?, ?)", told
            )
            asked = "SELECT id FROM readers WHERE onrecord = ? AND weights = ?"
            self._readers[version] = one(self._db, asked, *told)
        return self._readers[version]

    def _entries(self, number: int, reading: Reading) -> None:
        most = max(map(len, (reading.statements, reading.parties, reading.moments)))
        if max(most, len(reading.figures)) >= PLACES:
            reason = f"it has over {PLACES:,} entries of a kind; split it"
            raise RecordError("too_many", reading.article.id, reason)
        self._page(number, reading)
        ids = self._parties(number, reading)
        ids |= self._moments(number, reading)
        ids |= self._statements(number, reading, ids)
        self._figures(number, reading, ids)
        self._db.execute("INSERT OR IGNORE INTO uncompared VALUES (?)", (number,))

    def _page(self, number: int, reading: Reading) -> None:
        self._db.executemany(
            "INSERT INTO passages VALUES (?, ?, ?)",
            [(number, *passage.span) for passage in reading.passages],
        )
        self._db.executemany(
            "INSERT INTO furniture VALUES (?, ?, ?, ?)",
            [(number, *piece.span, piece.kind) for piece in reading.furniture],
        )

    def _parties(self, number: int, reading: Reading) -> dict[str, int]:
        ids: dict[str, int] = {}
        parties: list[Row] = []
        mentions: list[Row] = []
        forms: set[tuple[str, int]] = set()
        blocks: set[str] = set()
        for place, party in enumerate(reading.parties):
            row = ids[party.id] = number * PLACES + place
            unit = unit_of(party.name, party.kind, reading.text)
            unit = None if is_contributor(reading, party) else unit
            known = self._unit(unit) if unit else (None, None)
            parties.append(
                (row, number, party.id, shown(party.name), party.kind,
                 shown(party.title), *known, written(party.name, party.title))
            )  # fmt: skip
            mentions += _mentions(row, party)
            if unit:
                # A body that has a person's name may be the person.
                blocks |= {unit.block, " ".join(unit.words)}
                forms |= {(form, row) for form in called_in(reading, party, unit)}
        blocks |= {form.lstrip("~") for form, _ in forms if form[0] != "^"}
        self._db.executemany(
            "UPDATE units SET articles = articles + 1 WHERE id = ?",
            [(row[6],) for row in parties if row[6] is not None],
        )
        self._db.executemany(
            f"INSERT INTO parties VALUES ({', '.join('?' * 9)})",  # noqa: S608
            parties,
        )
        self._db.executemany("INSERT INTO mentions VALUES (?, ?, ?, ?, ?)", mentions)
        self._db.executemany("INSERT INTO forms VALUES (?, ?)", sorted(forms))
        self._db.executemany(
            "INSERT OR REPLACE INTO unsettled VALUES (?, 0)",
            [(block,) for block in sorted(blocks)],
        )
        return ids

    def _unit(self, unit: Unit) -> tuple[int, int | None]:
        """Return the number of a unit, and the identity that it has by now."""
        found = self._units.get(unit.key)
        if found is None:
            self._db.execute(
                "INSERT OR IGNORE INTO units (key, family, block, is_short) "
                "VALUES (?, ?, ?, ?)",
                (unit.key, unit.family, unit.block, unit.is_short),
            )
            asked = "SELECT id, identity FROM units WHERE key = ?"
            ((number, identity),) = rows(self._db, asked, (unit.key,))
            found = number, identity
            if len(self._units) >= MOST_UNITS:
                self._units.clear()
            self._units[unit.key] = found
        return found

    def _moments(self, number: int, reading: Reading) -> dict[str, int]:
        ids = {m.id: number * PLACES + n for n, m in enumerate(reading.moments)}
        self._db.executemany(
            "INSERT INTO moments VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    *(ids[m.id], number, m.id, *m.span),
                    *(shown(reading.words((m.span,))), m.kind, m.value),
                    *(m.start, m.end, m.grain, m.basis),
                )
                for m in reading.moments
            ],
        )
        return ids

    def _statements(
        self, number: int, reading: Reading, known: dict[str, int]
    ) -> dict[str, int]:
        ids = {s.id: number * PLACES + n for n, s in enumerate(reading.statements)}
        days = {m.id: day_of(m) for m in reading.moments}
        published = shown(reading.article.published)
        self._db.executemany(
            f"INSERT INTO statements VALUES ({', '.join('?' * 16)})",  # noqa: S608
            [
                (
                    *(ids[s.id], number, s.id, s.form, known.get(s.speaker or "")),
                    *(days.get(s.moment or "") or published, s.confidence),
                    *(s.speaker_confidence, s.unresolved, known.get(s.moment or "")),
                    *map(spans_stored, (s.source, s.cue, s.content)),
                    *_words(reading, s),
                )
                for s in reading.statements
            ],
        )
        return ids

    def _figures(self, number: int, reading: Reading, known: dict[str, int]) -> None:
        self._db.executemany(
            f"INSERT INTO figures VALUES ({', '.join('?' * 17)})",  # noqa: S608
            [
                (
                    *(number * PLACES + place, number, f.id, *f.span),
                    shown(reading.words((f.span,))),
                    *(f.value if isinstance(f.value, tuple) else (f.value, None)),
                    *(f.bound, shown(f.unit), shown(f.per), spans_stored(f.about)),
                    shown(reading.words(f.about)),
                    *(known.get(f.statement or ""), known.get(f.claimed_by or "")),
                    *(known.get(f.moment or ""), written(f.unit, f.per)),
                )
                for place, f in enumerate(reading.figures)
            ],
        )


def day_of(moment: Moment) -> str | None:
    """Return as much of a date as all days of a moment share: `2017-08` for a month."""
    if moment.start is None or moment.end is None:
        return None
    first, last = moment.start.split("-"), moment.end.split("-")
    shared = takewhile(lambda pair: pair[0] == pair[1], zip(first, last, strict=False))
    return "-".join(part for part, _ in shared) or None


def _words(reading: Reading, statement: Statement) -> Iterator[str | None]:
    for spans in (statement.source, statement.cue, statement.content):
        yield shown(reading.words(spans))


def _mentions(row: int, party: Party) -> Iterator[tuple[int, *Span, str, float]]:
    told = zip(
        party.mentions, party.mention_kinds, party.mention_confidences, strict=True
    )
    for (start, end), kind, sure in told:
        yield row, start, end, kind, sure
