"""What an article is known by, however often and from wherever it comes."""

from __future__ import annotations

import hashlib
import json

from onrecord.schema import Article


def digest(article: Article) -> bytes:
    """Return what an article is known by: its text and all that it says of itself."""
    told = (
        *(article.id, article.text, article.title, article.byline, article.outlet),
        *(article.published, article.url, article.language),
    )
    told_json = json.dumps(told, ensure_ascii=False)
    return hashlib.sha256(told_json.encode("utf-8", "surrogatepass")).digest()[:16]
