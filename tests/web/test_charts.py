"""Bars of a chart: months or years, to one scale, none outside of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.record.rows import Count
from onrecord.web.charts import HEIGHT, WIDTH, chart

MONTHS = (Count("2023-12", 2), Count("2024-02", 4))


def test_nothing_has_no_chart() -> None:
    assert chart(()) is None


def test_months_without_a_count_have_their_place() -> None:
    drawn = chart(MONTHS)
    assert drawn is not None
    names = [(bar.name, bar.count) for bar in drawn.bars]
    assert names == [("2023-12", 2), ("2024-01", 0), ("2024-02", 4)]
    assert (drawn.first, drawn.last, drawn.most) == ("2023-12", "2024-02", 4)
    assert (drawn.unit, drawn.total) == ("month", 6)
    assert [bar.height for bar in drawn.bars] == [HEIGHT / 2, 0, HEIGHT]
    assert [bar.y for bar in drawn.bars] == [HEIGHT / 2, HEIGHT, 0]


def test_charts_beside_each_other_have_one_scale() -> None:
    drawn = chart(MONTHS, among=[MONTHS, (Count("2024-03", 8),), ()])
    assert drawn is not None
    assert (len(drawn.bars), drawn.most, drawn.last) == (4, 8, "2024-03")
    assert max(bar.height for bar in drawn.bars) == HEIGHT / 2


def test_a_day_that_is_told_otherwise_is_left_out() -> None:
    assert chart([Count("Spring ", 1), Count("2024-13", 2)]) is None


@pytest.mark.parametrize(
    ("first", "last", "unit", "bars"),
    [("2014-01", "2023-12", "month", 120), ("2014-01", "2024-01", "year", 11),
     ("0999-01", "9999-12", "year", 9001)],
)  # fmt: skip
def test_a_long_time_is_drawn_in_years(
    first: str, last: str, unit: str, bars: int
) -> None:
    drawn = chart((Count(first, 1), Count(last, 1)))
    assert drawn is not None
    assert (drawn.unit, len(drawn.bars), drawn.total) == (unit, bars, 2)


def test_years_are_their_months() -> None:
    drawn = chart([Count("2001-01", 1), Count("2001-12", 2), Count("2024-01", 4)])
    assert drawn is not None
    assert [(bar.name, bar.count) for bar in drawn.bars if bar.count] == [
        ("2001", 3),
        ("2024", 4),
    ]


MONTH = st.tuples(st.integers(1900, 2030), st.integers(1, 12)).map(
    lambda one: f"{one[0]}-{one[1]:02}"
)


@given(st.dictionaries(MONTH, st.integers(1, 10**6), min_size=1, max_size=40))
def test_bars_count_all_and_stay_within(counts: dict[str, int]) -> None:
    drawn = chart(Count(name, count) for name, count in counts.items())
    assert drawn is not None
    assert drawn.total == sum(counts.values())
    assert [bar.name for bar in drawn.bars] == sorted({bar.name for bar in drawn.bars})
    for bar in drawn.bars:
        assert 0 <= bar.x < WIDTH
        assert bar.y + bar.height == pytest.approx(HEIGHT, abs=0.02)
        assert bar.y >= 0
        assert bar.width > 0
