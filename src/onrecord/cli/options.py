"""Options that several commands have, each with one name, kind and help."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

Command = Callable[..., Any]
Option = Callable[[Command], Command]


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

raw = click.option(
    "--raw",
    is_flag=True,
    help="In csv, leave cells as they are that a spreadsheet takes for formulas.",
)

record = click.option(
    "--record",
    type=click.Path(path_type=Path),
    default="onrecord.db",
    show_default=True,
    metavar="FILE",
    help="The record, an SQLite file.",
)

row_format = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "jsonl", "csv"]),
    default="text",
    show_default=True,
    help="text for a person; jsonl, an object a line; csv, a table.",
)

limit = click.option(
    "--limit",
    type=click.IntRange(1, 1_000_000),
    default=20,
    show_default=True,
    metavar="N",
    help="How many at most.",
)


def pairs(
    _context: click.Context, _option: click.Parameter, given: tuple[str, ...]
) -> dict[str, str]:
    """Return `--field text=body` as {"text": "body"}."""
    found = dict(pair.split("=", 1) for pair in given if "=" in pair)
    if len(found) != len(given):
        raise click.BadParameter("each is NAME=KEY, as in --field text=body")
    return found


def together(*given: Option) -> Option:
    """Return several options as one decorator, in the order that help shows them."""

    def decorate(command: Command) -> Command:
        for option in reversed(given):
            command = option(command)
        return command

    return decorate


def _said(what: str) -> Callable[[click.Context, click.Parameter, str], str]:
    """Return what refuses an option without words, and says what is missing."""

    def check(_context: click.Context, _option: click.Parameter, given: str) -> str:
        if not given.strip():
            raise click.BadParameter(what)
        return given

    return check


reason = click.option(
    "--reason",
    required=True,
    metavar="WORDS",
    callback=_said("say why"),
    help="Why; it is kept with the time.",
)

why = click.option(
    "--reason", default="", metavar="WORDS", help="Why; it is kept with the time."
)

who = click.option(
    "--who",
    required=True,
    metavar="NAME",
    callback=_said("say who"),
    help="Who does it; it is kept with the time.",
)

known_of_all = together(
    click.option(
        "--published", metavar="DATE", help="The day of publication, as 2017-08-16."
    ),
    click.option(
        "--outlet", metavar="NAME", help="The paper or site that published it."
    ),
    click.option("--title", metavar="WORDS", help="The headline."),
    click.option(
        "--field",
        "fields",
        multiple=True,
        metavar="NAME=KEY",
        callback=pairs,
        help="In JSON Lines, the key that holds a field: --field text=body.",
    ),
)

rows_out = together(row_format, raw, output)

filters = together(
    click.option("--by", metavar="NAME", help="Whose statements: a name, or a key."),
    click.option(
        "--kind",
        type=click.Choice(
            ["person", "organization", "group", "unnamed", "document", "place"]
        ),
        help="Of what kind of party.",
    ),
    click.option(
        "--form",
        "said_as",
        type=click.Choice(["direct", "indirect", "mixed"]),
        help="In quotation marks, or not, or in part.",
    ),
    click.option("--in", "outlet", metavar="OUTLET", help="In which paper or site."),
    click.option("--since", metavar="DAY", help="Said on that day or later."),
    click.option("--until", metavar="DAY", help="Said on that day or before."),
    click.option("--published-since", metavar="DAY", help="Published then or later."),
    click.option("--published-until", metavar="DAY", help="Published then or before."),
    click.option(
        "--sure",
        type=click.FloatRange(0, 1),
        default=0.0,
        metavar="SHARE",
        help="At least as likely right as this, from 0 to 1.",
    ),
)

once = click.option(
    "--once", is_flag=True, help="Take what several papers print alike once."
)
