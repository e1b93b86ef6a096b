"""What a page says of itself, collected as it stands in one pass over its markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.intake.markup import Events
from onrecord.intake.measure import Measure

if TYPE_CHECKING:
    from onrecord.intake.markup import Attributes


class Head(Events):
    """The page's own data: `metas` by lower-case name, JSON-LD scripts, title, times.

    `times` are the values of `<time datetime>`; `published` those that are marked as
    the publication's.
    """

    def __init__(self, markup: str) -> None:
        self.metas: dict[str, list[str]] = {}
        self.scripts: list[str] = []
        self.titles: list[str] = []
        self.times: list[str] = []
        self.published: list[str] = []
        self.canonical: str | None = None
        self.measure = Measure()
        self._words: list[str] | None = None
        super().__init__(markup)

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        """Take what the tag says."""
        self.measure.start(tag, attrs)
        self._words = None
        if tag == "meta":
            self._meta(dict(attrs))
        elif tag == "link":
            self._link(dict(attrs))
        elif tag == "time":
            self._time(dict(attrs))
        elif (tag == "title" and not self.titles) or (
            tag == "script" and _is_data(dict(attrs))
        ):
            self._words = []

    def handle_endtag(self, tag: str) -> None:
        """Keep the words of a title or a script at its end."""
        self.measure.end(tag)
        if self._words is not None and tag in ("title", "script"):
            kept = self.titles if tag == "title" else self.scripts
            kept.append("".join(self._words))
        self._words = None

    def handle_data(self, data: str) -> None:
        """Gather the words of a title or a script."""
        if self._words is not None:
            self._words.append(data)

    def _meta(self, attributes: dict[str, str | None]) -> None:
        content = attributes.get("content")
        for kind in ("property", "name", "itemprop"):
            name = attributes.get(kind)
            if name and content:
                self.metas.setdefault(name.strip().lower(), []).append(content)

    def _link(self, attributes: dict[str, str | None]) -> None:
        if "canonical" in (attributes.get("rel") or "").lower().split():
            self.canonical = self.canonical or attributes.get("href")

    def _time(self, attributes: dict[str, str | None]) -> None:
        if value := attributes.get("datetime"):
            self.times.append(value)
            marked = (attributes.get("itemprop") or "").lower() == "datepublished"
            if marked or "pubdate" in attributes:
                self.published.append(value)


def _is_data(attributes: dict[str, str | None]) -> bool:
    kind = (attributes.get("type") or "").partition(";")[0]
    return kind.strip().lower() == "application/ld+json"
