"""What a page says of its article: by JSON-LD, then by its metas, then by its title."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.intake.dates import known_date
from onrecord.intake.given import Known
from onrecord.intake.linked import Linked
from onrecord.intake.markup import tidy

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.intake.head import Head

_TITLES = (
    "og:title",
    "headline",
    "citation_title",
    "parsely-title",
    "sailthru.title",
    "dc.title",
    "dcterms.title",
    "twitter:title",
)
_AUTHORS = (
    "author",
    "article:author",
    "og:article:author",
    "byl",
    "citation_author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
)
_OUTLETS = (
    "og:site_name",
    "citation_journal_title",
    "dc.publisher",
    "dcterms.publisher",
    "publisher",
    "application-name",
)
_DATES = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "citation_publication_date",
    "citation_online_date",
    "citation_date",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.date",
    "dc.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "date",
)
_URLS = ("og:url", "citation_public_url", "parsely-link", "twitter:url")

_BY = re.compile(r"(?:(?:written|posted|reported|published) )?by\b:? ?", re.IGNORECASE)
_SITE = (" | ", " - ", " – ", " — ")


def metadata(head: Head) -> Known:
    """Return what the page says of its article; None for what it does not say."""
    linked = Linked(head.scripts)
    outlet = linked.outlet or _first(_values(head, _OUTLETS))
    if outlet and _is_address(outlet):
        outlet = None
    return Known(
        title=linked.title or _first(_values(head, _TITLES)) or _title(head, outlet),
        byline=_byline(linked.authors) or _meta_byline(head),
        outlet=outlet,
        published=_published(head, linked.published),
        url=_url([*linked.urls, *_values(head, _URLS), head.canonical]),
    )


def _values(head: Head, names: Iterable[str]) -> Iterable[str]:
    for name in names:
        yield from head.metas.get(name, ())


def _first(values: Iterable[object]) -> str | None:
    return next((text for value in values if (text := tidy(value))), None)


def _title(head: Head, outlet: str | None) -> str | None:
    """Return the title in the browser's bar, without the outlet's name at its end."""
    title = _first(head.titles)
    if title and outlet:
        for mark in _SITE:
            title = title.removesuffix(mark + outlet)
    return title


def _meta_byline(head: Head) -> str | None:
    lines = (_byline(head.metas.get(name, ())) for name in _AUTHORS)
    return next((line for line in lines if line), None)


def _byline(values: Iterable[str]) -> str | None:
    """Return the authors' names in one line; an address is nobody's name."""
    names = [_BY.sub("", text, count=1) for value in values if (text := tidy(value))]
    kept = dict.fromkeys(name for name in names if name and not _is_address(name))
    return ", ".join(kept) or None


def _is_address(name: str) -> bool:
    """Tell whether a value is a link, a handle or a mail address instead of a name."""
    if "://" in name or name.startswith(("www.", "@", "/")):
        return True
    before, slash, _ = name.partition("/")
    return " " not in name and ("@" in name or bool(slash and "." in before))


def _published(head: Head, linked: object) -> str | None:
    stated = [linked, *_values(head, _DATES), *head.published]
    dates = (known_date(value) for value in map(tidy, stated) if value)
    found = next((date for date in dates if date), None)
    if found:
        return found
    # Times that are not marked may be anything's; they tell if there is but one.
    others = {known_date(value) for value in map(tidy, head.times) if value}
    return others.pop() if len(others) == 1 else None


def _url(values: Iterable[object]) -> str | None:
    urls = (value for value in map(tidy, values) if value)
    return next((url for url in urls if url.startswith(("http://", "https://"))), None)
