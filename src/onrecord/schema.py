"""What an Article and a Reading are: the records that every room speaks in.

Positions are half-open `[start, end)` in Unicode code points of the article's text,
which is never changed. Records are frozen, and refuse at construction a span that is
empty or lies outside the text. What is not known is None, never guessed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, Literal

SCHEMA: Final = "onrecord.reading/1"

Span = tuple[int, int]
Spans = tuple[Span, ...]

FurnitureKind = Literal[
    "advertisement", "subscription", "form", "navigation", "credit", "other"
]
Form = Literal["direct", "indirect", "mixed"]
PartyKind = Literal["person", "organization", "group", "unnamed", "document", "place"]
MentionKind = Literal["name", "description", "pronoun"]
Unresolved = Literal["no antecedent", "no source", "the writer"]
MomentKind = Literal["date", "time", "duration", "set"]


def checked(spans: Iterable[Span], what: str) -> None:
    """Raise ValueError if one of the spans is empty or starts before the text does."""
    for start, end in spans:
        if not 0 <= start < end:
            raise ValueError(f"{what}: [{start}, {end}) is no span")


def words_of(text: str, spans: Spans) -> str:
    """Return the words of a text's spans, with an ellipsis between them."""
    return " … ".join(text[start:end] for start, end in spans)


