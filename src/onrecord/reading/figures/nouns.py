"""Nouns by their form: plurals, singulars, superlatives.

It touches: words. English only; a word's form is evidence, not a parse.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from onrecord.lists import listed

PEOPLE: Final = listed(
    """people men women children police feet teeth mice geese staff personnel cattle
    sheep fish deer media data criteria alumni aircraft species troops crew"""
)
NO_PLURAL: Final = listed(
    "this its his has was is as us gas bus plus across news series business process"
)
IRREGULAR: Final = {
    "people": "people", "children": "child", "feet": "foot", "teeth": "tooth",
    "mice": "mouse", "geese": "goose", "lives": "life", "wives": "wife",
    "knives": "knife", "wolves": "wolf", "halves": "half", "thieves": "thief",
    "movies": "movie", "series": "series", "species": "species", "buses": "bus",
    "criteria": "criterion", "alumni": "alumnus",
}  # fmt: skip
ENDINGS: Final = (
    ("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("xes", "x"),
    ("zzes", "zz"), ("ruses", "rus"), ("nuses", "nus"), ("puses", "pus"),
    ("tuses", "tus"), ("ouses", "ouse"), ("auses", "ause"),
)  # fmt: skip
LEMMAS: Final = {"best": "good", "better": "good", "worst": "bad", "worse": "bad"}
DEGREES: Final = listed("most more")
LEFT_OUT: Final = DEGREES | {"and", "or"}
NO_DEGREES: Final = listed(
    "interest forest harvest request contest protest honest modest tempest conquest"
)


def singular(word: str) -> str:
    """Return a noun in the singular: `viruses` is `virus`, `fishermen` `fisherman`."""
    if word in IRREGULAR:
        return IRREGULAR[word]
    if word.endswith("men"):
        return f"{word[:-3]}man"
    for ending, kept in ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return f"{word[: -len(ending)]}{kept}"
    return word[:-1] if is_plural(word) else word


def lemma(words: Sequence[str]) -> str:
    """Return the words of what is counted as a unit, without what only grades them.

    The last word stands in the singular, superlatives in the positive; participles
    before it are left out: `one of the largest cities` is of a `large city`.
    """
    *before, last = words
    kept = [
        positive(word)
        for at, word in enumerate(before)
        if word.lower() not in LEFT_OUT
        and not (at == 0 and word.endswith("ed") and "-" not in word)
    ]
    return " ".join([*kept, singular(last)])


def positive(word: str) -> str:
    """Return the positive of a superlative: `largest` is `large`, `biggest` `big`."""
    if word in LEMMAS:
        return LEMMAS[word]
    if not word.endswith("est") or len(word) < 6 or word in NO_DEGREES:
        return word
    base = word[:-3]
    if base.endswith("i"):
        return f"{base[:-1]}y"
    if base[-1] == base[-2] and base[-1] not in "ls":
        return base[:-1]
    mute = base.endswith(("rg", "c", "v", "s", "bl", "pl", "dl", "tl"))
    return f"{base}e" if mute and not base.endswith("ss") else base


def is_plural(word: str) -> bool:
    """Return whether a word is a noun in the plural, by its form."""
    if word in PEOPLE:
        return True
    if len(word) < 4 or not word.endswith("s") or word in NO_PLURAL:
        return False
    return not word.endswith(("ss", "us", "is", "'s"))
