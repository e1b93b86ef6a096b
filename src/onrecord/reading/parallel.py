"""Work on several threads at once, its results in the order of what was given.

The models leave Python's lock while they calculate, so threads are enough: one window
is tagged while the next is cut, one article while another's names are joined.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")


def in_order(
    pool: ThreadPoolExecutor,
    function: Callable[[Given], Made],
    items: Iterable[Given],
    ahead: int,
) -> Iterator[tuple[Given, Made]]:
    """Yield each item with what the function makes of it; `ahead` items are under way.

    An exception of the function is raised in its item's turn.
    """
    under_way: deque[tuple[Given, Future[Made]]] = deque()
    for item in items:
        under_way.append((item, pool.submit(function, item)))
        if len(under_way) >= max(1, ahead):
            first, future = under_way.popleft()
            yield first, future.result()
    for first, future in under_way:
        yield first, future.result()
