"""Figures of short texts, read by the stages of moments and figures alone."""

from onrecord.reading.draft import Draft
from onrecord.reading.figures import find_figures
from onrecord.schema import Figure, Party, Statement
from tests.reading.moments import made as moments


def drafted(
    text: str,
    statements: tuple[Statement, ...] = (),
    parties: tuple[Party, ...] = (),
) -> Draft:
    """Return the draft of a text, a passage a line, with its figures."""
    return find_figures(moments.drafted(text, statements=statements, parties=parties))


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
