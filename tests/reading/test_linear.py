"""Moments and figures of attack strings: the work grows as the text does.

Work is counted in calls of functions, Python's and C's, so that no time is asserted;
`benchmarks.stages` measures times.
"""

import sys
from types import FrameType

import pytest

from onrecord.schema import Statement
from tests.reading.figures.made import drafted

ATTACKS = [
    "1 ",
    "1,000 ",
    "1-",
    "1/",
    "1.",
    "$",
    "$1 to ",
    "9" * 50 + " ",
    "one hundred and ",
    "twenty-",
    "the end of ",
    "May ",
    "May 5, ",
    "the first quarter of ",
    "from 5 to ",
    "a day ",
    "a year earlier ",
    "two days ",
    "half a ",
    "12:",
    "January-",
    "last next this ",
    "-",
    "’s ",
    "(5 ",
    "four-, ",
    "a" * 40 + " ",
    "Christmas Day weekend ",
    "٣٤ ",
    "of the ",
    "“5” ",
    "5 men on Monday, ",
    "$5 a year, 3 percent and 12 on May 5, ",
    "between 8:51 p.m. and 9:51 p.m. on Monday and ",
]


def calls(text: str, statements: tuple[Statement, ...] = ()) -> int:
    """Return how many functions are called while a text is read."""
    count = 0

    def counting(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        del frame, argument
        count += event in ("call", "c_call")

    drafted(text, statements)
    sys.setprofile(counting)
    try:
        drafted(text, statements)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("piece", ATTACKS)
def test_work_grows_as_the_text_does(piece: str) -> None:
    small, large = calls(piece * 200), calls(piece * 800)
    assert large < 4.4 * small + 400


def test_work_grows_as_statements_do_in_one_sentence() -> None:
    piece = "Ann Ray said on Monday that 5 boats were late; "

    def said(number: int) -> tuple[Statement, ...]:
        return tuple(
            Statement(
                f"s{at}",
                "indirect",
                ((at * len(piece), at * len(piece) + 7),),
                ((at * len(piece) + 8, at * len(piece) + 12),),
                ((at * len(piece) + 23, at * len(piece) + 45),),
            )
            for at in range(number)
        )

    small = calls(piece * 100, said(100))
    large = calls(piece * 400, said(400))
    assert large < 4.4 * small


def test_a_line_of_many_numbers_is_read() -> None:
    draft = drafted("1,234 " * 10_000)
    assert len(draft.figures or ()) == 10_000


@pytest.mark.parametrize(
    "text",
    [
        "February 30",
        "25:61",
        "$1,00,000,000.5.3",
        "1e999",
        "9" * 10_000,
        "the year 12017",
        "In the year 99999999999999999999 it ended.",
        "two hundred million billion trillion quadrillion years later",
        "9999 years ago",
        "9999999999 years later",
        "31 February 2017",
        "the 99th quarter of 2017",
        "the 0th century",
        "the 500th Congress",
        "Easter 9999",
        "$" + "9" * 29,
        "½ ¾ ² ³",
        "\u0661\u0662 \u0665",
        "one in zero voters",
        "0/0 1/0",
        "-- 5 --",
        "12 a a a a a",
    ],
)
def test_odd_input_is_read_without_invention(text: str) -> None:
    draft = drafted(text)
    for moment in draft.moments or ():
        assert 0 <= moment.span[0] < moment.span[1] <= len(text)
        assert (moment.start is None) == (moment.end is None)
    for figure in draft.figures or ():
        low = figure.value[0] if isinstance(figure.value, tuple) else figure.value
        assert low == low  # no NaN
