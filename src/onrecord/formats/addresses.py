"""By which IRI the web knows an article and what is in it (RFC 3987, RFC 8141)."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote

from onrecord.schema import Article

NAMESPACE: Final = "urn:onrecord:"
NO_ID: Final = "@"
"""Stands for an empty id, as a URN may not end there; an id's own `@` is encoded."""
IRI: Final = re.compile(
    r'[A-Za-z][A-Za-z0-9+.-]*:[^\s\x00-\x20\x7f<>"{}|\\^`\ud800-\udfff]+'
)


def article_urn(article: Article) -> str:
    """Return the URN of an article: its id, percent-encoded.

    A lone surrogate is encoded as if it were a character, so that ids stay different.
    """
    return NAMESPACE + (_encoded(article.id) or NO_ID)


def entry_urn(article: Article, entry: str) -> str:
    """Return the URN of what is told of an entry: `urn:onrecord:ARTICLE:s1`."""
    return f"{article_urn(article)}:{_encoded(entry)}"


def part_urn(article: Article, entry: str) -> str:
    """Return the URN of an entry as part of its article: `urn:onrecord:ARTICLE#s1`."""
    return f"{article_urn(article)}#{_encoded(entry)}"


def url_of(article: Article) -> str | None:
    """Return the article's url, None where it has none or one that is no IRI."""
    if article.url is not None and IRI.fullmatch(article.url):
        return article.url
    return None


def _encoded(text: str) -> str:
    return quote(text, safe="", errors="surrogatepass")
