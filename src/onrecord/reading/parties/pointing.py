"""Whom each pronoun means: learned scores over the names near it, and agreement.

Every name near a pronoun is scored by what the encoder's vectors say of the pair and by
the pair's evidence; the scores of one bearer's names are summed up (as in Kadlec et
al., Attention Sum, ACL 2016). Nothing learned knows of gender: who goes by `he` is told
by the article's honorifics, and by its own pronouns, each bearer's share in them
counted again and again until it settles (expectation maximisation).

It touches: columns of mentions, vectors of words.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from onrecord.reading.draft import Scores
from onrecord.reading.parties.evidence import Field
from onrecord.reading.parties.pronouns import Pronoun

WIDTH = 64
HIDDEN = 32

ROUNDS = 4
FIRM = 4.0
"""What an honorific weighs against pronouns, each of which weighs one at most."""

SHARPNESS = 0.5
"""What agreement counts beside what is learned: news has few pronouns to tell by."""
NOBODY = 1e-12
CONTRADICTED = 0.01
"""Whom the article calls `Ms.` is no `he`, though nobody else is near."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """The learned scores of a pair: a product of vectors and a small network.

    `hidden` [EVIDENCE + 2, HIDDEN] and `out` [HIDDEN + 1] each end in their bias.
    """

    hidden: Scores
    out: Scores

    def scores(self, asked: Scores, answers: Scores, evidence: Scores) -> Scores:
        """Return the score of each candidate, [candidates].

        `asked` [WIDTH] is the pronoun's vector, `answers` [candidates, WIDTH] theirs.
        """
        product = answers @ asked / np.float32(WIDTH**0.5)
        given = np.column_stack([evidence, product])
        inner = np.maximum(given @ self.hidden[:-1] + self.hidden[-1], 0)
        scores: Scores = product + inner @ self.out[:-1] + self.out[-1]
        return scores


@dataclass(frozen=True, slots=True)
class Link:
    """Whom a pronoun means, and how sure that is, from 0 to 1."""

    bearer: int
    confidence: float


@dataclass(frozen=True, slots=True)
class _Asked:
    """A pronoun with the bearers that it may mean, and the sum of each one's scores."""

    pronoun: Pronoun
    bearers: list[int]
    weights: list[float]


def links(
    pronouns: list[Pronoun],
    field: Field,
    vectors: Scores | None,
    pointer: Pointer,
    genders: dict[int, str],
) -> dict[tuple[int, int], Link]:
    """Return whom each pronoun means, by its span; those that mean nobody are left out.

    `vectors` [words, 2 * WIDTH] are of all words of the article; `genders` what its
    honorifics tell of bearers.
    """
    asked = [_scored(pronoun, field, vectors, pointer) for pronoun in pronouns]
    asked = [one for one in asked if len(one.bearers)]
    leaning = _leanings(asked, genders)
    found: dict[tuple[int, int], Link] = {}
    for one in asked:
        pronoun = one.pronoun
        chances = _chances(one, leaning)
        if not chances:
            continue
        bearer = max(chances, key=lambda number: chances[number])
        found[pronoun.span] = Link(bearer, round(chances[bearer], 4))
    return found


def _scored(
    pronoun: Pronoun, field: Field, vectors: Scores | None, pointer: Pointer
) -> _Asked:
    chosen = field.candidates(pronoun.meant.place)
    evidence = field.evidence(pronoun.meant, chosen)
    if vectors is None or not len(vectors):
        asked = np.zeros(WIDTH, np.float32)
        answers = np.zeros((len(chosen), WIDTH), np.float32)
    else:
        asked = vectors[pronoun.meant.place.word, :WIDTH]
        answers = vectors[field.word[chosen], WIDTH:]
    scores = pointer.scores(asked, answers, evidence)
    summed: dict[int, float] = {}
    shares = np.exp(scores - scores.max()) if len(scores) else scores
    for bearer, share in zip(
        field.bearer[chosen].tolist(), shares.tolist(), strict=True
    ):
        summed[bearer] = summed.get(bearer, 0.0) + share
    return _Asked(pronoun, list(summed), list(summed.values()))


def _leanings(asked: list[_Asked], genders: dict[int, str]) -> dict[int, float]:
    """Return which pronouns each bearer goes by: -1 is all female, 1 all male."""
    fixed = {
        bearer: FIRM if gender == "male" else -FIRM
        for bearer, gender in genders.items()
    }
    leaning = {bearer: float(np.tanh(w)) for bearer, w in fixed.items()}
    for _ in range(ROUNDS):
        weight = dict(fixed)
        for one in asked:
            sign = 1 if one.pronoun.gender == "male" else -1
            for bearer, chance in _chances(one, leaning).items():
                weight[bearer] = weight.get(bearer, 0.0) + sign * chance
        leaning = {bearer: float(np.tanh(w)) for bearer, w in weight.items()}
    return leaning


def _chances(one: _Asked, leaning: dict[int, float]) -> dict[int, float]:
    """Return the chance of each bearer to be meant by a pronoun."""
    sign = 1 if one.pronoun.gender == "male" else -1
    chances: dict[int, float] = {}
    for bearer, weight in zip(one.bearers, one.weights, strict=True):
        fit = (1 + sign * leaning.get(bearer, 0.0)) / 2
        if fit > CONTRADICTED:
            chances[bearer] = weight * fit**SHARPNESS
    total = sum(chances.values())
    if total <= NOBODY:
        return {}
    return {bearer: chance / total for bearer, chance in chances.items()}
