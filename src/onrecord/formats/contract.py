"""The contract: the JSON object that a Reading is printed as, and its JSON Schema.

It differs from the record in one place: the article's text stays out where it is the
content of the source file to the letter, and its length is told instead.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Literal

import msgspec

from onrecord.formats.encoding import json_bytes, json_line
from onrecord.schema import (
    SCHEMA,
    Act,
    Article,
    Figure,
    Furniture,
    Moment,
    Party,
    Passage,
    ReaderVersion,
    Reading,
    Statement,
)

SCHEMA_ID = "urn:onrecord:reading:1"


@dataclass(frozen=True, slots=True)
class ArticleEntry:
    """What a reading says of its article; `text` is null if it is the file itself."""

    id: str
    source: str | None
    title: str | None
    byline: str | None
    outlet: str | None
    published: str | None
    url: str | None
    language: str
    length: int
    notes: tuple[str, ...]
    text: str | None


@dataclass(frozen=True, slots=True)
class Document:
    """A reading as it is printed; positions are half-open, in code points."""

    schema: Literal["onrecord.reading/1"]
    reader: ReaderVersion
    article: ArticleEntry
    passages: tuple[Passage, ...]
    furniture: tuple[Furniture, ...]
    statements: tuple[Statement, ...]
    parties: tuple[Party, ...]
    moments: tuple[Moment, ...]
    figures: tuple[Figure, ...]
    acts: tuple[Act, ...]


def document(reading: Reading) -> dict[str, Any]:
    """Return the contract's object for a reading, as plain dictionaries and lists."""
    built: dict[str, Any] = _listed(msgspec.to_builtins(entry(reading)))
    return built


def entry(reading: Reading) -> Document:
    """Return a reading as the contract has it, as a frozen record."""
    return Document(
        schema=SCHEMA,
        reader=reading.reader,
        article=_article(reading.article),
        passages=reading.passages,
        furniture=reading.furniture,
        statements=reading.statements,
        parties=reading.parties,
        moments=reading.moments,
        figures=reading.figures,
        acts=reading.acts,
    )


def _listed(value: Any) -> Any:
    """Return a value with its tuples as lists, which is what JSON has."""
    if isinstance(value, dict):
        return {key: _listed(part) for key, part in value.items()}
    if isinstance(value, tuple):
        return [_listed(part) for part in value]
    return value


def _article(article: Article) -> ArticleEntry:
    return ArticleEntry(
        id=article.id,
        source=article.source,
        title=article.title,
        byline=article.byline,
        outlet=article.outlet,
        published=article.published,
        url=article.url,
        language=article.language,
        length=len(article.text),
        notes=article.notes,
        text=None if article.is_file else article.text,
    )


def to_json(reading: Reading, *, indent: bool = False) -> bytes:
    """Return a reading as UTF-8 JSON, on one line or indented, without a final newline.

    A lone surrogate, which UTF-8 cannot hold, is written as JSON's own escape.
    """
    if indent:
        return json_bytes(_indented(document(reading)))
    return json_line(document(reading))


def _indented(value: dict[str, Any]) -> str:
    """Return an object with one entry of each list on a line, for a person to read."""
    lines = []
    for key, part in value.items():
        if isinstance(part, list) and part:
            entries = ",\n  ".join(_compact(entry) for entry in part)
            lines.append(f" {_compact(key)}: [\n  {entries}\n ]")
        else:
            lines.append(f" {_compact(key)}: {_compact(part)}")
    return "{\n" + ",\n".join(lines) + "\n}"


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the contract."""
    (schema,), parts = msgspec.json.schema_components(
        [Document], ref_template="#/$defs/{name}"
    )
    top = parts.pop(schema["$ref"].rsplit("/", 1)[-1])
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        **top,
        "$defs": parts,
    }
