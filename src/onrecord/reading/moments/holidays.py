"""Holidays, and the weekends beside them: American ones, and those of many lands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.reading.moments.calendar import Days
from onrecord.reading.moments.meanings import (
    AtTime,
    Builder,
    Meaning,
    OfYear,
    Scene,
    Told,
)
from onrecord.reading.moments.vocabulary import PARTS
from onrecord.reading.phrases.grammar import Rule
from onrecord.reading.phrases.lexing import Lexeme

MONDAY, THURSDAY, SUNDAY = 0, 3, 6


def nth(year: int, month: int, weekday: int, number: int) -> date:
    """Return the n-th weekday of a month, from its end if the number is below 0."""
    if number > 0:
        first = date(year, month, 1)
        ahead = (weekday - first.weekday()) % 7
        return first + timedelta(ahead + 7 * (number - 1))
    after = date(year + month // 12, month % 12 + 1, 1)
    back = (after.weekday() - weekday - 1) % 7 + 1
    return after - timedelta(back + 7 * (-number - 1))


def easter(year: int) -> date:
    """Return Easter Sunday (the Gregorian computus of Meeus, Jones and Butcher)."""
    century, rest = divmod(year, 100)
    correction = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * (year % 19) + century - century // 4 - correction + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (year % 19 + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def election_day(year: int) -> date:
    """Return the Tuesday after the first Monday of November."""
    return nth(year, 11, MONDAY, 1) + timedelta(1)


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _moving(
    month: int, weekday: int, number: int, days: int = 0
) -> Callable[[int], date]:
    return lambda year: nth(year, month, weekday, number) + timedelta(days)


def _from_easter(days: int) -> Callable[[int], date]:
    return lambda year: easter(year) + timedelta(days)


HOLIDAYS: dict[str, Callable[[int], date]] = {
    "new year 's day": _fixed(1, 1),
    "new year 's eve": _fixed(12, 31),
    "new year 's": _fixed(1, 1),
    "(martin luther king|martin luther king jr|martin luther king jr .|mlk) day": (
        _moving(1, MONDAY, 3)
    ),
    "groundhog day": _fixed(2, 2),
    "valentine 's day": _fixed(2, 14),
    "presidents (')? day": _moving(2, MONDAY, 3),
    "(st|st .) patrick 's day": _fixed(3, 17),
    "good friday": _from_easter(-2),
    "easter (sunday)?": _from_easter(0),
    "easter monday": _from_easter(1),
    "tax day": _fixed(4, 15),
    "may day": _fixed(5, 1),
    "mother 's day": _moving(5, SUNDAY, 2),
    "memorial day": _moving(5, MONDAY, -1),
    "father 's day": _moving(6, SUNDAY, 3),
    "juneteenth": _fixed(6, 19),
    "independence day": _fixed(7, 4),
    "(the)? fourth of july": _fixed(7, 4),
    "july fourth": _fixed(7, 4),
    "bastille day": _fixed(7, 14),
    "labor day": _moving(9, MONDAY, 1),
    "columbus day": _moving(10, MONDAY, 2),
    "halloween": _fixed(10, 31),
    "guy fawkes night": _fixed(11, 5),
    "election day": election_day,
    "veterans day": _fixed(11, 11),
    "armistice day": _fixed(11, 11),
    "thanksgiving (day)?": _moving(11, THURSDAY, 4),
    "black friday": _moving(11, THURSDAY, 4, days=1),
    "cyber monday": _moving(11, THURSDAY, 4, days=4),
    "christmas eve": _fixed(12, 24),
    "christmas (day)?": _fixed(12, 25),
    "boxing day": _fixed(12, 26),
}


@dataclass(frozen=True, slots=True)
class Holiday:
    """A holiday of a year, told or not, or the weekend beside it."""

    day: Callable[[int], date]
    year: int | None = None
    weekend: bool = False
    shift: int | None = None

    def resolve(self, scene: Scene) -> Told | None:
        """Return its day; the year is found as that of a day of a month is."""
        basis: str | None = "calendar"
        year = self.year
        if year is None:
            point = scene.reference
            if point is None:
                day = self.day(2001)
                moves = day.replace(year=2002) != self.day(2002)
                return Told("XXXX-XX-XX" if moves else f"XXXX-{day:%m-%d}")
            middle = self.day(point.day.year)
            near = OfYear(f"{middle:%m-%d}", self.shift).resolve(scene)
            if near is None or near.days is None:
                return None
            year, basis = near.days.start.year, near.basis
        if not 0 < year < 9999:
            return None
        day = self.day(year)
        if self.weekend:
            return _weekend(day, basis)
        return Told(day.isoformat(), "date", Days(day, day, "day"), basis)


def _weekend(day: date, basis: str | None) -> Told:
    """Return a holiday with the nearest weekend, and the days between."""
    back = (day.weekday() - 5) % 7
    saturday = day - timedelta(back) if back <= 4 else day + timedelta(7 - back)
    year, week, _ = saturday.isocalendar()
    start, end = min(saturday, day), max(saturday + timedelta(1), day)
    return Told(
        f"{year:04d}-W{week:02d}-WE", "date", Days(start, end, "weekend"), basis
    )


def _rules(name: str, day: Callable[[int], date]) -> tuple[Rule[Meaning], ...]:
    def plain() -> Meaning:
        return Holiday(day)

    def of_year(year: Lexeme) -> Meaning:
        return Holiday(day, int(year.word))

    def weekend() -> Meaning:
        return Holiday(day, weekend=True)

    def part(part: Lexeme) -> Meaning:
        return AtTime(PARTS[part.word], Holiday(day))

    shifts: dict[str, Builder] = {
        word: lambda number=number: Holiday(day, shift=number)
        for word, number in (("last", -1), ("this", 0), ("next", 1))
    }
    return (
        Rule(name, plain),
        Rule(f"{name} (of|in|,)? {{year}}", of_year),
        Rule(f"(the)? {name} weekend", weekend),
        Rule(f"{name} {{part}}", part),
        *(Rule(f"{word} {name}", build) for word, build in shifts.items()),
    )


RULES: tuple[Rule[Meaning], ...] = tuple(
    rule for name, day in HOLIDAYS.items() for rule in _rules(name, day)
)
