"""The command `onrecord` and its subcommands."""

from __future__ import annotations

import json
from pathlib import Path

import click

from onrecord.cli import options
from onrecord.cli.add import add, errors, reread
from onrecord.cli.correct import correct, corrections, strike, supply, uncorrect
from onrecord.cli.evaluate import evaluate
from onrecord.cli.export import export
from onrecord.cli.identities import identities, merge, split, undo
from onrecord.cli.output import opened
from onrecord.cli.party import party, stats
from onrecord.cli.read import read
from onrecord.cli.removal import remove, removed, restore
from onrecord.cli.search import search, show
from onrecord.cli.serve import serve
from onrecord.cli.subject import subject
from onrecord.cli.telling import CODES, told
from onrecord.version import VERSION


@click.group(epilog=CODES, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name="onrecord")
def main() -> None:
    """Read news reports and print the public record that is in them.

    \b
    Example:
      onrecord read report.html
    """


@main.command()
def schema() -> None:
    """Print the JSON Schema of a reading.

    \b
    Example:
      onrecord schema > reading.schema.json
    """
    from onrecord.formats import json_schema

    text = json.dumps(json_schema(), indent=2, ensure_ascii=False)
    with told(), opened("-") as out:
        out.write(text.encode("utf-8") + b"\n")


@main.command()
def sample() -> None:
    """Print a sample report, as a bad crawler would hand it over.

    \b
    Example:
      onrecord sample | onrecord read -
    """
    from onrecord import api

    with told(), opened("-") as out:
        out.write(api.sample().encode("utf-8"))


@main.command()
@options.weights
def model(weights: Path | None) -> None:
    """Print the card of the weights in use.

    It tells what they are made of, how good they are, and what they are bad at.

    \b
    Example:
      onrecord model | less
    """
    from onrecord import api

    with told(), opened("-") as out:
        out.write(api.model_card(weights).encode("utf-8"))


for command in (
    *(add, errors, evaluate, export, identities, merge, party, read, reread),
    *(search, serve, show, split, stats, subject, undo),
    *(correct, corrections, strike, supply, uncorrect, remove, removed, restore),
):
    main.add_command(command)
