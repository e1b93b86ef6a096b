"""Pronouns: where they stand, and what each asks for.

It touches: the text, its layout, and who is named where. Whom a pronoun means is for
`pointing.py` to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.reading.draft import Draft
from onrecord.reading.parties.evidence import Meant, Named
from onrecord.reading.parties.places import Places
from onrecord.reading.parties.vocabulary import (
    FEMALE_PRONOUNS,
    MALE_PRONOUNS,
)
from onrecord.schema import Span

PERSONAL = re.compile(
    r"\b(?:he|him|his|himself|she|her|hers|herself)\b(?!-\w)", re.IGNORECASE
)
ROLES = {
    "he": 0, "she": 0, "him": 1, "her": 2, "his": 2, "hers": 2,
    "himself": 3, "herself": 3,
}  # fmt: skip
GENDERS = dict.fromkeys(MALE_PRONOUNS, "male") | dict.fromkeys(
    FEMALE_PRONOUNS, "female"
)


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun for one person, with the gender of its form."""

    span: Span
    gender: str
    meant: Meant


def pronouns_in(draft: Draft, places: Places, named: list[Named]) -> Iterator[Pronoun]:
    """Yield the pronouns for one person of an article, in the order of the text."""
    speakers: dict[int, set[int]] = {}
    for one in named:
        for number in one.place.source_of:
            speakers.setdefault(number, set()).add(one.bearer)
    statements = draft.statements or ()
    for passage in draft.passages or ():
        # A slice: what stands right before a passage is no part of its first word.
        start, end = passage.span
        for match in PERSONAL.finditer(draft.article.text[start:end]):
            word = match.group().casefold()
            span = (start + match.start(), start + match.end())
            place = places.of(span)
            direct: set[int] = set()
            indirect: set[int] = set()
            for number in place.within:
                quoted = statements[number].form == "direct" or place.quotation
                (direct if quoted else indirect).update(speakers.get(number, ()))
            yield Pronoun(
                span,
                GENDERS[word],
                Meant(place, ROLES[word], frozenset(direct), frozenset(indirect)),
            )
