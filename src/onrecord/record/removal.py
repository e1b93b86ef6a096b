"""Articles that a record is to hold no more: removed, and let in again."""

from __future__ import annotations

from pathlib import Path

from onrecord.record.database import open_to_read
from onrecord.record.writing import Writer


def remove(record: str | Path, address: str, who: str, reason: str) -> None:
    """Remove an article with all that was read in it, its text too.

    Its address, who removed it, when and why are kept; what is added later passes over
    it. Raises RecordError if there is no such article, OptionError without who and why.
    """
    with _writer(record) as writer:
        writer.remove(address, who, reason)


def restore(record: str | Path, address: str) -> None:
    """Let a removed article in again when it is next added.

    Raises RecordError if none of that address was removed.
    """
    with _writer(record) as writer:
        writer.restore(address)


def _writer(record: str | Path) -> Writer:
    path = Path(record)
    open_to_read(path).close()  # what is no record is not made one
    return Writer(path)
