"""Readers in processes of their own: as many articles at once as there are processors.

Each process loads the weights once and reads one article after another, whichever is
next, so that long ones hold nobody up. A process ends when the one that made it does,
also when that is killed.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.connection import wait
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from onrecord.errors import OnrecordError, OptionError, ReadingError, Skipped
from onrecord.reading.confidence import LEAST_LIKELY
from onrecord.reading.parallel import in_order
from onrecord.schema import Article, ReaderVersion, Reading

Made = TypeVar("Made")
P = ParamSpec("P")

if TYPE_CHECKING:
    from onrecord.reading.pipeline import Reader

_reader: Reader | OnrecordError | None = None


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
        self._pool = _Pool(
            workers,
            mp_context=multiprocessing.get_context("spawn"),
            initializer=_load,
            initargs=(weights, min_confidence),
        )
        try:
            self.version: ReaderVersion = self._pool.submit(_version).result()
        except BrokenProcessPool as error:
            raise _ended() from error
        except BaseException:
            self.close()
            raise

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
            raise _ended() from error

    def close(self) -> None:
        """End the processes; what is under way is let go."""
        self._pool.shutdown(wait=True, cancel_futures=True)


class _Pool(ProcessPoolExecutor):
    """Processes, begun as they are needed, that an interruption leaves alone."""

    def submit(
        self, function: Callable[P, Made], /, *given: P.args, **named: P.kwargs
    ) -> Future[Made]:
        """Hand work to a process; one that is begun for it inherits what is blocked.

        Ctrl-C on a terminal goes to all of its processes, also to one that still loads
        Python, and would have it tell of that at length.
        """
        if sys.platform == "win32":  # pragma: no cover
            return super().submit(function, *given, **named)
        with _uninterrupted():
            before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
            try:
                return super().submit(function, *given, **named)
            finally:
                signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Put an interruption off: a process half begun would tell of it at length.

    Blocking the signal is not enough, since another thread may be given it.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[tuple[int, FrameType | None]] = []
    before = signal.signal(signal.SIGINT, lambda *what: came.append(what))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if came and callable(before):
        before(*came[0])


def _ended() -> ReadingError:
    reason = "a process was ended from outside; is there memory enough?"
    return ReadingError("workers", "the run", reason)


def _load(weights: Path | None, min_confidence: float) -> None:
    """Begin a process: end with its parent, leave interruptions to that, load."""
    global _reader
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    from onrecord.reading.pipeline import Reader

    try:
        _reader = Reader(weights, threads=1, min_confidence=min_confidence)
    except OnrecordError as error:  # told when it is asked for; here it would be logged
        _reader = error


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _version() -> ReaderVersion:
    return _loaded().version


def _attempt(article: Article) -> Reading | Skipped:
    return _loaded().attempt(article)


def _loaded() -> Reader:
    """Return the reader of this process; raise why there is none."""
    if isinstance(_reader, OnrecordError):
        raise _reader
    assert _reader is not None  # noqa: S101, the process has begun
    return _reader
