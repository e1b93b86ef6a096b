"""The moments of an article in the order of the text, each resolved where it stands.

The article's date comes from intake, or from a dateline (`WASHINGTON, Aug. 16 —`). In a
history, whose years are long past when it is published, days are counted from the one
told last. It touches: expressions, lexemes, what is known of the article.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from statistics import median

from onrecord.reading.moments.calendar import days_of
from onrecord.reading.moments.direction import direction
from onrecord.reading.moments.grammar import Expression
from onrecord.reading.moments.meanings import (
    Meaning,
    OfYear,
    Scene,
    Shifted,
    Told,
    Undated,
    Weekday,
    Whole,
)
from onrecord.reading.phrases.lexing import Lexeme, word_at
from onrecord.schema import Moment

LONG_AGO = 2
"""Years before the report that most years of a history are, at least."""

LEAST_YEARS = 5
ASIDE = 12
"""Years from a history's story from which a year alone is told in passing."""

DATELINE = 14
"""Lexemes of an article among which a dateline's date begins."""

NEAR = 7
"""Days from the article's date that a dateline's may be."""

DASHES = frozenset("—–-)")
AGENCY = 8
"""Lexemes of an agency's name in brackets at most, the brackets with it."""


@dataclass(frozen=True, slots=True)
class Read:
    """The lexemes of a passage with the expressions of time in them."""

    lexemes: Sequence[Lexeme]
    expressions: tuple[Expression, ...]


def resolved(passages: Sequence[Read], published: str | None) -> tuple[Moment, ...]:
    """Return the moments of an article, in the order of the text."""
    scene = _opened(passages, published)
    moments: list[Moment] = []
    for passage in passages:
        for found in passage.expressions:
            told = _resolved(found, passage.lexemes, scene)
            if told is None:
                continue
            moment = _moment(f"m{len(moments) + 1}", found, passage.lexemes, told)
            moments.append(moment)
            if told.days and told.kind in ("date", "time") and not _aside(scene, told):
                scene = replace(
                    scene,
                    story=told.days.start,
                    story_grain=told.days.grain,
                    story_id=moment.id,
                )
    return tuple(moments)


def _aside(scene: Scene, told: Told) -> bool:
    """Return whether a year in a history is too far from its story to be part of it."""
    if not scene.narrative or scene.story is None or told.days is None:
        return False
    years = abs(told.days.start.year - scene.story.year)
    grain = told.days.grain
    return grain in ("decade", "century") or (grain == "year" and years > ASIDE)


def _resolved(
    found: Expression, lexemes: Sequence[Lexeme], scene: Scene
) -> Told | None:
    looks = direction(lexemes, found.first, found.after)
    return found.meaning.resolve(replace(scene, direction=looks))


def _moment(
    identity: str, found: Expression, lexemes: Sequence[Lexeme], told: Told
) -> Moment:
    days = told.days
    return Moment(
        id=identity,
        span=(lexemes[found.first].start, lexemes[found.after - 1].end),
        kind=told.kind,
        value=told.value,
        start=days.start.isoformat() if days else None,
        end=days.end.isoformat() if days else None,
        grain=days.grain if days else None,
        basis=told.basis,
    )


def _opened(passages: Sequence[Read], published: str | None) -> Scene:
    """Return the scene in which an article begins."""
    days = days_of(published) if published else None
    scene = Scene()
    if days:
        scene = Scene(now=days.start, now_grain=days.grain, now_basis="published")
    dateline = _dateline(passages, scene)
    if dateline:
        scene = Scene(now=dateline, now_basis="dateline")
    return replace(scene, narrative=_is_history(passages, scene.now))


def _dateline(passages: Sequence[Read], scene: Scene) -> date | None:
    """Return the day of a dateline, None if there is none that fits."""
    if not passages or not passages[0].expressions:
        return None
    lexemes, found = passages[0].lexemes, passages[0].expressions[0]
    if not 0 < found.first < DATELINE or not lexemes[0].written[0].isupper():
        return None
    after = found.after
    if word_at(lexemes, after) == "(":
        closing = (
            at for at in range(after, after + AGENCY) if word_at(lexemes, at) == ")"
        )
        after = next(closing, after - 1) + 1
    capitals = lexemes[0].written.isupper() and len(lexemes[0].written) > 1
    plain = word_at(lexemes, found.first - 1) == ","
    if word_at(lexemes, after) not in DASHES or not (capitals or plain):
        return None
    told = found.meaning.resolve(scene)
    if told is None or told.days is None or told.days.grain != "day":
        return None
    day = told.days.start
    if scene.now and scene.now_grain == "day" and abs((day - scene.now).days) > NEAR:
        return None
    return day


def _is_history(passages: Sequence[Read], now: date | None) -> bool:
    """Return whether an article tells of years long past, and not of its own days."""
    if now is None:
        return False
    meanings = [found.meaning for one in passages for found in one.expressions]
    years = [year for year in map(_year, meanings) if year is not None]
    own = sum(_is_of_report(meaning) for meaning in meanings)
    if len(years) < LEAST_YEARS or own > len(years) / 4:
        return False
    return abs(now.year - median(years)) >= LONG_AGO


def _year(meaning: Meaning) -> int | None:
    if isinstance(meaning, Whole) and len(meaning.value) >= 4:
        return int(meaning.value[:4])
    if isinstance(meaning, Undated) and meaning.value.startswith("BC"):
        return -1
    return None


def _is_of_report(meaning: Meaning) -> bool:
    if isinstance(meaning, OfYear):
        return meaning.shift is not None
    return isinstance(meaning, Weekday) or (
        isinstance(meaning, Shifted) and meaning.of == "now"
    )
