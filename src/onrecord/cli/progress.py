"""What a long run says on standard error: how far it is, and what it could not read."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from typing import TYPE_CHECKING, TextIO

from onrecord.errors import Skipped
from onrecord.schema import Article, Reading

if TYPE_CHECKING:
    from onrecord.intake import Meter

PAUSE = 0.2
"""Seconds between two updates of the line."""


class Progress:
    """Counts readings and skips; on a terminal it keeps one line up to date."""

    def __init__(self, stream: TextIO | None, *, shares_screen: bool = False) -> None:
        self._stream = stream or StringIO()
        # A line that is written over and over would spoil readings on the same screen.
        screen = shares_screen and sys.stdout is not None and sys.stdout.isatty()
        self._live = self._stream.isatty() and not screen
        self._began = self._shown = time.monotonic()
        self.read = 0
        self.skipped = 0

    def watch(self, readings: Iterator[Reading]) -> Iterator[Reading]:
        """Yield the readings, counting them and telling of the notes on them."""
        for reading in readings:
            self.read += 1
            for note in reading.article.notes:
                where = reading.article.source or reading.article.id
                self._say(f"onrecord: {where}: {note}")
            self._update()
            yield reading
        self.clear()

    def skip(self, skipped: Skipped) -> None:
        """Tell of an article that was not read."""
        self.skipped += 1
        self._say(f"onrecord: {skipped}")

    def clear(self) -> None:
        """Take the line away."""
        if self._live:
            self._stream.write("\r\x1b[K")
            self._stream.flush()

    def _say(self, line: str) -> None:
        self.clear()
        safe = "".join(c if c.isprintable() else "?" for c in line)
        encoding = self._stream.encoding or "utf-8"
        self._stream.write(
            safe.encode(encoding, "backslashreplace").decode(encoding) + "\n"
        )

    def _update(self) -> None:
        now = time.monotonic()
        if not self._live or self.read < 2 or now - self._shown < PAUSE:
            return
        self._shown = now
        rate = self.read / (now - self._began)
        skipped = f", {self.skipped} not read" if self.skipped else ""
        self._stream.write(f"\r\x1b[K{self.read} read{skipped}, {rate:.1f} a second")
        self._stream.flush()


class AddingProgress(Progress):
    """Counts what a run adds; on a terminal it tells the rate and the time left too."""

    def __init__(self, stream: TextIO | None, meter: Meter | None = None) -> None:
        super().__init__(stream)
        self.meter = meter
        self.known = 0

    def read_one(self, reading: Reading) -> None:
        """Take notice of an article that was read."""
        self.read += 1
        for note in reading.article.notes:
            self._say(
                f"onrecord: {reading.article.source or reading.article.id}: {note}"
            )
        self._show()

    def passed(self, article: Article) -> None:  # noqa: ARG002
        """Take notice of an article that was there."""
        self.known += 1
        self._show()

    @contextmanager
    def interrupted(self) -> Iterator[None]:
        """Tell, where a run is interrupted, that what it added stays."""
        try:
            yield
        except KeyboardInterrupt:
            if self.read:
                self._say("onrecord: interrupted; start it again, and it goes on")
            raise

    def settling(self) -> None:
        """Take notice that all is read, and names and copies are compared."""
        if self._live:
            told = f"{self.read:,} added, putting names and printings together"
            self._stream.write(f"\r\x1b[K{told}")
            self._stream.flush()

    def _show(self) -> None:
        now = time.monotonic()
        if not self._live or now - self._shown < PAUSE:
            return
        self._shown = now
        self._stream.write(f"\r\x1b[K{self.told(now - self._began)}")
        self._stream.flush()

    def told(self, seconds: float) -> str:
        """Return how far the run is after some seconds, as the line says it."""
        parts = [f"{self.read:,} added"]
        if self.known:
            parts.append(f"{self.known:,} there before")
        if self.skipped:
            parts.append(f"{self.skipped:,} not read")
        parts.append(f"{self.read / max(seconds, 0.001):.1f} a second")
        done, total = (self.meter.done, self.meter.total) if self.meter else (0, None)
        if total and 0 < done < total:  # at the end the last ones are still under way
            share = done / total
            parts.append(f"{share:.0%}")
            parts.append(f"{_clock(seconds * (1 - share) / share)} left")
        return ", ".join(parts)


def _clock(seconds: float) -> str:
    minutes, left = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"
