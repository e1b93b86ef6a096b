"""JSON-LD: what a page's scripts say of its article in the words of schema.org."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from onrecord.intake.markup import tidy

Node = Mapping[str, object]

_ARTICLES = frozenset({"BlogPosting", "LiveBlogPosting", "Report"})
_INSIDE = ("@graph", "mainEntity")


class Linked:
    """The article that a page's JSON-LD describes; empty where it describes none.

    A news article goes before another kind; broken scripts are passed over.
    """

    def __init__(self, scripts: Iterable[str]) -> None:
        nodes = [node for script in scripts for node in _nodes(script)]
        articles = [node for node in nodes if any(map(_is_article, _types(node)))]
        # min() takes the first of equals, so the page's order decides.
        self._article: Node = min(articles, key=_rank, default={})
        self._by_id = {
            name: node
            for node in nodes
            if isinstance(name := node.get("@id"), str) and "name" in node
        }

    @property
    def title(self) -> str | None:
        """The headline."""
        return tidy(self._article.get("headline")) or tidy(self._article.get("name"))

    @property
    def authors(self) -> list[str]:
        """The names of those who wrote it, as they stand."""
        return self._names(self._article.get("author"))

    @property
    def outlet(self) -> str | None:
        """The publisher's name."""
        return next(iter(self._names(self._article.get("publisher"))), None)

    @property
    def published(self) -> object:
        """The date of publication as it stands."""
        return self._article.get("datePublished")

    @property
    def urls(self) -> list[object]:
        """The addresses of the page, the likeliest first."""
        page = self._article.get("mainEntityOfPage")
        if isinstance(page, dict):
            page = page.get("@id") or page.get("url")
        return [self._article.get("url"), page]

    def _names(self, value: object) -> list[str]:
        """Return the names in a value: a string, an object, a reference, or several."""
        found: list[str] = []
        for each in value if isinstance(value, list) else [value]:
            name: object = each
            if isinstance(each, dict):
                known = self._by_id.get(str(each.get("@id")), {})
                name = each.get("name") or known.get("name")
            names = name if isinstance(name, list) else [name]
            found += [word for word in map(tidy, names) if word]
        return found


def _nodes(script: str) -> Iterator[Node]:
    """Yield the objects of a script that may describe the page, in their order."""
    try:
        # Real pages have line ends inside strings, which strict JSON forbids.
        todo: list[object] = [json.loads(script, strict=False)]
    except (ValueError, RecursionError):
        return
    while todo:
        each = todo.pop()
        if isinstance(each, list):
            todo += reversed(each)
        elif isinstance(each, dict):
            yield each
            todo += [each[key] for key in _INSIDE if key in each]


def _types(node: Node) -> list[str]:
    kinds = node.get("@type")
    return [
        kind.rpartition("/")[2].rpartition(":")[2]
        for kind in (kinds if isinstance(kinds, list) else [kinds])
        if isinstance(kind, str)
    ]


def _is_article(kind: str) -> bool:
    return kind.endswith("Article") or kind in _ARTICLES


def _rank(node: Node) -> int:
    return 0 if any("News" in kind for kind in _types(node)) else 1
