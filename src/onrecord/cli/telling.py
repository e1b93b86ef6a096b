"""How a command tells that it did not do all: a sentence, and an exit code."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from onrecord.cli.progress import Progress
from onrecord.errors import OnrecordError, OptionError

CODES = """\b
Exit codes: 0 all read, 1 nothing read or written, 2 wrong use,
3 some articles not read, 130 interrupted, 141 nobody read on."""
FAILED, WRONG_USE, INTERRUPTED = 1, 2, 130


@contextmanager
def told(progress: Progress | None = None) -> Iterator[None]:
    """Turn an error of ours, or an interruption, into a sentence and an exit code."""
    try:
        yield
    except OnrecordError as error:
        if progress:
            progress.clear()
        if sys.stderr is not None:
            click.echo(f"onrecord: {error}", err=True)
        code = WRONG_USE if isinstance(error, OptionError) else FAILED
        raise SystemExit(code) from None
    except KeyboardInterrupt:
        if progress:
            progress.clear()
        raise SystemExit(INTERRUPTED) from None
