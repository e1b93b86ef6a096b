"""Moments and figures in words: the days that each covers, what each comes to.

It touches: entries of a reading. Where they are printed is for the terminal.
"""

from __future__ import annotations

from onrecord.schema import Figure, Moment, Reading


def told_days(reading: Reading, moment: Moment) -> str | None:
    """Return a moment's words with its days, None where none are told."""
    if moment.start is None:
        return None
    words = " ".join(reading.words((moment.span,)).split())
    if moment.end == moment.start:
        return f"{words}: {moment.start}"
    return f"{words}: {moment.start} to {moment.end}"


def told_figure(reading: Reading, figure: Figure) -> str:
    """Return a figure's words with what they come to."""
    words = " ".join(reading.words((figure.span,)).split())
    per = f" per {figure.per}" if figure.per else ""
    bound = f"{figure.bound} " if figure.bound else ""
    unit = f" {figure.unit}" if figure.unit else ""
    about = " ".join(reading.words(figure.about).split())
    of = f" ({about})" if about else ""
    return f"{words}: {bound}{_value(figure)}{unit}{per}{of}"


def _value(figure: Figure) -> str:
    if isinstance(figure.value, tuple):
        low, high = figure.value
        return f"{_number(low)} to {_number(high)}"
    return _number(figure.value)


def _number(value: float) -> str:
    """Return a number with its thousands set apart, of at most six digits behind."""
    if value == int(value):
        return f"{int(value):,}"
    told = f"{value:,.6f}".rstrip("0")
    return told if told.strip("-0.") else f"{value:g}"
