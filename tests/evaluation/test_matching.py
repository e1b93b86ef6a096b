import pytest

from onrecord.evaluation.matching import Extent, matches


def extent(content: str, source: str = "") -> Extent:
    """Return an extent of which each letter stands for a position."""
    return Extent(frozenset(map(ord, content)), frozenset(map(ord, source)))


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        (extent("abcd"), extent("abcd"), True),
        (extent("abcd"), extent("ab"), True),
        (extent("abcd"), extent("abe"), False),
        (extent("abcd"), extent("efgh"), False),
        (extent(""), extent(""), False),
        (extent("ab", "xy"), extent("ab", "yz"), True),
        (extent("ab", "xy"), extent("ab", "z"), False),
        (extent("ab", "x"), extent("ab"), False),
        (extent("ab"), extent("ab", "x"), False),
    ],
)
def test_same_statement_is_matched(gold: Extent, found: Extent, same: bool) -> None:
    assert matches([gold], [found]) == ([(0, 0)] if same else [])


def test_match_is_one_to_one() -> None:
    assert len(matches([extent("ab")], [extent("ab"), extent("ab")])) == 1
    assert len(matches([extent("ab"), extent("ab")], [extent("ab")])) == 1


def test_closest_is_matched_first() -> None:
    gold = [extent("abcd"), extent("abc")]
    assert matches(gold, [extent("abc")]) == [(1, 0)]
    assert matches(gold, [extent("abc"), extent("abcde")]) == [(0, 1), (1, 0)]


def test_nothing_matches_nothing() -> None:
    assert matches([], []) == []
