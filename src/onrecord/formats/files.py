"""Files that are whole or not there, and the error where they cannot be written."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import OutputError


@contextmanager
def whole_file(path: Path, *, even_empty: bool = False) -> Iterator[BinaryIO]:
    """Open a file that takes its name when all is written, and only if anything was.

    Until then what stood under that name stays. `even_empty` has it take its name also
    where nothing was: an answer may be that there is nothing. A device or a pipe is
    written to as it is.
    """
    if path.is_dir():
        raise OutputError(f"{path}: this is a folder: name a file to write")
    if path.exists() and not path.is_file():
        with path.open("wb") as stream:
            yield stream
        return
    growing = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with growing.open("wb") as stream:
            yield stream
        if even_empty or growing.stat().st_size:
            growing.replace(path)
    finally:
        growing.unlink(missing_ok=True)


@contextmanager
def written_to(shown: str) -> Iterator[None]:
    """Raise OutputError, under the name that is shown, where writing fails."""
    try:
        yield
    except OSError as error:
        raise not_written(shown, error) from error


def not_written(shown: str, error: OSError) -> OutputError:
    """Return the error that says what could not be written to, and why."""
    reason = error.strerror or str(error)
    return OutputError(f"{shown}: cannot be written to: {reason}")
