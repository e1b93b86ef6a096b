"""What a source is by its own words: a name, a pronoun, or a description of some kind.

It touches: the words of one source. Who a pronoun or a surname stands for is for
`joining.py` to say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.reading.parties.names import Name, folded, names_in
from onrecord.reading.parties.vocabulary import (
    DOCUMENT_NOUNS,
    GROUP_NOUNS,
    ORGANISATION_NOUNS,
    PLACE_NOUNS,
    PREPOSITIONS,
    PRONOUNS,
    TITLES,
)
from onrecord.schema import PartyKind, Span

WORD = re.compile(r"[^\W_](?:\w|[’'.\-](?=\w))*")
SEGMENT = re.compile(r"[^,;()—–]+")
ARTICLE = re.compile(r"^(?:the|The|THE)\s+")
POSSESSIVE = re.compile(r"[’']s?$")
DETERMINER = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
RELATIVE = re.compile(r"\s(?:who|whom|which|that|whose)\s")


@dataclass(frozen=True, slots=True)
class SourceWords:
    """A source's own words: `pronoun` or `name` if it is one, else its kind alone.

    `title` is the office that stands beside the name.
    """

    span: Span
    kind: PartyKind
    name: Name | None = None
    pronoun: str | None = None
    title: str | None = None


def understood(text: str, span: Span) -> SourceWords:
    """Return what a source is by its own words."""
    words = _words(text, span)
    if words and words[0] in PRONOUNS and (len(words) == 1 or words[1] in PRONOUNS):
        return SourceWords(span, "person", pronoun=words[0])
    segments = [match.span() for match in SEGMENT.finditer(text, *span)]
    for segment in segments:
        name = head_name(text, segment)
        if name and not name.is_thing and not _is_group(name):
            ahead = known_office(text[segment[0] : name.span[0]])
            title = name.office or ahead or _apposition(text, segments, segment)
            return SourceWords(span, kind_of_name(name), name=name, title=title)
        if kind_of_description(_words(text, segment)) == "group":
            break  # what follows are its members, as in `cities such as Lund, Malmo`
    return SourceWords(span, kind_of_description(words))


def _words(text: str, span: Span) -> list[str]:
    return [folded(word) for word in WORD.findall(text[slice(*span)])]


def head_name(text: str, segment: Span) -> Name | None:
    """Return the name that a segment of a source is about: the one that ends it.

    `a spokesman for Ms. Stone` is about no name: a preposition stands before it; nor is
    `the Stone campaign`, in which a noun follows.
    """
    cut = RELATIVE.search(text, *segment)
    end = cut.start() if cut else segment[1]
    bare = POSSESSIVE.sub("", text[segment[0] : end].rstrip(' .:"”'))
    stop = segment[0] + len(bare)
    names = list(names_in(text, segment[0], end))
    if names and _opens(text, segment, names[0]):
        return names[0]
    if not names or names[-1].span[1] < stop - 1:
        return None
    before = [
        folded(word) for word in WORD.findall(text, segment[0], names[-1].span[0])
    ]
    if any(word in PREPOSITIONS for word in before):
        return None
    return names[-1]


def _opens(text: str, segment: Span, name: Name) -> bool:
    """Return whether a name opens its segment before a preposition (`Ray of Iowa`)."""
    ahead = text[segment[0] : name.span[0]].strip().casefold()
    following = WORD.search(text, name.span[1], segment[1])
    return ahead in ("", "the") and bool(
        following and following.group() in PREPOSITIONS
    )


def _is_group(name: Name) -> bool:
    return name.surname in GROUP_NOUNS and not name.honorific


def kind_of_name(name: Name) -> PartyKind:
    """Return what kind of party bears a name of these words."""
    if name.is_body:
        return "organization"
    return "place" if name.is_place else "person"


def kind_of_description(words: list[str]) -> PartyKind:
    """Return what kind of party a description without a name is, by its head noun."""
    head = _head(words)
    if head in DOCUMENT_NOUNS:
        return "document"
    if head in GROUP_NOUNS or (head.endswith("s") and not head.endswith("ss")):
        return "group"
    if head in ORGANISATION_NOUNS:
        return "organization"
    return "place" if head in PLACE_NOUNS else "unnamed"


def _head(words: list[str]) -> str:
    """Return the head noun: the last word before the first preposition or relative."""
    stops = PREPOSITIONS | {"who", "that", "which", "including"}
    for at, word in enumerate(words):
        if word in stops and at:
            return words[at - 1]
    return words[-1] if words else ""


def _apposition(text: str, segments: list[Span], chosen: Span) -> str | None:
    """Return the office in the segment beside the name's, without its owner."""
    at = segments.index(chosen)
    for near in (at - 1, at + 1):
        if 0 <= near < len(segments):
            found = office(text[slice(*segments[near])])
            if found:
                return found
    return None


OWNER = re.compile(r"^.*(?:’s|'s)\s+")
INDEFINITE = re.compile(r"^(?:an?|the|one of|his|her|its|their)\s", re.IGNORECASE)
NO_OFFICE = re.compile(r"\d|[A-Z]-")
"""How an age or a party with its state begins (`54`, `D-Ohio`)."""


def office(words: str) -> str | None:
    """Return the office that an apposition names: `Chicago’s mayor` is `mayor`."""
    bare = words.strip()
    if not bare or len(bare.split()) > 12:
        return None
    owned = OWNER.sub("", bare)
    found = INDEFINITE.sub("", owned).strip()
    first = folded(found.partition(" ")[0])
    if NO_OFFICE.match(found) or first in PRONOUNS | PREPOSITIONS:
        return None
    return found or None


def known_office(words: str) -> str | None:
    """Return the office that words name, if its head noun is a title (`spokesman`)."""
    found = office(words)
    head = _head([folded(word) for word in WORD.findall(found or "")])
    return found if head in TITLES else None


def offices(title: str) -> frozenset[str]:
    """Return the ways to name an office: `acting mayor of Ely` is `mayor` and more."""
    words = [folded(word) for word in title.split()]
    ends = [at for at, word in enumerate(words) if word in PREPOSITIONS and at]
    return frozenset(
        " ".join(words[start:end])
        for end in {len(words), *ends[:1]}
        for start in range(end)
    )
