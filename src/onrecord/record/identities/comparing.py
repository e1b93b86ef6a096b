"""Two full names of persons held against each other: what speaks for one person.

The score is a sum of weights set by hand, after Fellegi and Sunter's record linkage
(1969): what agrees, what differs, and how rare it is that it does. 1 is sure.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from onrecord.naming import GENERATIONS, NICKNAMED
from onrecord.record.names import words_of_key

SURE: Final = 0.85
"""Merged from here on. No pair of the gold's 104 identities is merged wrongly by it."""

WORTH_ASKING: Final = 0.4
"""Proposed to a person from here on."""

SAME_GIVEN, SHORT_GIVEN, INITIAL_GIVEN = 0.88, 0.65, 0.4
SAME_MIDDLE, ONE_GENERATION = 0.05, -0.5
SAME_TITLE, SAME_COMPANY = 0.25, 0.25
SEEN_APART = -0.6
ONE_GENERATION_TOLD = "only one has a generation's mark"

UNSURE: Final = 0.8
"""Father and son bear one title too, and keep the same company: it is proposed."""

MOSTLY_APART: Final = 0.2
"""Share of the rarer one's articles which name both as two that tells two persons."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A unit, and what the archive tells of it: how often, and with which titles."""

    id: int
    key: str
    articles: int
    titles: frozenset[str] = frozenset()

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the name."""
        return words_of_key(self.key)


@dataclass(frozen=True, slots=True)
class Compared:
    """How sure it is that two names are one person's, and what speaks for it."""

    score: float
    reasons: tuple[str, ...]

    @property
    def is_sure(self) -> bool:
        """Whether it is enough to merge them unasked."""
        return self.score >= SURE


@dataclass(frozen=True, slots=True)
class Parts:
    """A person's name in its parts: given, middle, generation."""

    given: str
    middle: tuple[str, ...]
    generation: str | None


def parts_of(words: tuple[str, ...]) -> Parts:
    """Return the parts of a full name; the surname is the same in a block."""
    generation = next((w for w in words if w in GENERATIONS), None)
    bare = [word for word in words if word not in GENERATIONS]
    return Parts(bare[0], tuple(bare[1:-1]), generation)


def given_alike(one: str, other: str) -> tuple[float, str] | None:
    """Return how alike two given names are, None if they are two persons'."""
    if one == other:
        return SAME_GIVEN, "the same given name"
    if other in NICKNAMED.get(one, ()):
        return SHORT_GIVEN, f"{one} and {other} are one name"
    if one[0] == other[0] and 1 in (len(one), len(other)):
        return INITIAL_GIVEN, "the same initial"
    return None


def middle_alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool | None:
    """Return whether middle names agree, None if one has none."""
    if not one or not other:
        return None
    whole = all(len(word) > 1 for word in (*one, *other))
    if len(one) != len(other) and whole:
        return None if set(one) <= set(other) or set(other) <= set(one) else False
    return all(
        a == b or (a[0] == b[0] and 1 in (len(a), len(b)))
        for a, b in zip(one, other, strict=False)
    )


def by_name(one: Profile, other: Profile) -> Compared | None:
    """Return what two names alone tell, None if they are two persons'."""
    first, second = parts_of(one.words), parts_of(other.words)
    given = given_alike(first.given, second.given)
    middle = middle_alike(first.middle, second.middle)
    if given is None or middle is False:
        return None
    if first.generation and second.generation and first.generation != second.generation:
        return None
    score, reason = given
    reasons = [reason]
    if middle:
        score += SAME_MIDDLE
        reasons.append("the same middle name")
    if first.generation != second.generation:
        score += ONE_GENERATION
        reasons.append(ONE_GENERATION_TOLD)
    return Compared(score, tuple(reasons))


def compare(
    one: Profile,
    other: Profile,
    apart: Callable[[Profile, Profile], int],
    company: Callable[[Profile, Profile], tuple[str, ...]],
) -> Compared | None:
    """Return how sure it is that two full names are one person's, None if not at all.

    `apart` counts the articles that name both as two; `company` tells whom both are
    named with who is named seldom. They are asked only where names leave it open.
    """
    named = by_name(one, other)
    if named is None:
        return None
    both = apart(one, other)
    if both > MOSTLY_APART * min(one.articles, other.articles):
        return None
    score, reasons = named.score, list(named.reasons)
    if both and (score < SURE or ONE_GENERATION_TOLD in reasons):
        score += SEEN_APART
        reasons.append(f"named as two in {both} article{'s' * (both > 1)}")
    titles = sorted(one.titles & other.titles)
    if titles:
        score += SAME_TITLE
        reasons.append(f"both are {titles[0]}")
    if score < SURE:
        shared = company(one, other)
        if shared:
            score += SAME_COMPANY
            reasons.append(f"both named with {shared[0]}")
    if ONE_GENERATION_TOLD in reasons:
        score = min(score, UNSURE)
    return Compared(round(min(score, 1.0), 3), tuple(reasons))
