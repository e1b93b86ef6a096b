"""An article with gold, built by hand, for the tests of `evaluation`."""

from onrecord.evaluation import GoldArticle, GoldStatement
from onrecord.schema import Article, ReaderVersion, Reading, Span, Spans, Statement

TEXT = (
    "“The pier is safe,” Mayor Ann Ray said on Monday. "
    "Fishermen doubt that the pier will hold. "
    "A report warned of rust."
)
VERSION = ReaderVersion("0.0", "made")


def span(words: str, text: str = TEXT) -> Span:
    """Return where words stand in a text, which they do once."""
    assert text.count(words) == 1, words
    start = text.index(words)
    return start, start + len(words)


def spans(*words: str) -> Spans:
    return tuple(span(each) for each in words)


def said(source: str, cue: str, content: str) -> GoldStatement:
    parts = (spans(each) if each else () for each in (source, cue, content))
    return GoldStatement(*parts)


def found(
    source: str, cue: str, content: str, confidence: float = 0.5, number: int = 1
) -> Statement:
    """Return a statement that a reader found, by its words."""
    parts = said(source, cue, content)
    return Statement(
        f"s{number}",
        "direct",
        parts.source,
        parts.cue,
        parts.content,
        confidence=confidence,
    )


GOLD = GoldArticle(
    "pier",
    TEXT,
    (
        said("Mayor Ann Ray", "said", "“The pier is safe,”"),
        said("Fishermen", "doubt", "that the pier will hold"),
        said("A report", "warned", "of rust"),
    ),
    where="gold.jsonl:1",
)
FOUND = (
    found("Mayor Ann Ray", "said", "The pier is safe", 0.9, 1),
    found("Fishermen", "doubt", "the pier will", 0.6, 2),
    found("", "", "on Monday", 0.2, 3),
)
"""The first statement to the letter, the second about, the third not; one too many."""


def reading(*statements: Statement, text: str = TEXT, name: str = "pier") -> Reading:
    return Reading(VERSION, Article(id=name, text=text), statements=statements)
