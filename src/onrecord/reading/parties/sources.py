"""What a source is by its own words: a name, a pronoun, or a description of some kind.

It touches: the words of one source. Who a pronoun or a surname stands for is for
`joining.py` to say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.naming import (
    TITLES,
)
from onrecord.reading.parties.names import Name, folded, names_in
from onrecord.reading.parties.vocabulary import (
    DOCUMENT_NOUNS,
    GROUP_NOUNS,
    ORGANISATION_NOUNS,
    OWN_WORDS,
    PLACE_NOUNS,
    PREPOSITIONS,
    PRONOUNS,
    ROLE_NOUNS,
)
from onrecord.schema import PartyKind, Span

WORD = re.compile(r"[^\W_](?:\w|[’'.\-](?=\w))*")
SEGMENT = re.compile(r"[^,;()—–]+")
POSSESSIVE = re.compile(r"[’']s?$")
COUPLE = re.compile(r"(?:Mrs?|Ms|Dr)\.? and (?:Mrs?|Ms|Dr)\.? ")
"""How two people of one surname begin: `Mr. and Mrs. Obama`."""

OWN = re.compile(r"([^,’']{2,60})[’']s?\s+(?:[a-z]+\s+){0,2}([a-z]+)$")
WRITTEN = re.compile(
    r"(?:[Aa]n?|[Tt]he)\s+(?:[a-z]+\s+){0,2}?([a-z]+)\s+(?:that\s+)?(?=[A-Z])"
)
VERB = re.compile(r"\s+(?:[a-z]+ed|gave|made|sent|wrote|put|read)\b")
DEFINITE = re.compile(r"^(?:the|The|THE)\s+")
DETERMINER = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
AFTER_HEAD = PREPOSITIONS | {"who", "that", "which", "including"}
"""Words right before which a description's head noun stands."""

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


def understood(text: str, span: Span, names: Sequence[Name] = ()) -> SourceWords:
    """Return what a source is by its own words.

    `names` are those of its passage that are known to stand within it.
    """
    words = _words(text, span)
    if words and words[0] in PRONOUNS and (len(words) == 1 or words[1] in PRONOUNS):
        return SourceWords(span, "person", pronoun=words[0])
    if COUPLE.match(text, *span) or is_joint(text, span, names):
        return SourceWords(span, "group")
    possessor = owning_name(text, span, names)
    if possessor:
        return SourceWords(span, kind_of_name(possessor), name=possessor)
    author = writing_name(text, span, names)
    if author:
        return SourceWords(span, kind_of_name(author), name=author)
    segments = [match.span() for match in SEGMENT.finditer(text, *span)]
    for segment in segments:
        name = head_name(text, segment, names)
        if name and not name.is_thing and not name.is_people:
            ahead = known_office(text[segment[0] : name.span[0]])
            title = name.office or ahead or _apposition(text, segments, segment)
            return SourceWords(span, kind_of_name(name), name=name, title=title)
        if kind_of_description(_words(text, segment)) == "group":
            break  # what follows are its members, as in `cities such as Lund, Malmo`
    return SourceWords(span, kind_of_description(words))


def is_joint(text: str, span: Span, names: Sequence[Name]) -> bool:
    """Return whether a source is several persons: `Senators Ann Ray and Tom Orr`."""
    people = [name for name in names if kind_of_name(name) == "person"]
    if len(people) < 2 or len(people) != len(names):
        return False
    between = [text[a.span[1] : b.span[0]] for a, b in pairwise(people)]
    ends = people[-1].span[1] >= span[1] - 1
    return ends and between[-1] in (" and ", ", and ") and set(between[:-1]) <= {", "}


def _words(text: str, span: Span) -> list[str]:
    return [folded(word) for word in WORD.findall(text[slice(*span)])]


def head_name(text: str, segment: Span, known: Sequence[Name] = ()) -> Name | None:
    """Return the name that a segment of a source is about: the one that ends it.

    `a spokesman for Ms. Stone` is about no name: a preposition stands before it; nor is
    `the Stone campaign`, in which a noun follows.
    """
    cut = RELATIVE.search(text, *segment)
    end = cut.start() if cut else segment[1]
    bare = POSSESSIVE.sub("", text[segment[0] : end].rstrip(' .:"”'))
    stop = segment[0] + len(bare)
    names = [n for n in known if segment[0] <= n.span[0] and n.span[1] <= end]
    names = names or list(names_in(text, segment[0], end))
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


