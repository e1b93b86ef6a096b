"""Articles that are copies of one story, as wire services give it to many papers.

MinHash finds what may be alike (Broder 1997; datasketch); whether it is, is checked on
the runs of words themselves.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import Final

import apsw

from onrecord.record.database import one, rows
from onrecord.record.printings.index import Index
from onrecord.record.printings.shingling import bands, runs, words
from onrecord.record.texts import loaded

LEAST_RUNS: Final = 30
"""Runs of words below which an article is too short to be told from others."""

SHARED: Final = 0.6
"""Share of the runs of the shorter of two articles that makes them one story. A paper
that cuts a wire story by half keeps nearly all of what it prints."""

MOST_CHECKED: Final = 5


class Copies:
    """Finds, for one article after another, the first article of its story."""

    def __init__(self, db: apsw.Connection) -> None:
        self._db = db
        self._index = Index(db, "bands", ("band", "article"))
        self._runs = lru_cache(500)(self._runs_of)

    def find(self, article: int) -> None:
        """Look for the story of an article, and note it."""
        own = self._runs(article)
        if len(own) < LEAST_RUNS:
            return
        met: Counter[int] = Counter()
        for band in bands(own):
            met.update(self._index.before(band, article))
            self._index.add(band, article)
        likely = sorted(met, key=lambda other: (-met[other], other))[:MOST_CHECKED]
        shares = {other: self._shared(own, other) for other in likely}
        best = max(shares, key=lambda o: (shares[o], -o), default=None)
        if best is not None and shares[best] >= SHARED:
            story = self.story(best)
            self._db.execute(
                "INSERT OR REPLACE INTO copies VALUES (?, ?, ?)",
                (article, story, round(shares[best], 3)),
            )

    def forget(self, article: int) -> None:
        """Take away what an article is looked up by, and of which story it is."""
        self._index.remove(bands(self._runs(article)), article)
        self._db.execute("DELETE FROM copies WHERE article = ?", (article,))

    def story(self, article: int) -> int:
        """Return the first article of the story that an article tells."""
        asked = "SELECT story FROM copies WHERE article = ?"
        found: int | None = one(self._db, asked, article)
        return article if found is None else found

    def write(self) -> None:
        """Write what later articles are looked up by."""
        self._index.write()

    def _shared(self, own: frozenset[int], other: int) -> float:
        others = self._runs(other)
        return len(own & others) / max(1, min(len(own), len(others)))

    def _runs_of(self, article: int) -> frozenset[int]:
        """Return the runs of words of an article's passages, without its furniture."""
        text = loaded(one(self._db, "SELECT text FROM articles WHERE id = ?", article))
        asked = 'SELECT start, "end" FROM passages WHERE article = ? ORDER BY start'
        spans = list(rows(self._db, asked, (article,)))
        return frozenset(runs(words(" ".join((text or "")[s:e] for s, e in spans))))
