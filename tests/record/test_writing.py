"""One writes: what is added is whole or not there, whatever the disk does."""

import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import apsw
import pytest

from onrecord.errors import RecordError, Skipped
from onrecord.record import Record, Writer
from onrecord.schema import Reading
from tests.formats.made import bare
from tests.record.faults import NAME, Faulty
from tests.record.many import ROOT, VERSION, asked, contents, is_sound, read, reports

READINGS = [read(article) for article in reports(6)]


def write(path: Path, readings: list[Reading], vfs: str | None = None) -> None:
    """Add readings, two at a time, and settle."""
    with Writer(path, vfs=vfs) as writer:
        for place, reading in enumerate(readings):
            writer.add(reading)
            if place % 2:
                writer.commit()
        writer.commit()
        writer.settle()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "city.db"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the record of all readings, written without a fault."""
    made = tmp_path_factory.mktemp("whole") / "city.db"
    write(made, READINGS)
    return made


@pytest.fixture(scope="module")
def disks() -> Iterator[Faulty]:
    made = Faulty()
    yield made
    made.unregister()


@pytest.fixture
def disk(disks: Faulty) -> Faulty:
    disks.forget()
    return disks


def test_what_is_committed_is_there_and_what_is_not_is_not(path: Path) -> None:
    with Writer(path) as writer:
        writer.add(READINGS[0])
        writer.commit()
        writer.add(READINGS[1])
        with Record(path) as record:
            assert len(record) == 1
    assert list(Record(path).readings()) == READINGS[:1]


def test_same_article_is_added_once(path: Path) -> None:
    write(path, READINGS)
    before = contents(path)
    with Writer(path) as writer:
        assert writer.is_known(READINGS[0].article)
        assert not any(map(writer.add, READINGS))
        writer.commit()
        writer.settle()
    assert contents(path) == before


def test_writer_that_was_closed_may_be_closed_again(path: Path) -> None:
    writer = Writer(path)
    writer.close()
    writer.close()


def test_reading_that_cannot_be_stored_leaves_nothing_of_itself(path: Path) -> None:
    bad = replace(READINGS[1], passages=READINGS[1].passages * 2)
    with Writer(path) as writer:
        writer.add(READINGS[0])
        with pytest.raises(RecordError) as raised:
            writer.add(bad)
        assert raised.value.code == "database"
        writer.add(READINGS[2])
        writer.commit()
    assert list(Record(path).readings()) == [READINGS[0], READINGS[2]]
    assert is_sound(path)


def test_what_a_failure_took_back_is_not_kept_at_hand(path: Path) -> None:
    bad = replace(READINGS[0], passages=READINGS[0].passages * 2)
    write(path, [])
    with Writer(path) as writer:
        with pytest.raises(RecordError):
            writer.add(bad)  # its reader and its names are new, and taken back
        writer.add(READINGS[0])
        writer.commit()
    assert is_sound(path)
    assert list(Record(path).readings()) == READINGS[:1]


def test_id_that_no_utf_8_holds_is_refused_in_a_sentence(path: Path) -> None:
    party = replace(READINGS[0].parties[0], id="\ud800")
    reading = replace(bare(), parties=(party,), article=READINGS[0].article)
    with Writer(path) as writer, pytest.raises(RecordError) as raised:
        writer.add(reading)
    assert raised.value.code == "half_character"


def test_replaced_reading_keeps_its_place(path: Path) -> None:
    write(path, READINGS)
    other = replace(READINGS[2], figures=(), reader=replace(VERSION, weights="new"))
    with Writer(path) as writer:
        writer.replace(other)
        writer.replace(read(reports(9)[8]))  # not there, so nothing is in its place
        writer.commit()
        writer.settle()
    expected = [*READINGS[:2], other, *READINGS[3:]]
    assert list(Record(path).readings()) == expected
    assert is_sound(path)


def test_articles_of_another_reader_are_told_in_order(path: Path) -> None:
    write(path, READINGS)
    new = replace(VERSION, weights="new")
    with Writer(path) as writer:
        writer.replace(replace(READINGS[2], reader=new))
        old = [article.id for article in writer.articles(new)]
        assert old == ["r0", "r1", "r3", "r4", "r5"]
        assert len(list(writer.articles())) == 6


def test_skip_is_noted_once(path: Path) -> None:
    skips = [
        Skipped("city.jsonl:12", "no_text", "has no text"),
        Skipped("ci\ud800ty.txt", "empty", "holds no text"),
        Skipped("a:99999999999999999999", "empty", "holds no text"),
        Skipped("a:007", "empty", "holds no text"),
    ]
    with Writer(path) as writer:
        assert all(map(writer.skip, skips))
        assert not any(map(writer.skip, skips))
        writer.commit()
    told = [(one.source, one.line) for one in Record(path).failures()]
    assert told == [
        *(("city.jsonl", 12), ("ci\ufffdty.txt", None)),
        *(("a:99999999999999999999", None), ("a:007", None)),
    ]


@pytest.mark.parametrize("done", ["add", "replace", "forgive"])
def test_place_that_is_read_is_forgiven(path: Path, done: str) -> None:
    reading = READINGS[0]
    write(path, [] if done == "add" else [reading])
    with Writer(path) as writer:
        writer.skip(Skipped("city.jsonl:1", "no_text", "has no text"))
        writer.skip(Skipped("city.jsonl:2", "no_text", "has no text"))
        getattr(writer, done)(reading.article if done == "forgive" else reading)
        writer.commit()
    assert [one.line for one in Record(path).failures()] == [2]


def faults() -> Iterator[tuple[int, type[Exception], bool]]:
    """Give the place of each fault, its kind, and whether it is over after it."""
    for place in (*range(1, 40), *range(40, 400, 3)):
        kind = apsw.IOError if place % 2 else apsw.FullError
        yield place, kind, place % 4 < 2


def test_each_write_may_fail(disk: Faulty, tmp_path: Path, whole: Path) -> None:
    expected = contents(whole)
    failed, codes = 0, set()
    for place, disk.fault, is_over in faults():
        disk.count, disk.fails_at, disk.is_over = 0, place, is_over
        path = tmp_path / f"{place}.db"
        try:
            write(path, READINGS, NAME)
        except RecordError as error:
            failed += 1
            codes.add(error.code)
        if disk.count < place:
            break
        disk.fails_at = 0
        assert not path.with_name(f"{path.name}-writer").exists()
        assert not path.exists() or is_sound(path)
        write(path, READINGS)
        assert contents(path) == expected
        for left in tmp_path.iterdir():
            left.unlink()
    assert failed > 60
    assert codes == {"disk", "full"}


def test_writer_goes_on_after_a_failure(disk: Faulty, path: Path) -> None:
    write(path, READINGS[:2], NAME)
    with Writer(path, vfs=NAME) as writer:
        writer.add(READINGS[2])
        disk.count, disk.fails_at, disk.is_over = 0, 1, True
        with pytest.raises(RecordError):
            writer.commit()
        for reading in READINGS:
            writer.add(reading)
        writer.commit()
        writer.settle()
    assert is_sound(path)
    assert list(Record(path).readings()) == READINGS


FULL = """
import resource, sys
from pathlib import Path
from onrecord.errors import RecordError
from tests.record.many import add_all, reports
resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))
try:
    add_all(Path(sys.argv[1]), reports(2000))
