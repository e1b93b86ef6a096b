"""The fields of an address or a form become a query, or one sentence says why not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import fields
from functools import lru_cache
from typing import Any, Final, TypeVar

import msgspec

from onrecord.errors import OptionError

Query = TypeVar("Query")

MOST_SHOWN: Final = 60
_PLACE: Final = re.compile(r" - at `\$\.(?P<field>\w+)`$")
_MISSING: Final = re.compile(r"missing required field `(?P<field>\w+)`")


def asked(
    kind: type[Query], pairs: Iterable[tuple[str, str]], *, lenient: bool = False
) -> Query:
    """Return the query that fields give.

    `lenient` takes an empty field for one that is not given, as a form in a browser
    sends it. Raises OptionError for a field that is unknown, given twice, missing, or
    not of its form.
    """
    given: dict[str, str] = {}
    known = [field.name for field in fields(kind)]  # type: ignore[arg-type]
    for name, value in pairs:
        if name not in known:
            takes = f"it takes {', '.join(known)}" if known else "it takes none"
            raise OptionError(f"there is no field {_short(name)} here: {takes}")
        if name in given:
            raise OptionError(f"{name} is given twice: give it once")
        if value.strip() or not lenient:
            given[name] = value
    query = converted(kind, given, strict=False)
    for name in given:
        if getattr(query, name) is None:  # a text `null` is no value that is missing
            raise OptionError(_not_so(kind, name, given))
    return query


def converted(
    kind: type[Query], given: Mapping[str, Any], *, strict: bool = True
) -> Query:
    """Return the query that values give; raise OptionError where one is not so.

    Values that are not `strict` are texts, which stand for numbers and the like.
    """
    try:
        return msgspec.convert(dict(given), kind, strict=strict)
    except msgspec.ValidationError as error:
        raise OptionError(_sentence(kind, str(error), given)) from error
    except UnicodeEncodeError as error:
        reason = "there is half a character in a field: give whole ones"
        raise OptionError(reason) from error


def _sentence(kind: type, told: str, given: Mapping[str, Any]) -> str:
    missing = _MISSING.search(told)
    if missing:
        field = missing["field"]
        return f"{field} is missing: give {description(kind, field)}"
    place = _PLACE.search(told)
    if not place:
        return "this is no object of fields: give one"
    return _not_so(kind, place["field"], given)


def _not_so(kind: type, field: str, given: Mapping[str, Any]) -> str:
    what = f"{field} is {_short(given.get(field))}"
    return f"{what}: give {description(kind, field)}"


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= MOST_SHOWN else f"{text[:MOST_SHOWN]}…"


def description(kind: type, field: str) -> str:
    """Return what a field takes, in words."""
    schema = schema_of(kind)["properties"][field]
    options = [schema, *schema.get("anyOf", ())]
    for one in options:
        if "description" in one:
            return str(one["description"])
    choices = [value for one in options for value in one.get("enum", ()) if value]
    if choices:
        return f"one of {', '.join(map(str, choices))}"
    return "1 or 0"


@lru_cache(maxsize=64)
def schema_of(kind: type) -> dict[str, Any]:
    """Return the JSON Schema of a query, without references."""
    (_,), parts = msgspec.json.schema_components([kind])
    (schema,) = parts.values()
    return dict(schema)
