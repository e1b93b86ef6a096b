"""The cast: everybody whom an article names, and where each is mentioned.

It touches: what the names, the places, the offices and the pronouns of the article
tell. Who speaks is for `joining.py` to say, which adds those known by a description.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from dataclasses import dataclass

import numpy as np

from onrecord.reading.draft import Draft, Scores
from onrecord.reading.parties.book import Bearer, Book
from onrecord.reading.parties.entities import Entities
from onrecord.reading.parties.evidence import Field, Named
from onrecord.reading.parties.names import Name, folded, names_in
from onrecord.reading.parties.offices import Offices
from onrecord.reading.parties.places import Places
from onrecord.reading.parties.pointing import Link, Pointer, links
from onrecord.reading.parties.pronouns import pronouns_in
from onrecord.reading.parties.sources import (
    DEFINITE,
    DETERMINER,
    WORD,
    head_noun,
)
from onrecord.reading.parties.vocabulary import (
    POSSESSED,
)
from onrecord.schema import MentionKind, Party, PartyKind, Span

FULL, SHORT = 1.0, 0.95
"""How sure a name is its bearer's: written in full, or as one word of it."""

FURTHER = re.compile(r",? (?:such as|including|like) |, (?=who|which|that)")
"""What a description goes on with that is no part of its name."""

