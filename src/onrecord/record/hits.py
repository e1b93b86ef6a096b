"""Where in a text the words of a search stand, as the index of the record finds them.

The text is parted and folded by FTS5's own tokenizer, so that what is shown as a hit is
what was found: its tables of characters are not Python's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

import apsw

from onrecord.record.query import Term, terms
from onrecord.record.texts import shown
from onrecord.schema import Spans

TOKENIZER: Final = ("unicode61", ["remove_diacritics", "2"])
"""The tokenizer of the table `words`."""

Token = tuple[int, int, str]
"""A word of a text: where it stands, in bytes of UTF-8, and how it is folded."""


def hits(typed: str, text: str) -> Spans:
    """Return where in a text the words, "phrases" and pref* of a search stand.

    Spans are half-open, in code points of the text, in order and apart. What NOT leaves
    out is no hit. Raises OptionError for what cannot be searched for.
    """
    tokenized = _tokenizer()
    encoded = (shown(text) or "").encode()
    tokens = tokenized(encoded)
    folded = [word for _, _, word in tokens]
    places: dict[str, list[int]] = defaultdict(list)
    for place, word in enumerate(folded):
        places[word].append(place)
    found = {
        run
        for term in set(terms(typed))
        for run in _runs(term, tokenized, folded, places)
    }
    spans = [
        (tokens[first][0], tokens[last][1]) for first, last in _merged(sorted(found))
    ]
    return tuple(_in_code_points(spans, encoded))


def _tokenizer() -> Callable[[bytes], list[Token]]:
    # One for each call: SQLite's are not to be used by two threads at a time.
    found = apsw.Connection(":memory:").fts5_tokenizer(*TOKENIZER)

    def tokenized(encoded: bytes) -> list[Token]:
        told: Any = found(
            encoded, apsw.FTS5_TOKENIZE_DOCUMENT, None, include_colocated=False
        )
        return [(start, end, word) for start, end, word in told]

    return tokenized


def _runs(
    term: Term,
    tokenized: Callable[[bytes], list[Token]],
    folded: list[str],
    places: dict[str, list[int]],
) -> Iterator[tuple[int, int]]:
    """Yield where a term stands: its first word's place, and its last one's."""
    asked = [word for _, _, word in tokenized(term.words.encode())]
    if not asked:
        return
    *whole, last = asked
    begins = whole[0] if whole else last
    starts: Iterable[int] = places.get(begins, ())
    if term.is_prefix and not whole:
        starts = (n for word in places if word.startswith(last) for n in places[word])
    for start in starts:
        end = start + len(whole)
        if folded[start:end] == whole and _is_word(term, last, folded, end):
            yield start, end


def _is_word(term: Term, word: str, folded: list[str], place: int) -> bool:
    if place >= len(folded):
        return False
    there = folded[place]
    return there.startswith(word) if term.is_prefix else there == word


def _merged(runs: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield runs of words in order, as one those that have a word in common."""
    if not runs:
        return
    first, last = runs[0]
    for start, end in runs[1:]:
        if start > last:
            yield first, last
            first, last = start, end
        last = max(last, end)
    yield first, last


def _in_code_points(
    spans: list[tuple[int, int]], encoded: bytes
) -> Iterator[tuple[int, int]]:
    """Yield spans of bytes, in order and apart, as spans of code points."""
    at, counted = 0, 0
    for start, end in spans:
        counted += len(encoded[at:start].decode())
        length = len(encoded[start:end].decode())
        yield counted, counted + length
        at, counted = end, counted + length
