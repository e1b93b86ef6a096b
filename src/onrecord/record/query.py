"""What a person types to find words becomes a question to FTS5 that cannot fail.

Words, "phrases" and pref* are looked for; AND, OR and NOT in capitals, and brackets,
join them, and words side by side are joined by AND. Every other character is only a
character: nothing that is typed is FTS5's own syntax.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from onrecord.errors import OptionError
from onrecord.record.texts import shown

_PIECE: Final = re.compile(
    r'"(?P<phrase>[^"]*)"(?P<prefix>\*)?|(?P<bracket>[()])|(?P<word>[^\s()"]+)'
)
_QUOTES: Final = str.maketrans("“”„«»", '"' * 5)
_OPERATORS: Final = ("AND", "OR", "NOT")

LONGEST: Final = 2_000
"""Characters of a search: FTS5 refuses expressions of over some hundred terms."""

DEEPEST: Final = 10
"""Brackets in one another: FTS5's parser has a stack of 100, and each may take 9."""

MOST_TERMS: Final = 100


@dataclass(frozen=True, slots=True)
class Term:
    """What is looked for: a word, or the words of a phrase; or what begins so."""

    words: str
    is_prefix: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A term, an operator, or a bracket."""

    kind: str
    term: Term = Term("")

    @property
    def text(self) -> str:
        """The term in FTS5's quotes."""
        return f'"{self.term.words}"' + (" *" if self.term.is_prefix else "")


def expression(typed: str) -> str:
    """Return the FTS5 expression of what is typed.

    Raises OptionError if there is no word in it to look for, or too much, or if what
    OR joins, or brackets hold, only leaves words out.
    """
    return _parsed(typed)[0]


def terms(typed: str) -> tuple[Term, ...]:
    """Return what a search looks for, without what NOT leaves out.

    Raises OptionError as `expression` does.
    """
    return _parsed(typed)[1]


def _parsed(typed: str) -> tuple[str, tuple[Term, ...]]:
    if len(typed) > LONGEST:
        raise OptionError(
            f"the search has {len(typed):,} characters: give up to {LONGEST:,}"
        )
    pieces = _pieces(typed)
    count = sum(piece.kind == "term" for piece in pieces)
    if not count:
        raise OptionError(f"there is no word to look for in {typed!r}: give one")
    if count > MOST_TERMS:
        raise OptionError(f"the search has {count} words: give up to {MOST_TERMS}")
    parser = _Parser(pieces)
    found = parser.either(0)
    if found is None:  # pragma: no cover
        raise OptionError(f"there is no word to look for in {typed!r}: give one")
    return found, tuple(parser.wanted)


def _pieces(typed: str) -> list[Piece]:
    text = (shown(typed) or "").translate(_QUOTES)
    if text.count('"') % 2:  # a mark that nothing closes is a character
        last = text.rindex('"')
        text = text[:last] + " " + text[last + 1 :]
    found = (piece for match in _PIECE.finditer(text) if (piece := _piece(match)))
    return list(_closed(found))


def _closed(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield the pieces without the brackets that close nothing."""
    opened = 0
    for piece in pieces:
        opened += (piece.kind == "(") - (piece.kind == ")")
        if opened < 0:
            opened = 0
        else:
            yield piece


def _piece(match: re.Match[str]) -> Piece | None:
    if match["bracket"]:
        return Piece(match["bracket"])
    if match["word"] in _OPERATORS:
        return Piece(match["word"])
    words = match["phrase"] if match["word"] is None else match["word"]
    if not any(character.isalnum() for character in words):
        return None
    is_prefix = bool(match["prefix"]) or (match["word"] or "").endswith("*")
    plain = words.rstrip("*").replace("\0", " ")
    return Piece("term", Term(plain, is_prefix))


class _Parser:
    """Reads pieces by FTS5's own precedence: NOT binds before AND, AND before OR.

    `wanted` are the terms that were read and are not left out.
    """

    def __init__(self, pieces: list[Piece]) -> None:
        self.wanted: list[Term] = []
        self._pieces = pieces
        self._at = 0

    def either(self, depth: int) -> str | None:
        """Return what ORs join, None if there is nothing."""
        found = [self._all(depth)]
        while self._take("OR"):
            found.append(self._all(depth))
        return _joined(found, " OR ")

    def _all(self, depth: int) -> str | None:
        found: list[str | None] = []
        left_out: list[str | None] = []
        while self._at < len(self._pieces) and not self._is("OR") and not self._is(")"):
            if self._take("AND"):
                continue
            negated = False
            while self._take("NOT"):
                negated = not negated
            before = len(self.wanted)
            part = self._one(depth)
            if negated:
                del self.wanted[before:]
            (left_out if negated else found).append(part)
        asked = _joined(found, " AND ")
        unwanted = _joined(left_out, " OR ")
        if unwanted and not asked:
            raise OptionError("NOT leaves words out: give one to look for beside it")
        return f"({asked} NOT {unwanted})" if unwanted else asked

    def _one(self, depth: int) -> str | None:
        if self._take("("):
            if depth >= DEEPEST:
                raise OptionError(f"the search has over {DEEPEST} brackets in another")
            found = self.either(depth + 1)
            self._take(")")
            return found
        if self._at < len(self._pieces) and self._pieces[self._at].kind == "term":
            piece = self._pieces[self._at]
            self._at += 1
            self.wanted.append(piece.term)
            return piece.text
        return None

    def _is(self, kind: str) -> bool:
        return self._at < len(self._pieces) and self._pieces[self._at].kind == kind

    def _take(self, kind: str) -> bool:
        if self._is(kind):
            self._at += 1
            return True
        return False


def _joined(found: list[str | None], by: str) -> str | None:
    parts = [part for part in found if part]
    return f"({by.join(parts)})" if len(parts) > 1 else parts[0] if parts else None
