"""A JSON object as gold: its fields are taken by name, and each must be of its kind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from onrecord.evaluation.gold import (
    ROLES,
    Gold,
    GoldArticle,
    GoldParagraph,
    GoldStatement,
    Role,
)
from onrecord.schema import Spans

OF_ARTICLES: Final = ("text", "statements")
OF_PARAGRAPHS: Final = ("tokens", "labels")
"""The fields by which an article and a tokenised paragraph are told from each other."""


def gold_from(found: Mapping[str, object], number: int, where: str) -> Gold:
    """Return the gold that an object holds; other fields of it are passed over.

    Raises ValueError, in a sentence, if a field is missing or not as it should be, or
    if the object has fields of an article and of a tokenised paragraph.
    """
    of_article = [key for key in OF_ARTICLES if key in found]
    of_paragraph = [key for key in OF_PARAGRAPHS if key in found]
    if of_article and of_paragraph:
        told = f"the object has both {of_article[0]!r} and {of_paragraph[0]!r}"
        raise ValueError(f"{told}; make it an article or a tokenised paragraph")
    if of_paragraph:
        tokens, labels = (_strings(found, key) for key in OF_PARAGRAPHS)
        return GoldParagraph(str(number), tokens, labels, where)
    return GoldArticle(
        _id(found),
        _string(found, "text"),
        _statements(found),
        title=_optional(found, "title"),
        published=_optional(found, "published"),
        where=where,
    )


def _value(found: Mapping[str, object], key: str) -> object:
    if key not in found:
        raise ValueError(f"the object has no {key!r}")
    return found[key]


def _id(found: Mapping[str, object]) -> str:
    value = _value(found, "id")
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise ValueError("its 'id' is neither a string nor a whole number")
    return str(value)


def _string(found: Mapping[str, object], key: str) -> str:
    value = _value(found, key)
    if not isinstance(value, str):
        raise ValueError(f"its {key!r} is no string")
    return value


def _optional(found: Mapping[str, object], key: str) -> str | None:
    return None if found.get(key) is None else _string(found, key)


def _strings(found: Mapping[str, object], key: str) -> tuple[str, ...]:
    value = _value(found, key)
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise ValueError(f"its {key!r} are no list of strings")
    return tuple(value)


def _statements(found: Mapping[str, object]) -> tuple[GoldStatement, ...]:
    value = _value(found, "statements")
    if not isinstance(value, list):
        raise ValueError("its 'statements' are no list")
    return tuple(_statement(each, number) for number, each in enumerate(value, start=1))


def _statement(value: object, number: int) -> GoldStatement:
    if not isinstance(value, dict):
        raise ValueError(f"statement {number} is no object")
    source, cue, content = (_spans(value, role, number) for role in ROLES)
    return GoldStatement(source, cue, content)


def _spans(statement: Mapping[str, object], role: Role, number: int) -> Spans:
    # A role that is left out may be a name misspelt, which would count as a miss.
    if role not in statement:
        raise ValueError(f"statement {number} has no {role!r}; give [] if it has none")
    value = statement[role]
    if not isinstance(value, list) or not all(map(_is_span, value)):
        raise ValueError(f"statement {number}: its {role} is no list of [start, end]")
    return tuple((start, end) for start, end in value)


def _is_span(value: object) -> bool:
    # By type, since true and false are whole numbers to Python.
    return isinstance(value, list) and [type(end) for end in value] == [int, int]
