"""A stream of bytes, taken in pieces: whole, or line by line, and never without bound.

Iterating over a binary stream would hold each line whole, of whatever length it is.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, BinaryIO

from onrecord.errors import InputError
from onrecord.intake import caps
from onrecord.intake.meter import Meter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SIZE = 65_536


def chunks(stream: BinaryIO, meter: Meter | None = None) -> Iterator[bytes]:
    """Yield the bytes of a stream as they come, and count them on the meter."""
    # `read1` hands on what a pipe has; `read` would wait until a chunk is full.
    read = getattr(stream, "read1", stream.read)
    meter = meter or Meter()
    while chunk := read(_SIZE):
        meter.done += len(chunk)
        yield chunk


def begun(pieces: Iterator[bytes], size: int) -> tuple[bytes, Iterator[bytes]]:
    """Return the first bytes, `size` of them or more, and all bytes again."""
    head = b""
    for chunk in pieces:
        head += chunk
        if len(head) >= size:
            break
    return head, chain((head,), pieces) if head else iter(())


def whole(pieces: Iterable[bytes], where: str, what: str = "this") -> bytes:
    """Return all bytes; raise InputError `too_large` once they are over the cap."""
    taken, size = [], 0
    for chunk in pieces:
        taken.append(chunk)
        size += len(chunk)
        if size > caps.LARGEST_DOCUMENT:
            raise too_large(where, what)
    return b"".join(taken)


def too_large(where: str, what: str = "this") -> InputError:
    """Return the refusal of a document, or of a line, that is over the cap."""
    cap = caps.megabytes(caps.LARGEST_DOCUMENT)
    reason = f"{what} is over {cap}, the most that one article may have; split it"
    return InputError("too_large", where, reason)


def first_line(pieces: Iterator[bytes]) -> tuple[bytes, Iterator[bytes]]:
    """Return the first line that is not blank, and all bytes again.

    Of a line over the cap, and of one after as many blanks, it is the beginning.
    """
    taken: list[bytes] = []
    line: list[bytes] = []
    size = 0
    for chunk in pieces:
        taken.append(chunk)
        size += len(chunk)
        if piece := chunk if line else chunk.lstrip():
            line.append(piece)
        if (line and b"\n" in line[-1]) or size > caps.LARGEST_DOCUMENT:
            break
    return b"".join(line).partition(b"\n")[0], chain(taken, pieces)


class Lines:
    """The lines of a stream that are not blank, each with its number.

    A line over the cap is None, and what it holds is passed over unheld. `most` is how
    many bytes may be passed over in all, blank ones too, before InputError `swells`.
    """

    def __init__(
        self, pieces: Iterable[bytes], where: str, most: int | None = None
    ) -> None:
        self._pieces, self._where, self._most = pieces, where, most
        self._number = 1
        self._passed = 0
        self._held: list[bytes] = []
        self._size = 0
        self._blank = True

    def __iter__(self) -> Iterator[tuple[int, bytes | None]]:
        """Yield the number and the bytes of each line, its end with it."""
        for chunk in self._pieces:
            if self._blank and chunk.isspace():
                self._pass_blank(chunk)
            else:
                yield from self._cut(chunk)
        if not self._blank:
            yield self._number, self._line()

    def _cut(self, chunk: bytes) -> Iterator[tuple[int, bytes | None]]:
        start = 0
        while end := chunk.find(b"\n", start) + 1:
            self._hold(chunk[start:end])
            if not self._blank:
                yield self._number, self._line()
            self._end(1)
            start = end
        if start < len(chunk):
            self._hold(chunk[start:])

    def _pass_blank(self, chunk: bytes) -> None:
        """Pass over a whole chunk of blanks at once: there may be any number."""
        *ended, rest = chunk.rsplit(b"\n", 1)
        if ended:
            self._pass(len(chunk) - len(rest))
            self._end(chunk.count(b"\n"))
        self._hold(rest)

    def _hold(self, piece: bytes) -> None:
        self._blank = self._blank and (not piece or piece.isspace())
        self._size += len(piece)
        if self._size <= caps.LARGEST_DOCUMENT:
            self._held.append(piece)
            return
        self._pass(len(piece) + sum(map(len, self._held)))
        self._held.clear()

    def _line(self) -> bytes | None:
        over = self._size > caps.LARGEST_DOCUMENT
        return None if over else b"".join(self._held)

    def _end(self, count: int) -> None:
        self._number += count
        self._held, self._size, self._blank = [], 0, True

    def _pass(self, size: int) -> None:
        self._passed += size
        if self._most is not None and self._passed > self._most:
            cap = caps.megabytes(self._most)
            reason = (
                f"it was left at line {self._number:,}: it unpacks to more than {cap} "
                "of blanks and of lines that are too large"
            )
            raise InputError("swells", self._where, reason)