def owning_name(text: str, span: Span, known: Sequence[Name] = ()) -> Name | None:
    """Return whose words a source is: of `Ms. Ray’s remarks` it is `Ms. Ray`."""
    match = OWN.match(text, *span)
    if match is None or folded(match[2]) not in OWN_WORDS:
        return None
    end = match.end(1)
    names = [n for n in known if span[0] <= n.span[0] and n.span[1] <= end]
    names = names or list(names_in(text, span[0], end))
    return names[0] if len(names) == 1 and names[0].span[0] <= span[0] + 4 else None


def writing_name(text: str, span: Span, known: Sequence[Name]) -> Name | None:
    """Return who said what a source describes: of `a speech Ms. Ray gave` it is she."""
    match = WRITTEN.match(text, *span)
    if match is None or folded(match[1]) not in OWN_WORDS:
        return None
    after = match.end()
    for name in known:
        if name.span[0] == after and VERB.match(text, name.span[1], span[1]):
            return name
    return None


def _opens(text: str, segment: Span, name: Name) -> bool:
    """Return whether a name opens its segment: `Ray of Iowa`, `Ray and her aides`."""
    ahead = text[segment[0] : name.span[0]].strip().casefold()
    following = WORD.search(text, name.span[1], segment[1])
    return ahead in ("", "the") and bool(
        following and (following.group() in PREPOSITIONS or following.group() == "and")
    )


def kind_of_name(name: Name) -> PartyKind:
    """Return what kind of party bears a name of these words."""
    if name.is_body:
        return "organization"
    return "place" if name.is_place else "person"


def kind_of_description(words: list[str]) -> PartyKind:
    """Return what kind of party a description without a name is, by its head noun."""
    head = head_noun(words)
    if head in DOCUMENT_NOUNS:
        return "document"
    if head in GROUP_NOUNS or (head.endswith("s") and not head.endswith("ss")):
        return "group"
    if head in ORGANISATION_NOUNS:
        return "organization"
    return "place" if head in PLACE_NOUNS else "unnamed"


def head_noun(words: list[str]) -> str:
    """Return the head noun: the last word before the first preposition or relative."""
    for at, word in enumerate(words):
        if word in AFTER_HEAD and at:
            told = words[at - 1].endswith("ed") and at > 1  # `a poll released in May`
            return words[at - 2] if told and len(words[at - 2]) > 3 else words[at - 1]
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


OWNED = re.compile(r"(?:the\s+)?([^,]{1,60})[’']s?\s", re.IGNORECASE)
OF = re.compile(r"\sof\s+(?:the\s+)?([A-Z][\w.’' -]{1,50})")
OWNER = re.compile(r"^(?:(?!\s(?:of|for|at|to|in|with)\s).)*(?:’s|'s)\s+")
INDEFINITE = re.compile(r"^(?:an?|the|one of|his|her|its|their)\s", re.IGNORECASE)
IN_FULL = {
    "atty": "attorney", "capt": "captain", "cmdr": "commander", "col": "colonel",
    "dep": "deputy", "det": "detective", "gen": "general", "gov": "governor",
    "lt": "lieutenant", "pres": "president", "prof": "professor",
    "rep": "representative", "rev": "reverend", "sen": "senator", "sgt": "sergeant",
    "supt": "superintendent",
}  # fmt: skip
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
    head = head_noun([folded(word) for word in WORD.findall(found or "")])
    return found if head in TITLES | ROLE_NOUNS else None


def owner(words: str) -> str | None:
    """Return whose an office is: `Chicago` of `Chicago’s mayor`, `mayor of Chicago`."""
    found = OWNED.match(words.strip()) or OF.search(words)
    return found[1].strip() if found else None


def offices(title: str) -> frozenset[str]:
    """Return the ways to name an office: `acting mayor of Ely` is `mayor` and more.

    Short forms are told in full: `Gov.` is `governor`.
    """
    words = [IN_FULL.get(folded(word), folded(word)) for word in title.split()]
    ends = [at for at, word in enumerate(words) if word in PREPOSITIONS and at]
    return frozenset(
        " ".join(words[start:end])
        for end in {len(words), *ends[:1]}
        for start in range(end)
    )
