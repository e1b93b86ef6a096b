"""Confidence: from how sure each part is to how likely the whole is right."""

from dataclasses import replace

import pytest

from onrecord.reading.confidence import (
    EVIDENCE,
    SUREST,
    Confidence,
    Sureness,
    log_odds,
)

SURE = Sureness(
    content=0.9, cue=0.8, source=0.7, content_cue=0.99, cue_source=0.6, quoted=0.0
)


def only(name: str, weight: float = 1.0) -> Confidence:
    """Return a confidence that weighs one piece of evidence."""
    return Confidence(tuple(weight if name == one else 0.0 for one in EVIDENCE))


@pytest.mark.parametrize(
    ("name", "chance"),
    [
        ("content", 0.9),
        ("cue", 0.8),
        ("source", 0.7),
        ("content's cue", 0.99),
        ("cue's source", 0.6),
        ("no cue", 0.5),
        ("no source", 0.5),
        ("quoted", 0.5),
    ],
)
def test_each_weight_weighs_the_evidence_of_its_name(name: str, chance: float) -> None:
    assert only(name)(SURE) == pytest.approx(chance)


def test_missing_part_counts_as_missing_and_not_as_unsure() -> None:
    bare = replace(SURE, cue=None, source=None)
    assert only("cue")(bare) == only("source")(bare) == 0.5
    assert only("no cue")(bare) > 0.5 < only("no source")(bare)


def test_nothing_is_certain() -> None:
    certain = Sureness(1.0, 1.0, 1.0, 1.0, 1.0, 1.0)
    assert only("content")(certain) == pytest.approx(SUREST)
    assert 0 <= only("content", -1e9)(certain) < only("content", 1e9)(certain) <= 1


@pytest.mark.parametrize("chance", [0.0, 1.0, 0.5, 1e-30])
def test_log_odds_are_finite(chance: float) -> None:
    assert abs(log_odds(chance)) < 8


@pytest.mark.parametrize("count", [0, len(EVIDENCE) - 1, len(EVIDENCE) + 1])
def test_wrong_number_of_weights_is_refused(count: int) -> None:
    with pytest.raises(ValueError, match=f"there are {count}"):
        Confidence((0.0,) * count)
