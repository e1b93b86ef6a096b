"""An amount: a number with its unit, while its passage is read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from onrecord.reading.figures.bounds import Bound
from onrecord.reading.figures.units import Unit

SHARE: Final = "share"
"""The unit of a part of a whole, of which 1 is all."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with what it is of, at the lexemes from `first` up to `after`.

    `core` is where the number itself begins, `thing` the lexemes of what is counted.
    """

    first: int
    core: int
    after: int
    low: float
    high: float
    unit: str | None = None
    per: str | None = None
    bound: Bound | None = None
    thing: tuple[int, int] | None = None
    scale: float = 1.0
    is_money: bool = False
    has_own_unit: bool = False

    def of(self, unit: Unit) -> Amount:
        """Return the amount in a unit that stands behind its number."""
        return replace(
            self,
            after=unit.after,
            unit=unit.name,
            is_money=unit.is_money,
            has_own_unit=True,
        )

    @property
    def is_range(self) -> bool:
        """Whether it goes from one number to another."""
        return self.low != self.high
