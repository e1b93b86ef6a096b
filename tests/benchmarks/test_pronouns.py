"""GAP's figure: of two names before a pronoun, those that it means."""

import json
from pathlib import Path

import pytest

from benchmarks.pronouns import pronoun_f1
from onrecord.schema import Article, Party, ReaderVersion, Reading, Span

#       0         1         2
#       0123456789012345678901234
TEXT = "Ann met Eva. She was sad."
ANN, EVA, SHE = (0, 3), (8, 11), (13, 16)


def reading(*mentions: tuple[Span, str]) -> Reading:
    """Return a reading with one party that is mentioned at these places."""
    party = Party(
        *("p1", "Ann", "person", None),
        mentions=tuple(span for span, _ in mentions),
        mention_kinds=tuple(kind for _, kind in mentions),  # type: ignore[misc]
        mention_confidences=tuple(1.0 for _ in mentions),
    )
    return Reading(ReaderVersion("0", "made"), Article("a", TEXT), parties=(party,))


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    candidates = [
        {"span": ANN, "coreferent": True},
        {"span": EVA, "coreferent": False},
    ]
    item = {"id": "a", "text": TEXT, "pronoun": SHE, "candidates": candidates}
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(item) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("mentions", "f1"),
    [
        (((ANN, "name"), (SHE, "pronoun")), 100.0),
        (((EVA, "name"), (SHE, "pronoun")), 0.0),
        (((ANN, "name"), (EVA, "name"), (SHE, "pronoun")), 200 / 3),
        (((ANN, "name"),), 0.0),
        (((ANN, "pronoun"), (SHE, "pronoun")), 0.0),
    ],
)
def test_name_is_meant_if_the_pronoun_is_of_its_party(
    gold: Path, mentions: tuple[tuple[Span, str], ...], f1: float
) -> None:
    assert pronoun_f1(gold, [reading(*mentions)]) == pytest.approx(f1)


def test_every_paragraph_is_read(gold: Path) -> None:
    with pytest.raises(ValueError, match="zip"):
        pronoun_f1(gold, [])
