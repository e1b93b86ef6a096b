"""What is asked of the pages of a record, drawn from what the record has."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import apsw

from onrecord import Record
from onrecord.web.rendering import link

SAID: Final = 2_000
"""Statements that words are drawn from, those that were said last."""

COMMON: Final = ("people", "tax", "president", '"the president"', "court OR law")
"""Words that are said in any record of the news."""


_MOST_SAID: Final = """
    SELECT address, count(*) AS n FROM statements
    JOIN articles ON articles.id = statements.article
    GROUP BY statements.article ORDER BY n DESC LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class Drawn:
    """Words and names that a record has; the addresses of some of its statements."""

    said: tuple[tuple[str, ...], ...]
    months: tuple[str, ...]
    parties: tuple[str, ...]
    statements: tuple[str, ...]


def drawn(path: Path) -> Drawn:
    """Return words, months, parties and statements of a record."""
    with Record(path) as record:
        latest = record.search(order="added", limit=SAID).quotations
        parties = tuple(one.key for one in record.identities(40))
        statements = {one.address for one in latest}
        months = {one.said[:7] for one in latest if one.said and len(one.said) >= 7}
    words = (tuple(re.findall(r"[^\W\d_]+", one.words)) for one in latest)
    said = tuple(told for told in words if len(told) > 2)
    return Drawn(said, tuple(sorted(months)), parties, tuple(sorted(statements)))


def searches(given: Drawn, rounds: int) -> Iterator[tuple[str, str]]:
    """Yield searches as people make them, each with its kind."""
    chance = random.Random(7)  # noqa: S311
    used = Counter(word.lower() for told in given.said for word in set(told))
    common = [word for word, _ in used.most_common(60)]
    rare = [word for word, count in used.items() if count == 1]
    for _ in range(rounds):
        told = chance.choice(given.said)
        at = chance.randrange(len(told) - 1)
        one, other = told[at], told[at + 1]
        by, month = chance.choice(given.parties), chance.choice(given.months)
        within = {"since": month, "until": month}
        often = chance.choice(common)
        for kind, words, filters in (
            ("common word", often, {}),
            ("rare word", chance.choice(rare), {}),
            ("two words", f"{one.lower()} {other.lower()}", {}),
            ("phrase", f'"{one} {other}"', {}),
            ("prefix", f"{one[:4]}*", {}),
            ("short prefix", f"{often[:3]}*", {}),
            ("word, speaker", one.lower(), {"by": by}),
            ("common word, speaker", often, {"by": by}),
            ("word, month", one.lower(), within),
            ("common word, month", often, within),
            ("speaker, month", None, {"by": by, **within}),
            ("word, speaker, month", one.lower(), {"by": by, **within}),
        ):
            yield kind, link("/search", words=words, **filters)


def visits(given: Drawn, seed: int) -> Iterator[tuple[str, str]]:
    """Yield without end what a person, or a program, looks at, each with its kind."""
    chance = random.Random(seed)  # noqa: S311
    while True:
        words = chance.choice((*COMMON, chance.choice(chance.choice(given.said))))
        party = chance.choice(given.parties)
        article, _, name = chance.choice(given.statements).rpartition("#")
        month = chance.choice(given.months)
        yield chance.choice(
            (
                ("search", link("/search", words=words)),
                ("search", link("/search", words=words, by=party)),
                ("search", link("/search", words=words, since=month)),
                ("search", link("/search", words=words, once=1, order="newest")),
                ("article", link("/article", address=article)),
                ("article", link("/article", address=article, statement=name)),
                ("party", link("/party", name=party)),
                ("parties", "/parties"),
                ("subject", link("/subject", words=words)),
                ("JSON", link("/search.json", words=words)),
                ("JSON", link("/article.json", address=article)),
                ("JSON", link("/party.json", name=party)),
                ("Atom", link("/search.atom", words=words)),
            )
        )


def pages(path: Path) -> Iterator[tuple[str, str]]:
    """Yield a page of each kind, with how it is called; the heaviest of a record."""
    db = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
    lengths = [
        at for (at,) in db.execute("SELECT address FROM articles ORDER BY length")
    ]
    (told, most) = next(db.execute(_MOST_SAID))
    db.close()
    with Record(path) as record:
        (first,) = record.identities(1)
    yield "the first page", "/"
    yield "search", link("/search", words=COMMON[0])
    yield "search, filtered", link("/search", words=COMMON[0], by=first.key, once=1)
    yield "article, typical", link("/article", address=lengths[len(lengths) // 2])
    yield "article, the longest", link("/article", address=lengths[-1])
    yield f"article, {most} statements", link("/article", address=told, statement="s1")
    yield "article, with facts", link("/article", address=told, facts=1)
    yield "party, most named", link("/party", name=first.key)
    yield "parties", "/parties"
    yield "subject", link("/subject", words=COMMON[0])
    yield "subject, by outlet", link("/subject", words=COMMON[0], group="outlet")
    yield "proposals", "/proposals"
    yield "corrections", "/corrections"
    yield "statement", link("/statement", address=f"{told}#s1")
