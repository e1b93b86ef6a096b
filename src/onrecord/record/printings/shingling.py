"""Texts as sets of short runs of words, small enough to be held against many others."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from typing import Final
from zlib import crc32

import numpy as np
from datasketch import MinHash
from numpy.typing import NDArray

from onrecord.lists import listed

_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")

RUN: Final = 5
"""Words of a run of an article (Broder, On the Resemblance of Documents, 1997)."""

PERMUTATIONS: Final = 64
BANDS: Final = 16
"""16 bands of 4: half of the pairs that share half of their runs are met, and nearly
all that share three quarters."""

QUOTED_RUN: Final = 3
SAMPLED: Final = 6
"""Runs by which quoted words are looked up: the smallest by their hash, so that two
versions choose the same ones of those that they share."""

COMMON: Final = listed(
    """a an and are as at be been but by did do for from had has have he her his i if in
    is it its me my no not of on or our she so that the their them there they this to
    us was we were what when which who will with would you your"""
)


def words(text: str) -> list[str]:
    """Return the words of a text, folded."""
    return _WORD.findall(text.casefold().replace("’", "'"))


def runs(told: Sequence[str], length: int = RUN) -> set[int]:
    """Return the hashes of all runs of some length of words."""
    ends = range(length, len(told) + 1)
    return {crc32(" ".join(told[end - length : end]).encode("utf-8", "replace"))
            for end in ends}  # fmt: skip


def bands(found: Set[int]) -> list[int]:
    """Return the keys under which articles with like runs are met, one a band."""
    sketch = _empty.copy()
    sketch.update_batch(sorted(found))
    values: NDArray[np.uint64] = sketch.hashvalues.reshape(BANDS, -1)
    keys = [crc32(band.tobytes()) | number << 32 for number, band in enumerate(values)]
    return [int(key) for key in keys]


def _same(run: int) -> int:
    """Return the hash of a run, which is one already."""
    return run


_empty: Final = MinHash(num_perm=PERMUTATIONS, seed=1, hashfunc=_same)


def sampled(told: Sequence[str]) -> list[int]:
    """Return the hashes by which quoted words are looked up, none for a few words."""
    found = {
        crc32(" ".join(run).encode("utf-8", "replace"))
        for run in zip(*(told[n:] for n in range(QUOTED_RUN)), strict=False)
        if not COMMON.issuperset(run)
    }
    return sorted(found)[:SAMPLED]
