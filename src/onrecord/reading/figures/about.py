"""Of what a figure is told: the words behind it (`for Miami-Dade County`), else before.

It touches: the lexemes of one passage. Without a parser, what is told is the phrase
behind a preposition right after the figure, an adverb of extent (`nationwide`), or the
subject that opens the clause.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from onrecord.lists import listed
from onrecord.reading.figures.amount import Amount
from onrecord.reading.figures.things import STOPS, is_noun
from onrecord.reading.phrases.lexing import Lexeme, word_at
from onrecord.schema import Span, Spans

PREPOSITIONS: Final = listed("of for in on among across")
TO_NAMES: Final = listed("to from by with against")
"""What leads to a verb or a time as well, but before a name."""

EXTENT: Final = listed("nationwide worldwide statewide globally nationally overall")
ARTICLES: Final = listed("the a an its his her their our this that these those")
ENDS: Final = listed(". ! ? ; : ( )")
LONGEST: Final = 6
CLAUSE: Final = 12
"""Lexemes before a figure in which its subject is looked for."""


def told_of(lexemes: Sequence[Lexeme], amount: Amount, dated: Sequence[bool]) -> Spans:
    """Return what a figure is told of, one span or none; no date is."""
    at = amount.after
    if at < len(lexemes) and lexemes[at].word in EXTENT:
        return ((lexemes[at].start, lexemes[at].end),)
    word = word_at(lexemes, at)
    to_name = word in TO_NAMES and at + 1 < len(lexemes) and _is_named(lexemes[at + 1])
    if word in PREPOSITIONS or to_name:
        behind = _phrase(lexemes, at + 1, dated)
        if behind:
            return (behind,)
    subject = _subject(lexemes, amount.first, dated)
    return (subject,) if subject else ()


def _phrase(lexemes: Sequence[Lexeme], at: int, dated: Sequence[bool]) -> Span | None:
    """Return the phrase of a noun that begins at a lexeme."""
    while at < len(lexemes) and lexemes[at].word in ARTICLES:
        at += 1
    after = at
    for place in range(at, min(len(lexemes), at + LONGEST)):
        named = place + 1 < len(lexemes) and _is_named(lexemes[place + 1])
        if lexemes[place].word == "of" and place > at and named:
            continue  # `the city of Lund`
        if dated[place] or not (
            is_noun(lexemes[place]) or lexemes[place].word in ("-", "&")
        ):
            break
        after = place + 1
    return (lexemes[at].start, lexemes[after - 1].end) if after > at else None


def _subject(
    lexemes: Sequence[Lexeme], first: int, dated: Sequence[bool]
) -> Span | None:
    """Return the last run of capitalised words before a figure, in its clause."""
    end: int | None = None
    for place in range(first - 1, max(-1, first - 1 - CLAUSE), -1):
        lexeme = lexemes[place]
        if lexeme.word in ENDS:
            break
        named = lexeme.numeral is None and lexeme.word.isalpha() and _is_named(lexeme)
        if named and not dated[place]:
            end = place + 1 if end is None else end
            start = place
        elif end is not None and lexeme.word not in ("-", "&"):
            return lexemes[start].start, lexemes[end - 1].end
    return (lexemes[start].start, lexemes[end - 1].end) if end is not None else None


def _is_named(lexeme: Lexeme) -> bool:
    adverb = len(lexeme.word) > 4 and lexeme.word.endswith("ly")
    money = lexeme.written.isupper() and len(lexeme.word) < 3
    great = lexeme.written[0].isupper() and lexeme.word not in STOPS
    return great and not adverb and not money
