"""Tokens of a treebank put back together as the text that they were cut from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from onrecord.schema import Span

# How treebanks write what a newspaper prints otherwise.
PRINTED: Final = {
    "``": '"',
    "''": '"',
    "`": "'",
    "--": "—",
    "-LRB-": "(",
    "-RRB-": ")",
    "-LSB-": "[",
    "-RSB-": "]",
    "-LCB-": "{",
    "-RCB-": "}",
}
_STOPS = ", . ; : ! ? % ..."
_CLOSING = ") ] } '' -RRB- -RSB-"
_OPENING = "( [ { `` ` -LRB- -LSB- $ #"
_ENDINGS = "' 's 're 've 'll 'm 'd n't"
CLINGS_TO_LAST: Final = frozenset(f"{_STOPS} {_CLOSING} {_ENDINGS}".split())
CLINGS_TO_NEXT: Final = frozenset(_OPENING.split())


def detokenised(tokens: Iterable[str]) -> tuple[str, tuple[Span, ...]]:
    """Return the text of tokens, and the span of each token in it."""
    pieces: list[str] = []
    spans: list[Span] = []
    at, last = 0, None
    for token in tokens:
        apart = token not in CLINGS_TO_LAST and last not in CLINGS_TO_NEXT
        if last is not None and apart:
            pieces.append(" ")
            at += 1
        printed = PRINTED.get(token, token)
        pieces.append(printed)
        spans.append((at, at + len(printed)))
        at, last = at + len(printed), token
    return "".join(pieces), tuple(spans)
