"""Templates become pages: everything that they print is escaped, and safe to look at.

Whatever a template prints that is not of its own making goes through `shown_in_lines`
first, so that no character turns the direction of its neighbours, and is then escaped;
both are the environment's doing, not a template's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from typing import Any, Final
from urllib.parse import urlencode, urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from onrecord.prose.cast import counted
from onrecord.prose.shown import shown_in_lines
from onrecord.record.hits import hits
from onrecord.schema import Spans
from onrecord.version import VERSION
from onrecord.web.charts import chart

STATIC: Final = files("onrecord.web") / "static"
LIVE: Final = ("http", "https")
"""Schemes of addresses that become links; others are text."""


def _final(value: Any) -> Any:
    if isinstance(value, str) and not isinstance(value, Markup):
        return shown_in_lines(value)
    return value


def link(path: str, **fields: object) -> str:
    """Return an address with fields, without those that are not given."""
    given = {k: _field(v) for k, v in fields.items() if v not in (None, False, "", 0.0)}
    return f"{path}?{urlencode(given, errors='replace')}" if given else path


def again(path: str, query: Any, **changes: object) -> str:
    """Return the address of a query with some fields changed, without its defaults."""
    given = {
        field.name: getattr(query, field.name)
        for field in fields(query)
        if getattr(query, field.name) != field.default
    }
    return link(path, **(given | changes))


def _field(value: object) -> object:
    return 1 if value is True else value


def live(url: str | None) -> str | None:
    """Return an address that may be a link, None for any other."""
    try:
        parts = urlsplit(url or "")
        is_whole = bool(parts.hostname) and parts.port != 0
    except ValueError:
        return None
    return url if parts.scheme in LIVE and is_whole else None


@lru_cache(maxsize=16)
def static(name: str) -> str:
    """Return the address of a file of the package, which changes when that does."""
    mark = sha256((STATIC / name).read_bytes()).hexdigest()[:12]
    return f"/static/{name}?v={mark}"


def by_hits(words: str, spans: Spans) -> Iterator[tuple[str, bool]]:
    """Yield a text in runs, each with whether it is a hit."""
    at = 0
    for start, end in spans:
        yield words[at:start], False
        yield words[start:end], True
        at = end
    yield words[at:], False


def as_is(text: str) -> Markup:
    """Return a text for a field that nobody sees, to come back as it is."""
    return escape(text.encode(errors="replace").decode())


def percent(share: float) -> str:
    """Return a share as `86%`."""
    return f"{share:.0%}"


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Return the environment of the templates."""
    made = Environment(
        loader=PackageLoader("onrecord.web"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_final,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(counted=counted, percent=percent, live=live, as_is=as_is)
    made.globals.update(
        link=link,
        again=again,
        static=static,
        chart=chart,
        by_hits=by_hits,
        hits=hits,
        version=VERSION,
    )
    return made


def rendered(template: str, context: dict[str, Any]) -> str:
    """Return a page; a lone surrogate in it is shown by name as all without a shape."""
    return environment().get_template(template).render(context)
