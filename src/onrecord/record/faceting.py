"""What the statements that a search finds are, counted: by whom, where, when, how."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

import apsw

from onrecord.record.asking import asked, latest
from onrecord.record.database import Row
from onrecord.record.filters import Filters
from onrecord.record.rows import Count, Facets, Speaker

NAMED: Final = ("person", "organization", "place")
"""Kinds of who is somebody in particular: `officials` are nobody."""

BANDS: Final = (0.9, 0.7, 0.5)

# What stands before a text in its row is read without the text.
_COLUMNS: Final = (
    "coalesce(identities.name, called), identities.key, parties.kind, outlet, "
    "substr(day, 1, 7), statements.form, statements.confidence"
)


def facets(
    db: apsw.Connection, words: str | None, filters: Filters, most: int
) -> Facets:
    """Return counts over the statements that fit, `most` entries a list.

    Raises OptionError if there is no word to look for in `words`.
    """
    told, more_than = latest(db, asked(db, words, filters), _COLUMNS)
    names, keys, kinds, outlets, months, forms, sure = (
        zip(*told, strict=True) if told else ((),) * 7
    )
    whole = [month for month in months if month and len(month) == len("2017-08")]
    return Facets(
        counted=len(told),
        more_than=more_than,
        speakers=_speakers(zip(names, keys, kinds, strict=True), most),
        outlets=_oftenest(outlets, most),
        months=_counts(sorted(Counter(whole).items(), reverse=True), most),
        forms=_oftenest(forms, most),
        kinds=_oftenest(kinds, most),
        at_least=tuple(
            Count(str(band), sum(one >= band for one in sure)) for band in BANDS
        ),
    )


def _speakers(told: Iterable[Row], most: int) -> tuple[Speaker, ...]:
    """Return who is named, who of one article alone by his name."""
    found: Counter[str] = Counter()
    speakers: dict[str, tuple[str, str | None]] = {}
    for name, key, kind in told:
        if kind in NAMED:
            who = f"={key}" if key else name.casefold()
            speakers.setdefault(who, (name, key))
            found[who] += 1
    ordered = sorted(found.items(), key=lambda pair: (-pair[1], speakers[pair[0]][0]))
    return tuple(Speaker(*speakers[who], count) for who, count in ordered[:most])


def _oftenest(told: Iterable[str | None], most: int) -> tuple[Count, ...]:
    """Return what is told, the oftenest first."""
    found = Counter(one for one in told if one is not None)
    return _counts(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])), most)


def _counts(found: list[tuple[str, int]], most: int) -> tuple[Count, ...]:
    return tuple(Count(*pair) for pair in found[:most])
