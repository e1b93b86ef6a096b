"""Moments of short texts, read by the stage alone."""

from onrecord.reading.draft import Draft
from onrecord.reading.moments import find_moments
from onrecord.schema import Article, Moment, Party, Statement
from tests.reading.texts import passages


def drafted(
    text: str,
    published: str | None = "2017-08-16",
    statements: tuple[Statement, ...] = (),
    parties: tuple[Party, ...] = (),
) -> Draft:
    """Return the draft of a text, a passage a line, with its moments."""
    article = Article("a", text, published=published)
    draft = Draft(article, passages(text), statements=statements, parties=parties)
    return find_moments(draft)


def moments(text: str, published: str | None = "2017-08-16") -> tuple[Moment, ...]:
    """Return the moments of a text published on a Wednesday."""
    return drafted(text, published).moments or ()


def values(text: str, published: str | None = "2017-08-16") -> list[str]:
    """Return the words and value of each moment: `this month = 2017-08`."""
    found = moments(text, published)
    return [f"{text[slice(*one.span)]} = {one.value}" for one in found]


def days(text: str, published: str | None = "2017-08-16") -> str:
    """Return the first and last day, grain and basis of a text's one moment."""
    (one,) = moments(text, published)
    return f"{one.start} {one.end} {one.grain} {one.basis}"
