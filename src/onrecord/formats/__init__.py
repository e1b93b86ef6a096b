"""Readings in other people's formats: JSON and JSON Lines."""

from onrecord.formats.contract import document, json_schema, to_json

__all__ = ["document", "json_schema", "to_json"]
