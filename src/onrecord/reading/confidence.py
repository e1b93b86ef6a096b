"""How likely a statement is right, from how sure the reader was of its parts.

The model's own probabilities are too sure of themselves. A logistic regression over
them (Platt, 1999), fitted on articles that were kept back for it, gives the chance that
a trained annotator would have marked the statement as well.

It touches: probabilities. It knows nothing of text.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

EVIDENCE: Final = (
    "always",
    "content",
    "cue",
    "source",
    "content's cue",
    "cue's source",
    "no cue",
    "no source",
    "quoted",
)
"""What the regression weighs, in the order of its weights."""

LEAST_LIKELY: Final = 0.3
"""Under half of the F1 that can be had a statement does more harm than good (Lipton et
al., Optimal Thresholding of Classifiers to Maximize F1 Measure, 2014): that is 0.39. A
little less, since a reader sees what is wrong, and never what is missing."""

SUREST: Final = 0.9995
"""What a probability counts for at most: a model's certainty is no evidence."""

STEEPEST: Final = 30.0
"""Log-odds from which an exponential would say nothing more, and could overflow."""


@dataclass(frozen=True, slots=True)
class Sureness:
    """How sure the reader was of each part of a statement, and of their links.

    Each is a probability, the least one where there are several; None where there is no
    such part. `quoted` is the share of the content inside quotation marks.
    """

    content: float
    cue: float | None
    source: float | None
    content_cue: float
    cue_source: float
    quoted: float

    @property
    def evidence(self) -> tuple[float, ...]:
        """The numbers that the regression weighs, as EVIDENCE names them."""
        return (
            1.0,
            log_odds(self.content),
            0.0 if self.cue is None else log_odds(self.cue),
            0.0 if self.source is None else log_odds(self.source),
            log_odds(self.content_cue),
            log_odds(self.cue_source),
            float(self.cue is None),
            float(self.source is None),
            self.quoted,
        )


@dataclass(frozen=True, slots=True)
class Confidence:
    """The weights of the regression, in the order of EVIDENCE.

    Raises ValueError if there are more or fewer.
    """

    weights: tuple[float, ...]

    def __post_init__(self) -> None:
        if len(self.weights) != len(EVIDENCE):
            told = f"{len(EVIDENCE)} weights of confidence are needed"
            raise ValueError(f"{told}, and there are {len(self.weights)}")

    def __call__(self, sureness: Sureness) -> float:
        """Return the chance that the statement is right, from 0 to 1."""
        score = math.fsum(
            weight * number
            for weight, number in zip(self.weights, sureness.evidence, strict=True)
        )
        return 1 / (1 + math.exp(-max(-STEEPEST, min(score, STEEPEST))))


def log_odds(chance: float) -> float:
    """Return the log-odds of a probability, kept from what no model can know."""
    kept = min(max(chance, 1 - SUREST), SUREST)
    return math.log(kept / (1 - kept))
