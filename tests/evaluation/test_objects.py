from typing import Any

import pytest

from onrecord.evaluation import GoldArticle, GoldParagraph, GoldStatement
from onrecord.evaluation.objects import gold_from

PARTS: dict[str, Any] = {"source": [[0, 3]], "cue": [], "content": [[4, 6], [7, 8]]}
ARTICLE: dict[str, Any] = {"id": "a", "text": "Ann no yes", "statements": [PARTS]}


def test_object_is_an_article() -> None:
    statement = GoldStatement(((0, 3),), (), ((4, 6), (7, 8)))
    assert gold_from(ARTICLE, 1, "g:1") == GoldArticle("a", "Ann no yes", (statement,))


def test_article_keeps_what_helps_to_read_it() -> None:
    known = {"title": "No", "published": "2024-03", "publisher": "The Buoy"}
    gold = gold_from(ARTICLE | known, 1, "g:1")
    assert isinstance(gold, GoldArticle)
    assert (gold.title, gold.published, gold.where) == ("No", "2024-03", "g:1")


def test_id_may_be_a_number() -> None:
    assert gold_from(ARTICLE | {"id": 7}, 1, "g:1").id == "7"


def test_object_is_a_paragraph_that_has_its_line_for_an_id() -> None:
    labelled = {"tokens": ["He", "said"], "labels": ["B-source", "B-cue"], "id": "x"}
    expected = GoldParagraph("3", ("He", "said"), ("B-source", "B-cue"))
    assert gold_from(labelled, 3, "g:3") == expected


def without(key: str) -> dict[str, Any]:
    return {name: value for name, value in ARTICLE.items() if name != key}


def with_parts(**parts: object) -> dict[str, Any]:
    return ARTICLE | {"statements": [PARTS, PARTS | parts]}


def both(one: str, other: str) -> str:
    told = f"the object has both {one!r} and {other!r}"
    return f"{told}; make it an article or a tokenised paragraph"


NO_SPAN = "statement 2: its cue is no list of [start, end]"


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({}, "the object has no 'id'"),
        (without("id"), "the object has no 'id'"),
        (without("text"), "the object has no 'text'"),
        (without("statements"), "the object has no 'statements'"),
        ({"tokens": ["a"]}, "the object has no 'labels'"),
        ({"labels": ["O"]}, "the object has no 'tokens'"),
        ({"tokens": "a b", "labels": []}, "its 'tokens' are no list of strings"),
        ({"tokens": ["a"], "labels": [0]}, "its 'labels' are no list of strings"),
        (ARTICLE | {"tokens": ["a"], "labels": ["O"]}, both("text", "tokens")),
        (ARTICLE | {"labels": ["O"]}, both("text", "labels")),
        ({"text": "a", "tokens": ["a"], "labels": ["O"]}, both("text", "tokens")),
        (
            {"statements": [], "tokens": ["a"], "labels": ["O"]},
            both("statements", "tokens"),
        ),
        (ARTICLE | {"id": True}, "its 'id' is neither a string nor a whole number"),
        (ARTICLE | {"id": None}, "its 'id' is neither a string nor a whole number"),
        (ARTICLE | {"text": 1}, "its 'text' is no string"),
        (ARTICLE | {"title": []}, "its 'title' is no string"),
        (ARTICLE | {"published": 2024}, "its 'published' is no string"),
        (ARTICLE | {"statements": {}}, "its 'statements' are no list"),
        (ARTICLE | {"statements": [[]]}, "statement 1 is no object"),
        (
            ARTICLE | {"statements": [{"source": []}]},
            "statement 1 has no 'cue'; give [] if it has none",
        ),
        (with_parts(cue=None), NO_SPAN),
        (with_parts(cue=[0, 3]), NO_SPAN),
        (with_parts(cue=[[0, 3, 4]]), NO_SPAN),
        (with_parts(cue=[[0, 3.0]]), NO_SPAN),
        (with_parts(cue=[["0", "3"]]), NO_SPAN),
        (with_parts(cue=[[False, True]]), NO_SPAN),
    ],
)
def test_object_that_is_no_gold_is_refused(given: dict[str, Any], told: str) -> None:
    with pytest.raises(ValueError) as raised:  # noqa: PT011 - the words are compared
        gold_from(given, 1, "g:1")
    assert str(raised.value) == told
