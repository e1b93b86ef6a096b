"""onrecord reads news reports and keeps the public record that is in them.

>>> import onrecord
>>> reading = onrecord.read("“We will appeal,” Mayor Ann Ray said on Monday.")
>>> reading.words(reading.statements[0].content)
'“We will appeal,”'
"""

from importlib import import_module
from typing import TYPE_CHECKING

from onrecord.errors import (
    InputError,
    OnrecordError,
    OptionError,
    OutputError,
    ReadingError,
    RecordError,
    Skipped,
    WeightsError,
)
from onrecord.schema import Article, Reading

if TYPE_CHECKING:
    from onrecord.adding import add
    from onrecord.api import evaluate, model_card, read, sample
    from onrecord.reading import Reader
    from onrecord.record import Filters, Record

__all__ = [
    "Article",
    "Filters",
    "InputError",
    "OnrecordError",
    "OptionError",
    "OutputError",
    "Reader",
    "Reading",
    "ReadingError",
    "Record",
    "RecordError",
    "Skipped",
    "WeightsError",
    "add",
    "evaluate",
    "model_card",
    "read",
    "sample",
]

_LAZY = {
    "add": "onrecord.adding",
    "evaluate": "onrecord.api",
    "model_card": "onrecord.api",
    "read": "onrecord.api",
    "sample": "onrecord.api",
    "Filters": "onrecord.record",
    "Reader": "onrecord.reading",
    "Record": "onrecord.record",
}


def __getattr__(name: str) -> object:
    # The models' runtime takes a third of a second to import: who asks for the version
    # or the schema does not wait for it.
    if name in _LAZY:
        return getattr(import_module(_LAZY[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