except RecordError as error:
    print(error.code)
"""


def child(script: str, *arguments: str | Path) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", script, *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows bounds no file's size")
def test_file_that_may_not_grow_is_told_and_gone_on_with(path: Path) -> None:
    told, _ = child(FULL, path).communicate()
    assert told.strip() in ("disk", "full")
    assert is_sound(path)
    with Record(path) as record:
        held = len(record)
    assert 0 < held < 2000
    write(path, [read(article) for article in reports(held + 3)])
    assert len(Record(path)) == held + 3


ADDING = """
import sys
from pathlib import Path
from onrecord.adding import add_from
from onrecord.record import Writer
from tests.record.many import StandIn, reports
def told(name):
    print(name, flush=True)
with Writer(Path(sys.argv[1])) as writer:
    told("begun")
    add_from(reports(200), writer, StandIn(told=told))
"""


def killed(path: Path, after: int) -> list[str]:
    """Add reports in a process that is killed after some; tell which it read."""
    process = child(ADDING, path)
    assert process.stdout is not None
    lines = [process.stdout.readline() for _ in range(after)]
    process.send_signal(signal.SIGKILL)
    lines += process.stdout.readlines()
    process.wait()
    process.stdout.close()
    return [line.strip() for line in lines if line.startswith("r")]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_run_that_is_killed_again_and_again_ends_as_one_that_is_not(
    tmp_path: Path,
) -> None:
    from onrecord.adding import BATCH
    from tests.record.many import add_all

    path, undisturbed = tmp_path / "killed.db", tmp_path / "undisturbed.db"
    add_all(undisturbed, reports(200))
    before: set[str] = set()
    for after in (1, 5, 18, 33, 50, 41, 64, 30, 25):
        again = killed(path, after)
        assert len(before & set(again)) <= BATCH
        before |= set(again)
        assert is_sound(path)
    add_all(path, reports(200))
    assert contents(path) == contents(undisturbed)
    assert is_sound(path)


@pytest.mark.parametrize("view", ["quotations", "people"])
def test_closed_record_is_read_by_any_sqlite(whole: Path, view: str) -> None:
    connection = sqlite3.connect(whole)
    try:
        found = connection.execute(f"SELECT * FROM {view}").fetchall()  # noqa: S608
    finally:
        connection.close()
    assert found == asked(whole, f"SELECT * FROM {view}")  # noqa: S608
    assert found


def test_words_are_found_by_any_sqlite_with_fts5(whole: Path) -> None:
    connection = sqlite3.connect(whole)
    try:
        options = [row[0] for row in connection.execute("PRAGMA compile_options")]
        if "ENABLE_FTS5" not in options:
            pytest.skip("this Python's SQLite has no FTS5")
        asks = "SELECT count(*) FROM words WHERE words MATCH 'rebuilt'"
        assert connection.execute(asks).fetchone() == (1,)
    finally:
        connection.close()


def test_rows_point_at_what_is_there_after_replacing_all(whole: Path) -> None:
    tables = "SELECT count(*) FROM sqlite_schema WHERE sql LIKE '%REFERENCES%'"
    assert asked(whole, tables)[0][0] > 10
    with Writer(whole) as writer:
        for reading in READINGS:
            writer.replace(replace(reading, figures=()))
        writer.commit()
        writer.settle()
        assert is_sound(whole)
        for reading in READINGS:
            writer.replace(reading)
        writer.commit()
        writer.settle()
    assert is_sound(whole)
    assert list(Record(whole).readings()) == READINGS
