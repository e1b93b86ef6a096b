"""What stands beside a name and says who its bearer is: `Lima’s mayor, Ann Ray,`.

It touches: the text around one name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.reading.parties.names import Name, folded
from onrecord.reading.parties.sources import WORD, head_noun, known_office, owner
from onrecord.reading.parties.vocabulary import (
    PREPOSITIONS,
    RELATIVES,
    gender_of,
)

BEFORE = 80
"""Characters before a name in which what it is introduced by may stand."""

AFTER = re.compile(
    r"(?: of [A-Z]\w{1,20}(?: [A-Z]\w{1,20})?)?(?:,? (?:aged? )?\d{1,3})?"
    r"(?:, | \()((?:\b(?:Mrs?|Ms|Dr|Gov|Sen|Rep|Rev|St)\.|[^,.;)(\n]){1,80})[,.;)]"
)
"""What stands between commas, or in brackets, after a name."""

IS = re.compile(r",? (?:who )?(?:is|was|became) (?:an? |the )([^,.;)(\n]{1,60})[,.;\n]")
"""What somebody is said to be: `Ann Ray is the mayor of Lima.`"""

CALLED = re.compile(r"(?:^|[\s“\"(])((?:[Tt]he |[Hh]is |[Hh]er )?(?:[a-z’'-]+ ){1,3})$")
"""What a name follows without a comma: `former mayor Ann Ray`, `his son Tom`."""

OWNED = re.compile(r"(?:[Tt]he )?[A-Z][\w.-]*(?: [A-Z][\w.-]*){0,5}[’']s? .*$")
"""An office with whose it is: `Lima’s mayor` of `he met Lima’s mayor`."""

CLAUSE = re.compile(r"[.!?,;:”“\"]+\s|\n")
OPENS = r"\b(?:the|an?|his|her|its|their|our)\s"
TOLD = re.compile(rf"{OPENS}(?!.*{OPENS}).*$")
"""The last of what could be a title: `her spokesman` of `said her spokesman`."""


@dataclass(frozen=True, slots=True)
class Title:
    """An office, or whose relative somebody is, as written, and whose office it is."""

    written: str
    owner: str | None
    kin: bool

    @property
    def gender(self) -> str | None:
        """What the word for it tells: `congresswoman`, `his son`."""
        return gender_of(folded(word) for word in self.written.split())

    @property
    def owner_gender(self) -> set[str]:
        """What `his` or `her` tells of whose relative it is."""
        first = folded(self.written.partition(" ")[0])
        return {"his": {"male"}, "her": {"female"}}.get(first, set())


def beside(text: str, name: Name) -> Iterator[Title]:
    """Yield the titles in apposition to a name, the one before it first."""
    start, end = name.span
    before = text[max(0, start - BEFORE) : start]
    if before.endswith(", "):
        ahead = CLAUSE.split(before[:-2])[-1]
        owned = OWNED.search(ahead)
        told = None if owned else TOLD.search(ahead)
        ahead = owned[0] if owned else told[0] if told else ahead
        # A longer clause is the sentence up to here: `… and the first lady, Ann Ray`.
        short = len(ahead.split()) <= 5
        yield from _title(ahead if short else " ".join(ahead.split()[-4:]))
    elif (match := CALLED.search(before)) and match[1].split()[-1] not in PREPOSITIONS:
        yield from _title(match[1])
    after = AFTER.match(text, end) or IS.match(text, end)
    owned = OWNED.search(after[1]) if after else None
    if after and not (owned and owned.start()):
        yield from _title(after[1])


def _title(words: str) -> Iterator[Title]:
    head = head_noun([folded(word) for word in WORD.findall(words)])
    found = known_office(words)
    if head in RELATIVES:
        yield Title(words.strip(), owner(words), kin=True)
    elif found:
        yield Title(found, owner(words), kin=False)
