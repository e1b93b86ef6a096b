"""From one Article to one Reading: the stages, the learned weights, the Reader."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.reading.pipeline import Reader
    from onrecord.reading.processes import Readers

__all__ = ["Reader", "Readers"]

_LAZY = {"Reader": "onrecord.reading.pipeline", "Readers": "onrecord.reading.processes"}


def __getattr__(name: str) -> object:
    # Who has processes read need not load the models' runtime, which takes a third of a
    # second and, interrupted in it, cannot say so in a sentence.
    if name in _LAZY:
        return getattr(import_module(_LAZY[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
