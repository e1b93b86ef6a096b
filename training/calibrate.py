"""Fit how likely a statement is right, on articles that were kept from the tagger.

    python -m training.calibrate --polnear ../shared/data/polnear
    --weights src/onrecord/reading/weights/en

Reads the articles kept back (`corpus.kept_back`), marks each statement found as right
or not (content overlapping by half, sources touching, as `onrecord evaluate` counts),
and fits the logistic regression of `onrecord.reading.confidence` (Platt, 1999) by
Newton's method. Writes its weights into the folder's `scores.json`.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import numpy.typing as npt

from onrecord.evaluation.objects import gold_from
from onrecord.evaluation.statements import compare
from onrecord.reading import weights as weights_of
from onrecord.reading.confidence import EVIDENCE, Confidence
from onrecord.reading.draft import Draft
from onrecord.reading.pipeline import stages
from onrecord.reading.statements import Parts, of_window, statement
from onrecord.schema import Article
from training.corpus import Article as Gold
from training.corpus import kept_back, load
from training.export import write_manifest

PENALTY = 2.0
"""What a squared weight costs: some thousand statements decide nine weights."""

STEPS = 30
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


def seen(articles: list[Gold], weights: weights_of.Weights) -> tuple[Numbers, Numbers]:
    """Return the evidence of every statement found, and whether it is right."""
    before = [s for s in stages(weights) if s.name in ("page", "tagging")]
    evidence: list[tuple[float, ...]] = []
    right: list[bool] = []
    for gold in articles:
        draft = Draft(Article(gold["id"], gold["text"]))
        for stage in before:
            draft = stage.run(draft)
        parts: list[Parts] = [
            one
            for window in draft.tagged or ()
            for one in of_window(window, gold["text"])
        ]
        found = [statement(one, weights.confidence) for one in parts]
        evidence.extend(one.sureness.evidence for one in parts)
        judged = compare(gold_from(gold, 1, ""), found).judged
        right.extend(is_right for _, is_right in judged)
    return np.array(evidence), np.array(right, dtype=np.float64)


def main() -> None:
    """Read the options, fit, and write the weights of the regression."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--polnear", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True)
    options = parser.parse_args()
    _, articles = kept_back(load(options.polnear / "train.jsonl"))
    weights = weights_of.load(options.weights)
    confidence = Confidence(tuple(fitted(*seen(articles, weights)).round(4).tolist()))
    for name, weight in zip(EVIDENCE, confidence.weights, strict=True):
        print(f"{name:<14}{weight:8.3f}")
    path = options.weights / "scores.json"
    scores = json.loads(path.read_text("utf-8"))
    scores["confidence"] = list(confidence.weights)
    path.write_text(json.dumps(scores), encoding="utf-8")
    write_manifest(options.weights, weights.name)


if __name__ == "__main__":
    main()
