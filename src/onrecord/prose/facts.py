"""Moments and figures in words: the days that each covers, what each comes to.

It touches: entries of a reading. Where they are printed is for the fronts.
"""

from __future__ import annotations

from onrecord.schema import Figure, Moment, Reading


def days(moment: Moment) -> str | None:
    """Return the days that a moment covers, None where none are told."""
    if moment.start is None or moment.end == moment.start:
        return moment.start
    return f"{moment.start} to {moment.end}"


def told_days(reading: Reading, moment: Moment) -> str | None:
    """Return a moment's words with its days, None where none are told."""
    covered = days(moment)
    words = " ".join(reading.words((moment.span,)).split())
    return None if covered is None else f"{words}: {covered}"


def amount(reading: Reading, figure: Figure) -> str:
    """Return what a figure comes to: `about 260,000,000 USD per year (in grants)`."""
    per = f" per {figure.per}" if figure.per else ""
    bound = f"{figure.bound} " if figure.bound else ""
    unit = f" {figure.unit}" if figure.unit else ""
    about = " ".join(reading.words(figure.about).split())
    of = f" ({about})" if about else ""
    return f"{bound}{_value(figure)}{unit}{per}{of}"


def told_figure(reading: Reading, figure: Figure) -> str:
    """Return a figure's words with what they come to."""
    words = " ".join(reading.words((figure.span,)).split())
    return f"{words}: {amount(reading, figure)}"


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
