"""Statements put right by people, each correction written at once with what follows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from onrecord.record.corrections import Change
from onrecord.record.corrections.corrector import Corrector
from onrecord.record.database import open_to_read
from onrecord.record.writing import Writer

__all__ = ["Change", "correct", "strike", "supply", "take_back"]


def correct(
    record: str | Path, address: str, change: Change, who: str, reason: str = ""
) -> int:
    """Put a statement right, `ARTICLE#s12`; return the correction's number.

    Raises RecordError if there is none, OptionError if a span is outside the text,
    empty or overlaps, if nobody in the article is called as the speaker, if the
    statement is so already, or if `who` is empty.
    """
    with _settled(record) as corrector:
        return corrector.correct(address, change, who, reason)


def strike(record: str | Path, address: str, who: str, reason: str = "") -> int:
    """Strike a statement that is none; return the correction's number.

    Raises as `correct` does.
    """
    with _settled(record) as corrector:
        return corrector.strike(address, who, reason)


def supply(
    record: str | Path, address: str, change: Change, who: str, reason: str = ""
) -> int:
    """Supply a statement that is missing in an article; return the correction's number.

    `change` needs a form and content. Raises as `correct` does, and RecordError if the
    article has that statement.
    """
    with _settled(record) as corrector:
        return corrector.supply(address, change, who, reason)


def take_back(record: str | Path, number: int, who: str, reason: str = "") -> None:
    """Take a correction back; RecordError if there is none, or it was taken back."""
    with _settled(record) as corrector:
        corrector.take_back(number, who, reason)


@contextmanager
def _settled(record: str | Path) -> Iterator[Corrector]:
    """Open a record that is there, and settle it when a correction was written."""
    path = Path(record)
    open_to_read(path).close()  # what is no record is not made one
    with Writer(path) as writer:
        with writer.correcting() as corrector:
            yield corrector
        writer.settle()
