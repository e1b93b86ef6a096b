"""`onrecord correct`, `strike`, `supply`, `uncorrect`: `onrecord.record.correct`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from onrecord.cli import options
from onrecord.cli.output import say
from onrecord.cli.rows import print_rows, wrapped
from onrecord.cli.telling import told

if TYPE_CHECKING:
    from onrecord.record.corrections import Change
    from onrecord.record.rows import Correction
    from onrecord.schema import Form, Spans

_SPAN: Final = re.compile(r"([0-9]{1,12})-([0-9]{1,12})")


def _spans_of(
    _context: click.Context, _option: click.Parameter, given: tuple[str, ...]
) -> Spans:
    """Return `10-30`, as a person types a half-open span, as (10, 30)."""
    found = [_SPAN.fullmatch(one) for one in given]
    if None in found:
        raise click.BadParameter("each is START-END, as in 10-30")
    return tuple((int(one[1]), int(one[2])) for one in found if one)


def _spans(role: str, what: str) -> options.Option:
    return click.option(
        f"--{role}",
        multiple=True,
        metavar="START-END",
        callback=_spans_of,
        help=f"{what}; once for each part.",
    )


change = options.together(
    click.option(
        "--form",
        type=click.Choice(["direct", "indirect", "mixed"]),
        help="In quotation marks, or not, or in part.",
    ),
    click.option(
        "--speaker",
        metavar="NAME",
        help="Who says it: a party of the article, or words that stand there; "
        '"" for nobody who can be told.',
    ),
    _spans("content", "Where what is said stands"),
    _spans("source", "Where the words stand that name who says it"),
    _spans("cue", "Where the word of saying stands"),
)


def _change(
    form: Form | None, speaker: str | None, content: Spans, source: Spans, cue: Spans
) -> Change:
    """Return the change that a command's options ask for."""
    from onrecord.record.corrections import Change

    return Change(form, source or None, cue or None, content or None, speaker)


@click.command()
@click.argument("address")
@options.record
@change
@options.who
@options.why
def correct(
    address: str,
    record: Path,
    who: str,
    reason: str,
    form: Form | None,
    speaker: str | None,
    content: Spans,
    source: Spans,
    cue: Spans,
) -> None:
    """Put a statement right: its form, its speaker, its spans.

    ADDRESS is a statement's, as `onrecord search` prints it. What is not given stays.
    Spans count characters of the article's text, the end not among them.

    \b
    Examples:
      onrecord correct "A17#s12" --speaker "Ann Ray" --who dana --record city.db
      onrecord correct "A17#s12" --content 10-30 --content 42-60 --who dana
    """
    asked = _change(form, speaker, content, source, cue)
    from onrecord.record import correct as correcting

    with told():
        number = correcting.correct(record, address, asked, who, reason)
        say(_done(number, record))


@click.command()
@click.argument("address")
@options.record
@options.who
@options.why
def strike(address: str, record: Path, who: str, reason: str) -> None:
    """Strike a statement that is none.

    \b
    Example:
      onrecord strike "A17#s12" --who dana --reason "a headline" --record city.db
    """
    from onrecord.record import correct as correcting

    with told():
        say(_done(correcting.strike(record, address, who, reason), record))


@click.command()
@click.argument("article")
@options.record
@change
@options.who
@options.why
def supply(
    article: str,
    record: Path,
    who: str,
    reason: str,
    form: Form | None,
    speaker: str | None,
    content: Spans,
    source: Spans,
    cue: Spans,
) -> None:
    """Supply a statement that is missing in an article.

    ARTICLE is its address. --form and --content are needed.

    \b
    Example:
      onrecord supply A17 --form direct --content 10-30 --speaker "Ann Ray" --who dana
    """
    asked = _change(form, speaker, content, source, cue)
    from onrecord.record import correct as correcting

    with told():
        number = correcting.supply(record, article, asked, who, reason)
        say(f"{article}#c{number} supplied")
        say(_done(number, record))


@click.command()
@click.argument("number", type=int)
@options.record
@options.who
@options.why
def uncorrect(number: int, record: Path, who: str, reason: str) -> None:
    """Take back a correction, by the number that it was given.

    \b
    Example:
      onrecord uncorrect 3 --who dana --reason "it was right" --record city.db
    """
    from onrecord.record import correct as correcting

    with told():
        correcting.take_back(record, number, who, reason)
        say(f"correction {number} taken back")


@click.command()
@options.record
@click.option("--article", metavar="ADDRESS", help="Those of one article only.")
@options.rows_out
def corrections(
    record: Path, article: str | None, form: str, output: str, *, raw: bool
) -> None:
    """Print what people put right, who did, and whether it holds.

    An orphaned correction waits: its statement is not found in what is read by now.

    \b
    Example:
      onrecord corrections --article A17 --record city.db
    """
    from onrecord.record import Record
    from onrecord.record.rows import Correction

    with told(), Record(record) as archive:
        made = archive.corrections(article)
        print_rows(made, Correction, form, output, _lines, raw=raw, record=record)


def _lines(found: Iterable[Correction]) -> Iterator[str]:
    empty = True
    for one in found:
        empty = False
        who = f"{one.who}: {one.reason}" if one.reason else one.who
        yield from wrapped(f"{one.id} · {one.at} · {one.address} {one.kind} by {who}")
        for mark, words in (("-", one.before), ("+", one.after)):
            if words:
                yield from wrapped(f"{mark} {words}", "    ")
        if one.undone:
            by = f"{one.undone_by} {one.undone}"
            why = f": {one.undone_reason}" if one.undone_reason else ""
            yield from wrapped(f"taken back by {by}{why}", "    ")
        elif one.state == "orphaned":
            yield "    orphaned: its statement is not found in what is read by now"
    if empty:
        yield "none yet"


def _done(number: int, record: Path) -> str:
    undo = f"onrecord uncorrect {number} --who NAME --record {record}"
    return f"correction {number}; to take it back: {undo}"
