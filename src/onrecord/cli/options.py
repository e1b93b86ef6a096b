"""Options that several commands have, each with one name, kind and help."""

from __future__ import annotations

from pathlib import Path

import click

weights = click.option(
    "--weights",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="A folder of weights, instead of the package's own.",
)

# The default stands in words, since the module that has it loads the models' runtime.
min_confidence = click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    metavar="SHARE",
    help="Leave out statements less likely right than this, from 0 to 1.  "
    "[default: 0.3]",
)

output = click.option(
    "-o",
    "--output",
    default="-",
    metavar="FILE",
    help="Where to print; - is standard output.",
)
