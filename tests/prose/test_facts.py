"""Moments and figures in words."""

import pytest

from onrecord.prose.facts import told_days, told_figure
from onrecord.schema import Figure, Moment, Span
from tests.formats.made import bare

READING = bare("He paid some $5 million in May.")


def moment(start: str | None, end: str | None) -> Moment:
    return Moment("m1", (27, 30), "date", "2017-05", start, end, None, None)


def figure(
    value: float | tuple[float, float], *, about: tuple[Span, ...] = ()
) -> Figure:
    return Figure("f1", (8, 23), value, "about", "USD", "year", about, None, None)


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        ("2017-05-01", "2017-05-31", "May: 2017-05-01 to 2017-05-31"),
        ("2017-05-01", "2017-05-01", "May: 2017-05-01"),
        (None, None, None),
    ],
)
def test_moment_is_told_by_its_days(
    start: str | None, end: str | None, told: str | None
) -> None:
    assert told_days(READING, moment(start, end)) == told


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (5e6, "5,000,000"),
        ((1, 2.5), "1 to 2.5"),
        (1 / 3, "0.333333"),
        (-0.5, "-0.5"),
        (0.0000001, "1e-07"),
    ],
)
def test_figure_is_told_by_what_it_comes_to(
    value: float | tuple[float, float], number: str
) -> None:
    told = f"some $5 million: about {number} USD per year (He)"
    assert told_figure(READING, figure(value, about=((0, 2),))) == told
