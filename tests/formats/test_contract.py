"""The contract: every document is valid against the published JSON Schema."""

import json
from dataclasses import replace
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.formats import document, json_schema, to_json
from onrecord.formats.contract import SCHEMA_ID
from onrecord.schema import SCHEMA, Article, Passage, Reading
from tests.formats.made import TEXT, VERSION, bare, full

anything = st.text(st.characters(exclude_categories=()), max_size=60)


def validate(value: object) -> None:
    jsonschema.Draft202012Validator(json_schema()).validate(value)


def test_schema_is_itself_valid() -> None:
    schema = json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$id"] == SCHEMA_ID
    assert json.loads(json.dumps(schema)) == schema


def test_schema_resolves_all_its_references() -> None:
    schema = json_schema()
    told = json.dumps(schema)
    names = {part.split('"')[0] for part in told.split("#/$defs/")[1:]}
    assert names == set(schema["$defs"])


@pytest.mark.parametrize(
    "reading", [full(), full(is_file=True), bare(), bare("")], ids=lambda r: r.text[:5]
)
def test_document_is_valid(reading: Reading) -> None:
    validate(json.loads(to_json(reading)))
    assert json.loads(to_json(reading)) == document(reading)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("schema", "onrecord.reading/2"),
        ("passages", [{"span": [1]}]),
        ("passages", [{"span": ["1", "2"]}]),
        ("furniture", [{"span": [1, 2], "kind": "banner"}]),
        ("statements", [{"id": "s1"}]),
        ("parties", None),
        ("article", {}),
        ("reader", "0.1.0"),
    ],
)
def test_schema_refuses_what_is_no_reading(key: str, value: object) -> None:
    with pytest.raises(jsonschema.ValidationError):
        validate({**document(full()), key: value})


def test_every_key_is_required() -> None:
    whole = document(full())
    for key in whole:
        with pytest.raises(jsonschema.ValidationError, match=key):
            validate({name: part for name, part in whole.items() if name != key})


def test_document_holds_the_entries_as_they_are() -> None:
    found = document(full())
    assert found["schema"] == SCHEMA
    assert found["reader"] == {"onrecord": "0.0", "weights": "made"}
    assert found["passages"] == [{"span": [0, 25]}, {"span": [35, 55]}]
    assert found["furniture"] == [{"span": [26, 34], "kind": "subscription"}]
    assert found["statements"][0] == {
        "id": "s1",
        "form": "direct",
        "source": [[11, 24]],
        "cue": [[6, 10]],
        "content": [[0, 5]],
        "speaker": "p1",
        "confidence": 0.98,
        "speaker_confidence": 0.9,
        "unresolved": None,
        "moment": None,
    }
    assert found["parties"][0]["mentions"] == [[11, 24]]
    assert [figure["value"] for figure in found["figures"]] == [4.0, [1.0, 4.0]]


def test_keys_stand_in_the_order_of_the_contract() -> None:
    assert list(document(bare())) == [
        "schema",
        "reader",
        "article",
        "passages",
        "furniture",
        "statements",
        "parties",
        "moments",
        "figures",
        "acts",
    ]


@pytest.mark.parametrize(("is_file", "text"), [(True, None), (False, TEXT)])
def test_text_is_left_out_where_it_is_the_file(is_file: bool, text: str | None) -> None:
    article = document(full(is_file=is_file))["article"]
    assert article["text"] == text
    assert article["length"] == len(TEXT)


def test_what_is_not_known_is_null() -> None:
    article: dict[str, Any] = document(bare("He left."))["article"]
    unknown = ("source", "title", "byline", "outlet", "published", "url")
    assert [article[key] for key in unknown] == [None] * 6
    assert article["notes"] == []


@pytest.mark.parametrize(
    "text", ["\ud800 alone", "a\udfffb", "\x00", "\x00\ud83d \ude00\x7f", "\u2028 🛳"]
)
@pytest.mark.parametrize("indent", [False, True])
def test_odd_characters_come_back_as_they_were(text: str, indent: bool) -> None:
    printed = to_json(bare(text, title=text), indent=indent)
    article = json.loads(printed)["article"]
    assert (article["text"], article["title"]) == (text, text)
    assert article["length"] == len(text)
    validate(json.loads(printed))


@given(anything)
def test_any_text_comes_back_as_it_was(text: str) -> None:
    line = to_json(bare(text))
    assert json.loads(line)["article"]["text"] == text
    assert b"\n" not in line
    assert b"\r" not in line


@pytest.mark.parametrize("reading", [full(), bare("\ud800\n"), bare("")])
def test_indented_form_says_the_same(reading: Reading) -> None:
    indented, line = to_json(reading, indent=True), to_json(reading)
    assert json.loads(indented) == json.loads(line)
    assert not indented.endswith(b"\n")


def test_indented_form_has_an_entry_a_line() -> None:
    lines = to_json(full(), indent=True).decode().splitlines()
    entries = [line for line in lines if line.startswith("  ")]
    assert len(entries) == 2 + 1 + 2 + 1 + 1 + 2 + 1
    assert all(json.loads(line.rstrip(",")) for line in entries)


def test_printed_letters_are_not_escaped() -> None:
    assert "“Zoë”".encode() in to_json(bare("“Zoë”"))


def test_length_counts_code_points() -> None:
    article = Article(id="a", text="🛳" * 3)
    reading = replace(bare(), article=article, passages=(Passage((0, 3)),))
    assert document(reading)["article"]["length"] == 3
    assert reading.reader is VERSION
