"""Small things that the tests of `reading` are made of, built by hand."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
from hypothesis import strategies as st
from tokenizers import Tokenizer, normalizers
from tokenizers.models import WordPiece

from onrecord.reading.confidence import Confidence
from onrecord.reading.draft import Scores, TaggedSpan
from onrecord.reading.entities import ENTITY_TAGS
from onrecord.reading.labels import TAGS, allowed, may_start
from onrecord.reading.links import DISTANCES, Linker
from onrecord.reading.page import KINDS, PageModel
from onrecord.reading.parties.evidence import EVIDENCE
from onrecord.reading.parties.pointing import HIDDEN, WIDTH, Pointer
from onrecord.reading.tagging import Decoder, Heads
from onrecord.reading.weights import Weights
from onrecord.reading.windows import Pieces, Window

LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789.,“”\"'"
SPECIAL = ("[UNK]", "[CLS]", "[SEP]")
NEVER = -1e4

anything = st.text(st.characters(exclude_categories=()), max_size=200)
"""Any text over all of Unicode, lone surrogates included."""

Numbers = npt.NDArray[np.int64]


def vocabulary(path: Path, special: tuple[str, ...] = SPECIAL) -> Path:
    """Write a word-piece vocabulary in which every letter is a piece."""
    words = [*special, *LETTERS, *(f"##{letter}" for letter in LETTERS)]
    numbers = {word: number for number, word in enumerate(words)}
    tokenizer = Tokenizer(WordPiece(numbers, unk_token=special[0]))
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.save(str(path))
    return path


def noise(*shape: int, seed: int = 0) -> Scores:
    """Return scores that are random, and the same for the same seed."""
    return np.random.default_rng(seed).normal(size=shape).astype(np.float32)


def page_of(starts: float = 0.0, kind: int = 0) -> PageModel:
    """Return a page model that gives every token one score of a start, and one kind."""

    def model(pieces: Numbers, features: Numbers) -> Scores:
        assert len(pieces) == len(features)
        scores = np.zeros((len(pieces), 1 + 1 + len(KINDS)), dtype=np.float32)
        scores[:, 0] = starts
        scores[:, 1 + kind] = 1.0
        return scores

    return model


def noisy_page(seed: int) -> PageModel:
    """Return a page model that says anything at all."""

    def model(pieces: Numbers, features: Numbers) -> Scores:
        assert len(pieces) == len(features)
        return noise(len(pieces), 2 + len(KINDS), seed=seed)

    return model


def no_breaks(window: Window) -> Scores:
    """Be a sense that finds no paragraph anywhere."""
    return np.full(len(window.spans), -9.0, dtype=np.float32)


def heads(tags: Scores, links: Scores) -> Heads:
    """Return what heads say that find no entity and point at nobody."""
    entities, pointers = (
        np.zeros((len(tags), width), dtype=np.float32)
        for width in (ENTITY_TAGS, 2 * WIDTH)
    )
    return Heads(tags, links, entities, pointers)


class Tagger:
    """A tagger that gives each word the tag of its table, else none."""

    def __init__(self, tags: dict[str, int], text: str = "") -> None:
        self.tags, self.text = tags, text
        self.seen: list[Window] = []

    def __call__(self, windows: Iterable[Window]) -> Iterator[tuple[Window, Heads]]:
        for window in windows:
            self.seen.append(window)
            scores = np.zeros((len(window.spans), len(TAGS)), dtype=np.float32)
            for row, (start, end) in enumerate(window.spans):
                scores[row, self.tags.get(self.text[start:end], 0)] = 5.0
            links = np.zeros((len(window.spans), 6), dtype=np.float32)
            yield window, heads(scores, links)

    def breaks(self, window: Window) -> Scores:
        return no_breaks(window)


def decoder() -> Decoder:
    """Return a decoder that forbids what BIO forbids, and has no other opinion."""
    transitions = np.where(allowed(), 0.0, NEVER).astype(np.float32)
    starts = np.where(may_start(), 0.0, NEVER).astype(np.float32)
    return Decoder(transitions, starts, linker())


def linker() -> Linker:
    """Return a linker for which nearer is better, and none is worst."""
    step = np.arange(DISTANCES, dtype=np.float32)[::-1]
    return Linker(np.stack([step, step]))


def confidence() -> Confidence:
    """Return a confidence that grows with the sureness of every part."""
    return Confidence((0.0, *[0.1] * 5, *[0.0] * 3))


def pointer() -> Pointer:
    """Return a pointer for which every name near a pronoun is as good."""
    hidden = np.zeros((EVIDENCE + 2, HIDDEN), dtype=np.float32)
    return Pointer(hidden, np.zeros(HIDDEN + 1, dtype=np.float32))


def weights(folder: Path) -> Weights:
    """Return weights without anything learned."""
    pieces = Pieces(vocabulary(folder / "vocabulary.json"))
    return Weights(
        "made", pieces, page_of(), Tagger({}), decoder(), confidence(), pointer()
    )


def tagged(
    start: int, end: int, words: int = 1, sure: float = 1.0, quoted: float = 0.0
) -> TaggedSpan:
    return TaggedSpan((start, end), words, sure, quoted)
