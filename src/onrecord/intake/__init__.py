"""Intake: a file, several files or a stream become Articles.

It knows encodings, containers and HTML; it never touches the model or a store. What
cannot be read comes back as a `Skipped` with its reason, and what follows it is read.
"""

from onrecord.intake.dates import date_of
from onrecord.intake.files import articles, from_bytes
from onrecord.intake.given import Given, from_text
from onrecord.intake.lines import from_lines
from onrecord.intake.page import from_html

__all__ = [
    "Given",
    "articles",
    "date_of",
    "from_bytes",
    "from_html",
    "from_lines",
    "from_text",
]
