"""Patterns of names, such as `news/**/*.html`, become the paths that fit them."""

from __future__ import annotations

import os
import re
from fnmatch import translate
from itertools import groupby
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from onrecord.intake.folders import below, is_folder, visible, walked

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WILD = re.compile(r"[*?[]")
_ANY_DEPTH = "**"


def is_pattern(path: str) -> bool:
    """Return whether a path has a wildcard in it."""
    return _WILD.search(path) is not None


def matches(pattern: str) -> Iterator[str]:
    """Yield the paths that fit a pattern, in the order of their names' bytes.

    `**` stands for folders at any depth, none too. A name that begins with a dot fits
    only where the pattern says the dot. What lies below a folder that fits is left to
    that folder.
    """
    whole = PurePath(pattern)
    parts = list(_once(whole.parts[bool(whole.anchor) :]))
    folder: str | None = None
    for path in sorted(set(_expanded(whole.anchor, parts)), key=_by_names):
        if folder is None or not PurePath(path).is_relative_to(folder):
            if Path(path).is_dir():
                folder = path
            yield path


def _once(parts: Sequence[str]) -> Iterator[str]:
    """Yield the parts of a pattern, `**/**` as the `**` that it is."""
    for part, run in groupby(parts):
        yield from [part] if part == _ANY_DEPTH else run


def _by_names(path: str) -> list[bytes]:
    return [os.fsencode(part) for part in PurePath(path).parts]


def _expanded(base: str, parts: Sequence[str]) -> Iterator[str]:
    if not parts:
        if os.path.lexists(base or "."):
            yield base or "."
        return
    for path in _fitting(base, parts[0]):
        yield from _expanded(path, parts[1:])


def _fitting(base: str, part: str) -> Iterator[str]:
    """Return the paths one part of a pattern further than a base."""
    if part == _ANY_DEPTH:
        return (
            path
            for path, status in walked(base)
            if not isinstance(status, OSError) and is_folder(status)
        )
    if not is_pattern(part):
        return below(base, [part])
    fits = re.compile(translate(part)).match
    return below(base, [name for name in _names(base, part) if fits(name)])


def _names(folder: str, part: str) -> list[str]:
    try:
        if part.startswith("."):
            return os.listdir(folder or ".")  # noqa: PTH208 - names, not paths
        return visible(folder)
    except OSError:  # it is no folder, or none that may be looked into
        return []
