"""What each party, or each outlet, has on a subject, side by side and over time."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

import apsw

from onrecord.record.asking import GROUP, asked, latest
from onrecord.record.faceting import NAMED
from onrecord.record.filters import Filters
from onrecord.record.rows import Count, Said, Side, Subject, Variant
from onrecord.record.searching import quotation
from onrecord.record.showing import story_of, variant

MOST_VARIANTS: Final = 8
"""Other printings of one statement that are laid beside it."""

_COLUMNS: Final = (
    "statements.id, day, outlet, coalesce(identities.name, called), identities.key, "
    f"parties.kind, coalesce(shared, 1.0), {GROUP}"
)


@dataclass(frozen=True, slots=True)
class _Hit:
    """A statement that fits: its number, its day, its outlet, by whom, which words."""

    number: int
    day: str | None
    outlet: str | None
    name: str | None
    key: str | None
    kind: str | None
    shared: float
    root: int
    identity: int | None

    @property
    def when(self) -> tuple[str, int]:
        """Its place in time; what has no day comes last."""
        return self.day or "9999", self.number


def subject(
    db: apsw.Connection,
    words: str,
    filters: Filters,
    *,
    by: Literal["party", "outlet"],
    groups: int,
    each: int,
) -> Subject:
    """Return what those with most statements that fit have on some words.

    Who is not named is nobody's side, but where `filters` asks for his kind.
    Raises OptionError if there is no word to look for in `words`.
    """
    told, more_than = latest(db, asked(db, words, filters), _COLUMNS)
    sides: dict[str, list[_Hit]] = defaultdict(list)
    for row in told:
        hit = _Hit(*row)
        side = hit.outlet if by == "outlet" else _party(hit, filters)
        if side is not None:
            sides[side].append(hit)
    most = sorted(sides, key=lambda side: (-len(sides[side]), side))[: max(0, groups)]
    found = tuple(_side(db, sides[side], by, max(0, each)) for side in most)
    return Subject(words, by, len(told), more_than, found)


def _party(hit: _Hit, filters: Filters) -> str | None:
    """Return what a party's statements have in common, None for who is nobody."""
    if hit.name is None or not (filters.kind or hit.kind in NAMED):
        return None
    return f"={hit.key}" if hit.key else hit.name.casefold()


def _side(
    db: apsw.Connection, hits: list[_Hit], by: Literal["party", "outlet"], each: int
) -> Side:
    hits = sorted(hits, key=lambda hit: hit.when)
    same: dict[tuple[int, int | None], list[_Hit]] = defaultdict(list)
    for hit in hits:
        same[hit.root, hit.identity].append(hit)
    days = [hit.day for hit in hits if hit.day]
    shown = list(same.values())[:each]
    is_party = by == "party"
    return Side(
        name=(hits[0].name if is_party else hits[0].outlet) or "",
        key=hits[0].key if is_party else None,
        count=len(hits),
        first=min(days, default=None),
        last=max(days, default=None),
        months=_months(days),
        said=tuple(_said(db, printings) for printings in shown),
        more=len(same) - len(shown),
    )


def _months(days: Iterable[str]) -> tuple[Count, ...]:
    """Return how many of some days each month has, in order."""
    months = Counter(day[:7] for day in days if len(day) >= len("2017-08"))
    return tuple(Count(*pair) for pair in sorted(months.items()))


def _said(db: apsw.Connection, printings: list[_Hit]) -> Said:
    """Return the first printing of some words, with the next ones beside it."""
    first, *others = printings
    own, others = quotation(db, first.number), others[:MOST_VARIANTS]
    story = story_of(db, first.number) if others else 0
    beside: tuple[Variant, ...] = tuple(
        variant(db, own, hit.number, hit.shared, story) for hit in others
    )
    return Said(own, beside, len(printings))
