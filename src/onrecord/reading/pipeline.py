"""The stages of a reading in their one order, and the Reader that runs them.

page -> tagging -> statements -> parties. Each takes what the earlier ones found; an
order that cannot work is refused when a Reader is made, not when it reads.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from onrecord.errors import OnrecordError, OptionError, ReadingError, Skipped
from onrecord.reading import weights as weights_of
from onrecord.reading.confidence import LEAST_LIKELY
from onrecord.reading.draft import Draft, Stage, check_order
from onrecord.reading.figures import find_figures
from onrecord.reading.manifest import SHIPPED
from onrecord.reading.moments import find_moments
from onrecord.reading.page import read_page
from onrecord.reading.parallel import in_order
from onrecord.reading.parties import join_parties
from onrecord.reading.statements import join
from onrecord.reading.tagging import tag
from onrecord.schema import Article, ReaderVersion, Reading
from onrecord.version import VERSION

BATCH = 32
log = logging.getLogger("onrecord")


def stages(
    weights: weights_of.Weights, least: float = LEAST_LIKELY
) -> tuple[Stage, ...]:
    """Return the default stages, in order, with the weights that they use.

    Statements under the `least` confidence are left out before it is asked who spoke.
    """
    pieces = weights.pieces
    page = partial(
        read_page, model=weights.page, sense=weights.tagger.breaks, pieces=pieces
    )
    tagging = partial(tag, model=weights.tagger, decoder=weights.decoder, pieces=pieces)
    joining = partial(join, confidence=weights.confidence, least=least)
    parties = partial(join_parties, pointer=weights.pointer)
    return (
        Stage("page", ("article",), ("passages", "furniture"), page),
        Stage("tagging", ("passages",), ("tagged",), tagging),
        Stage("statements", ("tagged",), ("statements",), joining),
        Stage("parties", ("tagged", "statements"), ("parties",), parties),
        Stage("moments", ("parties",), ("moments", "lexemes"), find_moments),
        Stage("figures", ("lexemes", "parties"), ("figures",), find_figures),
    )


class Reader:
    """Reads articles with one set of weights: made once, it reads many.

    `weights` is a folder of weights, the package's own if not given; `threads` is how
    many the models may use. Statements under `min_confidence` (0 to 1) are left out; 0
    leaves out none. Raises WeightsError if the weights are not
    what they should be, OptionError if `threads` is under 1 or `min_confidence` no
    share.
    """

    def __init__(
        self,
        weights: Path | None = None,
        *,
        threads: int = 2,
        min_confidence: float = LEAST_LIKELY,
        stages: Callable[[weights_of.Weights, float], tuple[Stage, ...]] = stages,
    ) -> None:
        if threads < 1:
            raise OptionError(f"threads is {threads}: give 1 or more")
        if not 0 <= min_confidence <= 1:
            raise OptionError(f"min_confidence is {min_confidence}: give 0 to 1")
        loaded = weights_of.load(weights or SHIPPED, threads)
        self.version = ReaderVersion(VERSION, loaded.name)
        self._stages = stages(loaded, min_confidence)
        check_order(self._stages)
        self._pool = ThreadPoolExecutor(threads, "onrecord-reader")

    def read(self, article: Article) -> Reading:
        """Return the reading of one article; raises ReadingError if a stage fails."""
        draft = Draft(article)
        for stage in self._stages:
            try:
                draft = stage.run(draft)
            except OnrecordError:
                raise
            except Exception as error:
                # One bad article must not end a run over a million: the stage and the
                # article are named, and the cause is kept.
                reason = f"{type(error).__name__}: {error}"
                raise ReadingError(stage.name, article.id, reason) from error
        return Reading(
            reader=self.version,
            article=article,
            passages=draft.passages or (),
            furniture=draft.furniture or (),
            statements=draft.statements or (),
            parties=draft.parties or (),
            moments=draft.moments or (),
            figures=draft.figures or (),
        )

    def pipe(
        self,
        articles: Iterable[Article | Skipped],
        *,
        batch_size: int = BATCH,
        on_skip: Callable[[Skipped], None] | None = None,
    ) -> Iterator[Reading]:
        """Yield the readings of articles, lazily and in order.

        What intake skipped, and an article on which a stage fails, goes to `on_skip`
        (the log if not given) and the run goes on. Up to `batch_size` articles are
        under way at once; it changes no reading. Raises OptionError if it is under 1.
        """
        if batch_size < 1:
            raise OptionError(f"batch_size is {batch_size}: give 1 or more")
        handle = on_skip or _logged
        for _, found in in_order(self._pool, self._handed_on, articles, batch_size):
            if isinstance(found, Skipped):
                handle(found)
            else:
                yield found

    def _handed_on(self, article: Article | Skipped) -> Reading | Skipped:
        return article if isinstance(article, Skipped) else self.attempt(article)

    def attempt(self, article: Article) -> Reading | Skipped:
        """Return the reading of an article, or which stage failed on it and why."""
        try:
            return self.read(article)
        except ReadingError as error:
            return Skipped(article.source or article.id, error.code, error.reason)


def _logged(skipped: Skipped) -> None:
    log.warning("%s", skipped)
