"""What a correction changed, in words that a person can read."""

from __future__ import annotations

from onrecord.record.corrections.change import ROLES, Change
from onrecord.schema import Reading, Spans, Statement


def told(reading: Reading, statement: Statement, change: Change) -> str:
    """Return what a statement has where a change has something: `speaker: Ann Ray`."""
    parts = [f"form: {statement.form}"] if change.form is not None else []
    for role in ROLES:
        if getattr(change, role) is not None:
            spans: Spans = getattr(statement, role)
            parts.append(f"{role}: {reading.words(spans) if spans else 'none'}")
    if change.speaker is not None:
        party = reading.party(statement.speaker)
        parts.append(f"speaker: {party.name if party else 'nobody'}")
    return "; ".join(parts)
