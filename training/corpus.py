"""The articles of PolNeAR as windows with gold tags and links."""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from onrecord.reading.labels import ROLES, TAGS, begin, inside
from onrecord.reading.windows import Pieces, Window, windows
from onrecord.reading.words import Words, split
from training.pages import STRAIGHTEN
from training.tagger import ENTITIES, Links

Article = dict[str, Any]
KEPT_BACK = 20
NO_LINKS = Links([], [], [], [], [], [])


@dataclass(frozen=True)
class Soft:
    """What a teacher thinks of a window's tags.

    `chances` [words, tags] of each tag; `moves` [passages, tags, tags] the expected
    number of each move within a passage of the window.
    """

    chances: npt.NDArray[np.float32]
    moves: npt.NDArray[np.float32]


@dataclass(frozen=True)
class Example:
    """A window with the gold tag of each word and the gold links among its spans."""

    window: Window
    tags: npt.NDArray[np.int64]
    links: Links
    breaks: npt.NDArray[np.float32] | None = None
    """In a run-on window: does a paragraph begin here; -1 where it does not count."""
    entities: npt.NDArray[np.int64] | None = None
    """The tag of each word among the tagger's ENTITY_TAGS, where they are known."""
    soft: Soft | None = None

    @property
    def wanted(self) -> Soft:
        """The teacher's chances, or certainty about the gold tags."""
        if self.soft is not None:
            return self.soft
        chances = np.eye(len(TAGS), dtype=np.float32)[self.tags]
        moves = [chances[a : b - 1].T @ chances[a + 1 : b] for a, b in self.window.runs]
        return Soft(chances, np.stack(moves))


def with_entities(articles: list[Article], path: Path) -> list[Article]:
    """Return the articles with the corpus's CoreNLP entities (silver) beside them."""
    found = {one["id"]: one["entities"] for one in load(path)}
    return [{**one, "entities": found.get(one["id"])} for one in articles]


def load(path: Path) -> list[Article]:
    """Return the articles of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def archive(path: Path) -> list[Article]:
    """Return the articles of a gzipped JSON Lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def kept_back(articles: list[Article]) -> tuple[list[Article], list[Article]]:
    """Return the articles to learn from, and every twentieth, to calibrate on."""
    learn = [one for n, one in enumerate(articles) if n % KEPT_BACK]
    return learn, articles[::KEPT_BACK]


def passages(text: str) -> list[Words]:
    """Return the words of each line of a clean text."""
    found = [split(text, *line.span()) for line in re.finditer(r"[^\n]+", text)]
    return [words for words in found if len(words)]


def examples(
    article: Article, pieces: Pieces, longest: int, alone: bool
) -> Iterator[Example]:
    """Yield an article's windows; `alone` gives each passage a window of its own."""
    parts = passages(article["text"])
    groups = [[part] for part in parts] if alone else [parts]
    for group in groups:
        for window in windows(group, pieces, longest):
            yield example(article, window)


def run_on(article: Article, pieces: Pieces, longest: int) -> Iterator[Example]:
    """Yield an article's windows without their paragraphs, to learn the breaks from."""
    parts = passages(article["text"])
    starts = {part.spans[0][0] for part in parts}
    whole = split(article["text"])
    for window in windows([whole], pieces, longest):
        breaks = np.array(
            [start in starts for start, _ in window.spans], dtype=np.float32
        )
        breaks[0] = -1.0
        yield Example(window, np.zeros(len(breaks), np.int64), NO_LINKS, breaks)


def example(article: Article, window: Window) -> Example:
    """Return a window with the gold that lies in it."""
    starts = np.array([start for start, _ in window.spans])
    ends = np.array([end for _, end in window.spans])
    tags = np.zeros(len(starts), dtype=np.int64)

    def place(span: list[int]) -> tuple[int, int] | None:
        middle = (starts + ends) / 2
        inside_span = np.flatnonzero((middle > span[0]) & (middle < span[1]))
        return (
            (int(inside_span[0]), int(inside_span[-1]) + 1)
            if len(inside_span)
            else None
        )

    found: list[list[tuple[int, int]]] = [[], [], []]
    content_cue: list[int] = []
    cue_source: list[int] = []
    for statement in article["statements"]:
        placed = [[p for s in statement[role] if (p := place(s))] for role in ROLES]
        for role, spans in enumerate(placed):
            for first, after in spans:
                tags[first:after] = inside(role)
                tags[first] = begin(role)
        sources, cues, contents = placed
        source = -1
        if sources:
            if sources[0] not in found[0]:
                found[0].append(sources[0])
            source = found[0].index(sources[0])
        cue = -1
        if cues:
            cue = len(found[1])
            found[1].append(cues[0])
            cue_source.append(source)
        for content in contents:
            found[2].append(content)
            content_cue.append(cue)
    links = Links(*found, content_cue, cue_source, window.passages.tolist())
    return Example(window, tags, links, entities=entity_tags(article, window.spans))


def entity_tags(
    article: Article, words: Sequence[tuple[int, int]]
) -> npt.NDArray[np.int64] | None:
    """Return the entity tag of each word, None if the article's are not known."""
    if article.get("entities") is None:
        return None
    starts = np.array([start for start, _ in words])
    ends = np.array([end for _, end in words])
    tags = np.zeros(len(words), dtype=np.int64)
    for low, high, kind in article["entities"]:
        if kind in ENTITIES:
            first = int(np.searchsorted(ends, low, side="right"))
            after = int(np.searchsorted(starts, high, side="left"))
            if first < after:
                tags[first:after] = 2 + 2 * ENTITIES.index(kind)
                tags[first] -= 1
    return tags


def straightened(article: Article) -> Article:
    """Return the article with typewriter quotation marks, as many sites print them."""
    return {**article, "text": article["text"].translate(STRAIGHTEN)}


def dropped(links: Links, chance: float, rng: random.Random) -> Links:
    """Return the links without some cues and sources, as a reader will miss some."""
    cues = [i for i in range(len(links.cues)) if rng.random() >= chance]
    sources = [i for i in range(len(links.sources)) if rng.random() >= chance]
    new_cue = {old: new for new, old in enumerate(cues)}
    new_source = {old: new for new, old in enumerate(sources)}
    return Links(
        [links.sources[i] for i in sources],
        [links.cues[i] for i in cues],
        links.contents,
        [new_cue.get(i, -1) for i in links.content_cue],
        [new_source.get(links.cue_source[i], -1) for i in cues],
        links.passages,
    )
