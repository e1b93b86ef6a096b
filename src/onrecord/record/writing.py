"""The one who writes a record: batches of readings, each whole or not there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from onrecord.errors import Skipped
from onrecord.record import removing
from onrecord.record.closing import Closing
from onrecord.record.corrections.corrector import Corrector
from onrecord.record.database import close, now, one, open_to_write, told
from onrecord.record.digests import digest
from onrecord.record.finding import key_judged, the_identity
from onrecord.record.identities import Judge, settle
from onrecord.record.loading import reading_of
from onrecord.record.locking import WriterLock
from onrecord.record.printings import compare_printings
from onrecord.record.storing import Storer
from onrecord.record.texts import shown
from onrecord.schema import Article, ReaderVersion, Reading

_LINE: Final = re.compile(r"(?s)(.*):([1-9][0-9]{,11})")


class Writer(Closing):
    """Writes the record of a file, which is made if it is not there.

    What is added is there for others after `commit`, and only then. Raises RecordError
    if the file is no record, cannot be written, or somebody else is writing to it.

        with Writer(Path("city.db")) as writer:
            writer.add(reading)
            writer.commit()
    """

    def __init__(self, path: Path, *, vfs: str | None = None) -> None:
        self.path = path
        self._lock = WriterLock(path)
        try:
            self._db = open_to_write(path, vfs)
        except BaseException:
            self._lock.close()
            raise
        self._storer = Storer(self._db)

    def close(self) -> None:
        """Let go of the record; what was not committed is not in it."""
        close(self._db)
        self._lock.close()

    def is_known(self, article: Article) -> bool:
        """Return whether an article, with all that it says of itself, is there.

        One that was removed counts as known.
        """
        with told(self.path):
            key = digest(article)
            known = self._storer.article_known(key) is not None
            return known or self._storer.is_removed(key)

    def address(self, article: Article) -> str:
        """Return the address of an article that is there."""
        asked = "SELECT address FROM articles WHERE digest = ?"
        with told(self.path):
            return str(one(self._db, asked, digest(article)))

    def add(self, reading: Reading) -> bool:
        """Add a reading; return False if its article was there."""
        with self._whole():
            is_new = self._storer.add(reading)
            self._forgive(reading.article)
            return is_new

    def replace(self, reading: Reading) -> None:
        """Store a reading in place of the one that its article has.

        What people put right is put right in it too.
        """
        with self._whole():
            number = self._storer.article_known(digest(reading.article))
            if number is not None:
                corrector = Corrector(self._db, self.path, self._storer)
                self._storer.replace(number, corrector.reread(number, reading))
                self._forgive(reading.article)

    def forgive(self, article: Article) -> None:
        """Take away the errors of a place of which the article is known by now."""
        if self._has_errors():
            with self._whole():
                self._forgive(article)

    def articles(self, but_by: ReaderVersion | None = None) -> Iterator[Article]:
        """Yield the articles, in order, that were not read by some reader."""
        last = 0
        asked = (
            "SELECT articles.id FROM articles JOIN readers ON readers.id = reader "
            "WHERE articles.id > ? AND NOT (onrecord IS ? AND weights IS ?) "
            "ORDER BY articles.id LIMIT 1"
        )
        told_by = (but_by.onrecord, but_by.weights) if but_by else (None, None)
        while True:
            with told(self.path):
                number = one(self._db, asked, last, *told_by)
                if number is None:
                    return
                article = reading_of(self._db, number).article
            yield article
            last = number

    def skip(self, skipped: Skipped) -> bool:
        """Note an article that could not be read; return False if it was noted."""
        source, line = _place(skipped.where)
        reason = (source, line, skipped.code, shown(skipped.reason))
        with self._whole():
            self._db.execute(
                "INSERT OR IGNORE INTO errors (source, line, code, reason, at) "
                "VALUES (?, ?, ?, ?, ?)",
                (*reason, now()),
            )
            return self._db.changes() > 0

    def commit(self) -> None:
        """Make all that was added since the last time a part of the record."""
        with self._kept():
            if not self._db.get_autocommit():
                self._db.execute("COMMIT")

    def settle(self) -> None:
        """Commit what was added, and bring what goes across articles up to it."""
        self.commit()
        with self._kept():
            self._storer.forget()
            compare_printings(self._db)
            settle(self._db)

    def judged(self, name: str) -> str:
        """Return the key by which judgements name who is called so.

        Raises as `identity` does.
        """
        with told(self.path):
            return key_judged(self._db, name, self.path)

    def identity(self, name: str) -> int:
        """Return the number of the identity of a name, as `Record.party` finds it."""
        with told(self.path):
            return the_identity(self._db, name, self.path)

    @property
    def judge(self) -> Judge:
        """Who writes people's judgements on identities into this record."""
        return Judge(self._db, self.path)

    @contextmanager
    def correcting(self) -> Iterator[Corrector]:
        """Write corrections with what follows from them: all of a block, or nothing."""
        with self._whole():
            yield Corrector(self._db, self.path, self._storer)

    def remove(self, address: str, who: str, reason: str) -> None:
        """Take an article away, and settle; a note of it stays.

        Raises RecordError if there is none, OptionError without who and why.
        """
        with self._whole():
            units = removing.remove(
                self._db, self.path, self._storer, address, who, reason
            )
        self.settle()
        with self._whole():
            removing.forget_names(self._db, units)
            self._storer.forget()
        self.commit()

    def restore(self, address: str) -> None:
        """Take the note away that an article was removed; RecordError for none."""
        with self._whole():
            removing.restore(self._db, self.path, address)
        self.commit()

    @contextmanager
    def _kept(self) -> Iterator[None]:
        """Tell of what fails, and forget what rests on what that took back."""
        with told(self.path):
            try:
                yield
            except BaseException:
                self._storer.forget()
                raise

    @contextmanager
    def _whole(self) -> Iterator[None]:
        """Do all of a block within what is to be committed, or nothing of it."""
        with self._kept():
            if self._db.get_autocommit():
                self._db.execute("BEGIN IMMEDIATE")
            self._db.execute("SAVEPOINT whole")
            try:
                yield
            except BaseException:
                if not self._db.get_autocommit():  # else all was taken back
                    self._db.execute("ROLLBACK TO whole")
                raise
            self._db.execute("RELEASE whole")

    def _has_errors(self) -> bool:
        with told(self.path):
            return one(self._db, "SELECT 1 FROM errors LIMIT 1") is not None

    def _forgive(self, article: Article) -> None:
        if article.source and self._has_errors():
            forgiven = "DELETE FROM errors WHERE source = ? AND line IS ?"
            self._db.execute(forgiven, _place(article.source))


def _place(where: str) -> tuple[str, int | None]:
    """Return the file of a place, and its line if it has one: `city.jsonl:12`."""
    found = _LINE.fullmatch(where)
    source, line = (found[1], int(found[2])) if found else (where, None)
    return shown(source) or "", line
