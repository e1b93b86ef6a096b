"""A statement as it is cited: its words, who made it, and where it stands."""

from __future__ import annotations

from typing import Final
from urllib.parse import quote

from onrecord.record.rows import Quotation

APART: Final = " … "
"""What stands between the parts of a statement that are not adjacent."""

MOST_EXACT: Final = 12
ENDS: Final = 5
"""Words at either end by which a browser is told a longer quotation."""


def citation(one: Quotation) -> str:
    """Return a statement with all that a reader needs to find it again."""
    who = f"{one.who}, {one.title}" if one.who and one.title else one.who
    how = {
        "direct": "quoted",
        "mixed": "quoted in part",
        "indirect": "reported in the article's words",
    }[one.form]
    made = f"{who or one.source or 'speaker unknown'}, {how}"
    told = (
        made if not one.said else f"{made}, {one.said}",
        one.headline,
        one.outlet,
        f"published {one.published}" if one.published else None,
        one.url or one.file,
        f"onrecord {one.address}",
    )
    words = " ".join(one.words.split())
    return f"{words} ({'; '.join(' '.join(t.split()) for t in told if t)})"


def text_fragment(url: str, words: str) -> str:
    """Return the address of a page that opens it at some words, where a browser can.

    See https://wicg.github.io/scroll-to-text-fragment/; of words in several parts, the
    first is meant.
    """
    said = words.partition(APART)[0].strip(' "“”').split()
    if not said:
        return url
    ends = [said] if len(said) <= MOST_EXACT else [said[:ENDS], said[-ENDS:]]
    # A hyphen would be taken for the mark of what stands around the words.
    told = ",".join(_encoded(" ".join(end)) for end in ends)
    mark = ":~:text=" if "#" in url else "#:~:text="
    return f"{url}{mark}{told}"


def _encoded(words: str) -> str:
    return quote(words, safe="", errors="replace").replace("-", "%2D")
