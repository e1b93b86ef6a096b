"""The figures stage: how much, of what, for whom, by whose account.

Counts, sums of money, shares, durations and measures, in the classes of the literature
on quantities in text (Almasian et al., CQE, EMNLP 2023): a value, a bound, a unit, what
it is told of.
"""

from onrecord.reading.figures.stage import find_figures

__all__ = ["find_figures"]
