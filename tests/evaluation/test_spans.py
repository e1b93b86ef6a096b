import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.evaluation.spans import characters, trimmed


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("No", "No"),
        (" “No,” ", "No"),
        ("\u00a0``No'';\r\n", "No"),
        ("(No)!", "(No)!"),
        ("Ann’s", "Ann’s"),
        (" ”", ""),
    ],
)
def test_edges_are_trimmed(text: str, kept: str) -> None:
    start, end = trimmed(text, (0, len(text)))
    assert text[start:end] == kept


def test_only_the_span_is_trimmed() -> None:
    assert trimmed(" a, b ", (1, 4)) == (1, 2)


def test_characters_are_visible_ones() -> None:
    text = "“a b” c."
    assert characters(text, [(0, 5), (6, 8)]) == {1, 3, 6}


def test_characters_of_no_span_are_none() -> None:
    assert characters("a", []) == frozenset()


@given(st.text(max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_trimmed_stays_within(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    first, last = trimmed(text, (start, end))
    assert start <= first <= last <= end
    assert trimmed(text, (first, last)) == (first, last)
