"""What each page may be asked: the fields of its address, or of its form.

Each is a frozen record; its types and descriptions are those of the OpenAPI document
too. Names and meanings are the command line's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from msgspec import Meta

from onrecord.errors import OptionError
from onrecord.record import Filters
from onrecord.record.asking import Order
from onrecord.schema import Form, PartyKind

MOST_PAGES = 1_000_000

Words = Annotated[str, Meta(description='words, "phrases", pref*, AND, OR, NOT')]
Name = Annotated[str, Meta(description="a party's name, or its key")]
Outlet = Annotated[str, Meta(description="a paper or site, as articles give it")]
Day = Annotated[str, Meta(description="an ISO date, or as much of one: 2024-03")]
Share = Annotated[float, Meta(ge=0, le=1, description="a share from 0 to 1")]
Page = Annotated[
    int, Meta(ge=1, le=MOST_PAGES, description=f"a page, from 1 to {MOST_PAGES:,}")
]
Address = Annotated[str, Meta(description="an article's address, as searches give it")]
EntryAddress = Annotated[
    str, Meta(description="a statement's address, as searches give it: ARTICLE#s12")
]
Number = Annotated[
    int, Meta(ge=1, le=2**53, description="a number, as it was given when written")
]
Reason = Annotated[str, Meta(description="why; it is kept with the time")]
Who = Annotated[str, Meta(description="who puts it right; it is kept with the time")]
Located = Annotated[
    str,
    Meta(description="words as they stand in the article, parts set apart by …"),
]
Spans = Annotated[
    str, Meta(description="positions in code points instead of words: 10-30,40-52")
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Nothing:
    """A page that is asked nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterQuery:
    """Which statements: those that fit all that is given."""

    by: Name | None = None
    kind: PartyKind | None = None
    form: Form | None = None
    outlet: Outlet | None = None
    since: Day | None = None
    until: Day | None = None
    published_since: Day | None = None
    published_until: Day | None = None
    sure: Share = 0.0

    @property
    def filters(self) -> Filters:
        """The filters of a record; OptionError for what is no day."""
        return Filters(
            by=self.by,
            kind=self.kind,
            form=self.form,
            outlet=self.outlet,
            since=self.since,
            until=self.until,
            published_since=self.published_since,
            published_until=self.published_until,
            min_confidence=self.sure,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewQuery(FilterQuery):
    """The statements of a search, in an order."""

    words: Words | None = None
    once: bool = False
    order: Order = "best"


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchQuery(ViewQuery):
    """A page of a search."""

    page: Page = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleQuery:
    """An article; one of its statements marked; moments and figures, if shown."""

    address: Address
    statement: Annotated[str, Meta(description="a statement's name: s12")] | None = None
    facts: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyQuery:
    """A party."""

    name: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectQuery(FilterQuery):
    """What each party, or each outlet, said with some words."""

    words: Words
    group: Literal["party", "outlet"] = "party"


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryQuery:
    """A statement of an article, or an article, to be put right."""

    address: EntryAddress


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingQuery:
    """A reading that was just made, and is not in the record."""

    id: Annotated[str, Meta(description="the reading's id, as reading it gave it")]


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeForm:
    """Two names judged to be one party's."""

    name: Name
    other: Name
    reason: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitForm:
    """A party judged to be two: who is called so, or who is meant in an article."""

    name: Name
    reason: Reason
    called: Annotated[str, Meta(description="one of its names")] | None = None
    article: Address | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoForm:
    """A judgement taken back."""

    number: Number
    reason: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectForm:
    """A statement put right: what is not given stays. No speaker is an empty one."""

    address: EntryAddress
    who: Who
    reason: Reason = ""
    form: Form | None = None
    speaker: Annotated[str, Meta(description="a name that stands in the article")] | (
        None
    ) = None
    nobody: bool = False
    source: Located | None = None
    cue: Located | None = None
    content: Located | None = None
    source_spans: Spans | None = None
    cue_spans: Spans | None = None
    content_spans: Spans | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StrikeForm:
    """A statement that is none."""

    address: EntryAddress
    who: Who
    reason: Reason = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeBackForm:
    """A correction taken back."""

    number: Number
    who: Who
    reason: Reason = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadForm:
    """A text to be read; a browser may send a file instead, as `upload`."""

    text: Annotated[str, Meta(description="the report")] | None = None
    title: Annotated[str, Meta(description="its headline")] | None = None
    outlet: Outlet | None = None
    published: Annotated[str, Meta(description="its day, as 2024-03-06")] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AddForm:
    """A reading that was just made, to be added to the record."""

    id: Annotated[str, Meta(description="the reading's id, as reading it gave it")]


def given_reason(reason: str) -> str:
    """Return a reason; raise OptionError if it is empty."""
    if not reason.strip():
        raise OptionError("reason is empty: say why; it is kept with the time")
    return reason
