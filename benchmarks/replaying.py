"""Readings of a record told again: under other ids, on other days, of other people.

What is measured is the record, not the model: a reading of the archive is stored a
hundred times as fast as an article is read. Each pass over the readings but the first
has its words in another order, so that nothing in it is a copy of what was there.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from typing import Final
from zlib import crc32

from onrecord import Article, Reading, Record, Skipped

_SMALL: Final = re.compile(r"\b[a-z]+\b")
_NAME: Final = re.compile(r"\b[A-Z][a-z]+\b")
DAYS: Final = 97
"""Days by which each pass is later than the one before."""


def replayed(record: Path, first: int = 0) -> Iterator[Reading]:
    """Yield the readings of a record over and over, each time varied otherwise."""
    with Record(record) as archive:
        for turn in count(first):
            for reading in archive.readings():
                yield varied(reading, turn)


def varied(reading: Reading, turn: int) -> Reading:
    """Return a reading with other words at the same places; as it is for turn 0."""
    if not turn:
        return reading
    chance = random.Random(f"{reading.article.id} {turn}")  # noqa: S311
    names = _renamed(reading, turn)
    text = _NAME.sub(lambda m: names.get(m[0], m[0]), reading.text)
    text = _shuffled(text, chance)
    article = replace(
        reading.article,
        id=f"{reading.article.id}-{turn}",
        text=text,
        published=_later(reading.article.published, turn),
    )
    parties = tuple(
        replace(party, name=_NAME.sub(lambda m: names.get(m[0], m[0]), party.name))
        for party in reading.parties
    )
    return replace(reading, article=article, parties=parties)


def _renamed(reading: Reading, turn: int) -> dict[str, str]:
    """Return other names, of the same length, for half of the persons."""
    words = {
        word
        for party in reading.parties
        if party.kind == "person" and crc32(party.name.encode("utf-8", "replace")) % 2
        for word in _NAME.findall(party.name)
    }
    return {word: _turned(word, turn) for word in words}


def _turned(word: str, turn: int) -> str:
    """Return a word with each letter some letters further on."""
    bases = (ord("A") if letter.isupper() else ord("a") for letter in word)
    moved = zip(word, bases, strict=True)
    return "".join(chr(base + (ord(c) - base + turn) % 26) for c, base in moved)


def _shuffled(text: str, chance: random.Random) -> str:
    """Return a text with its small words in another order, by their length."""
    places = list(_SMALL.finditer(text))
    by_length: dict[int, list[str]] = {}
    for place in places:
        by_length.setdefault(len(place[0]), []).append(place[0])
    for words in by_length.values():
        chance.shuffle(words)
    return _SMALL.sub(lambda m: by_length[len(m[0])].pop(), text)


def _later(published: str | None, turn: int) -> str | None:
    if published is None or len(published) != len("2017-08-16"):
        return published
    return str(date.fromisoformat(published) + timedelta(days=DAYS * turn))


class Replayer:
    """A source of readings for `add_from` that stands in for the model."""

    def __init__(self, readings: Iterable[Reading]) -> None:
        self._by_id = {reading.article.id: reading for reading in readings}
        self.read_so_far = 0

    @property
    def articles(self) -> list[Article]:
        """The articles of the readings, in their order."""
        return [reading.article for reading in self._by_id.values()]

    def read(
        self,
        articles: Iterable[Article],
        ahead: int,  # noqa: ARG002, as a Source has it
    ) -> Iterator[tuple[Article, Reading | Skipped]]:
        """Yield each article with the reading that was made of it before."""
        for article in articles:
            self.read_so_far += 1
            yield article, self._by_id[article.id]
