"""From one Article to one Reading: the stages, the learned weights, the Reader."""

from onrecord.reading.pipeline import Reader

__all__ = ["Reader"]
