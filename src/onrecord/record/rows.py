"""What a record answers with: frozen rows, the same for a person and a program."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from onrecord.record.corrections.change import Change, Kind
from onrecord.record.printings.wording import Difference


@dataclass(frozen=True, slots=True)
class Quotation:
    """One statement of the record: who said what, when, in which paper.

    `address` leads back to the exact words: `ARTICLE#s12`. `who` is the identity's name
    across articles, `called` the party's in this one; both are None where the article
    does not tell. `said` is the day that the article tells, else the one it was
    published; dates may be short (`2017-08`). `file` is where the article was read
    from. `printed` counts the statements with the same words by the same party, this
    one among them.
    """

    address: str
    who: str | None
    called: str | None
    kind: str | None
    title: str | None
    form: str
    words: str
    source: str
    cue: str
    said: str | None
    outlet: str | None
    published: str | None
    headline: str | None
    url: str | None
    file: str | None
    confidence: float
    before: str = ""
    after: str = ""
    printed: int = 1


@dataclass(frozen=True, slots=True)
class Results:
    """What a search found: a page of it, and how many there are in all.

    `more_than` says that there are more than `total`, which were not counted.
    """

    quotations: tuple[Quotation, ...]
    total: int
    more_than: bool = False
    order: str = "best"


@dataclass(frozen=True, slots=True)
class Variant:
    """Another printing of the same words, and how it differs from the one asked for."""

    quotation: Quotation
    shared: float
    is_copy: bool
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Office:
    """A title that articles give somebody, from when to when they do."""

    title: str
    first: str | None
    last: str | None
    articles: int


@dataclass(frozen=True, slots=True)
class Count:
    """How often something is: a month, a name, a word, an outlet."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class PartyPage:
    """All that the record tells of one party across its articles."""

    key: str
    name: str
    kind: str
    articles: int
    statements: int
    first: str | None
    last: str | None
    names: tuple[Count, ...] = ()
    offices: tuple[Office, ...] = ()
    months: tuple[Count, ...] = ()
    about: tuple[Count, ...] = ()
    named_with: tuple[Count, ...] = ()
    outlets: tuple[Count, ...] = ()


@dataclass(frozen=True, slots=True)
class Quoted:
    """Who is quoted, how often, in how many articles and outlets."""

    who: str
    kind: str | None
    statements: int
    direct: int
    articles: int
    outlets: int
    first: str | None
    last: str | None
    key: str | None = field(default=None)


@dataclass(frozen=True, slots=True)
class Identity:
    """One party across articles, with the names it goes by."""

    key: str
    name: str
    kind: str
    articles: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProposedMerge:
    """Two names that may be one party's, and why: `onrecord merge` tells."""

    name: str
    other: str
    articles: int
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class JudgementMade:
    """Two names that somebody judged to be the same or different, when, and why."""

    id: int
    at: str
    verdict: str
    one: str
    other: str
    reason: str
    undone: str | None
    undone_reason: str | None


@dataclass(frozen=True, slots=True)
class Correction:
    """What somebody put right of a statement: who, when, why, and whether it holds.

    `address` is the statement's as it was then, and `words` its content. `before` and
    `after` tell a person what changed; `change` is what was asked for. One that is
    `orphaned` waits: its statement is not found in what is read by now.
    """

    id: int
    at: str
    who: str
    address: str
    kind: Kind
    words: str
    before: str
    after: str
    change: Change
    reason: str
    state: Literal["holds", "orphaned", "taken back"]
    undone: str | None
    undone_by: str | None
    undone_reason: str | None


@dataclass(frozen=True, slots=True)
class Removal:
    """An article that was removed: its address, when, by whom, and why."""

    address: str
    at: str
    who: str
    reason: str


@dataclass(frozen=True, slots=True)
class Failure:
    """What could not be read, and why."""

    source: str
    line: int | None
    code: str
    reason: str
    at: str
