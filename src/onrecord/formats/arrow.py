"""Rows as columns: Arrow tables, and Parquet files, which hold them on disk.

A kind of row is a frozen dataclass, and the types of its fields give the columns, so
that an empty table has them too:

- `str`, `Literal["a", "b"]`: string, with U+FFFD for a lone surrogate;
- `int`, `float`, `bool`, `datetime.date`: int64, double, bool, date32;
- `tuple[X, ...]`, `tuple[X, X]`: list of X, and so a list of lists for spans;
- `X | None`: X that may be null, as no other may.

It needs pyarrow, the extra `parquet`; nothing else does.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from itertools import islice
from pathlib import Path
from types import EllipsisType, NoneType, UnionType
from typing import (
    TYPE_CHECKING,
    Any,
    Final,
    Literal,
    TypeVar,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

from onrecord.errors import OptionError
from onrecord.formats.encoding import whole_characters
from onrecord.formats.files import whole_file, written_to

if TYPE_CHECKING:
    import pyarrow
    from _typeshed import DataclassInstance

    Row = TypeVar("Row", bound=DataclassInstance)
else:
    Row = TypeVar("Row")

GROUP: Final = 16_384
"""Rows that are held at a time: a group of the file, in which readers skip and seek."""


def arrow_table(rows: Sequence[Row], kind: type[Row]) -> pyarrow.Table:
    """Return rows of one kind as a table of Arrow."""
    arrow = _arrow()
    schema = arrow_schema(kind)
    columns = [
        arrow.array([_plain(getattr(row, column.name)) for row in rows], column.type)
        for column in schema
    ]
    return arrow.Table.from_arrays(columns, schema=schema)


def write_parquet(rows: Iterable[Row], kind: type[Row], path: Path) -> None:
    """Write rows of one kind as a Parquet file, which is whole or not there.

    Raises OutputError where it cannot be written, OptionError where pyarrow is missing.
    """
    _arrow()
    from pyarrow.parquet import ParquetWriter

    with (
        written_to(str(path)),
        whole_file(path) as stream,
        ParquetWriter(stream, arrow_schema(kind)) as writer,
    ):
        for group in _groups(rows):
            writer.write_table(arrow_table(group, kind))


def arrow_schema(kind: type[Row]) -> pyarrow.Schema:
    """Return the columns of a kind of row; TypeError if a field's type has none."""
    arrow, hints = _arrow(), get_type_hints(kind)
    return arrow.schema(
        [_column(arrow, field.name, hints[field.name]) for field in fields(kind)]
    )


def _arrow() -> Any:
    """Return pyarrow, which is large, and imported only where it is asked for."""
    try:
        import pyarrow
    except ImportError as error:
        reason = 'this needs pyarrow: pip install "onrecord[parquet]"'
        raise OptionError(reason) from error
    return pyarrow


def _groups(rows: Iterable[Row]) -> Iterator[list[Row]]:
    left = iter(rows)
    while group := list(islice(left, GROUP)):
        yield group


def _column(arrow: Any, name: str, hint: object) -> Any:
    """Return the column of a field, which may be null if None is one of its types."""
    if get_origin(hint) in (Union, UnionType):
        others = [one for one in get_args(hint) if one is not NoneType]
        if len(others) == 1:
            return arrow.field(name, _type(arrow, name, others[0]), nullable=True)
    return arrow.field(name, _type(arrow, name, hint), nullable=False)


def _type(arrow: Any, name: str, hint: object) -> Any:
    simple = {
        str: arrow.string(),
        int: arrow.int64(),
        float: arrow.float64(),
        bool: arrow.bool_(),
        datetime.date: arrow.date32(),
    }
    if isinstance(hint, type) and hint in simple:
        return simple[hint]
    told = get_args(hint)
    if get_origin(hint) is Literal and all(isinstance(one, str) for one in told):
        return arrow.string()
    if get_origin(hint) is tuple:
        items = {one for one in told if not isinstance(one, EllipsisType)}
        if len(items) == 1:
            return arrow.list_(_column(arrow, "element", items.pop()))
    raise TypeError(f"{name}: no column holds {hint}")


def _plain(value: object) -> object:
    """Return a field's value as pyarrow takes it."""
    if isinstance(value, str):
        return whole_characters(value)
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return value
