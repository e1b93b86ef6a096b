"""Readings in other people's formats, and rows of any kind as columns.

JSON and JSON Lines, CSV tables, W3C Web Annotations, schema.org's linked data, brat's
standoff; gold to evaluate and train with; Arrow tables and Parquet files. What becomes
what: docs/formats.md.
"""

from onrecord.formats.annotations import write_annotations
from onrecord.formats.arrow import arrow_table, write_parquet
from onrecord.formats.brat import write_brat
from onrecord.formats.contract import document, json_schema, to_json
from onrecord.formats.gold import write_gold
from onrecord.formats.linked_data import write_linked_data
from onrecord.formats.tables import write_table

__all__ = [
    "arrow_table",
    "document",
    "json_schema",
    "to_json",
    "write_annotations",
    "write_brat",
    "write_gold",
    "write_linked_data",
    "write_parquet",
    "write_table",
]
