"""What the person and the input know of a text, and the Article made of it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from onrecord.intake.dates import date_of
from onrecord.schema import Article


@dataclass(frozen=True, slots=True)
class Given:
    """What the person says of the articles; it overrides what the input says.

    `Given(published="2017-08-16", outlet="The Harbour Post")`. `published` is held as
    `date_of` returns it, which raises OptionError for what is no date.
    """

    published: str | None = None
    outlet: str | None = None
    title: str | None = None

    def __post_init__(self) -> None:
        """Hold `published` as an ISO date."""
        if self.published is not None:
            object.__setattr__(self, "published", date_of(self.published))


NOTHING = Given()
"""What is given where nothing is."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the input itself says of an article."""

    id: str | None = None
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None


def content_id(text: str) -> str:
    """Return the id that a text has by its content: 16 hexadecimal digits."""
    # Lone surrogates are kept in texts, and have to be kept apart here too.
    content = text.encode("utf-8", "surrogatepass")
    return hashlib.sha256(content).hexdigest()[:16]


def article_of(
    text: str,
    given: Given,
    *,
    source: str | None = None,
    known: Known | None = None,
    notes: tuple[str, ...] = (),
    is_file: bool = False,
) -> Article:
    """Return the article of a text; what is given goes before what is known."""
    known = known or Known()
    return Article(
        id=known.id or content_id(text),
        text=text,
        source=source,
        title=given.title or known.title,
        byline=known.byline,
        outlet=given.outlet or known.outlet,
        published=given.published or known.published,
        url=known.url,
        notes=notes,
        is_file=is_file,
    )


def from_text(text: str, *, given: Given = NOTHING) -> Article:
    """Return the article of a text, which is kept as it is to the letter."""
    return article_of(text, given)
