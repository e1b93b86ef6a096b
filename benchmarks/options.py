"""The options that several commands of the benchmarks have."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from benchmarks.shared import SHARED


def shared(what: str) -> Callable[[Any], Any]:
    """Return the option that names the shared folder, of which `what` is the help."""
    return click.option(
        "--shared",
        type=click.Path(file_okay=False, path_type=Path),
        default=SHARED,
        show_default="../shared beside the repository",
        help=what,
    )


weights = click.option(
    "--weights",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder of weights to measure; the package's own if not given.",
)
passes = click.option(
    "--passes",
    type=click.IntRange(min=1),
    default=5,
    show_default=True,
    help="How often each is measured.",
)
