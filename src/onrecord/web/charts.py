"""Counts by month as the bars of a chart, drawn on the server as SVG.

It knows numbers and places; how a bar looks is the style sheet's, and the same numbers
stand in a table beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from onrecord.record.rows import Count

WIDTH, HEIGHT, FOOT = 640, 120, 1
WIDEST: Final = 40.0
"""A bar by itself would fill the whole chart, and look like nothing."""

MOST_MONTHS: Final = 120
"""Bars beyond which years are drawn instead of months."""


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
    months: Iterable[Count], *, within: tuple[str, str] | None = None, most: int = 0
) -> Chart | None:
    """Return the chart of counts by month, None if there are none.

    `within` are the first and the last month that are drawn, and `most` the count that
    fills its height, so that several charts can be held against each other.
    """
    counts = {one.name: one.count for one in months}
    if not counts:
        return None
    first, last = within or (min(counts), max(counts))
    names, unit = list(_months(first, last)), "month"
    if len(names) > MOST_MONTHS:
        names, unit = list(dict.fromkeys(name[:4] for name in names)), "year"
        counts = by_year(counts)
    highest = max(most, *counts.values())
    step = WIDTH / len(names)
    width = min(max(1.0, step - 2), WIDEST)
    bars = []
    for place, name in enumerate(names):
        tall = (HEIGHT - FOOT) * counts.get(name, 0) / highest
        x, y = round(place * step, 2), round(HEIGHT - FOOT - tall, 2)
        bar = Bar(x, y, round(width, 2), round(tall, 2), name, counts.get(name, 0))
        bars.append(bar)
    return Chart(tuple(bars), highest, names[0], names[-1], unit)


def by_year(months: dict[str, int]) -> dict[str, int]:
    """Return counts by month as counts by year."""
    years: dict[str, int] = {}
    for name, count in months.items():
        years[name[:4]] = years.get(name[:4], 0) + count
    return years


def _months(first: str, last: str) -> Iterator[str]:
    year, month = int(first[:4]), int(first[5:7])
    while (name := f"{year:04}-{month:02}") <= last:
        yield name
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
