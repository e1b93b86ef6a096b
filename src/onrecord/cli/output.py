"""Where a command prints: standard output, or a file that is whole or not there."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import OutputError
from onrecord.formats.files import not_written, whole_file

CLOSED_PIPE = 141
"""What a shell shows for a program that a closed pipe ended: `… | head`."""


@contextmanager
def opened(name: str, *, record: Path | None = None) -> Iterator[BinaryIO]:
    """Open where to print; `-` is standard output.

    A file takes its name when all is written: until then what stood under that name
    stays. It takes it only if anything was written, but for what a `record` is asked,
    which may have nothing to answer. Raises OutputError where it cannot be written, or
    is a file of the record itself, and SystemExit where nobody reads on.
    """
    if record is not None:
        refuse_record(name, record)
    try:
        if name == "-":
            yield _standard_output()
            sys.stdout.buffer.flush()
        else:
            with whole_file(Path(name), even_empty=record is not None) as stream:
                yield stream
    except BrokenPipeError:
        # Python would try to flush what is left at its end, and complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(CLOSED_PIPE) from None
    except OSError as error:
        shown = "standard output" if name == "-" else name
        raise not_written(shown, error) from error


def refuse_record(name: str, record: Path) -> None:
    """Raise OutputError if a file to be written is one of the record's own."""
    from onrecord.record.own_files import own_files

    if name != "-" and Path(name).resolve() in own_files(record):
        raise OutputError(f"{name}: this is the record itself: name another file")


def say(line: str) -> None:
    """Print a line that tells what was done, as every other output is printed."""
    with opened("-") as out:
        out.write(line.encode("utf-8", "replace") + b"\n")


def _standard_output() -> BinaryIO:
    if sys.stdout is None:
        raise OutputError("standard output is closed: name a file with --output")
    return sys.stdout.buffer
