"""What kind of party bears a name: its own words vote, and what the model takes it for.

It touches: the names of one article and the words before them.
"""

from __future__ import annotations

from collections import Counter, defaultdict

from onrecord.reading.parties.names import Name, folded
from onrecord.reading.parties.vocabulary import (
    ORGANISATION_NOUNS,
    PLACE_NOUNS,
)
from onrecord.schema import PartyKind

RULE, MODEL = 3, 1
"""What a name's own words and the model's opinion of it weigh when kinds are voted."""


def voted(text: str, names: list[Name]) -> dict[str, Counter[PartyKind]]:
    """Return the votes for the kind of each name's key.

    A surname that is a person's speaks for the full name that it ends. An acronym that
    nothing else is known of is a body's.
    """
    votes: dict[str, Counter[PartyKind]] = defaultdict(Counter)
    surnames = {
        name.surname
        for name in names
        if len(name.words) == 1 and name.taken_for == "person"
    }
    for name in names:
        kind = _by_rule(text, name)
        if kind:
            votes[name.key][kind] += RULE
        elif taken := _by_model(name):
            votes[name.key][taken] += MODEL
            full = len(name.words) > 1 and not name.is_place
            if full and name.surname in surnames:
                votes[name.key]["person"] += MODEL
    for name in names:
        if name.is_acronym and name.key not in votes:
            votes[name.key]["organization"] += MODEL
    return votes


def _by_rule(text: str, name: Name) -> PartyKind | None:
    """Return the kind that a name's own words tell."""
    if name.honorific or name.office:
        return "person"
    if name.is_people or _is_family(text, name):
        return "group"
    if any(folded(word) in ORGANISATION_NOUNS for word in name.words):
        return "organization"
    return "place" if name.surname in PLACE_NOUNS else None


def _by_model(name: Name) -> PartyKind | None:
    """Return the kind that the model takes a name for, or its form suggests."""
    if name.taken_for is not None and name.taken_for != "other":
        return name.taken_for
    if name.is_body and not name.is_acronym:
        return "organization"
    return "place" if name.is_place else None


def _is_family(text: str, name: Name) -> bool:
    """Return whether a name is of several people of one surname: `the Clintons`."""
    several = len(name.words) == 1 and name.surname.endswith("s") and not name.title
    several = several and name.surname not in ORGANISATION_NOUNS  # `the Times`
    after_the = text[max(0, name.span[0] - 4) : name.span[0]].casefold() == "the "
    return several and after_the and name.taken_for in (None, "person", "other")
