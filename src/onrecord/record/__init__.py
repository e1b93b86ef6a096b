"""The record: many readings in one SQLite file that can be asked.

It knows SQL, identity and time; it never touches raw bytes or the model.
"""

from onrecord.record.filters import Filters
from onrecord.record.record import Record
from onrecord.record.writing import Writer

__all__ = ["Filters", "Record", "Writer"]
