"""Web annotations: valid by the model, every span found again by both selectors."""

import json
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
from hypothesis import given

from onrecord.formats.annotations import AROUND, write_annotations
from onrecord.schema import Article, Reading, Span
from tests.formats.dirty import readings
from tests.formats.made import TEXT, bare, full

SCHEMA = json.loads(Path(__file__).with_name("annotation_schema.json").read_text())
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def written(*given: Reading) -> list[dict[str, Any]]:
    out = BytesIO()
    write_annotations(given, out)
    lines = out.getvalue().split(b"\n")
    assert lines.pop() == b""
    return [json.loads(line.decode("utf-8")) for line in lines]


def parts(annotation: dict[str, Any]) -> list[tuple[str, Span]]:
    """Return the name and the span of each part, by its position."""
    found = []
    for target in annotation["target"]:
        position, _ = target["selector"]
        span = position["start"], position["end"]
        found.append((target["styleClass"], span))
    return found


def places(text: str, quote: dict[str, str]) -> set[Span]:
    """Return the spans where a quote stands, by what is before and behind it."""
    whole = quote["prefix"] + quote["exact"] + quote["suffix"]
    starts = [n for n in range(len(text)) if text.startswith(whole, n)]
    ahead, length = len(quote["prefix"]), len(quote["exact"])
    return {(n + ahead, n + ahead + length) for n in starts}


@given(readings())
def test_every_span_is_found_by_position_and_by_quote(reading: Reading) -> None:
    annotations = written(reading)
    assert len(annotations) == len(reading.statements)
    for one, annotation in zip(reading.statements, annotations, strict=True):
        VALIDATOR.validate(annotation)
        named = (("source", one.source), ("cue", one.cue), ("content", one.content))
        expected = [(name, span) for name, spans in named for span in spans]
        assert parts(annotation) == expected
        for (_, span), target in zip(expected, annotation["target"], strict=True):
            assert span in places(reading.text, target["selector"][1])


def test_annotation_of_a_statement() -> None:
    first, second = written(full())
    assert (first["id"], second["id"]) == ("urn:onrecord:a1:s1", "urn:onrecord:a1:s2")
    assert parts(first) == [("source", (11, 24)), ("cue", (6, 10)), ("content", (0, 5))]
    assert {target["source"] for target in first["target"]} == {full().article.url}
    told = {body["purpose"]: body["value"] for body in first["body"]}
    assert told == {
        "identifying": "Ann Ray",
        "classifying": "direct",
        "assessing": "0.98",
    }
    assert "identifying" not in {body["purpose"] for body in second["body"]}
    assert first["creator"]["name"] == "onrecord 0.0, weights made"


def test_quote_has_32_code_points_around_it() -> None:
    quote = written(full())[1]["target"][0]["selector"][1]
    assert quote["exact"] == TEXT[35:55]
    assert (quote["prefix"], quote["suffix"]) == (TEXT[3:35], "")
    assert len(quote["prefix"]) == AROUND


@pytest.mark.parametrize("url", [None, "", "no url", "http://a b", "http://\ud800"])
def test_source_without_a_url_is_the_urn(url: str | None) -> None:
    article = Article(id="é/1", text=TEXT, url=url)
    (first, _) = written(replace(full(), article=article))
    assert first["target"][0]["source"] == "urn:onrecord:%C3%A9%2F1"
    assert first["id"] == "urn:onrecord:%C3%A9%2F1:s1"


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        (("motivation",), "quoting"),
        (("id",), "s1"),
        (("target",), []),
        (("target", 0, "source"), "a b"),
        (("target", 0, "selector", 0, "start"), "0"),
        (("target", 0, "selector", 1, "type"), "QuoteSelector"),
        (("body", 0, "purpose"), "naming"),
        (("body", 0, "confidence"), 1),
    ],
)
def test_schema_refuses_what_is_no_annotation(path: Any, wrong: object) -> None:
    (annotation, _) = written(full())
    *ahead, last = path
    inner = annotation
    for key in ahead:
        inner = inner[key]
    inner[last] = wrong
    assert list(VALIDATOR.iter_errors(annotation))


def test_reading_without_statements_writes_nothing() -> None:
    assert written(bare()) == []
