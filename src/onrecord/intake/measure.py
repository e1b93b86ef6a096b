"""How large a page's tree would be, counted as it goes by, before anything builds it.

Beyond these measures libxml2 cuts the page off without a word, or the extractor takes
minutes; articles stay far below each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from onrecord.intake.markup import BLOCKS, VOID

if TYPE_CHECKING:
    from onrecord.intake.markup import Attributes

DEEPEST = 150
"""Elements in each other; libxml2 cuts off at 256, and nests some a bit deeper."""

TAGS = 200_000
TABLES = 1_000
"""The extractor's time grows with the square of them."""

ATTRIBUTES = 1_000
"""Of one element; the parser's time grows with the square of them."""

_CLOSED_BY: Final = {
    "li": ("p", "li"),
    "td": ("p", "td", "th"),
    "th": ("p", "td", "th"),
    "tr": ("p", "td", "th", "tr"),
    "option": ("option",),
}
# An end tag does not end an element of a higher rank that is still open in it.
_RANK: Final = {"div": 1, "td": 2, "th": 2, "tr": 3, "tbody": 4, "thead": 4, "tfoot": 4}
_RANK.update({"table": 5, "head": 6, "body": 6, "html": 7})


class Measure:
    """The measures of a page, taken from the events of its markup."""

    def __init__(self) -> None:
        self.deepest = self.tags = self.tables = self.attributes = 0
        self._open: list[str] = []

    def start(self, tag: str, attributes: Attributes) -> None:
        """Enter an element, and leave those that its start ends."""
        self.tags += 1
        self.tables += tag == "table"
        self.attributes = max(self.attributes, len(attributes))
        if tag in VOID or self._enough():
            return
        ended = _CLOSED_BY.get(tag, ("p",) if tag in BLOCKS else ())
        while self._open and self._open[-1] in ended:
            self._open.pop()
        self._open.append(tag)
        self.deepest = max(self.deepest, len(self._open))

    def end(self, tag: str) -> None:
        """Leave an element and those that are open in it."""
        self.tags += 1
        # The tree builder takes the page's end for no end: more may follow it.
        if tag in ("body", "html") or self._enough():
            return
        rank = _RANK.get(tag, 0)
        for place in range(len(self._open) - 1, -1, -1):
            if self._open[place] == tag:
                del self._open[place:]
                return
            if _RANK.get(self._open[place], 0) > rank:
                return

    def beyond(self) -> str | None:
        """Return what is too much for the extractor, None if nothing is."""
        if self.deepest >= DEEPEST:
            return f"{DEEPEST} or more elements stand in each other"
        if self.tags > TAGS:
            return f"it has more than {TAGS:,} tags"
        if self.tables > TABLES:
            return f"it has more than {TABLES:,} tables"
        if self.attributes > ATTRIBUTES:
            return f"an element has more than {ATTRIBUTES:,} attributes"
        return None

    def _enough(self) -> bool:
        # What is too much stays so, and to go on would cost tags times depth.
        return self.deepest >= DEEPEST or self.tags > TAGS
