"""`onrecord identities`, `merge`, `split` and `undo`: who is who, as judged."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli import options
from onrecord.cli.output import say
from onrecord.cli.rows import print_rows, table, wrapped
from onrecord.cli.telling import told

if TYPE_CHECKING:
    from onrecord.record.rows import Identity, JudgementMade, ProposedMerge

_SAID = {"same": "the same", "different": "not the same"}


@click.command()
@options.record
@click.option("--proposals", is_flag=True, help="The names that may be one party's.")
@click.option("--judgements", is_flag=True, help="What people judged, and why.")
@click.option(
    "--known",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="Take known people from a CSV with the columns name, aliases, id; aliases "
    "are set apart by |.",
)
@options.limit
@options.rows_out
def identities(
    record: Path,
    known: Path | None,
    limit: int,
    form: str,
    output: str,
    *,
    proposals: bool,
    judgements: bool,
    raw: bool,
) -> None:
    """Print who is named in most articles, and under which names.

    \b
    Examples:
      onrecord identities --record city.db
      onrecord identities --proposals --record city.db
    """
    if proposals + judgements + (known is not None) > 1:
        raise click.UsageError("--proposals, --judgements and --known go one at a time")
    from onrecord.record import Record
    from onrecord.record.rows import Identity, JudgementMade, ProposedMerge

    with told():
        if known is not None:
            _know(record, known)
            return
        with Record(record) as archive:
            if proposals:
                found = archive.proposals(limit)
                print_rows(
                    found,
                    ProposedMerge,
                    form,
                    output,
                    _proposals,
                    raw=raw,
                    record=record,
                )
            elif judgements:
                made = archive.judgements()
                print_rows(
                    made,
                    JudgementMade,
                    form,
                    output,
                    _judgements,
                    raw=raw,
                    record=record,
                )
            else:
                people = archive.identities(limit)
                print_rows(
                    people, Identity, form, output, _identities, raw=raw, record=record
                )


def _identities(found: Iterable[Identity]) -> Iterator[str]:
    rows = [
        (
            i.articles,
            i.name,
            i.kind,
            i.key,
            "; ".join(n for n in i.names if n != i.name),
        )
        for i in found
    ]
    yield from table(rows) or ["nobody yet"]


def _proposals(found: Iterable[ProposedMerge]) -> Iterator[str]:
    empty = True
    for one in found:
        empty = False
        yield from wrapped(f"{one.name} = {one.other}? · {one.score:.0%} · {one.why}")
    if empty:
        yield "nothing to ask"


def _judgements(found: Iterable[JudgementMade]) -> Iterator[str]:
    empty = True
    for one in found:
        empty = False
        told_of = (
            f"{one.id} · {one.at} · {one.one} and {one.other} are {_SAID[one.verdict]}"
        )
        undone = f" · undone {one.undone}: {one.undone_reason}" if one.undone else ""
        yield from wrapped(f"{told_of}: {one.reason}{undone}")
    if empty:
        yield "none yet"


@click.command()
@click.argument("name")
@click.argument("other")
@options.record
@options.reason
def merge(name: str, other: str, record: Path, reason: str) -> None:
    """Judge two identities to be one party.

    NAME and OTHER are names, or keys as `onrecord identities` prints them.

    \b
    Example:
      onrecord merge "Ann Ray" ann-ray-lopez --reason "her married name"
    """
    from onrecord.record import judge

    with told():
        say(_done(judge.merge(record, name, other, reason), record))


@click.command()
@click.argument("name")
@options.record
@click.option("--name", "called", metavar="WORDS", help="Split off who is called so.")
@click.option("--article", metavar="ADDRESS", help="Split off who is meant there.")
@options.reason
def split(
    name: str, record: Path, called: str | None, article: str | None, reason: str
) -> None:
    """Judge that an identity is two parties.

    \b
    Examples:
      onrecord split john-roberts --article A17 --reason "the reporter"
      onrecord split ann-ray --name "Anne Ray" --reason "her sister"
    """
    if (called is None) == (article is None):
        raise click.UsageError("give --name or --article, which is split off")
    from onrecord.record import judge

    with told():
        number = judge.split(record, name, reason, called=called, article=article)
        say(_done(number, record))


@click.command()
@click.argument("number", type=int)
@options.record
@options.reason
def undo(number: int, record: Path, reason: str) -> None:
    """Take back a judgement, by the number that it was given.

    \b
    Example:
      onrecord undo 3 --reason "two persons after all" --record city.db
    """
    from onrecord.record import judge

    with told():
        judge.undo(record, number, reason)
        say(f"judgement {number} undone")


def _done(number: int, record: Path) -> str:
    undo = f"onrecord undo {number} --reason WORDS --record {record}"
    return f"judgement {number}; to take it back: {undo}"


def _know(record: Path, table_of: Path) -> None:
    from onrecord.errors import InputError
    from onrecord.record import judge

    try:
        with table_of.open(encoding="utf-8-sig", newline="") as stream:
            rows = list(csv.DictReader(stream, strict=True))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        reason = f"it cannot be read as CSV in UTF-8: {error}"
        raise InputError("bad_csv", str(table_of), reason) from error
    people = []
    for number, row in enumerate(rows, start=2):
        name = (row.get("name") or "").strip()
        if not name:
            reason = "it has no name; the columns are name, aliases, id"
            raise InputError("bad_csv", f"{table_of}:{number}", reason)
        aliases = [
            a.strip() for a in (row.get("aliases") or "").split("|") if a.strip()
        ]
        people.append(((row.get("id") or "").strip() or name, name, aliases))
    judge.know(record, people)
    known = "1 known person" if len(people) == 1 else f"{len(people):,} known people"
    click.echo(known)
