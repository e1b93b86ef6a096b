"""What of a span counts: its edges are trimmed, and its white space is left out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from onrecord.schema import Span

# Whether these belong to a span is where two careful annotators differ.
EDGES: Final = frozenset(" \t\r\n\N{NO-BREAK SPACE}" + "\"'“”‘’`" + ".,:;")


def trimmed(text: str, span: Span) -> Span:
    """Return a span without the blanks, marks and stops at its edges.

    Nothing but those leaves a span that is empty.
    """
    start, end = span
    while start < end and text[start] in EDGES:
        start += 1
    while end > start and text[end - 1] in EDGES:
        end -= 1
    return start, end


def characters(text: str, spans: Iterable[Span]) -> frozenset[int]:
    """Return the positions of what is visible in spans, once they are trimmed."""
    return frozenset(
        at
        for span in spans
        for at in range(*trimmed(text, span))
        if not text[at].isspace()
    )
