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
def opened(name: str) -> Iterator[BinaryIO]:
    """Open where to print; `-` is standard output.

    A file takes its name when all is written, and only if anything was: until then
    what stood under that name stays. Raises OutputError where it cannot be written, and
    SystemExit where nobody reads on.
    """
    try:
        if name == "-":
            yield _standard_output()
            sys.stdout.buffer.flush()
        else:
            with whole_file(Path(name)) as stream:
                yield stream
    except BrokenPipeError:
        # Python would try to flush what is left at its end, and complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(CLOSED_PIPE) from None
    except OSError as error:
        shown = "standard output" if name == "-" else name
        raise not_written(shown, error) from error


def _standard_output() -> BinaryIO:
    if sys.stdout is None:
        raise OutputError("standard output is closed: name a file with --output")
    return sys.stdout.buffer
