"""`onrecord.read` and its like: the shortest way from what there is to a result."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import NoReturn

from onrecord import evaluation, intake
from onrecord.errors import InputError, Skipped
from onrecord.evaluation import Evaluation, Gold, GoldArticle
from onrecord.intake.dates import noted_date
from onrecord.reading import Reader
from onrecord.reading.confidence import LEAST_LIKELY
from onrecord.reading.manifest import SHIPPED, card
from onrecord.schema import Article, Reading


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


def model_card(weights: Path | None = None) -> str:
    """Return the card of a folder of weights, the package's own if none is given.

    It is Markdown: what they are made of, how good they are, and what they are bad at.
    Raises WeightsError if the folder holds no weights, or no card.
    """
    return card(weights or SHIPPED)


def evaluate(
    path: str | Path,
    *,
    weights: Path | None = None,
    min_confidence: float | None = None,
    watch: Callable[[Iterator[Reading]], Iterator[Reading]] = iter,
) -> Evaluation:
    """Return how well the annotated articles of a JSON Lines file are read.

    `path` may be `-`, standard input. `weights` is a folder of weights, the package's
    own if not given. Statements under `min_confidence` (0 to 1) are left out before
    they are scored; if not given, those that a Reader leaves out. `watch` is handed the
    readings and hands them on, so that it sees each as it is made.

    Raises InputError if the file holds anything but gold or one of its articles cannot
    be read, since the score would not be of the whole; WeightsError if the weights are
    not what they should be; OptionError if `min_confidence` is no share.
    """
    gold = evaluation.read_gold(path)
    if weights is None and min_confidence is None:
        reader = _reader()
    else:
        least = LEAST_LIKELY if min_confidence is None else min_confidence
        reader = Reader(weights, min_confidence=least)
    readings = reader.pipe(map(_annotated, gold), on_skip=_refuse)
    return evaluation.evaluate(gold, watch(readings))


def _annotated(gold: Gold) -> Article:
    """Return the article of gold as `onrecord read` would make it of the same line."""
    if not isinstance(gold, GoldArticle):
        return Article(id=gold.id, text=gold.text, source=gold.where)
    published, note = noted_date(gold.published or "")
    return Article(
        id=gold.id,
        text=gold.text,
        source=gold.where,
        title=gold.title,
        published=published,
        notes=(note,) if note else (),
    )


def _refuse(skipped: Skipped) -> NoReturn:
    raise InputError(skipped.code, skipped.where, skipped.reason)


@lru_cache(maxsize=1)
def _reader() -> Reader:
    return Reader()
