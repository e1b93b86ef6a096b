"""Counts by month as the bars of a chart, drawn on the server as SVG.

It knows numbers and places; how a bar looks is the style sheet's, and the same numbers
stand in a table beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from onrecord.record.rows import Count

WIDTH, HEIGHT, FOOT = 640, 120, 18
WIDEST: Final = 28.0
MOST_YEARS_IN_MONTHS: Final = 10
"""Years from which on a bar is a year's instead of a month's."""

_MONTH: Final = re.compile("[0-9]{4}-(0[1-9]|1[0-2])")


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: where it stands, in the units of its chart, and what it tells."""

    x: float
    y: float
    width: float
    height: float
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Chart:
    """The bars of a chart, the highest count, and the first and the last time."""

    bars: tuple[Bar, ...]
    most: int
    first: str
    last: str
    unit: str
    width: int = WIDTH
    height: int = HEIGHT
    foot: int = FOOT

    @property
    def total(self) -> int:
        """How many are counted in all."""
        return sum(bar.count for bar in self.bars)


def chart(
    months: Iterable[Count], *, among: Iterable[Iterable[Count]] = ()
) -> Chart | None:
    """Return the chart of counts by month, None if there are none.

    It has the times and the height of all charts that it stands `among`, so that they
    can be held against each other.
    """
    own, *others = (_counts(one) for one in (months, *among))
    if not own:
        return None
    names, unit = _names([own, *others])
    if unit == "year":
        own, *others = (_by_year(one) for one in (own, *others))
    highest = max(max(one.values(), default=0) for one in (own, *others))
    step = WIDTH / len(names)
    width = min(WIDEST, max(1.0, step - 2))
    bars = []
    for place, name in enumerate(names):
        tall = (HEIGHT - FOOT) * own.get(name, 0) / highest
        x = round(place * step + (step - width) / 2, 2)
        y = round(HEIGHT - FOOT - tall, 2)
        bars.append(Bar(x, y, round(width, 2), round(tall, 2), name, own.get(name, 0)))
    return Chart(tuple(bars), highest, names[0], names[-1], unit)


def _counts(months: Iterable[Count]) -> dict[str, int]:
    """Return counts by month; a day that was told otherwise stands in no chart."""
    return {one.name: one.count for one in months if _MONTH.fullmatch(one.name)}


def _names(series: list[dict[str, int]]) -> tuple[list[str], str]:
    """Return the times of a chart in order: months, or years where months are many."""
    told = [name for one in series for name in one]
    first, last = min(told), max(told)
    if int(last[:4]) - int(first[:4]) >= MOST_YEARS_IN_MONTHS:
        return [f"{year:04}" for year in range(int(first[:4]), int(last[:4]) + 1)], (
            "year"
        )
    return list(_months(first, last)), "month"


def _by_year(months: dict[str, int]) -> dict[str, int]:
    years: dict[str, int] = {}
    for name, count in months.items():
        years[name[:4]] = years.get(name[:4], 0) + count
    return years


def _months(first: str, last: str) -> Iterator[str]:
    year, month = int(first[:4]), int(first[5:7])
    while (name := f"{year:04}-{month:02}") <= last:
        yield name
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
