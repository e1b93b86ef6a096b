"""From files to a record: intake, readers in processes, one writer.

What is committed stays, whatever happens after it: a run that is stopped and started
again passes over what is there and goes on. Readings are stored in the order of the
input, so two runs over the same input end in the same record.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Protocol

from onrecord import intake
from onrecord.errors import RecordError, Skipped
from onrecord.intake.given import NOTHING, Given
from onrecord.reading import Readers
from onrecord.reading.confidence import LEAST_LIKELY
from onrecord.record.own_files import own_files
from onrecord.record.writing import Writer
from onrecord.schema import Article, Reading

BATCH: Final = 32
"""Articles that may be read and not yet committed: what a crash costs at most."""


@dataclass(frozen=True, slots=True)
class Added:
    """What a run did: articles added, there before, and not read."""

    added: int = 0
    known: int = 0
    skipped: int = 0


class Source(Protocol):
    """What reads articles: processes with the model, or what stands in for them."""

    def read(
        self, articles: Iterable[Article], ahead: int
    ) -> Iterator[tuple[Article, Reading | Skipped]]:
        """Yield each article with its reading, or why there is none, in order."""
        ...


@dataclass(frozen=True, slots=True)
class Options:
    """How to add: how many processes read, with what, and what is known of all."""

    workers: int = 0
    weights: Path | None = None
    min_confidence: float = LEAST_LIKELY
    given: Given = NOTHING
    fields: Mapping[str, str] | None = None

    @property
    def processes(self) -> int:
        """The number of processes; as many as there are processors if not given."""
        return self.workers or os.cpu_count() or 1


class Watcher(Protocol):
    """Who is told how a run goes, as it goes."""

    def read_one(self, reading: Reading) -> None:
        """Take notice of an article that was read."""
        ...

    def passed(self, article: Article) -> None:
        """Take notice of an article that was there."""
        ...

    def skip(self, skipped: Skipped) -> None:
        """Take notice of what was not read."""
        ...

    def settling(self) -> None:
        """Take notice that all is read, and names and copies are compared."""
        ...


def add(
    paths: Iterable[str | Path],
    record: str | Path,
    options: Options = Options(),
    *,
    watcher: Watcher | None = None,
    meter: intake.Meter | None = None,
) -> Added:
    """Add the articles of files, folders, patterns and streams to a record.

    The record is made if it is not there. Returns how many articles were added, were
    there, and could not be read, which are in the record with their reasons. `watcher`
    and `meter` are told how far it is. Raises RecordError if the file is no record or
    cannot be written, WeightsError and OptionError as a Reader does.
    """
    found = intake.articles(
        paths, given=options.given, fields=options.fields, meter=meter
    )
    with _readers(options) as readers, Writer(Path(record)) as writer:
        others = _but_own(found, Path(record))
        return add_from(others, writer, readers, watcher)


def _but_own(
    found: Iterable[Article | Skipped], record: Path
) -> Iterator[Article | Skipped]:
    """Yield what intake found, but for the record's own files in a folder."""
    own = own_files(record)
    for one in found:
        if not isinstance(one, Skipped) or Path(one.where).resolve() not in own:
            yield one


def reread(
    record: str | Path,
    options: Options = Options(),
    *,
    every: bool = False,
    watcher: Watcher | None = None,
) -> Added:
    """Read the articles of a record anew that another reader has read; `every` one.

    Returns how many were read anew, and how many could not be. Raises as `add` does,
    and RecordError if there is no such record.
    """
    path = Path(record)
    if not path.is_file():
        raise RecordError("missing", path, "there is no such record; check its name")
    with _readers(options) as readers, Writer(path) as writer:
        old = writer.articles(None if every else readers.version)
        run = _Run(writer, watcher or _Nobody())
        for _, outcome in readers.read(old, BATCH // 2):
            run.replace(outcome)
        run.settle()
        return run.added


def keep(reading: Reading, record: str | Path) -> str:
    """Add a reading to a record; return its article's address, known before or not.

    Raises RecordError as `add` does.
    """
    with Writer(Path(record)) as writer:
        writer.add(reading)
        writer.settle()
        return writer.address(reading.article)


@contextmanager
def _readers(options: Options) -> Iterator[Readers]:
    """Begin the processes that read; they go first, since their weights may be none."""
    readers = Readers(
        options.processes, options.weights, min_confidence=options.min_confidence
    )
    try:
        yield readers
    finally:
        readers.close()


def add_from(
    found: Iterable[Article | Skipped],
    writer: Writer,
    source: Source,
    watcher: Watcher | None = None,
) -> Added:
    """Add what intake found, read by a source, to an open record."""
    run = _Run(writer, watcher or _Nobody())
    for article, outcome in source.read(run.new(found), BATCH // 2):
        run.take(article, outcome)
    run.settle()
    return run.added


class _Run:
    """One stream of articles on its way into a record."""

    def __init__(self, writer: Writer, watcher: Watcher) -> None:
        self._writer = writer
        self._watcher = watcher
        self._waiting = 0
        self.added = Added()

    def new(self, found: Iterable[Article | Skipped]) -> Iterator[Article]:
        """Yield what is to be read; the rest is counted and noted."""
        for article in found:
            if isinstance(article, Skipped):
                self._skip(article)
            elif self._writer.is_known(article):
                self._pass(article)
            else:
                yield article

    def take(self, article: Article, outcome: Reading | Skipped) -> None:
        """Store what was read; half a batch at a time is committed."""
        if isinstance(outcome, Skipped):
            self._skip(outcome)
            return
        if self._writer.add(outcome):
            self.added = replace(self.added, added=self.added.added + 1)
            self._watcher.read_one(outcome)
        else:
            self._pass(article)
        self._count()

    def replace(self, outcome: Reading | Skipped) -> None:
        """Store what was read anew."""
        if isinstance(outcome, Skipped):
            self._skip(outcome)
            return
        self._writer.replace(outcome)
        self.added = replace(self.added, added=self.added.added + 1)
        self._watcher.read_one(outcome)
        self._count()

    def settle(self) -> None:
        """Commit the rest, and bring what goes across articles up to it."""
        self._writer.commit()
        self._watcher.settling()
        self._writer.settle()

    def _count(self) -> None:
        self._waiting += 1
        if self._waiting >= BATCH // 2:
            self._writer.commit()
            self._waiting = 0

    def _pass(self, article: Article) -> None:
        self._writer.forgive(article)
        self.added = replace(self.added, known=self.added.known + 1)
        self._watcher.passed(article)

    def _skip(self, skipped: Skipped) -> None:
        self._writer.skip(skipped)
        self.added = replace(self.added, skipped=self.added.skipped + 1)
        self._watcher.skip(skipped)
        self._count()


class _Nobody:
    """A watcher that takes no notice."""

    def read_one(self, reading: Reading) -> None:
        """Take no notice."""

    def passed(self, article: Article) -> None:
        """Take no notice."""

    def settling(self) -> None:
        """Take no notice."""

    def skip(self, skipped: Skipped) -> None:
        """Take no notice."""
