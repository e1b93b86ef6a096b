"""Articles as linked data: schema.org's vocabulary, as JSON-LD, an article a line.

An article is a NewsArticle (https://schema.org/NewsArticle); its byline, which may name
several, is its `creditText`. What it quotes, in whole or in part, `hasPart` as a
Quotation; what it reports in its own words it `mentions` as a Claim, whose `appearance`
is the article and whose `author` makes it (a `claimInterpreter` would be one who takes
a claim out of a film or a picture).

Who speaks is told as what is known of it lets: a person or an organization as such, an
unnamed one as a Person with a `description` and no name, a document as the CreativeWork
on which the statement `isBasedOn`. A group or a place is neither of these, and is told
by `creditText`. Where nobody can be told, nobody is.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, BinaryIO, Final

from onrecord.formats.addresses import article_urn, part_urn, url_of
from onrecord.formats.encoding import json_line
from onrecord.schema import Article, Party, Reading, Statement

CONTEXT: Final = "https://schema.org"

Node = dict[str, Any]


def write_linked_data(readings: Iterable[Reading], out: BinaryIO) -> None:
    """Write a NewsArticle a line, each as soon as it is there."""
    for reading in readings:
        out.write(json_line(news_article(reading)) + b"\n")
        out.flush()


def news_article(reading: Reading) -> Node:
    """Return an article and its statements; what is not known is left out."""
    article, quotations, claims = reading.article, [], []
    parties = {party.id: party for party in reading.parties}
    for statement in reading.statements:
        speaker = parties.get(statement.speaker or "")
        if statement.form == "indirect":
            claims.append(_claim(reading, statement, speaker))
        else:
            quotations.append(_quotation(reading, statement, speaker))
    outlet = article.outlet
    return _known(
        {
            "@context": CONTEXT,
            "@type": "NewsArticle",
            "@id": article_urn(article),
            "identifier": article.id,
            "url": url_of(article),
            "headline": article.title,
            "creditText": article.byline,
            "publisher": {"@type": "Organization", "name": outlet} if outlet else None,
            "datePublished": article.published,
            "inLanguage": article.language,
            "hasPart": quotations or None,
            "mentions": claims or None,
        }
    )


def _quotation(reading: Reading, statement: Statement, speaker: Party | None) -> Node:
    return {
        "@type": "Quotation",
        "@id": part_urn(reading.article, statement.id),
        "text": reading.words(statement.content),
        **_speaker(reading.article, speaker, "spokenByCharacter"),
        "isPartOf": {"@id": article_urn(reading.article)},
    }


def _claim(reading: Reading, statement: Statement, speaker: Party | None) -> Node:
    return {
        "@type": "Claim",
        "@id": part_urn(reading.article, statement.id),
        "text": reading.words(statement.content),
        **_speaker(reading.article, speaker, "author"),
        "appearance": {"@id": article_urn(reading.article)},
    }


def _speaker(article: Article, party: Party | None, speaks: str) -> Node:
    """Return the property that tells who speaks, nothing where nobody is known."""
    if party is None:
        return {}
    node = {"@id": part_urn(article, party.id), "name": party.name}
    if party.kind == "person":
        title = _known({"jobTitle": party.title})
        return {speaks: {"@type": "Person", **node, **title}}
    if party.kind == "organization":
        return {speaks: {"@type": "Organization", **node}}
    if party.kind == "unnamed":
        described = {"@id": node["@id"], "description": party.name}
        return {speaks: {"@type": "Person", **described}}
    if party.kind == "document":
        return {"isBasedOn": {"@type": "CreativeWork", **node}}
    return {"creditText": party.name}


def _known(node: Node) -> Node:
    return {key: value for key, value in node.items() if value is not None}
