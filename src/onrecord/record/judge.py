"""Judgements on who is who, by names as people type them, each written at once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from onrecord.errors import OptionError
from onrecord.record.database import open_to_read, told
from onrecord.record.writing import Writer

Known = tuple[str, str, list[str]]
"""A known person: an id, a name, and what else he is called."""


def merge(record: str | Path, name: str, other: str, reason: str) -> int:
    """Judge that two names are one party's; return the judgement's number.

    Raises RecordError if nobody is called so or they are one already, OptionError if a
    name may be several.
    """
    with _settled(record) as writer:
        return writer.judge.merge(writer.judged(name), writer.judged(other), reason)


def split(
    record: str | Path,
    name: str,
    reason: str,
    *,
    called: str | None = None,
    article: str | None = None,
) -> int:
    """Judge that a party is two: who is `called` so, or who is meant in an `article`.

    Returns the judgement's number. Raises as `merge` does, and OptionError if neither
    is given, or both.
    """
    if (called is None) == (article is None):
        raise OptionError("give a name or an article, which is split off")
    with _settled(record) as writer:
        identity = writer.identity(name)
        if called is not None:
            return writer.judge.split_name(identity, called, reason)
        return writer.judge.split_article(identity, article or "", reason)


def undo(record: str | Path, number: int, reason: str) -> None:
    """Take a judgement back; raise RecordError if there is none of that number."""
    with _settled(record) as writer:
        writer.judge.undo(number, reason)


def know(record: str | Path, people: list[Known]) -> None:
    """Take a table of known people, by which names are joined from now on."""
    with _settled(record) as writer:
        writer.judge.know(people)


@contextmanager
def _settled(record: str | Path) -> Iterator[Writer]:
    """Open a record that is there, and settle it when a judgement was written."""
    path = Path(record)
    open_to_read(path).close()  # what is no record is not made one
    with Writer(path) as writer, told(path):
        yield writer
        writer.settle()
