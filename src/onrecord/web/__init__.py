"""The record in a browser, on one's own machine: pages, and JSON of the same answers.

A page is a function from a record and what is asked of it to an answer, a frozen
record; the answer becomes HTML or JSON. It offers nothing that the public API does not.
"""

from onrecord.web.application import application
from onrecord.web.serving import serve
from onrecord.web.settings import Settings

__all__ = ["Settings", "application", "serve"]
