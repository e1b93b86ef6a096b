"""All families of expressions of time as one grammar, and what joins expressions.

It touches: lexemes. What an expression means where it stands is for `story.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.lists import listed
from onrecord.reading.moments import (
    clock,
    dates,
    holidays,
    lengths,
    relative,
    terms,
    vague,
    years,
)
from onrecord.reading.moments.direction import STOPS
from onrecord.reading.moments.meanings import (
    AtTime,
    Meaning,
    OfYear,
    Undated,
    Whole,
    month_day,
)
from onrecord.reading.moments.vocabulary import LASTING, classes
from onrecord.reading.phrases.grammar import Grammar, before_no_noun
from onrecord.reading.phrases.lexing import Lexeme, word_at

GRAMMAR: Grammar[Meaning] = Grammar(
    (
        *dates.RULES, *years.RULES, *relative.RULES, *clock.RULES, *holidays.RULES,
        *terms.RULES, *lengths.RULES, *vague.RULES,
    ),
    classes,
)  # fmt: skip

BEFORE_DATES = (
    "early", "late", "mid", "mid -", "the early", "the late", "the mid", "the mid -",
    "the end of", "end of", "the beginning of", "the start of", "the middle of",
    "the close of", "the rest of", "the remainder of", "the latter part of",
    "the early part of", "the course of", "the turn of", "late in", "early in",
)  # fmt: skip
BEFORE_LENGTHS = (
    "more than", "less than", "fewer than", "at least", "at most", "over", "nearly",
    "almost", "about", "around", "approximately", "roughly", "up to", "just over",
    "just under", "under", "the first", "the final", "no more than", "the entire",
)  # fmt: skip
IN_NAMES = listed(
    "today now daily weekly monthly yearly annual quarterly future current"
)
"""What is part of a name where a great word stands beside it."""

JOINERS = listed("- – — and or to")
BEFORE_DAY = frozenset({(), ("on",), (",",), ("of",)})
BEFORE_TIME = frozenset({(), ("at",), (",",)})
"""What may stand between a time and its day, and between a day and its time."""

AHEAD = 6
"""Lexemes behind a time at which its day is told at most."""

LONGEST_BEFORE = 4


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression of time: the lexemes from `first` up to `after`, and its meaning.

    `core` is where it begins without what only shades it (`early`, `the end of`).
    """

    first: int
    after: int
    core: int
    meaning: Meaning


def expressions(lexemes: Sequence[Lexeme]) -> Iterator[Expression]:
    """Yield the expressions of time of a passage, in order, none in another."""
    last: Expression | None = None
    for match in GRAMMAR.matches(lexemes):
        if _is_named(lexemes, match.first, match.after):
            continue
        found = Expression(match.first, match.after, match.first, match.meaning)
        found = _shaded(lexemes, found, last.after if last else 0)
        joined = last and _at_time(lexemes, last, found)
        if joined:
            last = joined
            continue
        if last:
            yield last
        yield from _before(lexemes, found, last.after if last else 0)
        last = found
        for other in _behind(lexemes, found):
            yield last
            last = other
    if last:
        yield last


def _is_named(lexemes: Sequence[Lexeme], first: int, after: int) -> bool:
    """Return whether one word is part of a name: `USA Today`, `the Daily News`."""
    word = lexemes[first]
    if after - first > 1 or not word.written[0].isupper() or word.word not in IN_NAMES:
        return False
    beside = [lexemes[at] for at in (first - 1, after) if 0 <= at < len(lexemes)]
    return any(one.word.isalpha() and one.written[0].isupper() for one in beside)


def _shaded(lexemes: Sequence[Lexeme], found: Expression, limit: int) -> Expression:
    """Return an expression with the words before it that only shade it."""
    length = isinstance(found.meaning, Undated) and found.meaning.kind == "duration"
    if length and lexemes[found.first].word in ("the", "these"):
        return found  # `over the past nine days` is not longer than they are
    shades = LENGTH_SHADES if length else DATE_SHADES
    if isinstance(found.meaning, Undated) and not length:
        return found
    for size in range(LONGEST_BEFORE, 0, -1):
        first = found.first - size
        if first < limit:
            continue
        if lexemes[first].word == "over" and word_at(lexemes, first - 1) not in LASTING:
            continue  # `$5 over 10 years` is not longer than they are
        if tuple(one.word for one in lexemes[first : found.first]) in shades:
            return replace(found, first=first)
    return found


