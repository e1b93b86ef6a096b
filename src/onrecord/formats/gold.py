"""Readings as gold: articles with statements, as `onrecord evaluate` reads them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, BinaryIO

from onrecord.formats.encoding import json_line
from onrecord.schema import Reading, Statement


def write_gold(readings: Iterable[Reading], out: BinaryIO) -> None:
    """Write an article a line with its statements, and who makes them.

    Articles without text, of which no gold can be, are left out. Of several with one
    id, the later ones are told apart as `ID~2`, since gold has an id but once.
    """
    seen: set[str] = set()
    for reading in readings:
        if not reading.text.isspace() and reading.text:
            out.write(json_line(_article(reading, seen)) + b"\n")
            out.flush()


def _article(reading: Reading, seen: set[str]) -> dict[str, Any]:
    article = reading.article
    told = {
        "id": _free(article.id, seen),
        "title": article.title,
        "published": article.published,
        "publisher": article.outlet,
        "url": article.url,
        "text": article.text,
    }
    given = {name: value for name, value in told.items() if value is not None}
    statements = [_statement(reading, one) for one in reading.statements]
    return {**given, "statements": statements}


def _free(name: str, seen: set[str]) -> str:
    """Return a name that was not there before: `5`, or else `5~2`."""
    free, number = name, 1
    while free in seen:
        number += 1
        free = f"{name}~{number}"
    seen.add(free)
    return free


def _statement(reading: Reading, statement: Statement) -> dict[str, Any]:
    party = reading.party(statement.speaker)
    return {
        "id": statement.id,
        "source": statement.source,
        "cue": statement.cue,
        "content": statement.content,
        "form": statement.form,
        "speaker": None if party is None else {"name": party.name, "kind": party.kind},
    }
