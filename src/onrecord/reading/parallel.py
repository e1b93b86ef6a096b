"""Work on several threads or processes at once, the results in the order given.

The models leave Python's lock while they calculate, so threads are enough: one window
is tagged while the next is cut, one article while another's names are joined.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from typing import TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")


def in_order(
    pool: Executor,
    function: Callable[[Given], Made],
    items: Iterable[Given],
    ahead: int,
) -> Iterator[tuple[Given, Made]]:
    """Yield each item with what the function makes of it; `ahead` items are under way.

    An exception of the function is raised in its item's turn, one of the items after
    all that came before it. What is done is yielded before another item is taken.
    """
    under_way: deque[tuple[Given, Future[Made]]] = deque()
    broken: Exception | None = None
    source = iter(items)
    try:
        while True:
            try:
                item = next(source)
            except StopIteration:
                break
            except Exception as error:  # what came before it is still to be yielded
                broken = error
                break
            under_way.append((item, pool.submit(function, item)))
            while under_way and (len(under_way) >= ahead or under_way[0][1].done()):
                first, future = under_way.popleft()
                yield first, future.result()
        while under_way:
            first, future = under_way.popleft()
            yield first, future.result()
    finally:
        for _, future in under_way:
            future.cancel()
    if broken:
        raise broken
