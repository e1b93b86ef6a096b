"""Bounds: what the words around a number say of it (`about`, `more than`, `rose`)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

from onrecord.lists import listed
from onrecord.reading.moments.vocabulary import LASTING
from onrecord.reading.phrases.lexing import Lexeme, word_at

Bound = Literal["about", "more than", "at least", "less than", "at most", "up", "down"]

PHRASES: Final[tuple[tuple[Bound, str], ...]] = (
    (
        "about",
        """about, around, approximately, roughly, some, nearly, almost, circa, ~, ≈,
        close to, an estimated, estimated, just about, somewhere around, in the region
        of, averaging, averaged, averages, average, barely, virtually""",
    ),
    (
        "more than",
        """more than, over, just over, well over, above, exceeding, exceeds, exceeded,
        >, greater than, upwards of, upward of, north of, over than, higher than,
        beyond, in excess of, topped""",
    ),
    (
        "at least",
        """at least, as few as, as little as, no less than, no fewer than, not less
        than, a minimum of""",
    ),
    (
        "less than",
        """less than, fewer than, under, just under, below, <, lower than, well under,
        sub -, shy of""",
    ),
    (
        "at most",
        """up to, as many as, as much as, at most, no more than, not more than, a
        maximum of""",
    ),
    ("up", "+"),
)
BEFORE: Final[dict[tuple[str, ...], Bound]] = {
    tuple(phrase.split()): bound
    for bound, phrases in PHRASES
    for phrase in phrases.split(",")
}
LONGEST_BEFORE: Final = 4
WEAK: Final = listed("nearly almost under just barely virtually")
BEHIND: Final[dict[tuple[str, ...], Bound]] = {
    ("or", "more"): "at least",
    ("or", "so"): "about",
    ("or", "less"): "at most",
    ("or", "fewer"): "at most",
    ("+",): "more than",
}

RISING: Final = listed(
    """rose rise rises rising risen jumped jump jumps jumping climbed climb climbs
    climbing gained gain gains gaining advanced advance advances increased increase
    increases increasing up surged surge surges surging soared soar soars soaring grew
    grow grows growing grown added add adds higher spiked rallied leapt upped upward"""
)
FALLING: Final = listed(
    """fell fall falls falling fallen dropped drop drops dropping lost lose loses losing
    declined decline declines declining slid slide slides sliding plunged plunge plunges
    down slipped slip slips tumbled tumble tumbles decreased decrease decreases
    plummeted plummet plummets plummeting shed sank sink sinks dipped dip dips lower
    slumped shrank shrink shrinks eased downward"""
)
GIVING: Final = listed(
    """give gives gave given giving make makes made making pick picks picked put puts
    set sets take takes took open opened build builds built"""
)
"""Verbs with which `up` tells of no change: `gave up 517 yards`."""

RAISING: Final = listed("raise raises raised raising hiked boosted boosts lifted")
CUTTING: Final = listed(
    "cut cuts cutting slash slashes slashed reduce reduces reduced trimmed lowered"
)
"""Verbs that change something else by what is told behind `by` alone."""

SKIPPED: Final = listed("by another a an further")
"""What may stand between a verb of change and its number."""

GOING: Final = listed("went goes go going moves ticks adds shot is was are were")
FURTHEST: Final = 6
"""Lexemes back at which the verb may stand: `grow sales by 35 percent`."""

RESULTS: Final = listed("to at from of")
"""What leads from a verb of change to its result, or to something else."""


def bound_of(
    lexemes: Sequence[Lexeme],
    first: int,
    after: int,
    *,
    measured: bool,
    timed: bool = False,
) -> tuple[Bound | None, int]:
    """Return the bound of the number that begins at a lexeme, and where it begins.

    What is `measured` may change: `rose 5 percent`, not `added five users`. A verb of
    change tells more than a weak shade (`up nearly 57 percent`). What is `timed` has a
    unit of time.
    """
    bound, start = _before(lexemes, first, timed=timed)
    change = _change(lexemes, start) if measured else None
    shaded = bound is not None and lexemes[start].word not in WEAK
    if change and not shaded:
        return change, start
    if bound is None:
        for size in (2, 1):
            words = tuple(one.word for one in lexemes[after : after + size])
            if words in BEHIND:
                return BEHIND[words], first
    return bound, start


def _before(
    lexemes: Sequence[Lexeme], first: int, *, timed: bool
) -> tuple[Bound | None, int]:
    for size in range(min(LONGEST_BEFORE, first), 0, -1):
        words = tuple(one.word for one in lexemes[first - size : first])
        if words in BEFORE:
            if words == ("up", "to") and _moves(word_at(lexemes, first - size - 1)):
                return None, first  # `ticked up to 49 percent` tells where it came to
            lasting = word_at(lexemes, first - size - 1) in LASTING
            if timed and words == ("over",) and not lasting:
                return None, first  # `$5 over 10 years` tells of 10 years
            return BEFORE[words], first - size
    return None, first


def _moves(word: str) -> bool:
    """Return whether a word may be the verb of `up`: `ticked up`, `went up`."""
    return word in RISING or word in GOING or word.endswith("ed")


def _change(lexemes: Sequence[Lexeme], first: int) -> Bound | None:
    """Return which way the verb right before a number goes."""
    by = False
    for at in range(first - 1, max(-1, first - FURTHEST), -1):
        word = lexemes[at].word
        if word in RESULTS:
            return None
        if word in RISING and not (at and lexemes[at - 1].word in GIVING):
            return "up"
        if word in FALLING:
            return "down"
        by = by or word == "by"
        if by and (word in RAISING or word in CUTTING):
            return "up" if word in RAISING else "down"
        if word not in SKIPPED and not (by and word.isalpha()):
            return None
    return None
