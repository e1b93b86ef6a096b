"""The file of a record: opened, known for what it is, and brought to today's tables.

SQLite comes with apsw. A record in the making is in WAL mode: one writes, any number
read, and nobody waits for the other. What SQLite and the disk say is no is told as a
RecordError of one sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from importlib.resources import files
from json import JSONDecodeError
from pathlib import Path
from typing import Any, Final

import apsw

from onrecord.errors import RecordError
from onrecord.record.texts import shown

APPLICATION: Final = 0x6F6E7263
"""`onrc`, by which `file` and SQLite tell a record from other databases."""

WAIT_MS: Final = 10_000
"""How long one who writes waits for a checkpoint of another connection."""

CACHE_KIB: Final = 65_536
"""Pages kept in memory: without it the indices of a large record are read anew."""

CHECKPOINT_PAGES: Final = 4_000

Row = tuple[Any, ...]

MIGRATIONS: Final = ("0001_archive", "0002_corrections", "0003_names")
"""The names of all that makes the tables, in order; each is one transaction."""


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what SQLite reports of a file into a RecordError."""
    try:
        yield
    except apsw.Error as error:
        raise trouble(path, error) from error
    except (UnicodeDecodeError, JSONDecodeError) as error:
        reason = "what is in it is damaged; go back to a copy of it"
        raise RecordError("damaged", path, reason) from error
    except UnicodeEncodeError as error:
        reason = "SQLite has no UTF-8 for half a character, in a name or an id"
        raise RecordError("half_character", path, reason) from error


def trouble(path: Path, error: apsw.Error) -> RecordError:
    """Return the sentence for what SQLite reports."""
    match error:
        case apsw.NotADBError():
            return RecordError("not_a_record", path, "this is no record")
        case apsw.CorruptError():
            return RecordError(
                "damaged", path, "the file is damaged; go back to a copy of it"
            )
        case apsw.FullError():
            reason = "the disk is full; make room and start again, it goes on"
            return RecordError("full", path, reason)
        case apsw.ReadOnlyError() | apsw.PermissionsError():
            return RecordError("unwritable", path, "it may not be written to")
        case apsw.BusyError() | apsw.LockedError():
            reason = "another program is writing to it; try again when it has ended"
            return RecordError("busy", path, reason)
        case apsw.CantOpenError():
            reason = "it cannot be opened; check the name and the folder's permissions"
            return RecordError("unopened", path, reason)
        case apsw.IOError():
            reason = "reading or writing it failed; start again, it goes on"
            return RecordError("disk", path, reason)
        case _:
            return RecordError("database", path, f"SQLite says: {error}")


def open_to_read(path: Path) -> apsw.Connection:
    """Return a connection that reads a record; raise RecordError if it is none."""
    if not path.is_file():
        raise RecordError("missing", path, "there is no such record; check its name")
    with told(path):
        connection = _reading(path)
        with _closed_if_refused(connection):
            _set_up(connection)
            _check(connection, path)
            known = _applied(connection)
    if len(known) < len(MIGRATIONS):
        reason = "it is of an older onrecord; add to it once to bring it up to date"
        raise RecordError("older", path, reason)
    return connection


def _reading(path: Path) -> apsw.Connection:
    """Open a file to read it, in a folder also in which nothing may be written."""
    try:
        # Absolute, since SQLite has a meaning of its own for names like `:memory:`.
        name = str(path.absolute())
        connection = apsw.Connection(name, flags=apsw.SQLITE_OPEN_READONLY)
        connection.set_busy_timeout(WAIT_MS)
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()
    except (apsw.CantOpenError, apsw.ReadOnlyError):
        # A WAL database needs a file beside it, but for one that nobody writes to.
        if Path(f"{path}-wal").exists():
            raise
        flags = apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
        address = path.resolve().as_uri() + "?immutable=1"
        connection = apsw.Connection(address, flags=flags)
    return connection


def open_to_write(path: Path, vfs: str | None = None) -> apsw.Connection:
    """Return a connection that writes a record, which is made if it is not there.

    `vfs` is the name of another of SQLite's file systems. Raises RecordError if the
    file is no record, or of a newer onrecord, or cannot be written.
    """
    if path.is_dir():
        raise RecordError("folder", path, "this is a folder; name a file in it")
    if path.exists() and not path.is_file():
        raise RecordError("not_a_record", path, "this is no file; name another one")
    if path.exists() and not _is_database(path):
        raise RecordError("not_a_record", path, "this is no record; name another file")
    with told(path):
        connection = apsw.Connection(str(path.absolute()), vfs=vfs)
        with _closed_if_refused(connection):
            connection.set_busy_timeout(WAIT_MS)
            _check(connection, path)
            connection.pragma("journal_mode", "wal")
            connection.wal_autocheckpoint(CHECKPOINT_PAGES)
            _set_up(connection)
            connection.pragma("synchronous", "normal")
            _migrate(connection)
    return connection


