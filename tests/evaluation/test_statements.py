"""The measures, worked out by hand on one article."""

from dataclasses import replace

import pytest

from onrecord.evaluation import Count
from onrecord.evaluation.statements import compare
from tests.evaluation.made import FOUND, GOLD, found, said

MAYOR, FISHERMEN, REPORT = len("MayorAnnRay"), len("Fishermen"), len("Areport")
SAFE, HOLD, RUST = len("Thepierissafe"), len("thatthepierwillhold"), len("ofrust")
WILL, MONDAY = len("thepierwill"), len("onMonday")


@pytest.mark.parametrize(
    ("measure", "count"),
    [
        ("source exact", Count(2, 2, 3)),
        ("cue exact", Count(2, 2, 3)),
        # Quotation marks and the comma at the edges count for nothing.
        ("content exact", Count(1, 3, 3)),
        (
            "source overlap",
            Count(MAYOR + FISHERMEN, MAYOR + FISHERMEN, MAYOR + FISHERMEN + REPORT),
        ),
        (
            "cue overlap",
            Count(len("saiddoubt"), len("saiddoubt"), len("saiddoubtwarned")),
        ),
        (
            "content overlap",
            Count(SAFE + WILL, SAFE + WILL + MONDAY, SAFE + HOLD + RUST),
        ),
        ("statement strict", Count(1, 3, 3)),
        ("statement soft", Count(2, 3, 3)),
        ("direct soft", Count(1, 1, 1)),
    ],
)
def test_measure_is_as_worked_out(measure: str, count: Count) -> None:
    assert compare(GOLD, FOUND).counts[measure] == count


def test_there_are_nine_measures() -> None:
    assert len(compare(GOLD, FOUND).counts) == 9


def test_unmatched_statements_are_kept() -> None:
    comparison = compare(GOLD, FOUND)
    assert comparison.missed == GOLD.statements[2:]
    assert comparison.spurious == FOUND[2:]


def test_statement_is_judged_right_if_it_is_matched() -> None:
    assert compare(GOLD, FOUND).judged == ((0.9, True), (0.6, True), (0.2, False))


def test_nothing_found_is_all_missed() -> None:
    comparison = compare(GOLD, ())
    assert comparison.missed == GOLD.statements
    assert {count.hit for count in comparison.counts.values()} == {0}
    assert comparison.counts["statement soft"] == Count(0, 0, 3)


def test_statement_without_content_counts_by_its_spans_only() -> None:
    gold = replace(GOLD, statements=(said("Mayor Ann Ray", "said", ""),))
    counts = compare(gold, ()).counts
    assert counts["source exact"] == counts["cue exact"] == Count(0, 0, 1)
    assert counts["statement soft"] == counts["statement strict"] == Count()


def test_span_of_marks_alone_is_none() -> None:
    gold = replace(GOLD, statements=(said("", "", ",”"),))
    assert compare(gold, ()).counts["content exact"] == Count()


def test_same_statement_twice_is_strictly_one() -> None:
    once = found("Fishermen", "doubt", "that the pier will hold")
    counts = compare(GOLD, (once, once)).counts
    assert counts["statement strict"] == Count(1, 1, 3)
    assert counts["statement soft"] == Count(1, 2, 3)


def test_words_beside_a_quotation_mark_are_direct() -> None:
    assert compare(GOLD, (found("", "", "pier is"),)).counts["direct soft"] == (
        Count(0, 0, 1)
    )
    assert compare(GOLD, (found("", "", "The pier"),)).counts["direct soft"] == (
        Count(0, 1, 1)
    )
