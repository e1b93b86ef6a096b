"""Files, folders, patterns and standard input become Articles, one after the other."""

from __future__ import annotations

import sys
from itertools import chain
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, BinaryIO

from onrecord.errors import InputError, Skipped
from onrecord.intake.chunks import begun, chunks
from onrecord.intake.contents import Content, articles_in
from onrecord.intake.given import NOTHING, Given
from onrecord.intake.lines import keys_of
from onrecord.intake.meter import Meter
from onrecord.intake.packed import MAGIC_SIZE, SUFFIXES, packing, unpacked
from onrecord.intake.places import STANDARD_INPUT, Place, places, total, trouble

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from onrecord.schema import Article


def articles(
    paths: Iterable[str | Path],
    *,
    given: Given = NOTHING,
    fields: Mapping[str, str] | None = None,
    meter: Meter | None = None,
) -> Iterator[Article | Skipped]:
    """Yield the articles of files in order, and a Skipped for what cannot be read.

    A file is JSON Lines (`.jsonl`, `.ndjson`), a web page (`.html`, `.htm`, `.xhtml`,
    or what plainly is one) or else plain text; `-` is standard input, which may be any
    of them. Each may be packed with gzip or zstd; of `a.html.gz`, `.html` counts. A
    folder stands for the files in it at any depth, in the order of their names, and a
    path with wildcards that does not exist (`news/**/*.html`) for what fits it.

    Args:
        paths: What to read, taken one at a time as it comes to be read.
        given: What the person says of the articles.
        fields: Under which keys of a JSON line to look, as for `from_lines`.
        meter: Is told how far the reading is. Its total costs a look at each file
            before the first is read, and takes all of `paths` at once.
    """
    keys = keys_of(fields)
    listed = [paths] if isinstance(paths, str | Path) else paths
    if meter is not None:
        return _metered(listed, given, keys, meter)
    return _of_paths(listed, given, keys, Meter())


def _metered(
    paths: Iterable[str | Path], given: Given, keys: Mapping[str, str], meter: Meter
) -> Iterator[Article | Skipped]:
    listed = list(paths)
    meter.total = total(listed)
    yield from _of_paths(listed, given, keys, meter)


def _of_paths(
    paths: Iterable[str | Path], given: Given, keys: Mapping[str, str], meter: Meter
) -> Iterator[Article | Skipped]:
    for place in chain.from_iterable(map(places, paths)):
        if isinstance(place, Skipped):
            yield place
            continue
        before = meter.done
        yield from _of_place(place, given, keys, meter)
        if place.size is not None:  # what was not read of it is done with, too
            meter.done = before + place.size


def _of_place(
    place: Place, given: Given, keys: Mapping[str, str], meter: Meter
) -> Iterator[Article | Skipped]:
    try:
        if place.path is None:
            content = _content(_standard_input(), place, meter)
            yield from articles_in(content, given, keys)
        else:
            with _opened(place.path, place.name) as stream:
                content = _content(stream, place, meter)
                yield from articles_in(content, given, keys)
    except InputError as error:
        yield Skipped.of(error)
    except OSError as error:
        yield Skipped(place.name, "unreadable", trouble(error))


def _content(stream: BinaryIO, place: Place, meter: Meter) -> Content:
    """Return what a stream holds, unpacked if it is packed."""
    kind = None if place.path is None else _kind(place.path)
    head, pieces = begun(chunks(stream, meter), MAGIC_SIZE)
    if how := packing(head):
        pieces = unpacked(pieces, how, place.name)
        return Content(pieces, place.name, kind, is_packed=True)
    # A name that is printed otherwise than it is leads nobody to the file.
    is_file = place.size is not None and place.name == place.path
    return Content(pieces, place.name, kind, place.size, is_file=is_file)


def _kind(path: str) -> str:
    """Return what the name of a file says of it, packed or not: `.html`."""
    name = PurePath(path)
    if name.suffix.lower() in SUFFIXES:
        name = PurePath(name.stem)
    return name.suffix.lower()


def _opened(path: str, name: str) -> BinaryIO:
    try:
        return Path(path).open("rb")
    except FileNotFoundError as error:
        reason = "it is no longer there"
        raise InputError("missing", name, reason) from error


def _standard_input() -> BinaryIO:
    # A program without a terminal may have none, and one that was replaced no bytes.
    stream: BinaryIO | None = getattr(sys.stdin, "buffer", None)
    if stream is None:
        raise InputError("unreadable", STANDARD_INPUT, "it is closed; name a file")
    return stream
