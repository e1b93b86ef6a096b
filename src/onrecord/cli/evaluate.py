"""`onrecord evaluate`: `onrecord.evaluate` as a table or as JSON."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from onrecord.cli import options
from onrecord.cli.output import opened
from onrecord.cli.progress import Progress
from onrecord.cli.scores import as_json, as_text
from onrecord.cli.telling import told

CODES = """\b
Exit codes: 0 scored, 1 not scored, 2 wrong use, 130 interrupted,
141 nobody read on."""


@click.command(epilog=CODES)
@click.argument("gold")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="text, a table for a person; json, an object.",
)
@click.option(
    "--errors",
    type=click.IntRange(min=0),
    default=0,
    metavar="N",
    help="Show N statements that were missed, or found and not annotated.",
)
@options.min_confidence
@options.weights
@options.output
def evaluate(
    gold: str,
    form: str,
    errors: int,
    min_confidence: float | None,
    weights: Path | None,
    output: str,
) -> None:
    """Print how well annotated articles are read.

    GOLD is JSON Lines, an annotated article or a tokenised paragraph a line; - is
    standard input.

    \b
    Examples:
      onrecord evaluate gold.jsonl
      onrecord evaluate gold.jsonl --errors 20
      onrecord evaluate gold.jsonl --weights mine --format json -o scores.json
    """
    import onrecord

    # Nothing is printed before all is read, so the line spoils no output.
    progress = Progress(sys.stderr)
    with told(progress), opened(output) as out:
        found = onrecord.evaluate(
            gold,
            weights=weights,
            min_confidence=min_confidence,
            watch=progress.watch,
        )
        text = as_json(found, errors) if form == "json" else as_text(found, errors)
        out.write(text.encode("utf-8", "backslashreplace") + b"\n")
