"""What an expression of time means, and how it is resolved where it stands.

Each meaning is a frozen record; `resolve` is given the scene and returns what can be
told there. What cannot be told keeps an `X` in its value and has no days.

Bases: `text` (told in full), `calendar` (a holiday, a term), `published` or `dateline`,
or the id of the moment that it counts from.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple, Protocol

from onrecord.reading.moments.calendar import Days, days_of, is_day, shifted
from onrecord.reading.phrases.lexing import Lexeme
from onrecord.schema import MomentKind

Direction = Literal["past", "future"]
Anchor = Literal["now", "story"]
LAST, THIS, NEXT = -1, 0, 1

DETOUR = 1.5
"""How much further a coming day counts than a past one, where no verb tells which."""

AGAINST_VERB = {"day": 4, "month": 8}
"""How much further what is so fine counts on the side where the verb does not look."""

BACKWARD = 1.5
"""How much further a day before the last told one counts in a history."""


class Point(NamedTuple):
    """A day that others are counted from, how fine it is told, and where from."""

    day: date
    grain: str
    basis: str | None


@dataclass(frozen=True, slots=True)
class Scene:
    """What is known where an expression stands.

    `now` is the day of the report and `now_basis` where that is known from; `story` the
    day told last, of which `story_grain` says how fine it was told, `story_id` by which
    moment. In a `narrative` days are counted from the story, not from the report.
    """

    now: date | None = None
    now_grain: str = "day"
    now_basis: str | None = None
    story: date | None = None
    story_grain: str = "day"
    story_id: str | None = None
    direction: Direction | None = None
    narrative: bool = False

    def anchor(self, of: Anchor) -> Point | None:
        """Return what something is counted from: the report or the story."""
        story = (
            Point(self.story, self.story_grain, self.story_id) if self.story else None
        )
        now = Point(self.now, self.now_grain, self.now_basis) if self.now else None
        return (story or now) if of == "story" else now

    @property
    def reference(self) -> Point | None:
        """What a bare month or weekday is counted from."""
        from_story = self.narrative or self.now is None
        return self.anchor("story" if from_story else "now")


@dataclass(frozen=True, slots=True)
class Told:
    """A moment as far as it can be told: its value, its days, and on what basis."""

    value: str
    kind: MomentKind = "date"
    days: Days | None = None
    basis: str | None = None


class Meaning(Protocol):
    """What an expression of time means."""

    def resolve(self, scene: Scene) -> Told | None:
        """Return what is told in a scene, None if the expression means nothing."""


Builder = Callable[..., Meaning | None]
"""What makes a rule's meaning of the lexemes of its classes."""


def told(value: str, basis: str | None, kind: MomentKind = "date") -> Told:
    """Return a moment of a value, with the days that the calendar gives it."""
    days = days_of(value)
    return Told(value, kind, days, basis if days else None)


@dataclass(frozen=True, slots=True)
class Whole:
    """A date that the text tells in full: `2017`, `2017-08-16`."""

    value: str

    def resolve(self, scene: Scene) -> Told | None:
        """Return it as it stands."""
        del scene
        return told(self.value, "text")


@dataclass(frozen=True, slots=True)
class Undated:
    """What has a value but no days: a length, a set, `now`, `the past`."""

    value: str
    kind: MomentKind = "date"

    def resolve(self, scene: Scene) -> Told | None:
        """Return it as it stands."""
        del scene
        return Told(self.value, self.kind)


@dataclass(frozen=True, slots=True)
class NoDay:
    """What is written as a date and is none: `February 30`, `Feb. 29, 2019`."""

    def resolve(self, scene: Scene) -> Told | None:
        """Return None: nothing is told."""
        del scene
        return None


