"""Pronouns to learn from, which nobody marked: gender tells whom they mean.

Over the archive, each name that is often and nearly always followed by one gender's
pronouns and honorifics has that gender. Where those near a pronoun have different ones,
the right ones are known. In half of the articles all words of gender are swapped, so
that names tell nothing of it: what is learned is to read, and not that an Ann is a she.
It is used here alone; the package knows no name's gender.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onrecord.reading.draft import Draft
from onrecord.reading.parties.book import Book
from onrecord.reading.parties.entities import Entities
from onrecord.reading.parties.evidence import Field, Named
from onrecord.reading.parties.names import names_in
from onrecord.reading.parties.places import Places
from onrecord.reading.parties.pronouns import Pronoun, pronouns_in
from onrecord.reading.parties.vocabulary import (
    PREPOSITIONS,
)

PAIRS = (
    "he she", "himself herself", "mr ms", "man woman", "men women", "boy girl",
    "father mother", "son daughter", "brother sister", "husband wife", "dad mom",
    "spokesman spokeswoman", "congressman congresswoman", "chairman chairwoman",
    "actor actress", "king queen", "nephew niece", "uncle aunt",
)  # fmt: skip
SWAPPED = {
    one: other for pair in PAIRS for one, other in (pair.split(), pair.split()[::-1])
} | {"mrs": "mr", "miss": "mr", "him": "her", "his": "her", "hers": "his"}
GENDERED = re.compile(rf"\b(?:her|{'|'.join(SWAPPED)})\b", re.IGNORECASE)
NEXT = re.compile(r"\s+([\w’']+)")
NO_NOUN = PREPOSITIONS | {
    *("a", "an", "the", "and", "or", "but", "that", "if", "when", "who", "which"),
    *("while", "after", "before", "then", "because", "so", "was", "is", "were", "are"),
    *("be", "been", "had", "has", "have", "said", "says", "would", "will", "could"),
    *("can", "may", "should", "up", "out", "down", "off", "not", "also", "too"),
}
OPPOSITE = {"male": "female", "female": "male"}

ALONE = 40
"""Words before a pronoun in which one alone is named, where genders are counted."""


def swapped(text: str) -> str:
    """Return a text with the words of gender swapped: `his` is `her`, and so on."""

    def other(match: re.Match[str]) -> str:
        word = match.group().lower()
        new = SWAPPED.get(word, "him")
        if word == "her":
            after = NEXT.match(text, match.end())
            if after and after[1].lower() not in NO_NOUN:
                new = "his"
        if match.group().isupper() and len(word) > 1:
            return new.upper()
        return new.capitalize() if match.group()[0].isupper() else new

    return GENDERED.sub(other, text)


@dataclass(frozen=True)
class Analysed:
    """An article with what the package finds of names and pronouns in it."""

    book: Book
    field: Field
    pronouns: list[Pronoun]
    is_swapped: bool

    def gender(self, found: str | None) -> str | None:
        """Return a gender as it is in this article, in which all may be swapped."""
        return OPPOSITE[found] if found and self.is_swapped else found

    def keys(self) -> dict[int, str]:
        """Return the key of each person's full name, by number."""
        return {
            bearer.number: bearer.forms[0].key
            for bearer in self.book.bearers
            if bearer.kind == "person" and bearer.forms
        }


def analysed(draft: Draft, *, is_swapped: bool) -> Analysed:
    """Return an article's names and pronouns, as the package finds them."""
    text = draft.article.text
    entities = Entities(e for window in draft.tagged or () for e in window.entities)
    names = (
        name
        for passage in draft.passages or ()
        for name in names_in(text, *passage.span, entities)
    )
    book, places = Book(text, names), Places(draft)
    named = [
        Named(places.of(name.span), bearer.number)
        for name, bearer in book.found
        if bearer is not None and bearer.kind == "person"
    ]
    pronouns = list(pronouns_in(draft, places, named))
    return Analysed(book, Field(named), pronouns, is_swapped)


class Genders:
    """The gender of names, counted over many articles."""

    def __init__(self, articles: Iterable[Analysed]) -> None:
        votes: dict[str, Counter[str]] = defaultdict(Counter)
        for one in articles:
            for key, gender, weight in _votes(one):
                votes[key][gender] += weight
        given: dict[str, Counter[str]] = defaultdict(Counter)
        self._names: dict[str, str] = {}
        for key, count in votes.items():
            gender, most = count.most_common(1)[0]
            if count.total() >= 3 and most >= 0.8 * count.total():
                self._names[key] = gender
            if most >= 0.75 * count.total():
                given[key.split()[0]][gender] += 1
        self._given = {
            name: count.most_common(1)[0][0]
            for name, count in given.items()
            if len(name) > 1
            and count.total() >= 4
            and count.most_common(1)[0][1] >= 0.85 * count.total()
        }

    def of(self, key: str) -> str | None:
        """Return the gender of a full name, or of its given name, None if unknown."""
        return self._names.get(key) or self._given.get(key.split()[0])


def _votes(one: Analysed) -> Iterator[tuple[str, str, int]]:
    """Yield what an article tells of its names: key, gender, weight."""
    keys = one.keys()
    for bearer in one.book.bearers:
        told = one.gender(bearer.gender)
        if bearer.number in keys and told:
            yield keys[bearer.number], told, 3
    for pronoun in one.pronouns:
        chosen = one.field.candidates(pronoun.meant.place)
        words = pronoun.meant.place.word - one.field.word[chosen]
        near = set(one.field.bearer[chosen][(words > 0) & (words < ALONE)].tolist())
        told = one.gender(pronoun.gender)
        if len(near) == 1 and told and (key := keys.get(near.pop())):
            yield key, told, 1


@dataclass(frozen=True)
class Sample:
    """A pronoun with its candidates: words, evidence [candidates, EVIDENCE], right."""

    word: int
    candidates: npt.NDArray[np.int64]
    evidence: npt.NDArray[np.float32]
    right: npt.NDArray[np.bool_]


def samples(one: Analysed, genders: Genders) -> Iterator[Sample]:
    """Yield the pronouns whose candidates' genders tell right ones from wrong ones."""
    keys = one.keys()
    known = {
        bearer.number: bearer.gender
        or one.gender(
            genders.of(keys[bearer.number]) if bearer.number in keys else None
        )
        for bearer in one.book.bearers
    }
    for pronoun in one.pronouns:
        chosen = one.field.candidates(pronoun.meant.place)
        told = [known[number] for number in one.field.bearer[chosen].tolist()]
        chosen = chosen[np.array([gender is not None for gender in told], bool)]
        right = np.array([g == pronoun.gender for g in told if g is not None], bool)
        if right.any() and not right.all():
            yield Sample(
                pronoun.meant.place.word,
                one.field.word[chosen],
                one.field.evidence(pronoun.meant, chosen),
                right,
            )
