"""What people judged and put right, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import Final

from onrecord.record import Record
from onrecord.record.rows import Correction, Failure, JudgementMade, Removal
from onrecord.web.queries import Nothing

MOST_FAILURES: Final = 500


@dataclass(frozen=True, slots=True)
class JudgementsAnswer:
    """What people judged of names, the latest first."""

    judgements: tuple[JudgementMade, ...]


def judgements(record: Record, _query: Nothing) -> JudgementsAnswer:
    """Return what people judged of names."""
    return JudgementsAnswer(record.judgements()[::-1])


@dataclass(frozen=True, slots=True)
class CorrectionsAnswer:
    """What people put right, the latest first, and the articles that they removed."""

    corrections: tuple[Correction, ...]
    removed: tuple[Removal, ...]


def corrections(record: Record, _query: Nothing) -> CorrectionsAnswer:
    """Return what people put right in statements."""
    return CorrectionsAnswer(record.corrections()[::-1], record.removed())


@dataclass(frozen=True, slots=True)
class FailuresAnswer:
    """What could not be read; `more` says that there is more than is told."""

    failures: tuple[Failure, ...]
    more: bool


def failures(record: Record, _query: Nothing) -> FailuresAnswer:
    """Return what could not be read into the record, and why."""
    found = tuple(islice(record.failures(), MOST_FAILURES + 1))
    return FailuresAnswer(found[:MOST_FAILURES], len(found) > MOST_FAILURES)
