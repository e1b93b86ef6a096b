"""The figures of quality: their keys, which end is better, and what was measured.

The keys are stable, since floors stand under them; README.md tells what each is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

Better = Literal["higher", "lower"]


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure as it was measured: to one decimal, the precision that floors have.

    Counts say of how many they are: `Measured(14, "higher", of=16)`.
    """

    value: float
    better: Better
    of: int | None = None

    def __post_init__(self) -> None:
        """Round the value, and make a -0.0 of it a 0.0."""
        object.__setattr__(self, "value", round(self.value, 1) + 0.0)


FIGURES: Final[Mapping[str, Better]] = {
    "page.furniture_found": "higher",
    "page.article_lost": "lower",
    "page.boundaries": "higher",
    "statements.soft": "higher",
    "statements.strict": "higher",
    "statements.direct": "higher",
    "statements.content_overlap": "higher",
    "statements.calibration_error": "lower",
    "statements.soft_crawled": "higher",
    "statements.lost_by_crawling": "lower",
    "exact.source": "higher",
    "exact.cue": "higher",
    "exact.content": "higher",
    "speakers.resolved": "higher",
    "speakers.full_name": "higher",
    "speakers.resolved_pronoun": "higher",
    "speakers.end_to_end": "higher",
    "pronouns.f1": "higher",
    "identities.f1": "higher",
    "identities.wrong": "lower",
    "identities.unmatched": "lower",
    "seed.page": "higher",
    "seed.core": "higher",
    "seed.statements": "higher",
    "seed.speakers": "higher",
    "moments.value": "higher",
    "moments.relaxed": "higher",
    "moments.strict": "higher",
    "moments.narrative_value": "higher",
    "moments.narrative_relaxed": "higher",
    "figures.value": "higher",
    "figures.unit": "higher",
    "figures.bound": "higher",
    "seed.moments": "higher",
    "seed.figures": "higher",
}


def measured(
    values: Mapping[str, float], totals: Mapping[str, int]
) -> dict[str, Measured]:
    """Return every figure as measured; raises KeyError unless each has its value."""
    if different := values.keys() ^ FIGURES.keys():
        raise KeyError(f"not the figures that were asked for: {sorted(different)}")
    return {
        key: Measured(values[key], better, totals.get(key))
        for key, better in FIGURES.items()
    }
