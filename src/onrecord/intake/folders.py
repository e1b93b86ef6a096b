"""What is below a folder, in an order that is the same each time."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

Met = tuple[str, os.stat_result | OSError]
"""A path, and what is known of it: its status, or why there is none."""


def walked(folder: str) -> Iterator[Met]:
    """Yield what a folder holds at any depth, and before it the folder itself.

    Names are in the order of their bytes, files and folders alike; those that begin
    with a dot are passed over. Links are followed, but each folder is entered once,
    under the first of its names: so a loop of links ends.
    """
    entered: set[tuple[int, int]] = set()
    waiting = [iter((folder,))]
    while waiting:
        path = next(waiting[-1], None)
        if path is None:
            waiting.pop()
            continue
        try:
            status = os.stat(path or ".")  # noqa: PTH116 - a Path costs as much again
            if is_folder(status):
                identity = status.st_dev, status.st_ino
                if identity in entered:
                    continue
                entered.add(identity)
                waiting.append(below(path, visible(path)))
        except OSError as error:
            yield path, error
        else:
            yield path, status


def visible(folder: str) -> list[str]:
    """Return the names in a folder that do not begin with a dot, in order."""
    names = os.listdir(folder or ".")  # noqa: PTH208 - a Path costs as much again
    return sorted((name for name in names if name[0] != "."), key=os.fsencode)


def below(folder: str, names: list[str]) -> Iterator[str]:
    """Return the paths of names in a folder."""
    return (os.path.join(folder, name) for name in names)  # noqa: PTH118 - the same


def is_folder(status: os.stat_result) -> bool:
    """Return whether a status is that of a folder."""
    return stat.S_ISDIR(status.st_mode)
