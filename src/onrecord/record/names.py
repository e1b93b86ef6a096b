"""Names made comparable: what is the same name, and what only looks like another.

A unit is what bears one name throughout an archive: `person:carlos gimenez`,
`body:department justice`. It is short where the name does not tell who bears it: a
surname alone, an acronym.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Final, Literal

from onrecord.lists import listed
from onrecord.naming import (
    BODY_NICKNAMES,
    DEGREES,
    GENERATIONS,
    HONORIFICS,
    PARTICLES,
    TITLES,
    WHOLE_ONLY,
)
from onrecord.schema import PartyKind

Family = Literal["person", "body"]

_WORD: Final = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_POINTS: Final = re.compile(r"(?<=\b[^\W\d_])\.(?=[^\W\d_]\b|\s|$)")
_FIRST_INITIALS: Final = re.compile(r"^(?:[^\W\d_]\.){2,}")
_INITIALS: Final = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_POSSESSIVE: Final = re.compile(r"'[sS]?$")
_ACRONYM: Final = re.compile(r"(?:[A-Z]\.?){2,7}s?")

_HELD: Final = re.compile(r"-(?:backed|controlled|dominated|held|led|majority|run)$")
"""Who holds a body at the time is no part of its name: `GOP-controlled House`."""

_LEVELS: Final = ("city", "county", "municipal", "provincial", "state")
"""What stands before a body's name that is one of many of that name."""

_SMALL: Final = listed("the of for and on in to at a an")
_FIRMS: Final = listed("inc corp corporation co company llc ltd plc")
_HEADS: Final = listed("agency bureau committee commission department ministry office")
"""Heads that stand before or after what they are of: `Department of Justice`."""

_COUNTRY: Final = ("us", "usa")
_THE_COUNTRY: Final = (
    *(
        ("us",),
        ("usa",),
        ("the", "us"),
        ("united", "states"),
        ("the", "united", "states"),
    ),
    ("united", "states", "of", "america"),
)
_NATIONAL: Final = listed("congress constitution government house senate")

MOST_END: Final = 3
MOST_WORDS: Final = 12
"""Words of a name beyond which it is a description."""

CACHED: Final = 20_000


@dataclass(frozen=True, slots=True)
class Unit:
    """What bears one name: its key, its kind, and the block that it is compared in."""

    key: str
    family: Family
    block: str
    is_short: bool

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the name."""
        return words_of_key(self.key)


def unit_of(called: str, kind: PartyKind, text: str = "") -> Unit | None:
    """Return the unit of a party's name, None for who has no name of his own.

    In a `text` that speaks of `the state Senate`, the Senate is that of some state.
    """
    if kind == "person" and not is_acronym(called):
        return _person(called)
    named = kind in ("person", "organization", "place")
    if not named:
        return None
    unit = _body(called)
    if unit is None or unit.is_short:
        return unit
    level = next((word for word in _LEVELS if f" {word} {called}" in text), None)
    if level is None:
        return unit
    return Unit(f"body:{level} {unit.block}", "body", unit.block, is_short=True)


def form_of(written: str, family: Family) -> str:
    """Return a name as it is mentioned, as a unit's words: `Mr. Ray` is `ray`."""
    if family == "person":
        return " ".join(_untitled(_words(written, of_person=True)))
    return " ".join(_body_words(_words(written)))


@lru_cache(CACHED)
def _words(written: str, *, of_person: bool = False) -> tuple[str, ...]:
    """Return the words of a name, folded: small, no accents, stops, possessives.

    `F.B.I.` is one word, and so is `J.D.` before a surname; `H.W.` within a person's
    name are two.
    """
    plain = unicodedata.normalize("NFKD", written.replace("’", "'").replace("‘", "'"))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    if of_person:
        plain = _FIRST_INITIALS.sub(lambda m: m[0].replace(".", "") + " ", plain)
        plain = _INITIALS.sub(lambda m: m[0].replace(".", " "), plain)
    plain = _POSSESSIVE.sub("", _POINTS.sub("", plain).strip())
    return tuple(_WORD.findall(plain.casefold()))


def _untitled(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return a name's words without the titles before them and degrees after them."""
    start = 0
    while start < len(words) - 1 and words[start] in TITLES:
        start += 1
    first = words[start : start + 1]  # `J.D.` is a degree after a name, not before it
    return first + tuple(w for w in words[start + 1 :] if w not in DEGREES)


def _person(called: str) -> Unit | None:
    words = _words(called, of_person=True)
    if not words or len(words) > MOST_WORDS:
        return None
    names = _untitled(words)
    names = tuple(word for word, _ in groupby(names))  # `Ann Ray Ray` is a slip
    bare = [word for word in names if word not in GENERATIONS] or list(names)
    block = bare[-1]
    is_short = not any(word not in PARTICLES | HONORIFICS for word in bare[:-1])
    return Unit(f"person:{' '.join(names)}", "person", block, is_short)


def _body(called: str) -> Unit | None:
    words = _words(called)
    if not words or len(words) > MOST_WORDS:
        return None
    key = " ".join(_body_words(words))
    is_short = len(words) == 1 and is_acronym(called) and key == words[0]
    return Unit(f"body:{key}", "body", key, is_short)


def _body_words(words: tuple[str, ...]) -> list[str]:
    """Return what tells one body from another, in an order of its own."""
    if words in _THE_COUNTRY:
        return ["united", "states"]
    if words[:2] == ("united", "states"):
        words = ("us", *words[2:])
    kept = [
        word for word in words if word not in _SMALL and not _HELD.search(word)
    ] or list(words)
    if " ".join(kept) in BODY_NICKNAMES:
        return BODY_NICKNAMES[" ".join(kept)].split()
    if len(kept) > 1 and kept[-1] in _FIRMS:
        kept.pop()
    if kept and kept[0] in _COUNTRY and (len(kept) > 2 or kept[-1] in _NATIONAL):
        kept = kept[1:]
    if len(kept) > 1 and _HEADS & set(kept):
        kept.sort()
    return kept


def initials_of(called: str) -> set[str]:
    """Return the acronyms that a body's name in full may have, of three letters on."""
    words = _words(called)
    bare = [word for word in words if word not in _SMALL]
    found = {"".join(word[0] for word in told) for told in (words, bare)}
    return {letters for letters in found if len(letters) > 2}


def ends_of(called: str) -> set[str]:
    """Return what a body may be called by the end of its name: `the Committee`."""
    if " ".join(_words(called)) in WHOLE_ONLY:
        return set()
    words = [word for word in _words(called) if word not in _SMALL]
    ends = (words[at:] for at in range(max(1, len(words) - MOST_END), len(words)))
    return {" ".join(_body_words(tuple(end))) for end in ends}


def is_acronym(written: str) -> bool:
    """Return whether a name is capitals alone: `ICE`, `F.B.I.`."""
    return bool(_ACRONYM.fullmatch(written.strip()))


def words_of_key(key: str) -> tuple[str, ...]:
    """Return the words of a unit's key, without the article that it is split off by."""
    return tuple(key.partition(":")[2].partition("@")[0].split())
