"""Where paragraphs begin in a page that sets nothing between them but a space.

Only the sense tells: a new speaker, a new matter. The encoder that tags statements was
taught it as well, on articles without their paragraphs; its opinion and the page
model's are weighed together. Only such pages pay for this second look.

It touches: tokens, the page model's scores, and the encoder.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from onrecord.reading.tokens import Tokens
from onrecord.reading.windows import Pieces, Window, windows
from onrecord.reading.words import split

Flags = npt.NDArray[np.bool_]
Scores = npt.NDArray[np.float32]
Sense = Callable[[Window], Scores]
"""A window to the score of a break before each of its words."""

WEIGHT = 0.5
"""The encoder's share in the sum of the two scores."""

THRESHOLD = -0.3
"""A break from here: a missed one costs as much as one too many, and most are faint."""


def breaks_by_sense(
    text: str,
    tokens: Tokens,
    scores: Scores,
    starts: Flags,
    article: Flags,
    sense: Sense,
    pieces: Pieces,
) -> Flags:
    """Return, a token, whether a block begins there, the article's own by their sense.

    `scores` is the page model's score of a start, `starts` where it sees one, `article`
    whether a token is the article's own, a token each.
    """
    found = starts.copy()
    edges = np.flatnonzero(np.diff(np.concatenate([[0], article.astype(np.int8), [0]])))
    places = {start: at for at, (start, _) in enumerate(tokens.spans)}
    for low, high in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        words = split(text, tokens.spans[low][0], tokens.spans[high - 1][1])
        for window in windows([words], pieces):
            breaks = sense(window)
            for (start, _), score in zip(window.spans[1:], breaks[1:], strict=True):
                at = places.get(start)
                if at is not None and at > low:
                    both = WEIGHT * score + (1 - WEIGHT) * scores[at]
                    found[at] = both > THRESHOLD
    return found
