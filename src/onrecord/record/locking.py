"""One writer at a time: a lock that ends with the process that holds it.

It is a file beside the record, since a lock on the record itself would, on being
closed, take SQLite's own locks away with it (POSIX, fcntl).
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO, Final

from onrecord.errors import RecordError

if sys.platform == "win32":  # pragma: no cover
    import msvcrt

    def _hold(stream: IO[bytes]) -> None:
        msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _hold(stream: IO[bytes]) -> None:
        fcntl.flock(stream.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


LOCK: Final = "-writer"
"""What the lock's file is called by, after the record's name."""


class WriterLock:
    """Held by the one who writes a record; `city.db` has `city.db-writer`."""

    def __init__(self, record: Path) -> None:
        self._record = record
        self._path = Path(f"{record.resolve()}{LOCK}")
        self._stream = self._held()

    def _held(self) -> IO[bytes]:
        while True:
            try:
                stream = self._path.open("ab")
            except FileNotFoundError as error:
                reason = "there is no such folder; make it, or name another file"
                raise RecordError("missing", self._record, reason) from error
            except OSError as error:
                reason = f"nothing can be written beside it: {error.strerror}"
                raise RecordError("unwritable", self._record, reason) from error
            try:
                _hold(stream)
            except OSError as error:
                stream.close()
                reason = "another onrecord is writing to it; try again later"
                raise RecordError("busy", self._record, reason) from error
            if self._is_still_there(stream):
                return stream
            stream.close()

    def _is_still_there(self, stream: IO[bytes]) -> bool:
        """Return whether the file was not taken away by who held it before."""
        try:
            return os.fstat(stream.fileno()).st_ino == self._path.stat().st_ino
        except OSError:
            return False

    def close(self) -> None:
        """Let go; the file is taken away while it is still held."""
        if not self._stream.closed:
            if self._is_still_there(self._stream):
                with suppress(OSError):  # one that stays there is held by nobody
                    self._path.unlink()
            self._stream.close()
