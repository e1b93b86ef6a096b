"""The order of stages: one that cannot work is refused before anything is read."""

from pathlib import Path

import pytest

from onrecord.reading.draft import Draft, Stage, check_order
from onrecord.reading.pipeline import stages
from tests.reading.made import weights

DEFAULT = ("page", "tagging", "statements", "parties", "moments", "figures")


def same(draft: Draft) -> Draft:
    return draft


def test_default_order_works(tmp_path: Path) -> None:
    made = stages(weights(tmp_path))
    assert tuple(stage.name for stage in made) == DEFAULT
    check_order(made)


@pytest.mark.parametrize(
    ("removed", "needing", "missing"),
    [
        ("page", "tagging", "passages"),
        ("tagging", "statements", "tagged"),
        ("statements", "parties", "statements"),
    ],
)
def test_order_without_a_stage_is_refused(
    tmp_path: Path, removed: str, needing: str, missing: str
) -> None:
    left = tuple(s for s in stages(weights(tmp_path)) if s.name != removed)
    with pytest.raises(ValueError, match=f"'{needing}' needs '{missing}'"):
        check_order(left)


@pytest.mark.parametrize("removed", DEFAULT[:-1])
def test_every_stage_but_the_last_is_needed(tmp_path: Path, removed: str) -> None:
    made = stages(weights(tmp_path))
    added = {field for s in made if s.name == removed for field in s.adds}
    assert any(added & set(stage.needs) for stage in made)


def test_order_turned_round_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no stage adds it"):
        check_order(stages(weights(tmp_path))[::-1])


def test_stage_may_need_the_article_and_what_is_added_before() -> None:
    check_order(
        (
            Stage("one", ("article",), ("passages",), same),
            Stage("two", ("article", "passages"), (), same),
        )
    )
    check_order(())


@pytest.mark.parametrize("stage", DEFAULT)
def test_stage_needs_and_adds_fields_of_a_draft(tmp_path: Path, stage: str) -> None:
    fields = set(Draft.__dataclass_fields__)
    (made,) = (s for s in stages(weights(tmp_path)) if s.name == stage)
    assert made.adds
    assert {*made.needs, *made.adds} <= fields
