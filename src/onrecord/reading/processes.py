"""Readers in processes of their own: as many articles at once as there are processors.

Each process loads the weights once and reads one article after another, whichever is
next, so that long ones hold nobody up. A process ends when the one that made it does,
also when that is killed.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait
from pathlib import Path

from onrecord.errors import OptionError, ReadingError, Skipped, WeightsError
from onrecord.reading.confidence import LEAST_LIKELY
from onrecord.reading.parallel import in_order
from onrecord.reading.pipeline import Reader
from onrecord.schema import Article, ReaderVersion, Reading

_reader: Reader | None = None


class Readers:
    """Several processes that read, each with weights of its own and one thread.

    Made once, used for one stream after another, and closed. Raises OptionError if
    there are less than one, WeightsError if the weights are not what they should be.
    """

    def __init__(
        self,
        workers: int,
        weights: Path | None = None,
        *,
        min_confidence: float = LEAST_LIKELY,
    ) -> None:
        if workers < 1:
            raise OptionError(f"workers is {workers}: give 1 or more")
        self._pool = ProcessPoolExecutor(
            workers,
            mp_context=multiprocessing.get_context("spawn"),
            initializer=_load,
            initargs=(weights, min_confidence),
        )
        try:
            self.version: ReaderVersion = self._pool.submit(_version).result()
        except BrokenProcessPool as error:
            # A process cannot hand on why it did not begin: it is tried here.
            Reader(weights, threads=1, min_confidence=min_confidence)
            raise WeightsError("the processes that read could not be begun") from error

    def read(
        self, articles: Iterable[Article], ahead: int
    ) -> Iterator[tuple[Article, Reading | Skipped]]:
        """Yield each article with its reading, or why there is none, in order.

        `ahead` articles are under way at once. Raises ReadingError if a process ends
        before its time, as when memory is at an end.
        """
        try:
            yield from in_order(self._pool, _attempt, articles, ahead)
        except BrokenProcessPool as error:
            reason = "a process was ended from outside; is there memory enough?"
            raise ReadingError("workers", "the run", reason) from error

    def close(self) -> None:
        """End the processes; what is under way is let go."""
        self._pool.shutdown(wait=True, cancel_futures=True)


def _load(weights: Path | None, min_confidence: float) -> None:
    """Begin a process: end with its parent, leave interruptions to that, load."""
    global _reader
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _reader = Reader(weights, threads=1, min_confidence=min_confidence)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _version() -> ReaderVersion:
    assert _reader is not None  # noqa: S101, the process has begun
    return _reader.version


def _attempt(article: Article) -> Reading | Skipped:
    assert _reader is not None  # noqa: S101, the process has begun
    return _reader.attempt(article)
