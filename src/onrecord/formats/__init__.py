"""Readings in other people's formats: JSON, JSON Lines, and CSV tables."""

from onrecord.formats.contract import document, json_schema, to_json
from onrecord.formats.tables import write_table

__all__ = ["document", "json_schema", "to_json", "write_table"]
