"""The same words in several places: a quotation that was printed before, and how.

Quoted words are met by the runs that two versions share, and then laid side by side.
Each is noted as an echo of the first that it is a version of; whose words they are is
asked when they are shown, so that a merge of two names needs nothing done anew.
"""

from __future__ import annotations

from collections import Counter
from typing import Final
from zlib import crc32

import apsw

from onrecord.record.database import one, rows
from onrecord.record.printings.index import MOST, Index
from onrecord.record.printings.shingling import COMMON, sampled, words
from onrecord.record.printings.wording import shared

LEAST_WORDS: Final = 5
"""Words that two versions share at least: fewer are said by anybody."""

LEAST_TELLING: Final = 3
"""Different ones of them that are not the small words of any sentence."""

SHARED: Final = 0.7
"""Share of the words of the shorter version that the other has too, in order."""

MOST_CHECKED: Final = 6

_LATER: Final = (
    "SELECT statement FROM shingles WHERE shingle = ? AND statement > ? "
    "ORDER BY statement LIMIT ?"
)
_ROOT: Final = "SELECT root FROM echoes WHERE statement = ?"
_ECHOES: Final = "SELECT statement FROM echoes WHERE root = ?"


class Echoes:
    """Finds, for one statement after another, the first that has its words."""

    def __init__(self, db: apsw.Connection) -> None:
        self._db = db
        self._index = Index(db, "shingles", ("shingle", "statement"))

    def find(self, article: int, story: int) -> None:
        """Look for the words of each statement of an article, which tells a story."""
        asked = "SELECT id, form, content FROM statements WHERE article = ? ORDER BY id"
        for statement, form, content in list(rows(self._db, asked, (article,))):
            told = words(content)
            keys = _keys(told, form, story)
            found = self._before(statement, told, keys)
            for key in keys:
                self._index.add(key, statement)
            if found:
                self._note(statement, *found)

    def forget(self, article: int, story: int) -> None:
        """Take away what the statements of an article are looked up by."""
        asked = "SELECT id, form, content FROM statements WHERE article = ?"
        for statement, form, content in list(rows(self._db, asked, (article,))):
            self._index.remove(_keys(words(content), form, story), statement)

    def later(self, article: int, story: int) -> set[int]:
        """Return the later articles of which statements may echo an article's own.

        Those that echo what such a statement does go with it, so that all of them have
        one root again.
        """
        asked = "SELECT id, form, content FROM statements WHERE article = ?"
        met = {
            other
            for statement, form, content in list(rows(self._db, asked, (article,)))
            for key in _keys(words(content), form, story)
            for (other,) in rows(self._db, _LATER, (key, statement, MOST))
        }
        roots = met | {
            root for one_ in met for (root,) in rows(self._db, _ROOT, (one_,))
        }
        found = met | {
            echo for root in roots for (echo,) in rows(self._db, _ECHOES, (root,))
        }
        asked = "SELECT article FROM statements WHERE id = ?"
        articles = {one(self._db, asked, statement) for statement in found}
        return {other for other in articles if other is not None and other > article}

    def write(self) -> None:
        """Write what later statements are looked up by."""
        self._index.write()

    def _before(
        self, statement: int, told: list[str], keys: list[int]
    ) -> tuple[int, float] | None:
        """Return the first statement with the same words, and the share of them."""
        same = self._index.before(keys[0], statement)
        if same:
            return same[0], 1.0
        met: Counter[int] = Counter()
        for key in keys[1:]:
            met.update(self._index.before(key, statement))
        likely = sorted(met, key=lambda other: (-met[other], other))[:MOST_CHECKED]
        shares = {other: self._shared(told, other) for other in likely}
        best = max(shares, key=lambda o: (shares[o], -o), default=None)
        return (best, shares[best]) if best is not None and shares[best] else None

    def _shared(self, told: list[str], other: int) -> float:
        content = one(self._db, "SELECT content FROM statements WHERE id = ?", other)
        others = words(content or "")
        both, least = set(told) & set(others), min(len(set(told)), len(set(others)))
        if len(both) < SHARED * least:  # laying side by side costs a hundred times more
            return 0.0
        common = shared(told, others)
        share = len(common) / max(1, min(len(told), len(others)))
        telling = len(set(common) - COMMON)
        if len(common) < LEAST_WORDS or telling < LEAST_TELLING or share < SHARED:
            return 0.0
        return round(share, 3)

    def _note(self, statement: int, before: int, share: float) -> None:
        asked = "SELECT root FROM echoes WHERE statement = ?"
        root = one(self._db, asked, before)
        self._db.execute(
            "INSERT OR REPLACE INTO echoes VALUES (?, ?, ?)",
            (statement, before if root is None else root, share),
        )


def _keys(told: list[str], form: str, story: int) -> list[int]:
    """Return what a statement is looked up by: first its words within its story."""
    whole = crc32(f"{story} {' '.join(told)}".encode("utf-8", "replace"))
    is_quoted = form != "indirect" and len(told) >= LEAST_WORDS
    return [whole | 1 << 32, *(sampled(told) if is_quoted else ())]
