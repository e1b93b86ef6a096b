"""Linked data: properties and ranges as schema.org defines them, nobody invented."""

import json
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given

from onrecord.formats.linked_data import write_linked_data
from onrecord.schema import Party, PartyKind, Reading
from tests.formats.dirty import readings
from tests.formats.made import TEXT, bare, full

# What schema.org says of the types and the properties that are used: the types above a
# type, and for each property the types that have it and the types of its values.
ABOVE = {
    "NewsArticle": {"Article", "CreativeWork", "Thing"},
    "Quotation": {"CreativeWork", "Thing"},
    "Claim": {"CreativeWork", "Thing"},
    "CreativeWork": {"Thing"},
    "Person": {"Thing"},
    "Organization": {"Thing"},
}
PROPERTIES = {
    "identifier": ({"Thing"}, {"PropertyValue", "Text", "URL"}),
    "url": ({"Thing"}, {"URL"}),
    "name": ({"Thing"}, {"Text"}),
    "description": ({"Thing"}, {"Text", "TextObject"}),
    "jobTitle": ({"Person"}, {"DefinedTerm", "Text"}),
    "headline": ({"CreativeWork"}, {"Text"}),
    "creditText": ({"CreativeWork"}, {"Text"}),
    "publisher": ({"CreativeWork"}, {"Organization", "Person"}),
    "datePublished": ({"CreativeWork"}, {"Date", "DateTime"}),
    "inLanguage": ({"CreativeWork"}, {"Language", "Text"}),
    "hasPart": ({"CreativeWork"}, {"CreativeWork"}),
    "isPartOf": ({"CreativeWork"}, {"CreativeWork", "URL"}),
    "mentions": ({"CreativeWork"}, {"Thing"}),
    "isBasedOn": ({"CreativeWork"}, {"CreativeWork", "Product", "URL"}),
    "text": ({"CreativeWork"}, {"Text"}),
    "author": ({"CreativeWork"}, {"Organization", "Person"}),
    "spokenByCharacter": ({"Quotation"}, {"Organization", "Person"}),
    "appearance": ({"Claim"}, {"CreativeWork"}),
}
LITERALS = {"Text", "URL", "Date"}


def written(*given: Reading) -> list[dict[str, Any]]:
    out = BytesIO()
    write_linked_data(given, out)
    lines = out.getvalue().split(b"\n")
    assert lines.pop() == b""
    return [json.loads(line.decode("utf-8")) for line in lines]


def kinds(node: Any, types: dict[str, str]) -> set[str]:
    """Return the types that a value has; a bare @id those of what it refers to."""
    if isinstance(node, str):
        return LITERALS
    own = node.get("@type") or types[node["@id"]]
    return {own, *ABOVE[own]}


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    for part in value if isinstance(value, list) else [value]:
        if isinstance(part, dict):
            yield part
            for inner in part.values():
                yield from nodes(inner)


def wrong(article: dict[str, Any]) -> list[str]:
    """Return what is not as schema.org defines it."""
    known = [node for node in nodes(article) if "@type" in node]
    types = {node["@id"]: node["@type"] for node in known if "@id" in node}
    found = []
    for node in known:
        for name, value in node.items():
            if name.startswith("@"):
                continue
            having, ranges = PROPERTIES.get(name, (set(), set()))
            found += [f"{node['@type']}.{name}"] * (not having & kinds(node, types))
            for one in value if isinstance(value, list) else [value]:
                found += [f"{name}: {one}"] * (not ranges & kinds(one, types))
    return found


def spoken(node: dict[str, Any]) -> str | None:
    """Return by what name the speaker of a statement is told."""
    for key in ("spokenByCharacter", "author", "isBasedOn"):
        if key in node:
            return str(node[key].get("name", node[key].get("description")))
    return node.get("creditText")


@given(readings())
def test_text_and_speaker_come_back(reading: Reading) -> None:
    (article,) = written(reading)
    assert wrong(article) == []
    told = [*article.get("hasPart", []), *article.get("mentions", [])]
    direct_first = sorted(reading.statements, key=lambda one: one.form == "indirect")
    expected = []
    for one in direct_first:
        party = reading.party(one.speaker)
        expected.append((reading.words(one.content), party.name if party else None))
    assert [(node["text"], spoken(node)) for node in told] == expected
    assert article["identifier"] == reading.article.id


def test_article_tells_what_is_known_of_it() -> None:
    (article,) = written(full())
    assert wrong(article) == []
    assert article["headline"] == "No, says mayor"
    assert article["publisher"] == {"@type": "Organization", "name": "The Buoy"}
    assert article["datePublished"] == "2024-03"
    assert (article["creditText"], article["url"]) == ("Lee Quill", full().article.url)
    first, second = article["hasPart"]
    assert first["@id"] == "urn:onrecord:a1#s1"
    assert first["spokenByCharacter"] == {
        "@type": "Person",
        "@id": "urn:onrecord:a1#p1",
        "name": "Ann Ray",
        "jobTitle": "Mayor",
    }
    assert (second["text"], spoken(second)) == (TEXT[35:55], None)


def test_article_leaves_out_what_is_not_known() -> None:
    (article,) = written(bare())
    keys = {"@context", "@type", "@id", "identifier", "inLanguage"}
    assert set(article) == keys


@pytest.mark.parametrize(
    ("kind", "key", "told"),
    [
        ("person", "author", ("Person", "name")),
        ("organization", "author", ("Organization", "name")),
        ("unnamed", "author", ("Person", "description")),
        ("document", "isBasedOn", ("CreativeWork", "name")),
        ("group", "creditText", None),
        ("place", "creditText", None),
    ],
)
def test_claim_tells_who_makes_it(kind: PartyKind, key: str, told: Any) -> None:
    party = Party("p1", "the board", kind, None, (), (), ())
    one = replace(full().statements[0], form="indirect")
    (article,) = written(replace(full(), statements=(one,), parties=(party,)))
    (claim,) = article["mentions"]
    assert (wrong(article), claim["@type"]) == ([], "Claim")
    assert claim["appearance"] == {"@id": article["@id"]}
    value = claim[key]
    assert ((value["@type"], list(value)[-1]) if told else None) == told


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("headLine", "No"),
        ("spokenByCharacter", {"@type": "Person", "name": "Ann Ray"}),
        ("publisher", {"@type": "CreativeWork", "name": "The Buoy"}),
        ("publisher", "The Buoy"),
        ("hasPart", [{"@type": "Person", "name": "Ann Ray"}]),
    ],
)
def test_table_refuses_what_schema_org_does_not_define(key: str, value: Any) -> None:
    (article,) = written(full())
    assert wrong({**article, key: value})
