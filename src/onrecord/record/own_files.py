"""The files that are a record: the one that is named, and those beside it."""

from __future__ import annotations

from pathlib import Path

from onrecord.record.locking import LOCK


def own_files(record: Path) -> frozenset[Path]:
    """Return the files of a record: SQLite's, its log and index, and the lock."""
    name = str(record.resolve())
    return frozenset(Path(name + end) for end in ("", "-wal", "-shm", LOCK))
