"""Fit how likely a statement is right, on articles that were kept from the tagger.

    python -m training.calibrate --polnear ../shared/data/polnear
    --weights src/onrecord/reading/weights/en

Reads the articles kept back (`corpus.kept_back`), marks each statement found as right
or not (content overlapping by half, sources touching, as `onrecord evaluate` counts),
and fits the logistic regression of `onrecord.reading.confidence` (Platt, 1999) by
Newton's method. What is added to the beginnings of spans (`Decoder.begins`) is the
value with which most is found and right there. Writes both into `scores.json`.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from onrecord.evaluation.objects import gold_from
from onrecord.evaluation.statements import compare
from onrecord.reading import weights as weights_of
from onrecord.reading.confidence import EVIDENCE, LEAST_LIKELY, Confidence
from onrecord.reading.draft import Draft
from onrecord.reading.pipeline import stages
from onrecord.reading.statements import of_window, statement
from onrecord.reading.tagging import Decoder, Scored, decoded, scored
from onrecord.schema import Article
from training.corpus import Article as Gold
from training.corpus import kept_back, load
from training.export import write_manifest

PENALTY = 2.0
"""What a squared weight costs: some thousand statements decide nine weights."""

STEPS = 30
BEGINS = (0.0, 0.25, 0.5, 0.75, 1.0)
UNFITTED = Confidence((0.0,) * len(EVIDENCE))
Numbers = npt.NDArray[np.float64]


def fitted(evidence: Numbers, right: Numbers) -> Numbers:
    """Return the weights of a logistic regression from [statements, evidence].

    Raises LinAlgError if there is nothing to fit.
    """
    weights = np.zeros(evidence.shape[1])
    cost = PENALTY * np.eye(evidence.shape[1])
    cost[0, 0] = 1e-6
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-evidence @ weights))
        slope = evidence.T @ (right - chance) - cost @ weights
        bend = (evidence.T * (chance * (1 - chance))) @ evidence + cost
        weights = weights + np.linalg.solve(bend, slope)
    return weights


@dataclass(frozen=True)
class Judged:
    """The statements found in some articles: their evidence, and which are right.

    `gold` is how many there should be.
    """

    evidence: Numbers
    right: Numbers
    gold: int

    def soft(self, weights: Numbers) -> float:
        """Return the F1 of the statements that are likely enough to be told."""
        chance = 1 / (1 + np.exp(-self.evidence @ weights))
        told = chance >= LEAST_LIKELY
        return float(2 * self.right[told].sum() / (told.sum() + self.gold))


def scored_articles(
    articles: list[Gold], weights: weights_of.Weights
) -> list[list[Scored]]:
    """Return the windows of each article as the tagger scores them."""
    page = next(stage for stage in stages(weights) if stage.name == "page")
    drafts = (page.run(Draft(Article(one["id"], one["text"]))) for one in articles)
    tagger, pieces = weights.tagger, weights.pieces
    return [list(scored(draft, tagger, pieces)) for draft in drafts]


def judged(
    articles: list[Gold], windows: list[list[Scored]], decoder: Decoder
) -> Judged:
    """Return the evidence of every statement found, and whether it is right."""
    evidence: list[tuple[float, ...]] = []
    right: list[bool] = []
    total = 0
    for article, own in zip(articles, windows, strict=True):
        gold = gold_from(article, 1, "")
        parts = [
            one
            for window in decoded(own, decoder)
            for one in of_window(window, article["text"])
        ]
        found = [statement(one, UNFITTED) for one in parts]
        evidence.extend(one.sureness.evidence for one in parts)
        right.extend(is_right for _, is_right in compare(gold, found).judged)
        total += sum(bool(said["content"]) for said in article["statements"])
    return Judged(np.array(evidence), np.array(right, dtype=np.float64), total)


def main() -> None:
    """Read the options, fit, and write what was fitted into the folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--polnear", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True)
    options = parser.parse_args()
    _, articles = kept_back(load(options.polnear / "train.jsonl"))
    weights = weights_of.load(options.weights)
    windows = scored_articles(articles, weights)
    tried: list[tuple[float, float, Numbers]] = []
    for begins in BEGINS:
        found = judged(articles, windows, replace(weights.decoder, begins=begins))
        fit = fitted(found.evidence, found.right)
        tried.append((found.soft(fit), begins, fit))
        print(f"begins {begins:.2f}: soft F1 {100 * tried[-1][0]:.1f}")
    _, begins, fit = max(tried, key=lambda one: one[0])
    for name, weight in zip(EVIDENCE, fit, strict=True):
        print(f"{name:<14}{weight:8.3f}")
    path = options.weights / "scores.json"
    scores = json.loads(path.read_text("utf-8"))
    scores |= {"begins": begins, "confidence": fit.round(4).tolist()}
    path.write_text(json.dumps(scores), encoding="utf-8")
    write_manifest(options.weights, weights.name)


if __name__ == "__main__":
    main()
