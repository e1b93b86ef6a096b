"""The text of a page by its markup alone, for pages that the extractor cannot read."""

from __future__ import annotations

from collections import Counter
from typing import Final

from onrecord.intake.markup import BLOCKS, VOID, Attributes, Events

_NOT_SEEN = """
    datalist head iframe noscript object script select style svg template textarea title
"""
_UNSEEN: Final = frozenset(_NOT_SEEN.split())
_FURNITURE: Final = frozenset(("aside", "button", "footer", "form", "nav"))
_EDGES: Final = BLOCKS | _FURNITURE
_HEAD = "base head link meta noscript script style template title"
_IN_HEAD: Final = frozenset(_HEAD.split())


class Flow(Events):
    """The paragraphs of a page: what stands between the edges of its blocks."""

    def __init__(self, markup: str, left_out: frozenset[str]) -> None:
        self.paragraphs: list[str] = []
        self._left_out = left_out
        self._words: list[str] = []
        self._open: list[str] = []
        self._count: Counter[str] = Counter()
        self._hidden = 0
        super().__init__(markup)
        self._break()

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:  # noqa: ARG002
        """Enter an element."""
        if self._open and self._open[-1] == "head" and tag not in _IN_HEAD:
            self._pop()
        if tag in _EDGES:
            self._break()
        if tag not in VOID:
            self._open.append(tag)
            self._count[tag] += 1
            self._hidden += tag in self._left_out

    def handle_endtag(self, tag: str) -> None:
        """Leave an element and all that are still open in it."""
        if tag in _EDGES:
            self._break()
        # Counted, since a search for what was never opened would take the depth's time.
        if self._count[tag]:
            while self._pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        """Take the words of what is seen."""
        if not self._hidden:
            self._words.append(data)

    def _pop(self) -> str:
        tag = self._open.pop()
        self._count[tag] -= 1
        self._hidden -= tag in self._left_out
        return tag

    def _break(self) -> None:
        if words := "".join(self._words).split():
            self.paragraphs.append(" ".join(words))
        self._words.clear()


def flow(markup: str) -> str:
    """Return the paragraphs of a page, a line each.

    Navigation, forms and footers are left out, unless there is nothing else: some pages
    stand in a form as a whole.
    """
    paragraphs = Flow(markup, _UNSEEN | _FURNITURE).paragraphs
    return "\n".join(paragraphs or Flow(markup, _UNSEEN).paragraphs)
