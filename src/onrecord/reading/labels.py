"""What the tagger calls the parts of an attribution, and which tag may follow which.

The parts are those of PolNeAR (Newell, Margolin, Ruths, LREC 2018): a source says, by a
cue, a content. Tags are BIO over words; the order here is the order of the weights.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

ROLES = ("source", "cue", "content")
TAGS = ("O", *(f"{edge}-{role}" for role in ROLES for edge in "BI"))


def begin(role: int) -> int:
    """Return the number of the tag that begins a span of the role."""
    return 1 + 2 * role


def inside(role: int) -> int:
    """Return the number of the tag that goes on with a span of the role."""
    return 2 + 2 * role


def allowed() -> npt.NDArray[np.bool_]:
    """Return a [tags, tags] table: may the second tag follow the first."""
    table = np.ones((len(TAGS), len(TAGS)), dtype=np.bool_)
    for role in range(len(ROLES)):
        table[:, inside(role)] = False
        table[begin(role), inside(role)] = True
        table[inside(role), inside(role)] = True
    return table


def may_start() -> npt.NDArray[np.bool_]:
    """Return, a tag, whether a passage may start with it."""
    return np.array([not tag.startswith("I") for tag in TAGS])


def spans_of(tags: npt.NDArray[np.int64]) -> list[tuple[int, int, int]]:
    """Return (role, first word, word after the last) of each span of a tag sequence."""
    found: list[tuple[int, int, int]] = []
    start, role = -1, -1
    for place, tag in enumerate([*tags.tolist(), 0]):
        if start >= 0 and (tag == 0 or tag != inside(role)):
            found.append((role, start, place))
            start = -1
        if tag and tag % 2 == 1:
            start, role = place, (tag - 1) // 2
    return found
