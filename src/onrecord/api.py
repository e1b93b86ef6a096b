"""`onrecord.read`: the shortest way from a text or a file to its Reading."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from onrecord import intake
from onrecord.errors import InputError, Skipped
from onrecord.reading import Reader
from onrecord.schema import Reading


def read(
    text_or_path: str | Path,
    *,
    published: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
) -> Reading:
    """Return the reading of one text, or of the one article in a file.

    A `Path` is a file; a `str` is the text itself. Raises InputError if there is
    nothing to read, or more than one article (use `Reader.pipe` for those), and
    OptionError if `published` is no date.
    """
    given = intake.Given(published=published, outlet=outlet, title=title)
    if isinstance(text_or_path, str):
        if not text_or_path.strip():
            raise InputError("empty", "the text given", "there is no text in it")
        return _reader().read(intake.from_text(text_or_path, given=given))
    found = intake.articles([text_or_path], given=given)
    first, second = next(found, None), next(found, None)
    if second is not None:
        reason = "holds more than one article: read it with onrecord.Reader.pipe"
        raise InputError("several", str(text_or_path), reason)
    if first is None or isinstance(first, Skipped):
        skip = first or Skipped(str(text_or_path), "empty", "holds no article")
        raise InputError(skip.code, skip.where, skip.reason)
    return _reader().read(first)


def sample() -> str:
    """Return a sample report, badly crawled, that was written for this package."""
    return files("onrecord").joinpath("samples", "ferry.txt").read_text("utf-8")


@lru_cache(maxsize=1)
def _reader() -> Reader:
    return Reader()
