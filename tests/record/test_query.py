"""What is typed becomes a question that FTS5 takes, and that means what was typed."""

from collections.abc import Iterator
from contextlib import suppress

import apsw
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import OptionError
from onrecord.record.query import DEEPEST, LONGEST, MOST_TERMS, expression

LINES = (
    "the so-called sanctuary policies of the city",
    "a budget for public safety and a sanctuary",
    "he doesn't want the detainers",
    "near Miami: 3.5% or $4,000 for café owners",
    "not the public, or safety",
)


@pytest.fixture(scope="module")
def index() -> Iterator[apsw.Connection]:
    db = apsw.Connection(":memory:")
    db.execute(
        "CREATE VIRTUAL TABLE words USING fts5 "
        "(content, tokenize = 'unicode61 remove_diacritics 2')"
    )
    lines = list(enumerate(LINES, start=1))
    db.executemany("INSERT INTO words (rowid, content) VALUES (?, ?)", lines)
    yield db
    db.close()


def found(index: apsw.Connection, typed: str) -> list[int]:
    asked = "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid"
    return [number for (number,) in index.execute(asked, (expression(typed),))]


@pytest.mark.parametrize(
    ("typed", "lines"),
    [
        ("sanctuary", [1, 2]),
        ("SANCTUARY", [1, 2]),
        ("sanctuary budget", [2]),
        ("sanctuary AND budget", [2]),
        ("AND sanctuary AND AND budget AND", [2]),
        ("budget OR detainers", [2, 3]),
        ("OR budget OR", [2]),
        ("sanctuary NOT budget", [1]),
        ("NOT budget sanctuary", [1]),
        ("sanctuary NOT NOT budget", [2]),
        ("sanctuary NOT (budget OR miami)", [1]),
        ("sanctuary (budget OR city)", [1, 2]),
        ("sanctuary budget OR detainers", [2, 3]),
        ("public NOT budget OR miami", [4, 5]),
        ('"public safety"', [2]),
        ("“public safety”", [2]),
        ("«public safety»", [2]),
        ("public safety", [2, 5]),
        ('"safety public"', []),
        ('public "', [2, 5]),
        ('"public safety', [2, 5]),
        ("polic*", [1]),
        ('"sanctuary polic"*', [1]),
        ("polic", []),
        ("so-called", [1]),
        ("called-so", []),
        ("doesn't", [3]),
        ("doesn’t", [3]),
        ("cafe", [4]),
        ("CAFÉ", [4]),
        ("miami:", [4]),
        ("content:miami", []),
        ("3.5%", [4]),
        ("$4,000", [4]),
        ("NEAR(miami)", [4]),
        ("near", [4]),
        ("or", [4, 5]),
        ("not the", [5]),
        ('a" OR 1', [2]),
        ("^budget", [2]),
        ("+budget -x", []),
        ("{content}: budget", []),
        ("🛳 budget", [2]),
        ("* budget *", [2]),
        ("budget )", [2]),
        ("budget ) sanctuary", [2]),
        (")( budget ()", [2]),
        ("(((budget", [2]),
        ("budget :) detainers", []),
        ("budget\x00safety", []),
        ("public\x00safety", [2]),
        ("budget \ud800", [2]),
        ("'; DROP TABLE words; --", []),
    ],
)
def test_expression_means_what_is_typed(
    index: apsw.Connection, typed: str, lines: list[int]
) -> None:
    assert found(index, typed) == lines


@pytest.mark.parametrize(
    "typed",
    [
        *("", " ", "*", '"', '""', "()", "🛳", "—", "AND", "OR NOT", "\ud800"),
        *("NOT a", "NOT a OR b", "b OR NOT a", "b (NOT a)", "NOT (NOT a)"),
    ],
)
def test_expression_refuses_what_asks_for_no_word(typed: str) -> None:
    with pytest.raises(OptionError, match="give one"):
        expression(typed)


def test_expression_refuses_what_is_too_much(index: apsw.Connection) -> None:
    with pytest.raises(OptionError, match="10,000 characters"):
        expression("a" * 10_000)
    with pytest.raises(OptionError, match=f"{MOST_TERMS + 1} words"):
        expression("a " * (MOST_TERMS + 1))
    with pytest.raises(OptionError, match="brackets"):
        expression("a (" * (DEEPEST + 1) + "a")
    assert found(index, "zeppelin" * (LONGEST // 8)) == []


@pytest.mark.parametrize("by", ["", "OR ", "NOT ", "OR a NOT a NOT "])
def test_expression_runs_as_deep_and_as_long_as_it_may_be(
    index: apsw.Connection, by: str
) -> None:
    assert found(index, f"city {by}(" * DEEPEST + "city") in ([], [1])
    assert found(index, f"city {by}" * (MOST_TERMS // 4) + "city") in ([], [1])


PIECES = st.sampled_from(
    ["AND", "OR", "NOT", "(", ")", '"', "“", "*", "a", "city", "-", ":", "^", "\0", "'"]
)


@given(st.text() | st.lists(PIECES, max_size=40).map(" ".join))
def test_expression_of_anything_runs(index: apsw.Connection, typed: str) -> None:
    with suppress(OptionError):
        found(index, typed)


@given(st.lists(PIECES | st.characters(exclude_categories=()), max_size=30))
def test_expression_of_any_pieces_runs(
    index: apsw.Connection, pieces: list[str]
) -> None:
    with suppress(OptionError):
        found(index, "".join(pieces))
