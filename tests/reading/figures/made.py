"""Figures of short texts, read by the stages of moments and figures alone."""

import re

from onrecord.reading.draft import Draft
from onrecord.reading.figures import find_figures
from onrecord.reading.moments import find_moments
from onrecord.schema import Article, Figure, Party, Passage, Statement


def drafted(
    text: str,
    statements: tuple[Statement, ...] = (),
    parties: tuple[Party, ...] = (),
) -> Draft:
    """Return the draft of a text, a passage a line, with its figures."""
    lines = (match.span() for match in re.finditer(r"[^\n]+", text))
    draft = Draft(
        Article("a", text, published="2017-08-16"),
        tuple(map(Passage, lines)),
        statements=statements,
        parties=parties,
    )
    return find_figures(find_moments(draft))


def figures(text: str) -> tuple[Figure, ...]:
    """Return the figures of a text."""
    return drafted(text).figures or ()


def told(text: str) -> str:
    """Return the figures of a text: `more than 450000 USD/year; [3, 5] percent`."""
    return "; ".join(map(_told, figures(text)))


def _told(figure: Figure) -> str:
    value = figure.value
    number = (
        f"[{value[0]:g}, {value[1]:g}]" if isinstance(value, tuple) else f"{value:.12g}"
    )
    unit = "/".join(part for part in (figure.unit, figure.per) if part)
    return " ".join(part for part in (figure.bound, number, unit) if part)
