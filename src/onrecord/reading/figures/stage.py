"""The stage: the figures of an article, of what each is, and who claims it.

It touches: the draft's lexemes, moments, parties and statements.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from onrecord.reading.draft import Draft
from onrecord.reading.figures.about import told_of
from onrecord.reading.figures.amount import Amount
from onrecord.reading.figures.amounts import amounts
from onrecord.reading.figures.things import lemma
from onrecord.reading.figures.units import TIMES
from onrecord.reading.phrases.lexing import Lexeme
from onrecord.reading.sentences import Sentences
from onrecord.schema import Figure, Moment, Span, Statement


def find_figures(draft: Draft) -> Draft:
    """Return the draft with its figures."""
    moments = sorted(draft.moments or (), key=lambda one: one.span)
    dates = [one for one in moments if one.kind in ("date", "time")]
    starts = [one.span[0] for one in dates]
    claims = Claims(draft.statements or ())
    dated_at = Dates(draft, dates)
    figures: list[Figure] = []
    for lexemes in draft.lexemes or ():
        dated = [_is_dated(one, dates, starts) for one in lexemes]
        for amount in amounts(lexemes, dated):
            identity = f"f{len(figures) + 1}"
            figures.append(_figure(identity, amount, lexemes, draft, claims, dated_at))
    return replace(draft, figures=tuple(figures))


def _is_dated(lexeme: Lexeme, dates: list[Moment], starts: list[int]) -> bool:
    """Return whether a lexeme is part of a date or a time of day."""
    at = bisect_right(starts, lexeme.start) - 1
    return at >= 0 and dates[at].span[1] > lexeme.start


def _figure(
    identity: str,
    amount: Amount,
    lexemes: Sequence[Lexeme],
    draft: Draft,
    claims: Claims,
    dates: Dates,
) -> Figure:
    text = draft.article.text
    span = (lexemes[amount.first].start, lexemes[amount.after - 1].end)
    statement = claims.at(lexemes[amount.core].start)
    unit = amount.unit
    if unit is None and amount.thing:
        first, after = amount.thing
        unit = lemma(text[lexemes[first].start : lexemes[after - 1].end].split())
        last = unit.rpartition(" ")[2]
        unit = last if last in TIMES else unit  # `50 previous years`
    low, high = _whole(amount.low), _whole(amount.high)
    return Figure(
        id=identity,
        span=span,
        value=low if low == high else (low, high),
        bound=amount.bound,
        unit=unit,
        per=amount.per,
        about=told_of(lexemes, amount),
        statement=statement.id if statement else None,
        claimed_by=statement.speaker if statement else None,
        moment=dates.near(span),
    )


def _whole(value: float) -> float:
    """Return a number as an integer where it is one."""
    return int(value) if value == int(value) else value


class Dates:
    """The dates of an article, by sentence."""

    def __init__(self, draft: Draft, dates: list[Moment]) -> None:
        self._sentences = Sentences(draft.article.text, draft.passages or ())
        self._dates: dict[int, list[Moment]] = {}
        for one in dates:
            if one.start is not None:
                self._dates.setdefault(self._sentences.at(one.span[0]), []).append(one)

    def near(self, span: Span) -> str | None:
        """Return the id of the date nearest to a figure in its sentence, if any."""
        found = self._dates.get(self._sentences.at(span[0]), [])
        nearest = min(found, key=lambda one: abs(one.span[0] - span[0]), default=None)
        return nearest.id if nearest else None


class Claims:
    """In whose words a place stands: the innermost statement there."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._found = sorted(
            (span[0], span[1], number)
            for number, one in enumerate(statements)
            for span in one.content
        )
        self._starts = [start for start, _, _ in self._found]
        self._statements = statements

    def at(self, place: int) -> Statement | None:
        """Return the statement in whose content a place is, None if in nobody's."""
        after = bisect_right(self._starts, place)
        # Contents hardly overlap: the few before the place hold the one around it.
        for _, end, number in reversed(self._found[max(0, after - 8) : after]):
            if end > place:
                return self._statements[number]
        return None
