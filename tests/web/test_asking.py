"""The fields of an address become a query, or one sentence says why not."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import OptionError
from onrecord.web import queries
from onrecord.web.asking import asked, converted, description, schema_of
from onrecord.web.queries import (
    ArticleQuery,
    CorrectForm,
    Nothing,
    SearchQuery,
    UndoForm,
)
from onrecord.web.routes import ACTIONS, PAGES

KINDS = [*(page.query for page in PAGES), *(action.form for action in ACTIONS)]


@pytest.mark.parametrize(
    ("pairs", "query"),
    [
        ([], SearchQuery()),
        ([("words", "dock"), ("page", "2")], SearchQuery(words="dock", page=2)),
        ([("once", "1"), ("sure", "0.5")], SearchQuery(once=True, sure=0.5)),
        ([("once", "false"), ("sure", "1")], SearchQuery(sure=1.0)),
        ([("kind", "person"), ("form", "mixed")],
         SearchQuery(kind="person", form="mixed")),
        ([("by", "null"), ("words", " ")], SearchQuery(by="null", words=" ")),
    ],
)  # fmt: skip
def test_fields_become_a_query(
    pairs: list[tuple[str, str]], query: SearchQuery
) -> None:
    assert asked(SearchQuery, pairs) == query


def test_a_form_leaves_out_what_is_empty() -> None:
    pairs = [("words", ""), ("kind", " "), ("page", "")]
    assert asked(SearchQuery, pairs, lenient=True) == SearchQuery()
    with pytest.raises(OptionError, match="kind is ' ': give one of"):
        asked(SearchQuery, pairs)
    with pytest.raises(OptionError, match="address is missing"):
        asked(ArticleQuery, [("address", "")], lenient=True)


@pytest.mark.parametrize(
    ("kind", "pairs", "sentence"),
    [
        (SearchQuery, [("x", "1")], "there is no field 'x' here: it takes by, kind, "),
        (Nothing, [("x", "1")], "there is no field 'x' here: it takes none"),
        (SearchQuery, [("page", "1"), ("page", "1")], "page is given twice: give it"),
        (SearchQuery, [("words", ""), ("words", "")], "words is given twice"),
        (SearchQuery, [("kind", "null")], "kind is 'null': give one of "),
        (SearchQuery, [("once", "yes")], "once is 'yes': give 1 or 0"),
        (ArticleQuery, [], "address is missing: give an article's address, as "),
        (UndoForm, [("number", "1" * 999), ("reason", "x")], f"number is '{'1' * 59}…"),
    ],
)
def test_what_is_not_of_its_form_is_told(
    kind: type, pairs: list[tuple[str, str]], sentence: str
) -> None:
    lenient = len(pairs) > 1
    with pytest.raises(OptionError) as raised:
        asked(kind, pairs, lenient=lenient and pairs[0][0] != "words")
    assert str(raised.value).startswith(sentence)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    "values", [{"number": "1"}, {"number": True}, {"number": 1.5}, {"reason": 1}, {}]
)
def test_values_of_json_are_of_their_types(values: dict[str, Any]) -> None:
    given = ({"number": 1, "reason": "x"} | values) if values else {}
    with pytest.raises(OptionError):
        converted(UndoForm, given)
    assert converted(UndoForm, {"number": 1, "reason": "x"}).number == 1


def test_half_a_character_is_no_value() -> None:
    with pytest.raises(OptionError, match="half a character"):
        converted(CorrectForm, {"address": "A1", "who": "x", "form": "\ud800"})


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: str(kind.__name__))
def test_every_field_is_told_in_words(kind: type) -> None:
    names = [field.name for field in fields(kind)]
    assert set(schema_of(kind)["properties"]) == set(names)
    for name in names:
        told = description(kind, name)
        assert told
        assert "\n" not in told
        assert "None" not in told


NAMES = [field.name for field in fields(SearchQuery)]


@given(st.lists(st.tuples(st.sampled_from(NAMES), st.text())))
def test_any_text_is_a_query_or_is_told(pairs: list[tuple[str, str]]) -> None:
    with suppress(OptionError):
        query = asked(SearchQuery, pairs)
        assert all(getattr(query, name) is not None for name, _ in pairs)


@pytest.mark.parametrize("reason", ["", " \n\t", "\u00a0"])
def test_a_reason_is_given(reason: str) -> None:
    with pytest.raises(OptionError, match="reason is empty"):
        queries.given_reason(reason)
    assert queries.given_reason(" so ") == " so "
