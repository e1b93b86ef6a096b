"""Entities: the names of persons, bodies and places that the tagger's words add up to.

It touches: the scores of one window, a word. What a name's own words say of it is for
the parties stage.
"""

from __future__ import annotations

from typing import Final, get_args

import numpy as np

from onrecord.reading.draft import Entity, EntityKind, Scores
from onrecord.schema import Span

ENTITY_KINDS: Final[tuple[EntityKind, ...]] = get_args(EntityKind)
ENTITY_TAGS: Final = 1 + 2 * len(ENTITY_KINDS)
"""No entity, then begin and inside of each kind."""


def entities_of(words: tuple[Span, ...], scores: Scores) -> tuple[Entity, ...]:
    """Return the entities of a window, by the best tag of each word.

    `scores` is [words, ENTITY_TAGS].
    """
    tags = scores.argmax(axis=1)
    found: list[Entity] = []
    open_kind = -1
    last = -1
    for at in np.flatnonzero(tags).tolist():
        kind, inside = divmod(int(tags[at]) - 1, 2)
        span = words[at]
        if inside and kind == open_kind and at == last + 1:
            found[-1] = Entity((found[-1].span[0], span[1]), ENTITY_KINDS[kind])
        else:
            found.append(Entity(span, ENTITY_KINDS[kind]))
        open_kind, last = kind, at
    return tuple(found)
