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
from typing import Final, Literal

from onrecord.lists import listed
from onrecord.naming import DEGREES, GENERATIONS, HONORIFICS, PARTICLES, TITLES
from onrecord.schema import PartyKind

Family = Literal["person", "body"]

_WORD: Final = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_POINTS: Final = re.compile(r"(?<=\b[^\W\d_])\.(?=[^\W\d_]\b|\s|$)")
_FIRST_INITIALS: Final = re.compile(r"^(?:[^\W\d_]\.){2,}")
_INITIALS: Final = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_POSSESSIVE: Final = re.compile(r"'[sS]?$")
_ACRONYM: Final = re.compile(r"(?:[A-Z]\.?){2,7}s?")

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

MOST_WORDS: Final = 12
"""Words of a name beyond which it is a description."""

CACHED: Final = 100_000


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


def unit_of(called: str, kind: PartyKind) -> Unit | None:
    """Return the unit of a party's name, None for who has no name of his own."""
    if kind == "person":
        return _person(called)
    return _body(called) if kind in ("organization", "place") else None


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
    bare = [word for word in names if word not in GENERATIONS] or list(names)
    block = bare[-1]
    is_short = not any(word not in PARTICLES | HONORIFICS for word in bare[:-1])
    return Unit(f"person:{' '.join(names)}", "person", block, is_short)


def _body(called: str) -> Unit | None:
    words = _words(called)
    if not words or len(words) > MOST_WORDS:
        return None
    key = " ".join(_body_words(words))
    return Unit(f"body:{key}", "body", key, is_acronym(called) and " " not in key)


def _body_words(words: tuple[str, ...]) -> list[str]:
    """Return what tells one body from another, in an order of its own."""
    if words in _THE_COUNTRY:
        return ["united", "states"]
    if words[:2] == ("united", "states"):
        words = ("us", *words[2:])
    kept = [word for word in words if word not in _SMALL] or list(words)
    if len(kept) > 1 and kept[-1] in _FIRMS:
        kept.pop()
    if kept and kept[0] in _COUNTRY and (len(kept) > 2 or kept[-1] in _NATIONAL):
        kept = kept[1:]
    if len(kept) > 1 and _HEADS & set(kept):
        kept.sort()
    return kept


def is_acronym(written: str) -> bool:
    """Return whether a name is capitals alone: `ICE`, `F.B.I.`."""
    return bool(_ACRONYM.fullmatch(written.strip()))


def abbreviates(form: str, words: tuple[str, ...]) -> bool:
    """Return whether the letters of an acronym begin the words of a name, in order."""
    initials = "".join(word[0] for word in words)
    return len(form) > 1 and form in (initials, initials.removeprefix("u"))


def words_of_key(key: str) -> tuple[str, ...]:
    """Return the words of a unit's key, without the article that it is split off by."""
    return tuple(key.partition(":")[2].partition("@")[0].split())
