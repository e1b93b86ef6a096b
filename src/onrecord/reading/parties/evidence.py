"""What speaks for a name being the one that a pronoun means: numbers, a pair.

The features are those of the literature on coreference (Lee et al., Computational
Linguistics 2013; distance, sentence, quotation, speaker) and are the same in training
and in reading. It touches: places of mentions. It does not know the words: those the
encoder's vectors stand for.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onrecord.reading.draft import Scores
from onrecord.reading.parties.places import Place

FURTHEST = 6
"""Passages back to which a pronoun may reach."""

MOST = 48
"""Names before a pronoun that are weighed at most: time stays linear in the text."""

EVIDENCE = 25


@dataclass(frozen=True, slots=True)
class Named:
    """A mention by name: where, and whose."""

    place: Place
    bearer: int


@dataclass(frozen=True, slots=True)
class Meant:
    """A pronoun whose bearer is asked for.

    `role` is its form: 0 `he`, 1 `him`, 2 `his`, 3 `himself`. `direct` and `indirect`
    are the bearers, known by name, of the statements in whose content it stands.
    """

    place: Place
    role: int
    direct: frozenset[int]
    indirect: frozenset[int]


class Field:
    """All mentions by name of an article, as columns."""

    def __init__(self, named: list[Named]) -> None:
        self.named = named
        self.word = _column(one.place.word for one in named)
        self.start = _column(one.place.span[0] for one in named)
        self.passage = _column(one.place.passage for one in named)
        self.sentence = _column(one.place.sentence for one in named)
        self.quotation = _column(one.place.quotation for one in named)
        self.opens = _column(one.place.opens for one in named)
        self.possessive = _column(one.place.possessive for one in named)
        self.speaks = _column(bool(one.place.source_of) for one in named)
        self.bearer = _column(one.bearer for one in named)
        seen: dict[int, int] = {}
        often = []
        for one in named:
            seen[one.bearer] = seen.get(one.bearer, 0) + 1
            often.append(seen[one.bearer])
        self.often = _column(often)

    def candidates(self, pronoun: Place) -> npt.NDArray[np.int64]:
        """Return which mentions a pronoun may mean: before it, or in its sentence."""
        first = int(np.searchsorted(self.passage, pronoun.passage - FURTHEST))
        before = int(np.searchsorted(self.start, pronoun.span[0]))
        after = before
        while (
            after < len(self.named)
            and self.sentence[after] == pronoun.sentence
            and after - before < 8
        ):
            after += 1
        return np.arange(max(first, before - MOST), after)

    def evidence(self, meant: Meant, chosen: npt.NDArray[np.int64]) -> Scores:
        """Return the evidence of each candidate, [candidates, EVIDENCE]."""
        place = meant.place
        words = place.word - self.word[chosen]
        sentences = place.sentence - self.sentence[chosen]
        passages = place.passage - self.passage[chosen]
        bearers = self.bearer[chosen]
        quotation = self.quotation[chosen]
        speaks = self.speaks[chosen]
        rank = _recency(bearers, words)
        before = np.flatnonzero(speaks & (words > 0))
        last_source = np.zeros(len(chosen), bool)
        if len(before):
            last_source = bearers == bearers[before[-1]]
        columns: tuple[npt.ArrayLike, ...] = (
            np.log1p(np.abs(words)) / 4,
            sentences == 0,
            sentences == 1,
            sentences == 2,
            passages == 0,
            passages == 1,
            passages >= 3,
            words < 0,
            bool(place.source_of),
            speaks,
            last_source,
            place.quotation > 0,
            quotation > 0,
            (quotation > 0) & (quotation == place.quotation),
            _among(bearers, meant.direct),
            _among(bearers, meant.indirect),
            self.possessive[chosen],
            self.opens[chosen],
            place.opens,
            np.log1p(self.often[chosen]) / 2,
            rank == 0,
            rank == 1,
            meant.role == 1,
            meant.role == 2,
            meant.role == 3,
        )
        table = np.empty((len(chosen), EVIDENCE), np.float32)
        for at, column in enumerate(columns):
            table[:, at] = column
        return table


def _among(bearers: npt.NDArray[np.int64], some: frozenset[int]) -> npt.ArrayLike:
    """Return, a candidate, whether its bearer is one of some."""
    return np.isin(bearers, list(some)) if some else False


def _column(values: Iterable[int]) -> npt.NDArray[np.int64]:
    return np.fromiter(values, np.int64)


def _recency(
    bearers: npt.NDArray[np.int64], words: npt.NDArray[np.int64]
) -> npt.NDArray[np.int64]:
    """Return, a candidate, how many other bearers were named since its own was."""
    order = np.argsort(np.abs(words), kind="stable")
    ranks: dict[int, int] = {}
    for at in order:
        ranks.setdefault(int(bearers[at]), len(ranks))
    return np.array([ranks[int(bearer)] for bearer in bearers])