POSSESSION = re.compile(r"(?:[’']s?\s+(?:[a-z]+\s+)?|\s+)([a-z]+)\b")


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a party is mentioned, how, and how sure that it is meant."""

    kind: MentionKind
    confidence: float


class Cast:
    """The bearers of an article with all their mentions."""

    def __init__(self, draft: Draft, pointer: Pointer) -> None:
        self.text = draft.article.text
        passages = draft.passages or ()
        self.entities = Entities(
            entity for window in draft.tagged or () for entity in window.entities
        )
        self.book = Book(
            self.text,
            (
                name
                for passage in passages
                for name in names_in(self.text, *passage.span, self.entities)
            ),
        )
        self.places = Places(draft)
        self._name_starts = [name.span[0] for name, _ in self.book.found]
        self._mentions: dict[int, dict[Span, Mention]] = {}
        self._meant: dict[Span, int] = {}
        self.named = [
            Named(self.places.of(name.span), bearer.number)
            for name, bearer in self.book.found
            if bearer is not None
        ]
        for name, bearer in self.book.found:
            if bearer is not None:
                sure = FULL if name.is_full else SHORT
                self.note(bearer, name.span, "name", sure)
        self.people = [
            one for one in self.named if self.book.bearers[one.bearer].kind == "person"
        ]
        self._starts = [one.place.span[0] for one in self.named]
        self.offices = Offices(self.book, self.people)
        self.links = self._linked(draft, pointer)
        self._owned: dict[tuple[int, str], Bearer] = {}
        self._bodies: dict[str, list[tuple[int, Bearer]]] = {}
        self._described: dict[str, Bearer] = {}
        self._by_head: dict[str, Bearer] = {}
        for name, bearer in self.book.found:
            if bearer is not None and bearer.kind == "person":
                self._possession(name, bearer)

    def note(
        self, bearer: Bearer, span: Span, kind: MentionKind, confidence: float
    ) -> None:
        """Note that a bearer is mentioned at a span, and nobody else is."""
        before = self._meant.get(span)
        if before is not None:
            self._mentions[before].pop(span, None)
        self._meant[span] = bearer.number
        self._mentions.setdefault(bearer.number, {})[span] = Mention(kind, confidence)

    def unlink(self, span: Span) -> None:
        """Take back whom a pronoun was linked to: it means somebody else."""
        link = self.links.pop(span, None)
        if link:
            self._mentions[link.bearer].pop(span, None)
            self._meant.pop(span, None)

    def names_within(self, span: Span) -> list[Name]:
        """Return the names of its passage that stand within a span."""
        first = bisect_left(self._name_starts, span[0])
        after = bisect_left(self._name_starts, span[1])
        names = (name for name, _ in self.book.found[first:after])
        return [name for name in names if name.span[1] <= span[1]]

    def campaign(self, noun: str, at: int) -> Bearer | None:
        """Return the body of anybody named last that a noun means (`the campaign`)."""
        said = self._bodies.get(noun, [])
        before = bisect_right(said, at, key=lambda pair: pair[0]) - 1
        return said[max(before, 0)][1] if said else None

    def before(self, at: int, most: int = 24) -> list[Named]:
        """Return the mentions by name before a place, the nearest first."""
        end = bisect_right(self._starts, at - 1)
        return self.named[max(0, end - most) : end][::-1]

    def people_before(self, at: int) -> list[Named]:
        """Return the mentions of persons by name before a place, in order."""
        return self.people[: bisect_left(self.people, at, key=_start)]

    def described_before(self, written: str) -> bool:
        """Return whether somebody without a name was called by the noun of words."""
        words = [folded(word) for word in WORD.findall(written)]
        before = self._by_head.get(head_noun(words))
        return before is not None and before.kind == "unnamed"

    def first_named(self, passage: int) -> Bearer | None:
        """Return the person who opens a passage, None if it opens otherwise."""
        first = bisect_left(self.people, passage, key=lambda one: one.place.passage)
        for one in self.people[first : first + 1]:
            if one.place.passage == passage and one.place.opens:
                return self.book.bearers[one.bearer]
        return None

    def described(self, span: Span, kind: PartyKind) -> Bearer:
        """Return the party known by a description only, one for like words.

        A noun with `the` alone is the last description with that head: after `a letter
        from Lima` it is `the letter`.
        """
        written = " ".join(self.text[slice(*span)].split())
        key = DETERMINER.sub("", written.casefold()).strip(" ,.:;")
        bearer = self._described.get(key)
        if bearer is None and DEFINITE.match(written):
            bearer = self._by_head.get(key)
        if bearer is None:
            name = DETERMINER.sub("", FURTHER.split(written)[0].strip(" ,.:;"))
            name = name or self.text[slice(*span)]
            bearer = Bearer(len(self.book.bearers), name, kind)
            self.book.bearers.append(bearer)
            self._described[key] = bearer
        words = [folded(word) for word in WORD.findall(written)]
        self._by_head[head_noun(words)] = bearer
        return bearer

    def owned(self, owner: Bearer, noun: str, written: str) -> Bearer:
        """Return the body of a person: `his campaign`, `the Ray campaign`."""
        bearer = self._owned.get((owner.number, noun))
        if bearer is None:
            name = DETERMINER.sub("", " ".join(written.split()))
            bearer = Bearer(len(self.book.bearers), name, "organization")
            self.book.bearers.append(bearer)
            self._owned[owner.number, noun] = bearer
        return bearer

    def own_body(self, bearer: Bearer, noun: str, at: int) -> None:
        """Note that a body known by a description may be called by a noun alone."""
        if noun in POSSESSED and len(bearer.name.split()) > 1:
            insort(self._bodies.setdefault(noun, []), (at, bearer), key=lambda p: p[0])

    def parties(self, speakers: set[int]) -> tuple[dict[int, str], tuple[Party, ...]]:
        """Return the ids by bearer's number, and the parties, as first mentioned.

        Those known by a description only are parties if they speak.
        """
        told = [
            bearer
            for bearer in self.book.bearers
            if bearer.number in speakers
            or (self._mentions.get(bearer.number) and bearer.certain)
        ]
        told.sort(key=lambda b: min(self._mentions.get(b.number) or [(0, 0)]))
        ids = {bearer.number: f"p{n}" for n, bearer in enumerate(told, start=1)}
        return ids, tuple(self._party(bearer, ids[bearer.number]) for bearer in told)

    def _party(self, bearer: Bearer, identity: str) -> Party:
        found = sorted(self._mentions.get(bearer.number, {}).items())
        return Party(
            id=identity,
            name=bearer.name,
            kind=bearer.kind,
            title=bearer.title,
            mentions=tuple(span for span, _ in found),
            mention_kinds=tuple(mention.kind for _, mention in found),
            mention_confidences=tuple(mention.confidence for _, mention in found),
        )

    def _linked(self, draft: Draft, pointer: Pointer) -> dict[Span, Link]:
        pronouns = list(pronouns_in(draft, self.places, self.people))
        found = links(
            pronouns,
            Field(self.people),
            _vectors(draft),
            pointer,
            {b.number: b.gender for b in self.book.bearers if b.gender},
        )
        for span, link in found.items():
            bearer = self.book.bearers[link.bearer]
            self.note(bearer, span, "pronoun", link.confidence)
        return found

    def _possession(self, name: Name, bearer: Bearer) -> None:
        """Take up the body that a name is followed by: `Ray’s campaign`."""
        match = POSSESSION.match(self.text, name.span[1])
        noun = match[1] if match else ""
        if match and noun in POSSESSED:
            start = name.begins
            written = self.text[start : match.end(1)]
            body = self.owned(bearer, noun, written)
            if len(written) > len(body.name):
                body.name = written
            self.note(body, (start, match.end(1)), "name", SHORT)
            self.own_body(body, noun, start)


def _start(one: Named) -> int:
    return one.place.span[0]


def _vectors(draft: Draft) -> Scores | None:
    """Return the vectors of all words of an article, None if it has none."""
    found = [window.pointers for window in draft.tagged or ()]
    kept = [vectors for vectors in found if vectors is not None]
    return np.concatenate(kept) if kept and len(kept) == len(found) else None
