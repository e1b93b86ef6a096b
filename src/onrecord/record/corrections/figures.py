"""In whose words a figure stands, after the statements were put right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from onrecord.schema import Figure, Statement


def figures_of(
    figures: Iterable[Figure],
    touched: Sequence[Statement],
    renamed: Mapping[str, str | None],
) -> tuple[Figure, ...]:
    """Return the figures as the statements that were `touched` have them now.

    `renamed` has each touched statement's name as read, and the one that it has now,
    None if it was struck. A figure of another statement stays as it is.
    """
    known = {statement.id: statement for statement in touched}
    return tuple(_figure(figure, known, renamed) for figure in figures)


def _figure(
    figure: Figure, known: Mapping[str, Statement], renamed: Mapping[str, str | None]
) -> Figure:
    if figure.statement is not None and figure.statement not in renamed:
        return figure
    own = known.get(renamed.get(figure.statement or "") or "")
    likely = [own] if own else []
    holder = next((s for s in (*likely, *known.values()) if _holds(s, figure)), None)
    if holder is not None:
        return replace(figure, statement=holder.id, claimed_by=holder.speaker)
    return (
        figure
        if figure.statement is None
        else replace(figure, statement=None, claimed_by=None)
    )


def _holds(statement: Statement, figure: Figure) -> bool:
    start, end = figure.span
    return any(first <= start and end <= last for first, last in statement.content)
