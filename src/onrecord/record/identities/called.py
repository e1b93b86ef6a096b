"""The names that an identity goes by, and what a reason for one of them is."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

import apsw

from onrecord.record.database import rows
from onrecord.record.identities.comparing import Profile
from onrecord.record.rows import Why


@dataclass(frozen=True, slots=True)
class Name:
    """A name that an identity goes by: its unit, and in how many articles it does."""

    unit: int
    key: str
    family: str
    block: str
    is_short: bool
    identity: int | None
    articles: int
    called: str

    @property
    def profile(self) -> Profile:
        """What is compared of it, without its titles."""
        return Profile(self.unit, self.key, self.articles)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a name is an identity's: the rule in a word, in a sentence, a judgement."""

    why: Why
    told: str
    judgement: int | None = None
    at: str | None = None


def names_of(db: apsw.Connection, identity: int) -> list[Name]:
    """Return all names of an identity: its own first, then those of most articles."""
    asked = "SELECT unit, called, article FROM parties WHERE identity = ?"
    called: dict[int, Counter[str]] = defaultdict(Counter)
    articles: dict[int, set[int]] = defaultdict(set)
    for unit, name, article in rows(db, asked, (identity,)):
        called[unit][name] += 1
        articles[unit].add(article)
    asked = "SELECT key, family, block, is_short, identity FROM units WHERE id = ?"
    names = []
    for unit, written in called.items():
        ((key, family, block, is_short, whose),) = rows(db, asked, (unit,))
        told = (len(articles[unit]), _oftenest(written))
        names.append(Name(unit, key, family, block, bool(is_short), whose, *told))
    return sorted(names, key=lambda n: (n.unit != identity, -n.articles, n.unit))


def _oftenest(written: Counter[str]) -> str:
    return min(written, key=lambda name: (-written[name], name))
