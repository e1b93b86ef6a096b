"""What a change answers: where to look at it, and what it was given."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Done:
    """A change that was made: the page that shows it, its number, what it is of."""

    location: str
    number: int | None = None
    address: str | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as a browser sends it: its name there, and its bytes."""

    name: str
    data: bytes