@dataclass(frozen=True, slots=True)
class Article:
    """A report as it was given, and what is known of it.

    `source` is where it came from: a file's name, or a file and line. `published` is an
    ISO date, or as much of one as is known (`2017-08`). `notes` say what had to be done
    to read it (`3 bytes were no UTF-8 …`). `is_file` says that `text` is the content of
    `source` to the letter, so that a reading need not carry it along.
    """

    id: str
    text: str = field(repr=False)
    source: str | None = None
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    language: str = "en"
    notes: tuple[str, ...] = ()
    is_file: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of the article itself."""

    span: Span

    def __post_init__(self) -> None:
        checked((self.span,), "passage")


@dataclass(frozen=True, slots=True)
class Furniture:
    """A part of the page that is not the article: an advertisement, a form, a link."""

    span: Span
    kind: FurnitureKind

    def __post_init__(self) -> None:
        checked((self.span,), "furniture")


@dataclass(frozen=True, slots=True)
class Statement:
    """Somebody's words or stance as the article gives them: source, cue and content.

    `speaker` is the id of a party, `speaker_confidence` how sure it is from 0 to 1.
    Where nobody can be told, both are None and `unresolved` says why: the source is a
    pronoun with `no antecedent`, there is `no source`, or it is `the writer` who
    speaks. `confidence`, from 0 to 1, is how sure the reader is that the parts are
    right and belong together. `moment` is the id of the one at which it was made.
    """

    id: str
    form: Form
    source: Spans
    cue: Spans
    content: Spans
    speaker: str | None = None
    confidence: float = 0.0
    speaker_confidence: float | None = None
    unresolved: Unresolved | None = None
    moment: str | None = None

    def __post_init__(self) -> None:
        checked((*self.source, *self.cue, *self.content), f"statement {self.id}")
        if not self.content:
            raise ValueError(f"statement {self.id} has no content")


@dataclass(frozen=True, slots=True)
class Party:
    """Who speaks or is spoken of, under the fullest name in the article.

    `title` is the office that the article states. `mentions` are in the order of the
    text; `mention_kinds` and `mention_confidences` tell, for each in turn, whether it
    is a name, a description or a pronoun, and how sure its link is, from 0 to 1.
    """

    id: str
    name: str
    kind: PartyKind
    title: str | None
    mentions: Spans
    mention_kinds: tuple[MentionKind, ...]
    mention_confidences: tuple[float, ...]

    def __post_init__(self) -> None:
        checked(self.mentions, f"party {self.id}")
        for told in (self.mention_kinds, self.mention_confidences):
            if len(told) != len(self.mentions):
                raise ValueError(f"party {self.id}: {len(self.mentions)} mentions")

    @property
    def named(self) -> Spans:
        """The mentions by name."""
        told = zip(self.mentions, self.mention_kinds, strict=True)
        return tuple(span for span, kind in told if kind == "name")


@dataclass(frozen=True, slots=True)
class Moment:
    """An expression of time and the days that it covers.

    `value` is TIMEX3's, with an `X` for what is not known. `start` and `end` are the
    first and the last of its days, None where no day of the calendar is told; `grain`
    says how fine they are told. `basis` is what they were told from: `text`,
    `published`, `dateline`, `calendar`, or the id of another moment.
    """

    id: str
    span: Span
    kind: MomentKind
    value: str
    start: str | None
    end: str | None
    grain: str | None
    basis: str | None

    def __post_init__(self) -> None:
        checked((self.span,), f"moment {self.id}")


@dataclass(frozen=True, slots=True)
class Figure:
    """A count, sum, share or duration: how much, of what, by whose account.

    `unit` is a currency's ISO code, a unit's English name, `percent`, `share` for a
    part of which 1 is the whole, or what is counted, in the singular. `about` are the
    words of what it is told of; `statement` and `claimed_by` are the ids of the
    statement in whose content it stands, and of who makes that; `moment` that of the
    date in its sentence.
    """

    id: str
    span: Span
    value: float | tuple[float, float]
    bound: str | None
    unit: str | None
    per: str | None
    about: Spans
    statement: str | None
    claimed_by: str | None
    moment: str | None = None

    def __post_init__(self) -> None:
        checked((self.span, *self.about), f"figure {self.id}")


@dataclass(frozen=True, slots=True)
class Act:
    """Who did what to whom, by which instrument, when."""

    id: str
    does: str
    actor: str | None
    target: str | None
    span: Spans
    moment: str | None
    instrument: Spans | None
    statement: str | None

    def __post_init__(self) -> None:
        checked((*self.span, *(self.instrument or ())), f"act {self.id}")


@dataclass(frozen=True, slots=True)
class ReaderVersion:
    """Which reader made a reading: the package's version and the weights' name."""

    onrecord: str
    weights: str


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything found in one article; a stage not built yet leaves its list empty."""

    reader: ReaderVersion
    article: Article
    passages: tuple[Passage, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    statements: tuple[Statement, ...] = ()
    parties: tuple[Party, ...] = ()
    moments: tuple[Moment, ...] = ()
    figures: tuple[Figure, ...] = ()
    acts: tuple[Act, ...] = ()

    def __post_init__(self) -> None:
        known = {party.id for party in self.parties}
        for statement in self.statements:
            if statement.speaker is not None and statement.speaker not in known:
                raise ValueError(f"{statement.id}: no party is {statement.speaker!r}")
        length = len(self.article.text)
        for start, end in self.spans():
            if end > length:
                raise ValueError(f"[{start}, {end}) is outside a text of {length}")

    def spans(self) -> Iterable[Span]:
        """Yield every span of every entry."""
        yield from (passage.span for passage in self.passages)
        yield from (piece.span for piece in self.furniture)
        for statement in self.statements:
            yield from (*statement.source, *statement.cue, *statement.content)
        for party in self.parties:
            yield from party.mentions
        yield from (moment.span for moment in self.moments)
        for figure in self.figures:
            yield from (figure.span, *figure.about)
        for act in self.acts:
            yield from (*act.span, *(act.instrument or ()))

    @property
    def text(self) -> str:
        """The article's text, in which every position counts."""
        return self.article.text

    def words(self, spans: Spans) -> str:
        """Return the words of spans, with an ellipsis between them."""
        return words_of(self.text, spans)

    def party(self, party_id: str | None) -> Party | None:
        """Return the party of that id, None where there is none."""
        return next((party for party in self.parties if party.id == party_id), None)
