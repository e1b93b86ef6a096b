"""Which statements are asked for: by whom, of what form, where, when, how sure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from onrecord.errors import OptionError
from onrecord.record.texts import shown
from onrecord.schema import Form, PartyKind

_DAY: Final = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?")


@dataclass(frozen=True, slots=True)
class Filters:
    """What a statement must be; what is None is not asked.

    `by` is a party's name or key. Days are ISO dates, or as much of one as is meant
    (`2017`, `2017-08`); a statement of a month is in when a day of it may be. Raises
    OptionError for what is no day, or no share.
    """

    by: str | None = None
    kind: PartyKind | None = None
    form: Form | None = None
    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    published_since: str | None = None
    published_until: str | None = None
    min_confidence: float = 0.0

    def __post_init__(self) -> None:
        for name in ("since", "until", "published_since", "published_until"):
            day = getattr(self, name)
            if day is not None and not _is_day(day):
                shown = name.replace("_", "-")
                raise OptionError(f"{shown} is {day!r}: give a day as 2017-08-16")
        if not 0 <= self.min_confidence <= 1:
            raise OptionError(f"{self.min_confidence} is no share: give 0 to 1")

    def conditions(self, identities: list[int] | None) -> tuple[str, dict[str, Any]]:
        """Return the SQL for the filters and what is bound in it.

        `identities` are those that `by` means; where it means none, its name as one
        article gives it is asked for. The tables are `statements`, `articles` and
        `parties`.
        """
        told = ["statements.confidence >= :confidence"]
        bound: dict[str, Any] = {"confidence": self.min_confidence}
        if identities:
            numbers = ", ".join(map(str, identities))
            told.append(f"parties.identity IN ({numbers})")
        elif self.by is not None:
            told.append("parties.called = :by COLLATE NOCASE")
            bound["by"] = self.by
        for column, value in (
            ("parties.kind", self.kind),
            ("statements.form", self.form),
            ("articles.outlet", self.outlet),
        ):
            if value is not None:
                name = column.replace(".", "_")
                told.append(f"{column} = :{name} COLLATE NOCASE")
                bound[name] = shown(value)
        for column, name in (
            ("statements.day", "since"),
            ("articles.published", "published_since"),
        ):
            self._bound(told, bound, column, name, ">=")
        for column, name in (
            ("statements.day", "until"),
            ("articles.published", "published_until"),
        ):
            self._bound(told, bound, column, name, "<=")
        return " AND ".join(told), bound

    def _bound(
        self, told: list[str], bound: dict[str, Any], column: str, name: str, sign: str
    ) -> None:
        """Compare as much of two days as both have."""
        day = getattr(self, name)
        if day is not None:
            told.append(
                f"substr({column}, 1, length(:{name})) {sign} "
                f"substr(:{name}, 1, length({column}))"
            )
            bound[name] = day


def _is_day(day: str) -> bool:
    """Return whether a text is a day of the calendar, or as much of one as is meant."""
    if not _DAY.fullmatch(day):
        return False
    try:
        date.fromisoformat(day + "-01-01"[len(day) - 4 :])
    except ValueError:
        return False
    return True
