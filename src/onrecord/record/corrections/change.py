"""What is put right of a statement, checked against the text that it is of."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final, Literal, get_args

from onrecord.errors import OptionError
from onrecord.record.texts import loaded, stored
from onrecord.schema import Form, Span, Spans

Kind = Literal["changed", "struck", "supplied"]

ROLES: Final = ("source", "cue", "content")
_FIELDS: Final = ("form", *ROLES, "speaker")


@dataclass(frozen=True, slots=True)
class Change:
    """What a statement should be: its form, its spans, who speaks; None stays as it is.

    `speaker` is a party's name, or words of the article that name somebody; "" says
    that nobody can be told.

        Change(content=((10, 30),), speaker="Ann Ray")
    """

    form: Form | None = None
    source: Spans | None = None
    cue: Spans | None = None
    content: Spans | None = None
    speaker: str | None = None


NOTHING: Final = Change()


@dataclass(frozen=True, slots=True)
class Event:
    """A correction as it is folded.

    `name` is the statement's at that time, and `anchors` are what it is found by: the
    spans of its content as it was read, and as it was when it was corrected.
    """

    id: int
    kind: Kind
    name: str
    anchors: tuple[Spans, ...]
    change: Change = NOTHING


def check(change: Change, text: str) -> None:
    """Raise OptionError if a change has a span or a form that no statement can have."""
    if change.form is not None and change.form not in get_args(Form):
        forms = ", ".join(get_args(Form))
        raise OptionError(f"{change.form!r} is no form; the forms are {forms}")
    for role in ROLES:
        spans: Spans | None = getattr(change, role)
        for span in spans or ():
            _check_span(span, len(text))
        for one, other in pairwise(spans or ()):
            if other[0] < one[1]:
                told = f"[{one[0]}, {one[1]}] and [{other[0]}, {other[1]}]"
                raise OptionError(
                    f"the {role}'s spans {told} overlap, or are out of order"
                )
    if change.content == ():
        raise OptionError("a statement needs content; strike it if it is none")


def _check_span(span: Span, length: int) -> None:
    # By type, since true and false are whole numbers to Python.
    if [type(end) for end in span] != [int, int]:
        raise OptionError(f"{span!r} is no span; give two whole numbers")
    start, end = span
    if start < 0 or end > length:
        reason = f"the span [{start}, {end}] is outside a text of {length} characters"
        raise OptionError(reason)
    if start >= end:
        raise OptionError(f"the span [{start}, {end}] is empty")


def change_stored(change: Change) -> str | bytes | None:
    """Return a change as JSON, as the database holds it."""
    told = {name: getattr(change, name) for name in _FIELDS}
    given = {name: value for name, value in told.items() if value is not None}
    return stored(json.dumps(given, ensure_ascii=False))


def change_loaded(value: Any) -> Change:
    """Return the change that the database holds."""
    given = json.loads(loaded(value) or "{}")
    for role in ROLES:
        if role in given:
            given[role] = tuple((start, end) for start, end in given[role])
    return Change(**given)