@dataclass(frozen=True, slots=True)
class OfYear:
    """A part of a year that is not told: `08`, `08-16`, `Q3`, `SU`.

    `shift` is told by `last`, `this` or `next`.
    """

    part: str
    shift: int | None = None

    def resolve(self, scene: Scene) -> Told | None:
        """Return the one that is meant: the nearest, in the direction of the verb."""
        point = scene.reference
        fine = "day" if len(self.part) == len("MM-DD") else "month"
        if point is None or _coarser(point.grain, "year"):
            return Told(f"XXXX-{self.part}")
        reference, grain, basis = point
        if _coarser(grain, fine) and not scene.narrative:
            return Told(f"XXXX-{self.part}")
        if scene.narrative and self.shift is None:
            return told(f"{self._told_year(point):04d}-{self.part}", basis)
        years = [reference.year + n for n in range(-8, 9)]
        known = [(y, days_of(f"{y:04d}-{self.part}")) for y in years if 0 < y < 9999]
        found = [(year, days) for year, days in known if days]
        looks = scene.direction, AGAINST_VERB[fine]
        year = _chosen(found, reference, self.shift, *looks)
        return told(f"{year:04d}-{self.part}", basis) if year is not None else None

    def _told_year(self, point: Point) -> int:
        """Return the year of the part in a history: the nearest to what was told."""
        year = point.day.year
        if _coarser(point.grain, "season"):
            return year
        far: dict[int, float] = {}
        for one in (year - 1, year, year + 1):
            days = days_of(f"{one:04d}-{self.part}")
            if days:
                apart = (days.start - point.day).days
                far[one] = apart if apart >= 0 else -apart * BACKWARD
        return min(far, key=lambda one: far[one], default=year)


def _chosen(
    found: list[tuple[int, Days]],
    reference: date,
    shift: int | None,
    direction: Direction | None,
    against: int,
) -> int | None:
    """Return the year of the part that is meant, None if there is none."""
    past = [year for year, days in found if days.start <= reference]
    coming = [year for year, days in found if days.end >= reference]
    if shift == LAST:
        past = [year for year, days in found if days.end < reference]
        return past[-1] if past else None
    if shift == NEXT:
        coming = [year for year, days in found if days.start > reference]
        return coming[0] if coming else None
    if shift == THIS:
        same = [year for year, _ in found if year == reference.year]
        return same[0] if same else None
    if not past or not coming:
        return past[-1] if past else coming[0] if coming else None
    days = dict(found)
    back = max(0, (reference - days[past[-1]].end).days)
    ahead = max(0, (days[coming[0]].start - reference).days)
    back *= against if direction == "future" else 1
    ahead *= against if direction == "past" else 1
    return coming[0] if ahead * DETOUR < back else past[-1]


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, from 1 for Monday to 7."""

    number: int
    shift: int | None = None

    def resolve(self, scene: Scene) -> Told | None:
        """Return the one that is meant: the last one, if no verb tells otherwise."""
        point = scene.reference
        if point is None or _coarser(point.grain, "day"):
            return Told(f"XXXX-WXX-{self.number}")
        reference, _, basis = point
        back = (reference.isoweekday() - self.number) % 7
        ahead = (self.number - reference.isoweekday()) % 7
        if self.shift == LAST:
            days = -(back or 7)
        elif self.shift == NEXT:
            days = ahead or 7
        elif self.shift == THIS or scene.direction == "future":
            days = -back if scene.direction == "past" else ahead
        else:
            days = -back
        value = shifted(reference, "day", days)
        return told(value, basis) if value else None


@dataclass(frozen=True, slots=True)
class WeekdayOf:
    """A day of the week before the report's, of that, or of the next."""

    number: int
    shift: int

    def resolve(self, scene: Scene) -> Told | None:
        """Return the day, as far as the report's is known."""
        point = scene.reference
        if point is None or _coarser(point.grain, "day"):
            return Told(f"XXXX-WXX-{self.number}")
        days = self.number - point.day.isoweekday() + 7 * self.shift
        value = shifted(point.day, "day", days)
        return told(value, point.basis) if value else None


@dataclass(frozen=True, slots=True)
class Shifted:
    """A day, week, month ... some units from the report or from the story.

    `exact` counts days from a day (`two weeks later`), where that is told to the day.
    `today` is `fixed`: it is the report's in a history as well.
    """

    unit: str
    number: int
    of: Anchor = "now"
    exact: bool = False
    fixed: bool = False

    def resolve(self, scene: Scene) -> Told | None:
        """Return it, or its value without days where the day that counts is unknown."""
        of: Anchor = "story" if scene.narrative and not self.fixed else self.of
        point = scene.anchor(of)
        if point and self.number == 0 and _coarser(point.grain, self.unit):
            # `the day` after `in March` is the report's own.
            point = None if scene.narrative else scene.anchor("now")
        if point is None or _coarser(point.grain, self.unit):
            return Told(UNKNOWN.get(self.unit, "XXXX"))
        day, _, basis = point
        if self.exact and self.unit == "week":
            value = shifted(day, "day", 7 * self.number)
        else:
            value = shifted(day, self.unit, self.number)
        return told(value, basis) if value else None


