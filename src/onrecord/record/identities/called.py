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
    """A name that an identity goes by: its unit, in how many articles, from when on.

    `first` and `last` are days of publication.
    """

    unit: int
    key: str
    family: str
    block: str
    is_short: bool
    identity: int | None
    articles: int
    called: str
    first: str | None
    last: str | None

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
    counted = (
        "SELECT unit, called, count(*) FROM parties WHERE identity = ? GROUP BY 1, 2"
    )
    called: dict[int, Counter[str]] = defaultdict(Counter)
    for unit, name, count in rows(db, counted, (identity,)):
        called[unit][name] += count
    asked = (
        "SELECT units.id, key, family, block, is_short, units.identity, "
        "count(DISTINCT article), min(published), max(published) FROM parties "
        "JOIN units ON units.id = unit JOIN articles ON articles.id = article "
        "WHERE parties.identity = ? GROUP BY units.id"
    )
    names = []
    for unit, key, family, block, is_short, *told in rows(db, asked, (identity,)):
        whose, articles, first, last = told
        written = _oftenest(called[unit])
        known = (family, block, bool(is_short), whose, articles, written)
        names.append(Name(unit, key, *known, first, last))
    return sorted(names, key=lambda n: (n.unit != identity, -n.articles, n.unit))


def _oftenest(written: Counter[str]) -> str:
    return min(written, key=lambda name: (-written[name], name))
