"""An article as printed, its statements marked in it and listed beside it."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.formats.contract import Document, entry
from onrecord.prose.citation import citation, text_fragment
from onrecord.record import Record
from onrecord.record.rows import Correction, Quotation, Variant
from onrecord.web.marking import Block, blocks
from onrecord.web.queries import ArticleQuery
from onrecord.web.rendering import live


@dataclass(frozen=True, slots=True)
class Selected:
    """One statement of an article: how it is cited, and where else it is printed.

    `live` opens the page that the article was taken from at the words.
    """

    name: str
    statement: Quotation
    citation: str
    live: str | None
    variants: tuple[Variant, ...]


@dataclass(frozen=True, slots=True)
class ArticleData:
    """An article, its reading, and what the record tells of its statements."""

    address: str
    text: str
    reading: Document
    statements: tuple[Quotation, ...]
    corrections: tuple[Correction, ...]
    selected: Selected | None


@dataclass(frozen=True, slots=True)
class ArticleAnswer:
    """An article as data, and as the blocks of its page."""

    data: ArticleData
    blocks: tuple[Block, ...]


def article(record: Record, query: ArticleQuery) -> ArticleAnswer:
    """Return an article; RecordError if there is none, or no such statement in it."""
    reading = record.reading(query.address)
    selected = None
    if query.statement is not None:
        selected = _selected(record, query.address, query.statement)
    data = ArticleData(
        address=query.address,
        text=reading.text,
        reading=entry(reading),
        statements=record.statements(query.address),
        corrections=record.corrections(query.address),
        selected=selected,
    )
    marked = blocks(reading, here=query.statement, facts=query.facts)
    return ArticleAnswer(data, marked)


def _selected(record: Record, address: str, name: str) -> Selected:
    told = f"{address}#{name}"
    one = record.quotation(told)
    url = live(one.url)
    return Selected(
        name=name,
        statement=one,
        citation=citation(one),
        live=text_fragment(url, one.words) if url else None,
        variants=record.variants(told),
    )
