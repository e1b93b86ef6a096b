import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.evaluation import Count, GoldParagraph
from onrecord.evaluation.gold import ROLES, Role
from onrecord.evaluation.paragraphs import compare_tokens, labelled, laid
from onrecord.schema import Span, Statement

WORDS = "`` We will n't , '' Ann Ray said ."
GOLD = GoldParagraph(
    "1",
    tuple(WORDS.split()),
    (
        "B-content",
        *["I-content"] * 5,
        "B-source",
        "I-source",
        "B-cue",
        "O",
    ),
)


def statement(source: Span, cue: Span, content: Span) -> Statement:
    return Statement("s1", "direct", (source,), (cue,), (content,))


@pytest.mark.parametrize(
    ("labels", "runs"),
    [
        ("", []),
        ("O O", []),
        ("B I I", [(0, 3)]),
        ("B B I", [(0, 1), (1, 3)]),
        ("O I I O", [(1, 3)]),
        ("B O I", [(0, 1), (2, 3)]),
    ],
)
def test_labels_are_runs(labels: str, runs: list[Span]) -> None:
    named = [label if label == "O" else f"{label}-cue" for label in labels.split()]
    assert sorted(labelled(named, "cue")) == runs
    assert labelled(named, "source") == set()


def test_run_ends_where_another_role_begins() -> None:
    labels = ("B-source", "I-cue", "I-source")
    assert labelled(labels, "source") == {(0, 1), (2, 3)}
    assert labelled(labels, "cue") == {(1, 2)}


@pytest.mark.parametrize(
    ("span", "run"),
    [
        ((0, 4), (0, 1)),
        ((0, 9), (0, 2)),
        ((0, 7), (0, 2)),
        ((0, 6), (0, 1)),
        ((2, 4), (0, 1)),
        ((3, 5), None),
    ],
    ids=["whole", "two", "half", "less than half", "last half", "the blank between"],
)
def test_token_belongs_to_a_span_that_covers_half_of_it(
    span: Span, run: Span | None
) -> None:
    found = laid([statement(span, span, span)], "content", [(0, 4), (5, 9)])
    assert found == ({run} if run else set())


LENGTHS = st.lists(st.tuples(st.integers(0, 2), st.integers(1, 5)), max_size=8)


@given(LENGTHS, st.integers(0, 50), st.integers(1, 50))
def test_run_is_that_of_the_tokens_tried_one_by_one(
    lengths: list[tuple[int, int]], start: int, length: int
) -> None:
    positions: list[Span] = []
    at = 0
    for gap, long in lengths:
        positions.append((at + gap, at + gap + long))
        at += gap + long
    span = start, start + length
    inside = [
        place
        for place, (first, last) in enumerate(positions)
        if 2 * (min(last, span[1]) - max(first, start)) >= last - first
    ]
    expected = {(inside[0], inside[-1] + 1)} if inside else set()
    assert laid([statement(span, span, span)], "cue", positions) == expected


def test_long_paragraph_takes_no_time() -> None:
    tokens = ("word",) * 30_000
    gold = GoldParagraph("1", tokens, ("B-content",) * len(tokens))
    found = [statement(span, span, span) for span in gold.positions[::3]]
    began = time.perf_counter()
    counts = compare_tokens(gold, found)
    assert counts["content tokens exact"] == Count(10_000, 10_000, 30_000)
    # Every token tried for every span took minutes.
    assert time.perf_counter() - began < 10


def test_what_agrees_token_for_token_is_a_hit() -> None:
    assert GOLD.text == '"We willn\'t," Ann Ray said.'
    text = GOLD.text
    ann, cue = text.index("Ann Ray"), text.index("said")
    found = statement((ann, ann + 7), (cue, cue + 4), (1, ann - 1))
    counts = compare_tokens(GOLD, [found])
    assert counts == {
        "source tokens exact": Count(1, 1, 1),
        "cue tokens exact": Count(1, 1, 1),
        # The opening quotation mark is a token, and is not trimmed here.
        "content tokens exact": Count(0, 1, 1),
    }


@pytest.mark.parametrize("role", ROLES)
def test_nothing_found_is_no_hit(role: Role) -> None:
    assert compare_tokens(GOLD, ())[f"{role} tokens exact"] == Count(0, 0, 1)
