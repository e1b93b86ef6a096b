"""Statements as annotations on the web: the W3C Web Annotation Data Model in JSON-LD.

https://www.w3.org/TR/annotation-model/. A statement is an Annotation, on a line of its
own. Its bodies are TextualBodies, told apart by their purpose:

- `identifying`: the speaker's name, left out where nobody can be told;
- `classifying`: the form, `direct`, `indirect` or `mixed`;
- `assessing`: how sure the reader is of it, from 0 to 1.

Its targets are the spans of the source, the cue and the content, a SpecificResource
each, as selectors of one target would be taken for other ways to find the same words;
`styleClass` tells which part a span belongs to. Each span is selected by its position
and by its words, with up to 32 code points before and behind them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO, Final

from onrecord.formats.addresses import article_urn, entry_urn, url_of
from onrecord.formats.encoding import json_line
from onrecord.schema import ReaderVersion, Reading, Span, Statement

CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
AROUND: Final = 32
"""Code points of the text that a quote is given with, on each side."""


def write_annotations(readings: Iterable[Reading], out: BinaryIO) -> None:
    """Write an Annotation a line, a statement each, as soon as it is there."""
    for reading in readings:
        for annotation in web_annotations(reading):
            out.write(json_line(annotation) + b"\n")
        out.flush()


def web_annotations(reading: Reading) -> Iterator[dict[str, Any]]:
    """Yield the Annotations of a reading, in the order of its statements."""
    names = {party.id: party.name for party in reading.parties}
    source = url_of(reading.article) or article_urn(reading.article)
    for statement in reading.statements:
        yield {
            "@context": CONTEXT,
            "id": entry_urn(reading.article, statement.id),
            "type": "Annotation",
            "motivation": "describing",
            "creator": _software(reading.reader),
            "body": list(_bodies(statement, names.get(statement.speaker or ""))),
            "target": [
                {
                    "type": "SpecificResource",
                    "source": source,
                    "styleClass": part,
                    "selector": _selectors(reading.text, span),
                }
                for part, span in _parts(statement)
            ],
        }


def _software(reader: ReaderVersion) -> dict[str, str]:
    name = f"onrecord {reader.onrecord}, weights {reader.weights}"
    return {"type": "Software", "name": name}


def _bodies(statement: Statement, speaker: str | None) -> Iterator[dict[str, str]]:
    if speaker is not None:
        yield _body("identifying", speaker)
    yield _body("classifying", statement.form)
    yield _body("assessing", str(statement.confidence))


def _body(purpose: str, value: str) -> dict[str, str]:
    return {
        "type": "TextualBody",
        "purpose": purpose,
        "value": value,
        "format": "text/plain",
    }


def _parts(statement: Statement) -> Iterator[tuple[str, Span]]:
    yield from (("source", span) for span in statement.source)
    yield from (("cue", span) for span in statement.cue)
    yield from (("content", span) for span in statement.content)


def _selectors(text: str, span: Span) -> list[dict[str, str | int]]:
    start, end = span
    return [
        {"type": "TextPositionSelector", "start": start, "end": end},
        {
            "type": "TextQuoteSelector",
            "exact": text[start:end],
            "prefix": text[max(0, start - AROUND) : start],
            "suffix": text[end : end + AROUND],
        },
    ]
