"""What each party, or each paper, said on something, side by side and over time."""

from __future__ import annotations

from onrecord.record import Record
from onrecord.record.rows import Subject
from onrecord.web.queries import SubjectQuery


def subject(record: Record, query: SubjectQuery) -> Subject:
    """Return the sides of a subject; OptionError if there is no word to look for."""
    return record.subject(query.words, query.filters, by=query.group)
