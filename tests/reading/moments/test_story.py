"""Moments where they stand: days, bases, datelines, histories, statements."""

import pytest

from onrecord.schema import Statement
from tests.reading.moments.made import days, drafted, moments, values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He spoke on Wednesday.", "2017-08-16 2017-08-16 day published"),
        ("He came this month.", "2017-08-01 2017-08-31 month published"),
        ("He came in 2015.", "2015-01-01 2015-12-31 year text"),
        ("They rule for 3 years.", "None None None None"),
        ("It is now closed.", "None None None None"),
        (
            "On the same Independence Day weekend it rained.",
            "2017-07-01 2017-07-04 weekend published",
        ),
        (
            "It came days into Mr. Trump’s term.",
            "2017-01-20 2017-01-31 month calendar",
        ),
        ("The 115th Congress met.", "2017-01-03 2019-01-03 term calendar"),
    ],
)
def test_moment_covers_its_days_on_a_basis(text: str, expected: str) -> None:
    assert days(text) == expected


def test_moment_counted_from_another_names_it() -> None:
    first, second = moments("He left on June 1. Three days later he was back.")
    assert (second.start, second.basis) == ("2017-06-04", first.id)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He spoke on Wednesday.", "XXXX-WXX-3"),
        ("He spoke on Aug. 4.", "XXXX-08-04"),
        ("He spoke in March.", "XXXX-03"),
        ("He spoke yesterday.", "XXXX-XX-XX"),
        ("He came last year.", "XXXX"),
        ("He came on Thanksgiving.", "XXXX-XX-XX"),
        ("He came on Christmas.", "XXXX-12-25"),
    ],
)
def test_without_a_date_of_the_article_days_are_unknown(text: str, value: str) -> None:
    (found,) = moments(text, published=None)
    assert (found.value, found.start, found.end, found.basis) == (value,) + (None,) * 3


def test_a_month_of_publication_tells_months_and_no_days() -> None:
    text = "He spoke on Wednesday. He came last month and in March."
    assert values(text, "2017-08") == [
        "Wednesday = XXXX-WXX-3",
        "last month = 2017-07",
        "March = 2017-03",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "WASHINGTON, Aug. 14 — He spoke today.",
        "LIMA (Reuters, Aug. 14) He spoke today.",
    ],
)
def test_dateline_is_the_basis_of_what_is_counted(line: str) -> None:
    _, today = moments(line)
    assert (today.start, today.basis) == ("2017-08-14", "dateline")


def test_dateline_in_full_stands_for_a_date_of_publication() -> None:
    text = "WASHINGTON, June 3, 2015 — He spoke on Tuesday."
    assert values(text, None)[-1] == "Tuesday = 2015-06-02"


def test_dateline_far_from_the_date_of_publication_is_none() -> None:
    *_, today = moments("WASHINGTON, May 4 — He spoke today.")
    assert (today.start, today.basis) == ("2017-08-16", "published")


def test_in_a_history_months_are_of_the_year_told_last() -> None:
    text = (
        "The war began in 1861. In 1862 it spread. In April a fort fell. It ended in "
        "1865. By May the last army had gone. In 1866 peace was made. In 1867 it held."
    )
    assert "April = 1862-04" in values(text)
    assert "May = 1865-05" in values(text)


def test_a_year_told_in_passing_does_not_move_a_history() -> None:
    text = (
        "The war began in 1861. In 1862 it spread (a film of 2003 tells of it). In "
        "April a fort fell. It ended in 1865. In 1866 peace was made. In 1867 it held."
    )
    assert "April = 1862-04" in values(text)


def test_statement_has_the_moment_at_which_it_was_made() -> None:
    text = "“It ends in May,” Ms. Ray said on Monday. He said it will not."
    first = Statement("s1", "direct", ((18, 25),), ((26, 30),), ((0, 17),))
    second = Statement("s2", "indirect", ((42, 44),), ((45, 49),), ((50, 61),))
    draft = drafted(text, statements=(first, second))
    said, unsaid = draft.statements or ()
    named = {one.id: text[slice(*one.span)] for one in draft.moments or ()}
    assert named[said.moment or ""] == "Monday"
    assert unsaid.moment is None


def test_statement_is_not_made_at_a_vague_moment() -> None:
    text = "Recent polls showed that he led."
    said = Statement("s1", "indirect", ((0, 12),), ((13, 19),), ((20, 31),))
    (statement,) = drafted(text, statements=(said,)).statements or ()
    assert statement.moment is None


def test_weekday_after_a_term_is_a_weekday_where_no_day_is_known() -> None:
    told = "It rained in Mr. Obama’s first term. He left on Wednesday."
    assert values(told, None)[1] == "Wednesday = XXXX-WXX-3"
