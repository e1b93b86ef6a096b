"""The table of pages and changes: where each is, what it takes, what it answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from onrecord.record import Record
from onrecord.record.rows import Subject
from onrecord.web import queries
from onrecord.web.changes import Done
from onrecord.web.desk import Desk
from onrecord.web.pages import (
    article,
    correcting,
    judging,
    logs,
    now,
    party,
    search,
    subject,
)


@dataclass(frozen=True, slots=True)
class Page:
    """A page: `path` as HTML, `path.json` as JSON of the type `data`.

    `empty` is the template for who asks nothing.
    `answer` makes both of what is asked; a page of which the answer has more than its
    data keeps that in a field `data`.
    """

    path: str
    summary: str
    query: type
    answer: Callable[[Desk, Any], Any]
    data: type
    template: str
    empty: str | None = None

    @property
    def twin(self) -> str:
        """The path of its JSON."""
        return f"{self.path}.json"


@dataclass(frozen=True, slots=True)
class Action:
    """A change, by a form or by a program; `takes_file` where a form may send one."""

    path: str
    summary: str
    form: type
    do: Callable[..., Done]
    takes_file: bool = False

    @property
    def twin(self) -> str:
        """The path that answers in JSON."""
        return f"{self.path}.json"


def of_record(answer: Callable[[Record, Any], Any]) -> Callable[[Desk, Any], Any]:
    """Return a page of the desk for one of a record, as it is at one moment."""

    def answered(desk: Desk, query: Any) -> Any:
        with desk.records.lent() as record, record.at_once():
            return answer(record, query)

    return answered


PAGES: Final = (
    Page(
        "/search",
        "Statements by their words, and by what else they are",
        queries.SearchQuery,
        of_record(search.search),
        search.SearchAnswer,
        "search.html",
    ),
    Page(
        "/article",
        "An article as printed, with its statements",
        queries.ArticleQuery,
        of_record(article.article),
        article.ArticleData,
        "article.html",
    ),
    Page(
        "/party",
        "One party: its names, offices, statements, subjects, company",
        queries.PartyQuery,
        of_record(party.party),
        party.PartyAnswer,
        "party.html",
    ),
    Page(
        "/parties",
        "Who is named in most articles",
        queries.Nothing,
        of_record(party.parties),
        party.PartiesAnswer,
        "parties.html",
    ),
    Page(
        "/proposals",
        "Names that may be one party's",
        queries.Nothing,
        of_record(party.proposals),
        party.ProposalsAnswer,
        "proposals.html",
    ),
    Page(
        "/subject",
        "What each party, or each outlet, said with some words",
        queries.SubjectQuery,
        of_record(subject.subject),
        Subject,
        "subject.html",
        empty="subjects.html",
    ),
    Page(
        "/judgements",
        "What people judged of names",
        queries.Nothing,
        of_record(logs.judgements),
        logs.JudgementsAnswer,
        "judgements.html",
    ),
    Page(
        "/corrections",
        "What people put right in statements",
        queries.Nothing,
        of_record(logs.corrections),
        logs.CorrectionsAnswer,
        "corrections.html",
    ),
    Page(
        "/failures",
        "What could not be read into the record",
        queries.Nothing,
        of_record(logs.failures),
        logs.FailuresAnswer,
        "failures.html",
    ),
    Page(
        "/statement",
        "A statement as it is now, to be put right",
        queries.EntryQuery,
        of_record(correcting.statement),
        correcting.EntryAnswer,
        "statement.html",
    ),
    Page(
        "/read",
        "Where a text is read; the readings that were just made",
        queries.Nothing,
        now.kept,
        now.KeptAnswer,
        "read.html",
    ),
    Page(
        "/reading",
        "A reading that was just made",
        queries.ReadingQuery,
        now.reading,
        now.ReadData,
        "reading.html",
    ),
)

ACTIONS: Final = (
    Action(
        "/merge", "Judge two names to be one party's", queries.MergeForm, judging.merge
    ),
    Action("/split", "Judge that a party is two", queries.SplitForm, judging.split),
    Action("/undo", "Take a judgement back", queries.UndoForm, judging.undo),
    Action(
        "/correct",
        "Put a statement right, or supply one that an article has",
        queries.CorrectForm,
        correcting.put_right,
    ),
    Action(
        "/strike",
        "Judge that what was taken for a statement is none",
        queries.StrikeForm,
        correcting.strike,
    ),
    Action(
        "/uncorrect",
        "Take a correction back",
        queries.TakeBackForm,
        correcting.take_back,
    ),
    Action(
        "/read",
        "Read a text; its reading is kept, and not in the record",
        queries.ReadForm,
        now.read,
        takes_file=True,
    ),
    Action(
        "/add",
        "Add a reading that was just made to the record",
        queries.AddForm,
        now.add,
    ),
)
