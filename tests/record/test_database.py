"""The file of a record: what is none is refused in a sentence, and left as it is."""

import os
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

import apsw
import pytest

from onrecord.errors import RecordError
from onrecord.record import Record, Writer
from onrecord.record import database as of
from tests.record.many import VERSION, add_all, asked, contents, is_sound, reports

Make = Callable[[Path], object]


def folder(path: Path) -> None:
    path.mkdir()


def text(path: Path) -> None:
    path.write_text("Mayor Ann Ray said no.\n" * 50, encoding="utf-8")


def another_database(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE recipes (name)")
    connection.close()


def only_a_head(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0" + b"and then text " * 90)


def damaged(path: Path) -> None:
    add_all(path, reports(40))
    held = bytearray(path.read_bytes())
    held[100:4096] = b"\xaa" * 3996
    path.write_bytes(held)


def newer(path: Path) -> None:
    add_all(path, reports(2))
    asked(path, "INSERT INTO migrations (name, at) VALUES ('0099_later', '')")


def nothing(path: Path) -> None:
    """Leave no file there."""


def nameless(path: Path) -> None:
    path.touch()


def held(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


BAD: list[tuple[Make, str, str | None]] = [
    (folder, "missing", "folder"),
    (text, "not_a_record", "not_a_record"),
    (another_database, "not_a_record", "not_a_record"),
    (only_a_head, "not_a_record", "not_a_record"),
    (damaged, "damaged", "damaged"),
    (newer, "newer", "newer"),
    (nothing, "missing", None),
    (nameless, "not_a_record", None),
]


@pytest.mark.parametrize(("make", "code"), [(make, code) for make, code, _ in BAD])
def test_what_is_no_record_is_not_read(tmp_path: Path, make: Make, code: str) -> None:
    path = tmp_path / "city.db"
    make(path)
    before = held(path)
    with pytest.raises(RecordError) as raised:
        Record(path)
    assert raised.value.code == code
    assert is_sentence(raised.value, path)
    assert held(path) == before


@pytest.mark.parametrize(
    ("make", "code"), [(make, code) for make, _, code in BAD if code]
)
def test_what_is_no_record_is_not_written(
    tmp_path: Path, make: Make, code: str
) -> None:
    path = tmp_path / "city.db"
    make(path)
    before = held(path)
    with pytest.raises(RecordError) as raised:
        Writer(path)
    assert raised.value.code == code
    assert is_sentence(raised.value, path)
    assert held(path) == before
    assert [left.name for left in tmp_path.iterdir()] == ["city.db"]


def is_sentence(error: RecordError, path: Path) -> bool:
    told = str(error)
    return told.startswith(f"{path}: ") and "\n" not in told and len(error.reason) < 90


@pytest.mark.parametrize("make", [nothing, nameless])
def test_record_is_made_where_there_is_none(tmp_path: Path, make: Make) -> None:
    path = tmp_path / "city.db"
    make(path)
    add_all(path, reports(2))
    assert len(Record(path)) == 2
    assert asked(path, "PRAGMA application_id") == [(of.APPLICATION,)]


def test_record_in_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="no such folder") as raised:
        Writer(tmp_path / "none" / "city.db")
    assert raised.value.code == "missing"


@pytest.mark.parametrize("closed", ["city.db", "."])
def test_record_that_may_not_be_written_is_refused(tmp_path: Path, closed: str) -> None:
    path = tmp_path / "city.db"
    add_all(path, reports(2))
    before = held(path)
    (tmp_path / closed).chmod(0o500)
    if os.access(tmp_path / closed, os.W_OK):
        pytest.skip("who runs this may write to any file")
    try:
        with pytest.raises(RecordError) as raised:
            Writer(path)
        assert raised.value.code == "unwritable"
        assert len(Record(path)) == 2
    finally:
        (tmp_path / closed).chmod(0o700)
    assert held(path) == before


def test_damaged_page_is_told_when_it_is_met(tmp_path: Path) -> None:
    path = tmp_path / "city.db"
    add_all(path, reports(300))
    whole = bytearray(path.read_bytes())
    whole[40_960:] = b"\xaa" * (len(whole) - 40_960)
    path.write_bytes(whole)
    with pytest.raises(RecordError) as raised, Record(path) as record:
        list(record.readings())
    assert raised.value.code == "damaged"


def test_migration_that_was_stopped_is_done_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "city.db"
    with monkeypatch.context() as patched:
        patched.setattr(of, "MIGRATIONS", ())
        Writer(path).close()
    connection = apsw.Connection(str(path))
    connection.execute("BEGIN; CREATE TABLE readers (id); CREATE TABLE articles (id)")
    connection.close()  # as a kill would: what was begun is taken back
    with pytest.raises(RecordError) as raised:
        Record(path)
    assert raised.value.code == "older"
    add_all(path, reports(3))
    assert is_sound(path)
    assert len(contents(path)[0]) == 3


def test_name_that_sqlite_reads_otherwise_is_a_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in (":memory:", "file:city.db?mode=memory", "ci ty#%41?.db"):
        add_all(Path(name), reports(1))
        assert (tmp_path / name).is_file()
        assert len(Record(name)) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="names elsewhere are text")
def test_file_whose_name_is_no_utf_8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"city\xff.db")
    with pytest.raises(RecordError) as raised:
        Writer(path)
    assert raised.value.code == "half_character"


def test_refused_file_is_let_go(tmp_path: Path) -> None:
    path = tmp_path / "city.db"
    newer(path)
    with pytest.raises(RecordError):
        Writer(path)
    asked(path, "DELETE FROM migrations WHERE name = '0099_later'")
    assert add_all(path, reports(3)).added == 1


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (apsw.BusyError, "busy"),
        (apsw.LockedError, "busy"),
        (apsw.FullError, "full"),
        (apsw.IOError, "disk"),
        (apsw.ReadOnlyError, "unwritable"),
        (apsw.PermissionsError, "unwritable"),
        (apsw.CantOpenError, "unopened"),
        (apsw.CorruptError, "damaged"),
        (apsw.NotADBError, "not_a_record"),
        (apsw.SQLError, "database"),
    ],
)
def test_what_sqlite_reports_has_a_code(error: type[apsw.Error], code: str) -> None:
    with pytest.raises(RecordError) as raised, of.told(Path("city.db")):
        raise error("as SQLite says it")
    assert raised.value.code == code


def test_transaction_is_done_whole_or_not(tmp_path: Path) -> None:
    connection = of.open_to_write(tmp_path / "city.db")

    def add(weights: str, fails: bool) -> None:
        told = "INSERT INTO readers (onrecord, weights) VALUES (?, ?)"
        with of.transaction(connection):
            connection.execute(told, (VERSION.onrecord, weights))
            if fails:
                raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        add("one", fails=True)
    add("other", fails=False)
    assert list(of.rows(connection, "SELECT weights FROM readers")) == [("other",)]
    connection.close()


def test_all_migrations_have_their_script() -> None:
    scripts = Path(of.__file__).parent / "sql"
    assert sorted(of.MIGRATIONS) == sorted(path.stem for path in scripts.iterdir())
