"""The floors under quality: what was reached once is held, on the same data.

A floor only rises. What is measured falls short of the floors if a figure is below its
floor, if one is missing on either side, or if the data is not the data that they were
measured on. Nothing here measures; the functions that compare and raise are pure.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final, Literal

import msgspec

from benchmarks.figures import Better, Measured

NOISE: Final = 0.15
"""Points by which processors differ: the order of their sums is not the same."""

FLOORS: Final = Path(__file__).with_name("floors.json")

Code = Literal[
    "below_floor",
    "not_measured",
    "no_floor",
    "data_changed",
    "data_not_read",
    "data_not_pinned",
]
LOOSENING: Final[frozenset[Code]] = frozenset(
    ("below_floor", "not_measured", "data_changed", "data_not_read")
)
"""What an update would loosen by taking it up; the other two are news, and welcome.

Other data is among them: a floor on easier data is a lower floor.
"""


@dataclass(frozen=True, slots=True)
class Floor:
    """The value that a figure may not fall short of."""

    value: float
    better: Better

    def holds(self, value: float) -> bool:
        """Return whether a value is as good as the floor, but for noise."""
        short = self.value - value if self.better == "higher" else value - self.value
        return short <= NOISE

    def best(self, other: Floor) -> Floor:
        """Return the harder of two floors of one figure."""
        pick = max if self.better == "higher" else min
        return Floor(pick(self.value, other.value), self.better)


@dataclass(frozen=True, slots=True)
class Floors:
    """A floor for each figure, and the SHA-256 of each data file, by its name."""

    figures: Mapping[str, Floor]
    data: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Shortfall:
    """One way in which what was measured falls short: a figure or a file, and why."""

    code: Code
    name: str
    reason: str

    def __str__(self) -> str:
        return f"{self.name}: {self.reason}"


class LooseningError(Exception):
    """An update would loosen the floors: `shortfalls` says which."""

    def __init__(self, shortfalls: tuple[Shortfall, ...]) -> None:
        super().__init__("; ".join(map(str, shortfalls)))
        self.shortfalls = shortfalls


def shortfalls(
    figures: Mapping[str, Measured], data: Mapping[str, str], floors: Floors
) -> tuple[Shortfall, ...]:
    """Return where figures and the digests of their data fall short of floors."""
    found: list[Shortfall] = []
    for name in _both(floors.figures, figures):
        floor, figure = floors.figures.get(name), figures.get(name)
        if figure is None:
            found.append(Shortfall("not_measured", name, "has a floor, not measured"))
        elif floor is None:
            found.append(Shortfall("no_floor", name, "has no floor: take up --update"))
        elif not floor.holds(figure.value):
            side = "below" if floor.better == "higher" else "above"
            reason = f"{figure.value:.1f} is {side} its floor, {floor.value:.1f}"
            found.append(Shortfall("below_floor", name, reason))
    for name in _both(floors.data, data):
        pinned, digest = floors.data.get(name), data.get(name)
        if digest is None:
            found.append(Shortfall("data_not_read", name, "has a digest, not read"))
        elif pinned is None:
            reason = "has no digest: take up --update"
            found.append(Shortfall("data_not_pinned", name, reason))
        elif pinned != digest:
            reason = f"data changed: SHA-256 {digest[:12]}…, floors hold {pinned[:12]}…"
            found.append(Shortfall("data_changed", name, reason))
    return tuple(found)


def _both(first: Iterable[str], second: Iterable[str]) -> Iterable[str]:
    return dict.fromkeys((*first, *second))


def raised(
    figures: Mapping[str, Measured],
    data: Mapping[str, str],
    floors: Floors,
    *,
    allow_regression: bool = False,
) -> Floors:
    """Return the floors at what was measured, with the digests of its data.

    Raises LooseningError, and so changes nothing, if one of them would be loosened;
    with `allow_regression` they are what was measured, better or worse.
    """
    found = shortfalls(figures, data, floors)
    loosened = tuple(each for each in found if each.code in LOOSENING)
    if loosened and not allow_regression:
        raise LooseningError(loosened)
    reached = {name: Floor(each.value, each.better) for name, each in figures.items()}
    if not allow_regression:
        held = floors.figures
        reached = {n: held[n].best(f) if n in held else f for n, f in reached.items()}
    return Floors(reached, dict(data))


def digests(folder: Path, names: Iterable[str]) -> dict[str, str]:
    """Return the SHA-256 of each file of a folder, by its name."""
    return {
        name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names
    }


def load(path: Path = FLOORS) -> Floors:
    """Return the floors of a file; raises msgspec.DecodeError where they are none."""
    return msgspec.json.decode(path.read_bytes(), type=Floors)


def store(floors: Floors, path: Path = FLOORS) -> None:
    """Write floors to a file, in an order that makes for small differences."""
    text = json.dumps(asdict(floors), indent=1)
    path.write_text(text + "\n", encoding="utf-8")
