"""What the model takes for names, looked up by place.

It touches: spans of one article. A model's word for a name's kind is evidence, not a
verdict: `names.py` reads the name's own words as well.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable

from onrecord.reading.draft import Entity, EntityKind


class Entities:
    """The entities of one article, in the order of the text."""

    def __init__(self, found: Iterable[Entity] = ()) -> None:
        self._found = sorted(found, key=lambda entity: entity.span)
        self._starts = [entity.span[0] for entity in self._found]

    def within(self, start: int, end: int) -> list[Entity]:
        """Return the entities that share a character with `[start, end)`."""
        first = bisect_right(self._starts, start) - 1
        found = []
        for at in range(max(first, 0), len(self._found)):
            entity = self._found[at]
            if entity.span[0] >= end:
                break
            if entity.span[1] > start:
                found.append(entity)
        return found

    def kind(self, start: int, end: int) -> EntityKind | None:
        """Return the kind of most of the characters of `[start, end)`, None of none."""
        length: Counter[EntityKind] = Counter()
        for entity in self.within(start, end):
            low, high = max(entity.span[0], start), min(entity.span[1], end)
            length[entity.kind] += high - low
        most = length.most_common(1)
        return most[0][0] if most and 2 * most[0][1] >= end - start else None

    def spans_across(self, start: int, end: int) -> bool:
        """Return whether one entity goes on from before `start` to after `end`."""
        at = bisect_right(self._starts, start - 1) - 1
        return at >= 0 and self._found[at].span[1] > end


NO_ENTITIES = Entities()
