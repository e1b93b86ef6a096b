"""One writes, any number read: who else would write is refused politely."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from onrecord.errors import RecordError
from onrecord.record import Record, Writer
from onrecord.record.locking import WriterLock
from tests.record.many import ROOT, add_all, read, report, reports

HOLDER = """
import sys
from pathlib import Path
from onrecord.record import Writer
with Writer(Path(sys.argv[1])) as writer:
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def held_by_another(path: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """Let another process write a record."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == b"held"
        yield process


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "city.db"
    add_all(made, reports(2))
    return made


def is_refused(path: Path) -> bool:
    try:
        Writer(path).close()
    except RecordError as error:
        return (error.code, error.reason) == (
            "busy",
            "another onrecord is writing to it; try again later",
        )
    return False


def test_second_writer_is_refused(path: Path) -> None:
    with Writer(path) as writer:
        assert is_refused(path)
        writer.add(read(report(2)))
        writer.commit()
    assert not is_refused(path)
    assert len(Record(path)) == 3


def test_writer_beside_another_process_is_refused(path: Path) -> None:
    with held_by_another(path) as process:
        assert is_refused(path)
        assert len(Record(path)) == 2
        process.communicate()
    assert not is_refused(path)
    assert not Path(f"{path}-writer").exists()


def test_lock_ends_with_who_holds_it(path: Path) -> None:
    with held_by_another(path) as process:
        process.kill()
        process.wait()
    assert Path(f"{path}-writer").exists() or os.name == "nt"
    assert not is_refused(path)
    assert add_all(path, reports(4)).added == 2


def test_readers_read_while_one_writes(path: Path) -> None:
    with Writer(path) as writer, Record(path) as record:
        assert len(record) == 2
        writer.add(read(report(2)))
        assert len(record) == 2
        writer.commit()
        assert len(record) == 3
        writer.settle()
        with Record(path) as other:
            assert list(other.readings()) == list(record.readings())


def test_files_beside_the_record_are_gone_when_it_is_closed(path: Path) -> None:
    writer = Writer(path)
    writer.add(read(report(2)))
    writer.commit()
    assert {"city.db", "city.db-wal", "city.db-writer"} <= {
        left.name for left in path.parent.iterdir()
    }
    writer.close()
    assert [left.name for left in path.parent.iterdir()] == ["city.db"]


@pytest.mark.skipif(sys.platform == "win32", reason="links want a privilege there")
def test_record_has_one_lock_by_all_its_names(path: Path) -> None:
    link = path.with_name("link.db")
    link.symlink_to(path)
    with Writer(path):
        assert is_refused(link)
    with Writer(link):
        assert is_refused(path)


@pytest.mark.skipif(sys.platform == "win32", reason="an open file stays there")
def test_lock_whose_file_was_taken_away_leaves_the_next_ones_alone(path: Path) -> None:
    first = WriterLock(path)
    Path(f"{path}-writer").unlink()
    second = WriterLock(path)
    first.close()
    assert is_refused(path)
    second.close()
    second.close()
    assert not is_refused(path)
