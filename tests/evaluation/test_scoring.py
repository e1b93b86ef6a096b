from dataclasses import replace

import pytest

from onrecord import InputError
from onrecord.evaluation import Count, GoldParagraph, Unmatched, evaluate
from onrecord.evaluation.calibration import calibrate
from onrecord.schema import Reading
from tests.evaluation.made import FOUND, GOLD, TEXT, VERSION, reading, spans

PARAGRAPH = GoldParagraph("1", ("No", ",", "he", "said"), ("B-content", *"OOO"))


def test_measures_are_summed_over_articles() -> None:
    second = replace(GOLD, id="second")
    found = evaluate([GOLD, second], [reading(*FOUND), reading(name="second")])
    assert found.articles == 2
    assert found.reader == VERSION
    assert found.measures["statement soft"] == Count(2, 3, 6)
    assert found.measures["direct soft"] == Count(1, 1, 2)


def test_confidence_is_held_against_the_matches() -> None:
    found = evaluate([GOLD], [reading(*FOUND)])
    assert found.calibration == calibrate([(0.9, True), (0.6, True), (0.2, False)])


def test_unmatched_statements_are_told() -> None:
    missed, spurious = evaluate([GOLD], [reading(*FOUND)]).errors
    parts = spans("A report"), spans("warned"), spans("of rust")
    assert missed == Unmatched("missed", "pier", *parts, text=TEXT)
    assert missed.words((*missed.source, *missed.content)) == "A report … of rust"
    assert (spurious.kind, spurious.source) == ("spurious", ())
    assert spurious.words(spurious.content) == "on Monday"


def test_paragraphs_have_measures_only() -> None:
    found = evaluate([PARAGRAPH], [reading(text=PARAGRAPH.text)])
    assert found.measures == {
        "source tokens exact": Count(),
        "cue tokens exact": Count(),
        "content tokens exact": Count(0, 0, 1),
    }
    assert found.calibration is None
    assert found.errors == ()


@pytest.mark.parametrize(
    ("readings", "told"),
    [
        ([], "gold.jsonl:1: there is no reading"),
        ([reading(text="Another text.")], "gold.jsonl:1: there is no reading"),
        ([reading(), reading(name="other")], "other: there is no gold"),
    ],
)
def test_what_is_not_the_whole_is_not_scored(
    readings: list[Reading], told: str
) -> None:
    with pytest.raises(InputError, match=told):
        evaluate([GOLD], readings)


def test_no_gold_is_no_score() -> None:
    with pytest.raises(InputError, match="nothing in it"):
        evaluate([], [])
