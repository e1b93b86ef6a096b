"""Who is meant by a name in an article: a party of it, or words that stand there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import count

from onrecord.schema import Party, Reading


def speaker_in(reading: Reading, parties: Sequence[Party], name: str) -> Party | str:
    """Return the party of a name: one of `parties`, or a new one of the text's words.

    A party is meant by its name, else by words that name it where they name nobody
    else. Where several are called so, or the words stand nowhere, a sentence tells it.
    """
    called = [party for party in parties if party.name == name] or [
        party
        for party in parties
        if name in {reading.text[start:end] for start, end in party.named}
    ]
    if len(called) > 1:
        return f"{len(called)} parties of the article are called {name!r}"
    if called:
        return called[0]
    found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", reading.text)
    if not name.strip() or not found:
        return f"{name!r} is no party of the article, and no words of it"
    taken = {party.id for party in parties}
    free = next(one for n in count(len(parties) + 1) if (one := f"p{n}") not in taken)
    return Party(free, name, "person", None, (found.span(),), ("name",), (1.0,))
