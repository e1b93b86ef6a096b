"""Intake: files, folders, patterns and streams become Articles.

It knows encodings, containers and HTML; it never touches the model or a store. What
cannot be read comes back as a `Skipped` with its reason, and what follows it is read.
"""

from onrecord.intake.contents import from_bytes
from onrecord.intake.dates import date_of
from onrecord.intake.files import articles
from onrecord.intake.given import Given, from_text
from onrecord.intake.lines import from_lines
from onrecord.intake.meter import Meter
from onrecord.intake.page import from_html

__all__ = [
    "Given",
    "Meter",
    "articles",
    "date_of",
    "from_bytes",
    "from_html",
    "from_lines",
    "from_text",
]
