"""Who is quoted, how much, and where: counts over the statements that fit."""

from __future__ import annotations

from typing import Final, Literal

import apsw

from onrecord.record.asking import TABLES
from onrecord.record.database import rows
from onrecord.record.filters import Filters
from onrecord.record.finding import identities_called
from onrecord.record.rows import Quoted

Group = Literal["party", "outlet", "month"]

_WORDS: Final = "coalesce(root, statements.id) || ' ' || coalesce(identity, '')"
"""The same words of the same party are one."""

_GROUPED: Final = {
    "party": (
        "coalesce(identities.name, called)",
        "max(coalesce(identities.kind, parties.kind))",
        "coalesce(parties.identity, lower(called))",
        "max(identities.key)",
    ),
    "outlet": ("coalesce(outlet, '?')", "NULL", "outlet", "NULL"),
    "month": ("substr(day, 1, 7)", "NULL", "substr(day, 1, 7)", "NULL"),
}


def quoted(
    db: apsw.Connection,
    filters: Filters,
    *,
    by: Group = "party",
    once: bool = False,
    limit: int = 20,
) -> tuple[Quoted, ...]:
    """Return who is quoted oftenest, or in which papers, or in which months.

    Groups, documents and unnamed people (`officials`) are nobody in particular: they
    are counted where `filters` asks for their kind. `once` counts the same words of the
    same party once, however many papers print them; without it each printing counts.
    Months are the latest ones, in their order.
    """
    identities = identities_called(db, filters.by) if filters.by else None
    fits, bound = filters.conditions(identities)
    name, kind, group, key = _GROUPED[by]
    counted = f"count(DISTINCT {_WORDS})" if once else "count(*)"
    direct = "CASE WHEN statements.form = 'direct' THEN %s END"
    quoted_so = (
        f"count(DISTINCT {direct % _WORDS})" if once else f"count({direct % '1'})"
    )
    known = f"{group} NOTNULL"
    if by == "party":
        known = (
            "statements.speaker NOTNULL"
            if filters.kind
            else "parties.kind IN ('person', 'organization', 'place')"
        )
    order = "1 DESC" if by == "month" else "3 DESC, 1"
    asked = (
        f"SELECT {name}, {kind}, {counted}, {quoted_so}, "  # noqa: S608
        "count(DISTINCT statements.article), count(DISTINCT outlet), "
        f"min(day), max(day), {key} FROM {TABLES} WHERE {fits} AND {known} "
        f"GROUP BY {group} ORDER BY {order} LIMIT :limit"
    )
    found = [Quoted(*row) for row in rows(db, asked, {**bound, "limit": max(0, limit)})]
    return tuple(reversed(found) if by == "month" else found)
