"""From one Article to one Reading: the stages, the learned weights, the Reader."""

from onrecord.reading.pipeline import Reader
from onrecord.reading.processes import Readers

__all__ = ["Reader", "Readers"]
