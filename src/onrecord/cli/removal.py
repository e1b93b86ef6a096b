"""`onrecord remove`, `removed`, `restore`: `onrecord.record.removal`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli import options
from onrecord.cli.output import say
from onrecord.cli.rows import print_rows, wrapped
from onrecord.cli.telling import told

if TYPE_CHECKING:
    from onrecord.record.rows import Removal


@click.command()
@click.argument("address")
@options.record
@options.who
@options.reason
def remove(address: str, record: Path, who: str, reason: str) -> None:
    """Remove an article, with its text and all that was read in it.

    A note of it stays, and `onrecord add` passes over it.

    \b
    Example:
      onrecord remove A17 --who dana --reason "the court ordered it" --record city.db
    """
    from onrecord.record import removal

    with told():
        removal.remove(record, address, who, reason)
        restore = f"onrecord restore {address} --record {record}"
        say(f"{address} removed; to let it in again: {restore}")


@click.command()
@click.argument("address")
@options.record
def restore(address: str, record: Path) -> None:
    """Let a removed article in again, when it is next added.

    \b
    Example:
      onrecord restore A17 --record city.db && onrecord add news --record city.db
    """
    from onrecord.record import removal

    with told():
        removal.restore(record, address)
        say(f"{address} may be added again")


@click.command()
@options.record
@options.rows_out
def removed(record: Path, form: str, output: str, *, raw: bool) -> None:
    """Print which articles were removed, when, by whom, and why.

    \b
    Example:
      onrecord removed --record city.db
    """
    from onrecord.record import Record
    from onrecord.record.rows import Removal

    with told(), Record(record) as archive:
        found = archive.removed()
        print_rows(found, Removal, form, output, _lines, raw=raw, record=record)


def _lines(found: Iterable[Removal]) -> Iterator[str]:
    empty = True
    for one in found:
        empty = False
        yield from wrapped(f"{one.address} · {one.at} · {one.who}: {one.reason}")
    if empty:
        yield "none"
