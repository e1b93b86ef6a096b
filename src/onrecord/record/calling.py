"""What the parties of one article are called, and who of them is only credited."""

from __future__ import annotations

import re
from typing import Final

from onrecord.record.names import Unit, ends_of, form_of, initials_of
from onrecord.schema import Party, Reading

MOST_CREDIT: Final = 200
_CREDIT: Final = re.compile(r"^[^.!?]*\bcontributed (?:to|reporting)\b")
"""What is printed after the names of those who helped with a report."""


def is_contributor(reading: Reading, party: Party) -> bool:
    """Return whether somebody is only credited, as reporters are below a report.

    A reporter may have the name of somebody in the news, and does not act in it.
    """
    if party.kind != "person" or not party.named:
        return False
    last = reading.text.find("\n", party.named[0][1])
    line = reading.text[party.named[0][1] : len(reading.text) if last < 0 else last]
    return bool(_CREDIT.search(line[:MOST_CREDIT]))


def called_in(reading: Reading, party: Party, unit: Unit) -> set[str]:
    """Return what else than its name in full a party is called, or may be.

    After `~` stand the letters of an acronym, after `^` the end of a body's name: they
    are what the name lets one think of, not what the article says.
    """
    names = {reading.text[slice(*span)] for span in party.named}
    told = {form_of(name, unit.family) for name in names}
    if unit.family == "body" and not unit.is_short:
        told |= {f"~{letters}" for letters in initials_of(party.name)}
        told |= {f"^{end}" for end in ends_of(party.name)}
    return told - {"", " ".join(unit.words)}
