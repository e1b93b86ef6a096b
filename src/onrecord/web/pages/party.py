"""One party, the parties that are named most, and the names that may be one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from onrecord.record import Filters, Record
from onrecord.record.rows import (
    Evidence,
    Identity,
    JudgementMade,
    PartyPage,
    ProposedMerge,
    Quotation,
)
from onrecord.web.queries import Nothing, PartyQuery

LATEST: Final = 10
MOST_LISTED: Final = 50


@dataclass(frozen=True, slots=True)
class PartyAnswer:
    """A party, its latest statements, and why its names are one party's."""

    party: PartyPage
    latest: tuple[Quotation, ...]
    evidence: tuple[Evidence, ...]
    judgements: tuple[JudgementMade, ...]


def party(record: Record, query: PartyQuery) -> PartyAnswer:
    """Return a party; RecordError for none, OptionError where a name means several."""
    page = record.party(query.name)
    latest = record.search(None, Filters(by=page.key), order="newest", limit=LATEST)
    return PartyAnswer(
        party=page,
        latest=latest.quotations,
        evidence=record.evidence(page.key),
        judgements=record.judgements_on(page.key),
    )


@dataclass(frozen=True, slots=True)
class PartiesAnswer:
    """Who is named in most articles."""

    parties: tuple[Identity, ...]


def parties(record: Record, _query: Nothing) -> PartiesAnswer:
    """Return who is named in most articles, with the names each goes by."""
    return PartiesAnswer(tuple(record.identities(MOST_LISTED)))


@dataclass(frozen=True, slots=True)
class ProposalsAnswer:
    """Names that may be one party's."""

    proposals: tuple[ProposedMerge, ...]


def proposals(record: Record, _query: Nothing) -> ProposalsAnswer:
    """Return the names that may be one party's, those of most articles first."""
    return ProposalsAnswer(record.proposals(MOST_LISTED))