def _at_time(
    lexemes: Sequence[Lexeme], one: Expression, two: Expression
) -> Expression | None:
    """Return a time and a day told side by side as one: `16:00 UTC today`."""
    between = tuple(lexeme.word for lexeme in lexemes[one.after : two.first])
    if isinstance(one.meaning, AtTime) and one.meaning.day is None:
        time, day, links = one.meaning, two.meaning, BEFORE_DAY
    elif isinstance(two.meaning, AtTime) and two.meaning.day is None:
        time, day, links = two.meaning, one.meaning, BEFORE_TIME
    else:
        return None
    if isinstance(day, AtTime):
        day = day.day or day  # `10 o'clock last night` is of last night's day
    if between not in links or isinstance(day, (AtTime, Undated)):
        return None
    return Expression(one.first, two.after, one.core, AtTime(time.time, day))


def with_days(
    lexemes: Sequence[Lexeme], found: Sequence[Expression]
) -> Iterator[Expression]:
    """Yield expressions; a time without a day has that of the next in its sentence.

    `between 8:51 and 9:51 p.m. on Wednesday` tells of Wednesday twice.
    """
    for at, one in enumerate(found):
        coming = found[at + 1] if at + 1 < len(found) else None
        if isinstance(one.meaning, AtTime) and one.meaning.day is None and coming:
            between = lexemes[one.after : coming.first]
            near = len(between) <= AHEAD and not any(w.word in STOPS for w in between)
            told = coming.meaning
            day = told.day if isinstance(told, AtTime) else told
            if near and day is not None and not isinstance(day, Undated):
                yield replace(one, meaning=AtTime(one.meaning.time, day))
                continue
        yield one


def _before(
    lexemes: Sequence[Lexeme], found: Expression, limit: int
) -> Iterator[Expression]:
    """Yield what shares the end of an expression: the `28` of `28-29 May`."""
    at = found.core - 2
    if at < limit or lexemes[at + 1].word not in JOINERS:
        return
    lexeme = lexemes[at]
    if lexeme.numeral is None or lexeme.numeral.low != lexeme.numeral.high:
        return
    number = lexeme.numeral.low
    begins = lexemes[found.core].numeral is not None
    value = getattr(found.meaning, "value", "")
    if begins and isinstance(found.meaning, Undated) and value.startswith("P"):
        units = value.lstrip("PT0123456789.")
        head = value[: 2 if value.startswith("PT") else 1]
        yield Expression(
            at, at + 1, at, Undated(f"{head}{number:g}{units}", "duration")
        )
    elif begins and lexeme.numeral.plain and 1 <= number <= 31:
        meaning = _other_day(found.meaning, int(number))
        if meaning:
            yield Expression(at, at + 1, at, meaning)


def _behind(lexemes: Sequence[Lexeme], found: Expression) -> Iterator[Expression]:
    """Yield what shares the beginning: the `7` of `May 5-7`, the `17` of `1915-17`."""
    at = found.after + 1
    if at >= len(lexemes) or lexemes[at - 1].word not in JOINERS - {"and", "or"}:
        return
    numeral = lexemes[at].numeral
    if numeral is None or numeral.plain is None or len(numeral.plain) > 2:
        return
    glued, more = lexemes[at].glued, at + 1 < len(lexemes) and lexemes[at + 1].glued
    if more and lexemes[at + 1].word not in ".,;:)”’\"'":
        return
    if not glued and not before_no_noun(lexemes, at, at + 1):
        return
    meaning = found.meaning
    other: Meaning | None = None
    if isinstance(meaning, Whole) and len(meaning.value) == 4:
        if len(numeral.plain) == 2 and int(numeral.plain) > int(meaning.value[2:]):
            other = Whole(meaning.value[:2] + numeral.plain)
    elif lexemes[found.after - 1].numeral is not None:
        other = _other_day(meaning, int(numeral.low))
    if other:
        yield Expression(at, at + 1, at, other)


def _other_day(meaning: Meaning, day: int) -> Meaning | None:
    """Return another day of the month that a day is told of."""
    if isinstance(meaning, OfYear) and len(meaning.part) == 5:
        return month_day(int(meaning.part[:2]), day)
    if isinstance(meaning, Whole) and len(meaning.value) == 10:
        return Whole(f"{meaning.value[:8]}{day:02d}")
    return None


def _shades(phrases: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(phrase.split()) for phrase in phrases)


DATE_SHADES, LENGTH_SHADES = _shades(BEFORE_DATES), _shades(BEFORE_LENGTHS)
