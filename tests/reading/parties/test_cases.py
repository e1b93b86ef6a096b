"""A hundred small reports: who said it, as what kind of party, or why nobody is told.

The reports are in `cases.txt`, each written for this test.
"""

import pytest

from tests.reading.parties.made import joined
from tests.reading.texts import cases_beside

CASES = cases_beside(__file__)


def told(text: str, *, with_kind: bool) -> str:
    """Return who said each statement, or why nobody is known to have."""
    draft = joined(text)
    parties = {party.id: party for party in draft.parties or ()}
    found = []
    for statement in sorted(draft.statements or (), key=lambda s: int(s.id[1:])):
        party = parties.get(statement.speaker or "")
        kind = f"/{party.kind}" if party and with_kind else ""
        found.append(f"{party.name}{kind}" if party else str(statement.unresolved))
    return ", ".join(found)


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_statement_has_the_speaker_that_is_meant(text: str, expected: str) -> None:
    text = text.replace("\\n", "\n")
    assert told(text, with_kind="/" in expected) == expected


def test_no_case_stands_twice() -> None:
    assert len({text for text, _ in CASES}) == len(CASES) >= 100
