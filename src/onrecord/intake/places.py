"""What a person names (a file, a folder, a pattern, `-`) becomes places to read."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import InputError, Skipped
from onrecord.intake.folders import is_folder, walked
from onrecord.intake.naming import shown
from onrecord.intake.patterns import is_pattern, matches

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

STANDARD_INPUT = "standard input"

_NO_NAME = "the name is empty; name a file or a folder, or - for standard input"
_NOT_THERE = "there is no such file; check its name"
_NO_MATCH = "no file fits this pattern; put it in quotation marks or check it"
_BROKEN_LINK = "it is a link to what is not there, or was removed"
_NOTHING_IN_IT = (
    "there is nothing in this folder; names that begin with a dot are passed over"
)
_NO_FILE = "this is no file but a pipe, a socket or a device, and was not opened"


@dataclass(frozen=True, slots=True)
class Place:
    """Something to open and read; `path` is None for standard input.

    `size` is in bytes, None where it is not known before it is read.
    """

    path: str | None
    size: int | None = None

    @property
    def name(self) -> str:
        """Return what the place is called in what is printed."""
        return STANDARD_INPUT if self.path is None else shown(self.path)


def places(path: str | Path) -> Iterator[Place | Skipped]:
    """Yield the places that a path stands for, in order, and what is none.

    A folder stands for the files in it at any depth, and a path that does not exist and
    has a `*`, `?` or `[` in it for what fits it.
    """
    name = str(path)
    if name == "-":
        return iter((Place(None),))
    if not name:
        return iter((Skipped("the file name given", "missing", _NO_NAME),))
    if is_pattern(name) and not _exists(name):
        return _told(_of_pattern(name), name)
    return _told(_of_name(name), name)


def total(paths: Iterable[str | Path]) -> int | None:
    """Return how many bytes the paths stand for, None if one of them does not tell."""
    whole = 0
    for path in paths:
        for place in places(path):
            if isinstance(place, Place):
                if place.size is None:
                    return None
                whole += place.size
    return whole


def trouble(error: OSError | ValueError) -> str:
    """Return in words why the system would not read something."""
    if isinstance(error, PermissionError):
        return "it may not be read; check its permissions"
    return f"it cannot be read: {getattr(error, 'strerror', None) or error}"


def _exists(name: str) -> bool:
    try:
        return os.path.lexists(name)
    except ValueError:
        return False


def _told(found: Iterator[Place | Skipped], name: str) -> Iterator[Place | Skipped]:
    """Yield what is found until the system refuses, and then its refusal."""
    try:
        yield from found
    except InputError as error:
        yield Skipped.of(error)
    except (OSError, ValueError) as error:
        yield Skipped(shown(name), "unreadable", trouble(error))


def _of_name(name: str) -> Iterator[Place | Skipped]:
    try:
        status = Path(name).stat()
    except FileNotFoundError as error:
        raise InputError("missing", shown(name), _NOT_THERE) from error
    if is_folder(status):
        yield from _of_folder(name)
    elif stat.S_ISREG(status.st_mode):
        yield Place(name, status.st_size)
    else:  # it was named on purpose, as the shell does for `<(command)`
        yield Place(name)


def _of_pattern(pattern: str) -> Iterator[Place | Skipped]:
    path = None
    for path in matches(pattern):
        yield from _of_folder(path)
    if path is None:
        raise InputError("no_match", shown(pattern), _NO_MATCH)


def _of_folder(folder: str) -> Iterator[Place | Skipped]:
    """Yield what lies below a path; if that is a file, the file itself."""
    empty = True
    for path, status in walked(folder):
        if isinstance(status, OSError):
            yield _refused(path, status)
        elif is_folder(status):
            continue
        elif stat.S_ISREG(status.st_mode):
            yield Place(path, status.st_size)
        else:
            yield Skipped(shown(path), "no_file", _NO_FILE)
        empty = False
    if empty:
        yield Skipped(shown(folder), "empty", _NOTHING_IN_IT)


def _refused(path: str, error: OSError) -> Skipped:
    if isinstance(error, FileNotFoundError):
        return Skipped(shown(path), "missing", _BROKEN_LINK)
    return Skipped(shown(path), "unreadable", trouble(error))
