"""The cast of a reading in words: who speaks, as what, how often, and who is named.

It touches: a reading's statements and parties. How it is printed is for the fronts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from onrecord.schema import Form, Party, Reading, Statement

FORMS: tuple[Form, ...] = ("direct", "mixed", "indirect")
UNKNOWN = "speaker unknown"
NAMED_AT_MOST = 12
"""Names of those who do not speak that are listed; how many more there are is told."""


def named(party: Party) -> str:
    """Return a party's name and title."""
    return f"{party.name}, {party.title}" if party.title else party.name


def speaker_of(statement: Statement, party: Party | None) -> str:
    """Return who made a statement, or why nobody is known to have."""
    if party is not None:
        return named(party)
    reason = f" ({statement.unresolved})" if statement.unresolved else ""
    return f"{UNKNOWN}{reason}"


def counted(number: int, noun: str) -> str:
    """Return a number and its noun: `1 statement`, `2 statements`."""
    return f"{number} {noun}" if number == 1 else f"{number:,} {noun}s"


def forms(statements: list[Statement]) -> str:
    """Return how many of some statements there are of each form."""
    found = Counter(statement.form for statement in statements)
    return ", ".join(f"{found[form]} {form}" for form in FORMS if found[form])


def cast(reading: Reading) -> Iterator[str]:
    """Yield a line for each speaker, who speaks most first, and one for the others."""
    parties = {party.id: party for party in reading.parties}
    heard: dict[str, list[Statement]] = {}
    for statement in reading.statements:
        party = parties.get(statement.speaker or "")
        kind = f" ({party.kind})" if party else ""
        heard.setdefault(f"{speaker_of(statement, party)}{kind}", []).append(statement)
    for who, said in sorted(heard.items(), key=lambda pair: -len(pair[1])):
        yield f"{len(said):>3}  {who} · {forms(said)}"
    speaking = {statement.speaker for statement in reading.statements}
    others = [party for party in reading.parties if party.id not in speaking]
    if others:
        # Who is mentioned most, first; the rest is counted, not dropped in silence.
        others.sort(key=lambda party: -len(party.mentions))
        told = ", ".join(party.name for party in others[:NAMED_AT_MOST])
        more = len(others) - NAMED_AT_MOST
        yield f"named: {told}" + (f" and {more} more" if more > 0 else "")
