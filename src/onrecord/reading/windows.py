"""Windows: what the encoder sees at once, cut from the passages of one article.

Whole passages are packed in order, as many as fit, so that each is read with its
neighbours and read once. A passage longer than a window is cut between words.

It touches: words and a word-piece vocabulary. It knows nothing of what is looked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from onrecord.reading.words import FEATURES, Words

LONGEST = 256
"""Word pieces in a window at most, of the encoder's 512: attention's cost is their
square, and what stands further off than a few paragraphs tells a passage nothing."""

PIECES_A_WORD = 8
"""Pieces kept of one word; the rest of a longer one says no more about its part."""

CACHED_WORDS = 200_000
SPECIAL_FEATURE = FEATURES


class Pieces:
    """A word-piece vocabulary with a cache: the same words come again and again."""

    def __init__(self, path: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(path))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._cache: dict[str, tuple[int, ...]] = {}
        self.unknown = self._id("[UNK]")
        self.start = self._id("[CLS]")
        self.separator = self._id("[SEP]")

    def _id(self, piece: str) -> int:
        number = self._tokenizer.token_to_id(piece)
        if number is None:
            raise ValueError(f"the vocabulary has no {piece}")
        return int(number)

    def __call__(self, word: str) -> tuple[int, ...]:
        """Return the piece numbers of a word, one to PIECES_A_WORD."""
        found = self._cache.get(word)
        if found is None:
            found = self._encode(word)
            if len(self._cache) >= CACHED_WORDS:
                self._cache.clear()
            self._cache[word] = found
        return found

    def _encode(self, word: str) -> tuple[int, ...]:
        # A lone surrogate cannot cross into the tokenizer's UTF-8.
        safe = word.encode("utf-8", "replace").decode("utf-8")
        ids = self._tokenizer.encode(safe[:200], add_special_tokens=False).ids
        return tuple(ids[:PIECES_A_WORD]) or (self.unknown,)


@dataclass(frozen=True, slots=True)
class Window:
    """One input of the encoder.

    `ids` and `features` are int64 of the window's length in pieces; `firsts` is, a
    word, the place of its first piece; `spans` the words' places in the text;
    `passages` the number of each word's passage.
    """

    ids: npt.NDArray[np.int64]
    features: npt.NDArray[np.int64]
    firsts: npt.NDArray[np.int64]
    spans: tuple[tuple[int, int], ...]
    passages: npt.NDArray[np.int64]

    @property
    def runs(self) -> list[tuple[int, int]]:
        """The half-open word ranges of the passages in this window."""
        if not len(self.passages):
            return []
        cuts = np.flatnonzero(np.diff(self.passages)) + 1
        edges = [0, *cuts.tolist(), len(self.passages)]
        return list(pairwise(edges))


def windows(
    passages: Iterable[Words], pieces: Pieces, longest: int = LONGEST
) -> Iterator[Window]:
    """Yield the windows of the passages, in order, every word in exactly one."""
    pending = _Pending(pieces)
    for number, words in enumerate(passages):
        encoded = [pieces(word) for word in words.texts]
        length = sum(map(len, encoded)) + 1
        if pending.length > 1 and pending.length + length > longest:
            yield pending.close()
            pending = _Pending(pieces)
        for index, ids in enumerate(encoded):
            if pending.length + len(ids) + 1 > longest:
                yield pending.close()
                pending = _Pending(pieces)
            pending.add(ids, int(words.features[index]), words.spans[index], number)
        pending.end_passage()
    if pending.spans:
        yield pending.close()


class _Pending:
    """A window being filled."""

    def __init__(self, pieces: Pieces) -> None:
        self._separator = pieces.separator
        self.ids: list[int] = [pieces.start]
        self.features: list[int] = [SPECIAL_FEATURE]
        self.firsts: list[int] = []
        self.spans: list[tuple[int, int]] = []
        self.passages: list[int] = []

    @property
    def length(self) -> int:
        return len(self.ids)

    def add(
        self, ids: tuple[int, ...], feature: int, span: tuple[int, int], passage: int
    ) -> None:
        self.firsts.append(len(self.ids))
        self.ids.extend(ids)
        self.features.extend([feature] * len(ids))
        self.spans.append(span)
        self.passages.append(passage)

    def end_passage(self) -> None:
        if self.spans:
            self.ids.append(self._separator)
            self.features.append(SPECIAL_FEATURE)

    def close(self) -> Window:
        return Window(
            np.array(self.ids, dtype=np.int64),
            np.array(self.features, dtype=np.int64),
            np.array(self.firsts, dtype=np.int64),
            tuple(self.spans),
            np.array(self.passages, dtype=np.int64),
        )
