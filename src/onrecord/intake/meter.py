"""How far the reading of the inputs has come, for whoever shows it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Meter:
    """Bytes of the inputs that have been read, of how many in all.

    `Meter(done=4_096, total=10_000)`. `total` is None while it is not known, and where
    it cannot be, as for standard input. Compressed files count as they lie on the disk,
    and what is skipped counts as read, so that `done` comes to `total` in the end.
    """

    done: int = 0
    total: int | None = None
