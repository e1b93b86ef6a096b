"""The stage: the figures of an article, of what each is, and who claims it.

It touches: the draft's lexemes, moments, parties and statements.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.reading.cover import Cover, Layers, apart
from onrecord.reading.draft import Draft
from onrecord.reading.figures.about import told_of
from onrecord.reading.figures.amount import Amount
from onrecord.reading.figures.amounts import amounts
from onrecord.reading.figures.nouns import lemma
from onrecord.reading.figures.units import TIMES
from onrecord.reading.phrases.lexing import Lexeme
from onrecord.reading.sentences import Sentences
from onrecord.schema import Figure, Moment, Span, Spans

OPENING = 24
"""Characters of a sentence in which a date is of all its clauses: `On Monday, …`."""


def find_figures(draft: Draft) -> Draft:
    """Return the draft with its figures."""
    article = Told(draft)
    figures: list[Figure] = []
    for lexemes in draft.lexemes or ():
        dated = article.dated(lexemes)
        for amount in amounts(lexemes, dated):
            identity = f"f{len(figures) + 1}"
            about = told_of(lexemes, amount, dated)
            figures.append(article.figure(identity, amount, lexemes, about))
    return replace(draft, figures=tuple(figures))


class Told:
    """What an article tells beside its figures: dates, names, who says what."""

    def __init__(self, draft: Draft) -> None:
        self._text = draft.article.text
        self._statements = draft.statements or ()
        self._contents = Layers(
            (span, number)
            for number, one in enumerate(self._statements)
            for span in one.content
        )
        dates = [one for one in draft.moments or () if one.kind in ("date", "time")]
        self._dates = Dates(draft, dates)
        self._dated = Cover(one.span for one in dates)
        self._named = Cover(_names(draft))

    def dated(self, lexemes: Sequence[Lexeme]) -> list[bool]:
        """Return, a lexeme, whether it is part of a date, or a number in a name."""
        return [
            self._dated.touches(span := (one.start, one.end))
            or (one.numeral is not None and self._named.holds(span))
            for one in lexemes
        ]

    def figure(
        self,
        identity: str,
        amount: Amount,
        lexemes: Sequence[Lexeme],
        about: Spans,
    ) -> Figure:
        """Return the figure of an amount, with the words that it is told of."""
        span = (lexemes[amount.first].start, lexemes[amount.after - 1].end)
        claims = self._contents.at(lexemes[amount.core].start)
        statement = self._statements[claims[-1]] if claims else None
        low, high = _whole(amount.low), _whole(amount.high)
        return Figure(
            id=identity,
            span=span,
            value=low if low == high else (low, high),
            bound=amount.bound,
            unit=amount.unit or self._thing(amount, lexemes),
            per=amount.per,
            about=about,
            statement=statement.id if statement else None,
            claimed_by=statement.speaker if statement else None,
            moment=self._dates.near(self._text, span),
        )

    def _thing(self, amount: Amount, lexemes: Sequence[Lexeme]) -> str | None:
        """Return what is counted, in the singular."""
        if amount.thing is None:
            return None
        first, after = amount.thing
        words = self._text[lexemes[first].start : lexemes[after - 1].end].split()
        unit = lemma(words)
        last = unit.rpartition(" ")[2]
        return last if last in TIMES else unit  # `50 previous years`


def _names(draft: Draft) -> Iterator[Span]:
    """Yield where parties are named in several words: `Local 12`, `Boeing 737`."""
    text = draft.article.text
    for party in draft.parties or ():
        for span in party.named:
            if " " in text[slice(*span)]:
                yield span


def _whole(value: float) -> float:
    """Return a number as an integer where it is one."""
    return int(value) if value == int(value) else value


class Dates:
    """The dates of an article, by sentence."""

    def __init__(self, draft: Draft, dates: list[Moment]) -> None:
        self._sentences = Sentences(draft.article.text, draft.passages or ())
        self._dates = sorted((one.span, one.id) for one in dates if one.start)
        self._starts = [span[0] for span, _ in self._dates]

    def near(self, text: str, span: Span) -> str | None:
        """Return the id of the nearest date in a figure's own clause, if any."""
        sentence = self._sentences.at(span[0])
        at = bisect_left(self._starts, span[0])
        beside = [
            (apart(date, span), identity)
            for date, identity in self._dates[max(0, at - 1) : at + 1]
            if self._sentences.at(date[0]) == sentence
            and self._is_of_clause(text, date, span, sentence)
        ]
        return min(beside)[1] if beside else None

    def _is_of_clause(self, text: str, date: Span, span: Span, sentence: int) -> bool:
        """Return whether no mark stands between, or the date opens the sentence."""
        if date[0] < span[0] and date[1] - self._sentences.start(sentence) <= OPENING:
            return True
        between = text[min(date[1], span[1]) : max(date[0], span[0])]
        return not any(mark in between for mark in ",;:()—")