@contextmanager
def _closed_if_refused(connection: apsw.Connection) -> Iterator[None]:
    """Let go of a file that turns out not to be usable, before that is told."""
    try:
        yield
    except BaseException:
        close(connection)
        raise


def close(connection: apsw.Connection) -> None:
    """Let go of a file; what was committed is in it, or in the log beside it."""
    # Closing moves the log into the file. Where that fails, the next one does it.
    with suppress(apsw.Error):
        connection.close()


def _is_database(path: Path) -> bool:
    """Return whether a file is empty, or begins as SQLite's do."""
    try:
        with path.open("rb") as stream:
            head = stream.read(16)
    except OSError as error:
        raise RecordError("unopened", path, "it cannot be opened") from error
    return not head or head == b"SQLite format 3\0"


def _set_up(connection: apsw.Connection) -> None:
    connection.pragma("foreign_keys", True)
    connection.pragma("cache_size", -CACHE_KIB)
    connection.pragma("temp_store", "memory")


def _check(connection: apsw.Connection, path: Path) -> None:
    """Raise RecordError if a database is not a record, or is of a newer onrecord."""
    empty = not connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchall()
    if empty and not connection.readonly("main"):
        return
    if connection.pragma("application_id") != APPLICATION:
        reason = "this is a database, but no record; name another file"
        raise RecordError("not_a_record", path, reason)
    unknown = [name for name in _applied(connection) if name not in MIGRATIONS]
    if unknown:
        reason = f"it is of a newer onrecord (it has {unknown[0]!r}); update onrecord"
        raise RecordError("newer", path, reason)


def _applied(connection: apsw.Connection) -> list[str]:
    found = connection.execute("SELECT name FROM migrations ORDER BY number")
    return [name for (name,) in found]


def _migrate(connection: apsw.Connection) -> None:
    """Run what is new of the migrations, each in a transaction of its own."""
    with transaction(connection):
        connection.pragma("application_id", APPLICATION)
        connection.execute(
            "CREATE TABLE IF NOT EXISTS migrations "
            "(number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, at TEXT NOT NULL)"
        )
    for name in MIGRATIONS[len(_applied(connection)) :]:
        script = files("onrecord.record") / "sql" / f"{name}.sql"
        with transaction(connection):
            connection.execute(script.read_text("utf-8"))
            connection.execute(
                "INSERT INTO migrations (name, at) VALUES (?, ?)", (name, now())
            )


@contextmanager
def transaction(connection: apsw.Connection) -> Iterator[None]:
    """Do all of a block, or nothing of it; the lock is taken when it begins."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if not connection.get_autocommit():
            connection.execute("ROLLBACK")
        raise


@contextmanager
def at_once(connection: apsw.Connection) -> Iterator[None]:
    """Read all of a block as of one moment, whatever others write meanwhile."""
    if not connection.get_autocommit():  # within another one
        yield
        return
    connection.execute("BEGIN")
    try:
        yield
    finally:
        if not connection.get_autocommit():
            connection.execute("COMMIT")


def now() -> str:
    """Return the time, as the record notes it: UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def rows(
    connection: apsw.Connection, sql: str, given: Sequence[Any] | Mapping[str, Any] = ()
) -> Iterator[Row]:
    """Yield the rows that a question finds; half a character in it finds U+FFFD."""
    try:
        return connection.execute(sql, given)
    except UnicodeEncodeError:
        return connection.execute(sql, _whole(given))


def _whole(given: Sequence[Any] | Mapping[str, Any]) -> Sequence[Any] | dict[str, Any]:
    if isinstance(given, Mapping):
        return dict(zip(given, _whole(tuple(given.values())), strict=True))
    return tuple(shown(one) if isinstance(one, str) else one for one in given)


def one(connection: apsw.Connection, sql: str, *given: object) -> Any:
    """Return the first column of the first row, None if there is none."""
    return next((row[0] for row in rows(connection, sql, given)), None)
