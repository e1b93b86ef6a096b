"""Names put together that are sure to be one person's, and what is left to ask."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from onrecord.record.identities.comparing import (
    WORTH_ASKING,
    Compared,
    Profile,
    by_name,
    given_alike,
    parts_of,
)

Pair = tuple[int, int]

FEW: Final = 20
"""How many times oftener another name is written for one to be a slip."""


@dataclass(frozen=True, slots=True)
class Clusters:
    """Whose each name is, by the number of its first name; and pairs worth asking."""

    owner: dict[int, int]
    proposed: dict[Pair, Compared]


def pairs(profiles: Iterable[Profile]) -> list[tuple[Profile, Profile]]:
    """Return the pairs of full names whose given names may be one."""
    by_given: dict[str, list[Profile]] = defaultdict(list)
    profiles = sorted(profiles, key=lambda one: one.id)
    for one in profiles:
        by_given[parts_of(one.words).given].append(one)
    found = []
    for one in profiles:
        given = parts_of(one.words).given
        near = {other for other in by_given if given_alike(given, other)}
        found += [
            (one, two) for other in near for two in by_given[other] if two.id > one.id
        ]
    return found


def clustered(
    profiles: list[Profile],
    compare: Callable[[Profile, Profile], Compared | None],
    different: frozenset[Pair] = frozenset(),
) -> Clusters:
    """Return the names of one surname put together.

    The surest pairs go first. Two groups are joined only if no name of the one
    contradicts one of the other; a name that fits two groups which contradict each
    other (`George Bush`) joins neither.
    """
    known = {one.id: one for one in profiles}
    compared = {}
    for one, other in pairs(profiles):
        found = None if (one.id, other.id) in different else compare(one, other)
        if found is not None and found.score >= WORTH_ASKING:
            compared[one.id, other.id] = found
    torn = _torn(known, compared)

    def surest(pair: Pair) -> tuple[float, int, Pair]:
        articles = min(known[pair[0]].articles, known[pair[1]].articles)
        return -compared[pair].score, -articles, pair

    owner = {one.id: one.id for one in profiles}
    groups = {one.id: [one.id] for one in profiles}
    proposed = {}
    for pair in sorted(compared, key=surest):
        first, second = sorted((owner[pair[0]], owner[pair[1]]))
        if first == second:
            continue
        fits = not any(
            tuple(sorted((a, b))) in different or by_name(known[a], known[b]) is None
            for a in groups[first]
            for b in groups[second]
        )
        if compared[pair].is_sure and fits and not torn & set(pair):
            for member in groups.pop(second):
                owner[member] = first
                groups[first].append(member)
        else:
            proposed[pair] = compared[pair]
    kept = {p: c for p, c in proposed.items() if owner[p[0]] != owner[p[1]]}
    return Clusters(owner, kept)


def _torn(known: dict[int, Profile], compared: dict[Pair, Compared]) -> set[int]:
    """Return the names that surely are one with two which contradict each other.

    What few articles write, against many, is a slip and tears nothing.
    """
    sure: dict[int, list[int]] = defaultdict(list)
    for (one, other), found in compared.items():
        if found.is_sure:
            sure[one].append(other)
            sure[other].append(one)
    return {name for name, others in sure.items() if _contradict(known, others)}


def _contradict(known: dict[int, Profile], names: list[int]) -> bool:
    """Return whether two names contradict each other, neither of which is a slip."""
    most = max(known[name].articles for name in names)
    written = [known[name] for name in names if known[name].articles * FEW >= most]
    return any(
        by_name(one, other) is None
        for at, one in enumerate(written)
        for other in written[at + 1 :]
    )
