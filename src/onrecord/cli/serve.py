"""`onrecord serve`: `onrecord.web.serve`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli import options
from onrecord.cli.output import say
from onrecord.cli.telling import told

if TYPE_CHECKING:
    from onrecord.web import Settings


@click.command()
@options.record
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    metavar="ADDRESS",
    help="Where to listen; another than this machine's own needs --token.",
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8420,
    show_default=True,
    metavar="N",
    help="On which port; 0 is any that is free.",
)
@click.option(
    "--token",
    metavar="WORDS",
    envvar="ONRECORD_TOKEN",
    help="What lets others in; also what lets programs write.",
)
@click.option(
    "--read-only", is_flag=True, help="Offer nothing that changes the record."
)
def serve(
    record: Path, host: str, port: int, token: str | None, *, read_only: bool
) -> None:
    """Show a record in a browser, until Ctrl-C.

    \b
    Examples:
      onrecord serve --record city.db
      onrecord serve --record city.db --read-only --port 9000
    """
    with told():
        from onrecord.web import Settings
        from onrecord.web import serve as run

        settings = Settings(record, host, port, token, read_only)
        run(settings, ready=lambda address: _ready(settings, address))


def _ready(settings: Settings, address: str) -> None:
    say(f"{settings.record} is at {address} until Ctrl-C")
    if not settings.is_local:
        say(f"a browser elsewhere gives the token at {address}enter")
