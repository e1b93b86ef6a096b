"""What a record answers with: frozen rows, the same for a person and a program."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from onrecord.record.corrections.change import Change, Kind
from onrecord.record.printings.wording import Difference

Why = Literal[
    "own", "judged", "known", "alike", "namesake", "short", "acronym", "settled"
]
"""Why a name is a party's: `own` is the one that others were joined to, `namesake` a
body's that is a person's, `settled` one of which the reason cannot be told anew."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """One statement of the record: who said what, when, in which paper.

    `address` leads back to the exact words: `ARTICLE#s12`. `who` is the identity's name
    across articles, `called` the party's in this one; both are None where the article
    does not tell. `said` is the day that the article tells, else the one it was
    published; dates may be short (`2017-08`). `file` is where the article was read
    from. `printed` counts the statements with the same words by the same party, this
    one among them. `added` is when the article was added to the record (UTC), `key`
    the key of `who`, which no other party has.
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
    added: str = ""
    key: str | None = None


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
class Speaker:
    """Who is quoted, and how often; `key` is None for who is known to one article."""

    name: str
    key: str | None
    count: int


@dataclass(frozen=True, slots=True)
class Facets:
    """What the statements that fit are: counts to be shown beside each filter.

    `counted` statements were, of which there are more where `more_than` says so: then
    they are the latest added. `months` are the latest ones, the latest first;
    `at_least` counts those that are as likely right as 0.9, 0.7 and 0.5, or more.
    """

    counted: int
    more_than: bool
    speakers: tuple[Speaker, ...] = ()
    outlets: tuple[Count, ...] = ()
    months: tuple[Count, ...] = ()
    forms: tuple[Count, ...] = ()
    kinds: tuple[Count, ...] = ()
    at_least: tuple[Count, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """A statement on a subject, and its other printings among those that fit.

    `printings` counts them all, this one among them; some are `variants`.
    """

    quotation: Quotation
    variants: tuple[Variant, ...]
    printings: int


@dataclass(frozen=True, slots=True)
class Side:
    """What one party, or one outlet, has on a subject, the oldest first.

    `count` counts each printing, `months` as well; `said` has the same words once, and
    `more` counts those that are left out of it. `first` and `last` are the days that
    are told. `key` is a party's, None for who is known to one article.
    """

    name: str
    key: str | None
    count: int
    first: str | None
    last: str | None
    months: tuple[Count, ...]
    said: tuple[Said, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Subject:
    """What several parties, or outlets, have on a subject, side by side.

    `total` statements were looked at, of which there are more where `more_than` says
    so: then they are the latest added.
    """

    words: str
    by: str
    total: int
    more_than: bool
    groups: tuple[Side, ...]


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
class Evidence:
    """A name that a party goes by, and why it is taken for the party's.

    `articles` name the party so, the name as most of them write it. `why` tells the
    rule in a word, `reason` in a sentence. `judgement` is the number of the one that
    joins it, by which it is undone, and `at` when it was made. `first` and `last` are
    the days of publication between which articles do.
    """

    called: str
    articles: int
    why: Why
    reason: str
    judgement: int | None = None
    at: str | None = None
    first: str | None = None
    last: str | None = None


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
