"""The Evaluation of readings against gold, over all articles or paragraphs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Literal

from onrecord.errors import InputError
from onrecord.evaluation.calibration import Calibration, calibrate
from onrecord.evaluation.counts import Count
from onrecord.evaluation.gold import Gold, GoldParagraph, Said
from onrecord.evaluation.paragraphs import compare_tokens
from onrecord.evaluation.statements import Comparison, compare
from onrecord.schema import ReaderVersion, Reading, Spans, words_of


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A statement of the gold that was missed, or one found that is not in the gold.

    Its spans are positions in `text`, the text of the article of that id.
    """

    kind: Literal["missed", "spurious"]
    article: str
    source: Spans
    cue: Spans
    content: Spans
    text: str = field(repr=False, compare=False)

    def words(self, spans: Spans) -> str:
        """Return the words of spans, with an ellipsis between them."""
        return words_of(self.text, spans)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How well one reader read the gold.

    `measures` are summed over all `articles`; where the gold is tokenised paragraphs,
    `articles` is how many of those there are. Paragraphs do not say which content is
    whose, so of them `calibration` is None and there are no `errors`.
    """

    reader: ReaderVersion
    articles: int
    measures: Mapping[str, Count]
    calibration: Calibration | None
    errors: tuple[Unmatched, ...] = ()


def evaluate(gold: Sequence[Gold], readings: Iterable[Reading]) -> Evaluation:
    """Return how well the readings, one for each of the gold in its order, agree.

    Raises InputError if there is no gold, or if a reading is missing or of another
    text: what is scored would not be the whole.
    """
    sums: defaultdict[str, Count] = defaultdict(Count)
    judged: list[tuple[float, bool]] = []
    errors: list[Unmatched] = []
    reader: ReaderVersion | None = None
    for item, reading in _pairs(gold, readings):
        reader = reading.reader
        if isinstance(item, GoldParagraph):
            counts: Mapping[str, Count] = compare_tokens(item, reading.statements)
        else:
            found = compare(item, reading.statements)
            counts = found.counts
            judged.extend(found.judged)
            errors.extend(_unmatched(reading, found))
        for name, count in counts.items():
            sums[name] += count
    if reader is None:
        raise InputError("empty", "the gold", "there is nothing in it to score")
    calibration = None if isinstance(gold[0], GoldParagraph) else calibrate(judged)
    return Evaluation(reader, len(gold), dict(sums), calibration, tuple(errors))


def _pairs(
    gold: Sequence[Gold], readings: Iterable[Reading]
) -> Iterator[tuple[Gold, Reading]]:
    """Yield each of the gold with its reading."""
    for item, reading in zip_longest(gold, readings):
        if item is None:
            raise InputError("no_gold", reading.article.id, "there is no gold for it")
        if reading is None or reading.text != item.text:
            where = item.where or item.id
            raise InputError("not_read", where, "there is no reading of its text")
        yield item, reading


def _unmatched(reading: Reading, found: Comparison) -> Iterator[Unmatched]:
    kinds: tuple[tuple[Literal["missed", "spurious"], tuple[Said, ...]], ...] = (
        ("missed", found.missed),
        ("spurious", found.spurious),
    )
    for kind, statements in kinds:
        for said in statements:
            yield Unmatched(
                kind,
                reading.article.id,
                said.source,
                said.cue,
                said.content,
                reading.text,
            )
