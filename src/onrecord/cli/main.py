"""The command `onrecord` and its subcommands."""

from __future__ import annotations

import json

import click

from onrecord.cli.read import read
from onrecord.version import VERSION

CODES = """\b
Exit codes: 0 all read, 1 nothing read, 2 wrong use, 3 some articles not read."""


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

    click.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))


@main.command()
def sample() -> None:
    """Print a sample report, as a bad crawler would hand it over.

    \b
    Example:
      onrecord sample | onrecord read -
    """
    from onrecord import api

    click.echo(api.sample().encode("utf-8"), nl=False)


main.add_command(read)
