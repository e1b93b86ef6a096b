"""Whom pronouns mean, in encyclopedia text: GAP (Webster et al., TACL 2018).

Each paragraph has one pronoun and two names, of which one, or neither, is meant. A name
counts as meant if the party that the pronoun is a mention of is mentioned there. The
figure is GAP's own: F1 over the names.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from onrecord.schema import Party, Reading, Span


def pronoun_f1(gold: Path, readings: Iterable[Reading]) -> float:
    """Return F1, in percent, of the readings of GAP's paragraphs, in its order.

    Raises ValueError if there are not as many readings as paragraphs.
    """
    right = told = wanted = 0
    lines = gold.read_text(encoding="utf-8").splitlines()
    for line, reading in zip(lines, readings, strict=True):
        item = json.loads(line)
        meant = _mentioned(reading, tuple(item["pronoun"]))
        for candidate in item["candidates"]:
            found = any(_names(party, tuple(candidate["span"])) for party in meant)
            right += found and candidate["coreferent"]
            told += found
            wanted += candidate["coreferent"]
    return 200 * right / (told + wanted) if told + wanted else 0.0


def _mentioned(reading: Reading, span: Span) -> list[Party]:
    return [party for party in reading.parties if span in party.mentions]


def _names(party: Party, span: Span) -> bool:
    """Return whether a party is mentioned by name within a span, or over it."""
    return any(start < span[1] and span[0] < end for start, end in party.named)