UNKNOWN = {
    "day": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "half": "XXXX-HX",
    "century": "XX",
    "decade": "XXX",
}
FINENESS = (
    "time", "day", "weekend", "week", "fortnight", "month", "quarter", "season",
    "half", "year", "term", "decade", "century",
)  # fmt: skip


def _coarser(grain: str, unit: str) -> bool:
    """Return whether a grain is too coarse to count units from."""
    return FINENESS.index(grain) > max(FINENESS.index(unit), 1)


@dataclass(frozen=True, slots=True)
class DayOf:
    """The day, month or year told last: `the same day`, `the day`."""

    unit: str

    def resolve(self, scene: Scene) -> Told | None:
        """Return it, counted from the story."""
        return Shifted(self.unit, 0, "story").resolve(scene)


@dataclass(frozen=True, slots=True)
class PartOf:
    """A part of a year that is told beside it: the first quarter of last year."""

    part: str
    year: Meaning

    def resolve(self, scene: Scene) -> Told | None:
        """Return the part of the year, as far as that can be told."""
        year = self.year.resolve(scene)
        return told(f"{year.value[:4]}-{self.part}", year.basis) if year else None


@dataclass(frozen=True, slots=True)
class YearBefore:
    """What is as long as the last told date, a year before it."""

    unit: str | None = None

    def resolve(self, scene: Scene) -> Told | None:
        """Return the same month, quarter or day of the year before."""
        point = scene.anchor("story")
        if point is None:
            return Told("XXXX")
        unit = self.unit or point.grain
        size = {"month": 12, "quarter": 4, "half": 2, "year": 1}.get(unit)
        if size is None or _coarser(point.grain, unit):
            return Told("XXXX")
        value = shifted(point.day, unit, -size)
        return told(value, point.basis) if value else None


@dataclass(frozen=True, slots=True)
class AtTime:
    """A time of day: `T16:00`, `TMO`; of the day told with it, else of the story's."""

    time: str
    day: Meaning | None = None

    def resolve(self, scene: Scene) -> Told | None:
        """Return the day with the time behind it."""
        fine = scene.story is not None and scene.story_grain in ("day", "time")
        meant = self.day or Shifted("day", 0, "story" if fine else "now")
        day = meant.resolve(scene)
        if day is None:
            return None
        fine = day.days is not None and day.days.grain in ("day", "time")
        date_part = day.value.partition("T")[0] if fine else "XXXX-XX-XX"
        return told(f"{date_part}{self.time}", day.basis, "time")


@dataclass(frozen=True, slots=True)
class Spanning:
    """Some days in a row that have no name of their own in the calendar."""

    value: str
    days: Days

    def resolve(self, scene: Scene) -> Told | None:
        """Return it as it stands: the calendar tells it."""
        del scene
        return Told(self.value, "date", self.days, "calendar")


def always(value: str, kind: MomentKind = "date") -> Builder:
    """Return what builds the same of any lexemes: a value without days."""

    def build(*given: Lexeme | None) -> Meaning:
        del given
        return Undated(value, kind)

    return build


def of_rest(build: Builder) -> Builder:
    """Return what builds the same of all lexemes but the first, which adds nothing."""

    def build_of_rest(first: Lexeme | None, *rest: Lexeme | None) -> Meaning | None:
        del first
        return build(*rest)

    return build_of_rest


def in_month(year: int, month: int, day: int | None = None) -> Whole | NoDay:
    """Return a month, or a day of it, if there is such a day."""
    if day is None:
        return Whole(f"{year:04d}-{month:02d}")
    if not is_day(year, month, day):
        return NoDay()
    return Whole(f"{year:04d}-{month:02d}-{day:02d}")


def month_day(month: int, day: int, shift: int | None = None) -> OfYear | NoDay:
    """Return a day of a month of no told year; none is the 30th of February."""
    if not is_day(2000, month, day):
        return NoDay()
    return OfYear(f"{month:02d}-{day:02d}", shift)
