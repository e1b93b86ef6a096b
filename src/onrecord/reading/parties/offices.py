"""Offices and other descriptions: whom `the mayor` or `the board` means.

Offices are learned from titles (`Mayor Ann Ray`) and appositions (`Lima’s mayor, Ann
Ray,`). It touches: the text around names. A description that tells of nobody named
stays a description: an unnamed source is never given a name.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict

from onrecord.naming import (
    TITLES,
)
from onrecord.reading.parties.book import Bearer, Book
from onrecord.reading.parties.evidence import Named
from onrecord.reading.parties.names import folded
from onrecord.reading.parties.sources import (
    DEFINITE,
    WORD,
    office,
    offices,
    owner,
)
from onrecord.reading.parties.vocabulary import (
    CALLED_NOUNS,
    ORGANISATION_NOUNS,
    RELATIVES,
    ROLE_NOUNS,
    gender_of,
)

KIN = re.compile(r"(?:his|her|their)\s", re.IGNORECASE)

RECENT = 8
"""Names before a role among which is the one that it means."""

SALIENT = 2
"""Passages back in which the one stands whom a role may mean (`the nominee`)."""


class Offices:
    """Who holds which office, by the article's own words."""

    def __init__(self, book: Book, named: list[Named]) -> None:
        self._book = book
        self._held: dict[str, dict[int, Bearer]] = defaultdict(dict)
        self._owned: dict[tuple[str, str], dict[int, Bearer]] = defaultdict(dict)
        self._named = named
        self._starts = [one.place.span[0] for one in named]
        for bearer in book.bearers:
            for title in bearer.titles:
                for way in offices(title.written):
                    self._held[way][bearer.number] = bearer
                    if title.owner:
                        held = self._owned[folded(title.owner), way]
                        held[bearer.number] = bearer

    def holder(self, written: str, at: int) -> Bearer | None:
        """Return the person whose office a description names (`the mayor`), if one.

        Of several it is the one whose name stands alone since another was named.
        """
        wanted = folded(office(written) or "").strip()
        kin = KIN.match(written) and wanted in RELATIVES
        if not (DEFINITE.match(written) or owner(written) or kin):
            return None
        if not wanted or wanted.split()[-1] not in TITLES | ROLE_NOUNS | RELATIVES:
            return None
        fitting = self._held.get(wanted, {})
        owned = folded(owner(written) or "")
        if owned and len(fitting) > 1:
            fitting = self._owned.get((owned, wanted)) or fitting
        if len(fitting) > 1:
            return self._latest(fitting, at)
        return next(iter(fitting.values()), None)

    def salient(self, written: str, at: int, passage: int) -> Bearer | None:
        """Return whom a role means that nobody was said to have (`the billionaire`).

        Of the persons named shortly before it is the one that the article names most,
        unless another office is known of that one.
        """
        match = DEFINITE.match(written)
        words = [folded(word) for word in WORD.findall(written)]
        if not match or len(words) > 4 or words[-1] not in ROLE_NOUNS:
            return None
        gender = gender_of(words)
        before = bisect_right(self._starts, at)
        near = {
            one.bearer
            for one in self._named[max(0, before - RECENT) : before]
            if passage - one.place.passage <= SALIENT
        }
        fitting = [
            bearer
            for bearer in map(self._book.bearers.__getitem__, near)
            if not (gender and bearer.genders - {gender}) and _may_be(bearer, words[-1])
        ]
        known = [bearer for bearer in fitting if bearer.titles]
        if len(known) > 1:
            return None
        return max(fitting, key=lambda b: (b.named, -b.number), default=None)

    def body(self, written: str) -> Bearer | None:
        """Return the one body whose name ends in a description (`the board`)."""
        if not DEFINITE.match(written):
            return None
        noun = folded(DEFINITE.sub("", written))
        return self._book.body_called(noun) if noun in ORGANISATION_NOUNS else None

    def _latest(self, fitting: dict[int, Bearer], at: int) -> Bearer | None:
        """Return the one of some bearers named last before a place, if alone there."""
        before = bisect_right(self._starts, at) - 1
        last: Named | None = None
        for one in reversed(self._named[max(0, before - 40) : before + 1]):
            if one.bearer not in fitting:
                continue
            if last is None:
                last = one
            elif one.bearer != last.bearer:
                near = last.place.sentence == one.place.sentence
                return None if near else self._book.bearers[last.bearer]
        return self._book.bearers[last.bearer] if last else None


def _may_be(bearer: Bearer, role: str) -> bool:
    """Return whether somebody may be called by a role: it is his, or anybody's."""
    heads = {
        folded(title.written.split()[-1]) for title in bearer.titles if title.written
    }
    return role in heads or (not heads and role in CALLED_NOUNS)
