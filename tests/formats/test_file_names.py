"""Safe names, told from ids alone."""

import re

import pytest
from hypothesis import given

from onrecord.formats.file_names import file_name
from tests.formats.dirty import anything


@pytest.mark.parametrize("plain", ["a1", "0f3c9a7b12de4567", "nyt_2017-08-16"])
def test_plain_id_is_its_own_name(plain: str) -> None:
    assert file_name(plain) == plain


@pytest.mark.parametrize(
    ("article_id", "readable"),
    [("A1", "A1"), ("../up", "up"), ("con", "con"), ("", "article"), ("a/b", "a_b")],
)
def test_other_id_has_digits_behind_it(article_id: str, readable: str) -> None:
    assert re.fullmatch(readable + "-[0-9a-f]{12}", file_name(article_id))


@given(anything, anything)
def test_ids_that_differ_have_names_that_differ(first: str, second: str) -> None:
    one, other = file_name(first).casefold(), file_name(second).casefold()
    assert (one == other) == (first == second)


def test_id_that_looks_like_a_name_with_digits_is_none() -> None:
    name = file_name("A").lower()
    assert file_name(name) != name
