"""`onrecord add`, `reread` and `errors` as a person runs them."""

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli.main import main
from onrecord.record import Record, Writer
from tests.record.many import add_all, asked, contents, is_sound, reports

ROOT = Path(__file__).parents[2]
SAID = "“We will appeal,” Mayor Ann Ray said on Monday.\n"
ASKED = "The council asked for £4 million, Bo Lind said.\n"


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, list(map(str, words)))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("clippings")
    (made / "a.txt").write_text(SAID, encoding="utf-8")
    (made / "b.txt").write_text(ASKED, encoding="utf-8")
    (made / "empty.txt").touch()
    return made


@pytest.fixture(scope="module")
def added(folder: Path) -> tuple[Path, Result]:
    """Add the folder once, read by one process with the package's weights."""
    record = folder.parent / "city.db"
    return record, run("add", folder, "--workers", "1", "--record", record)


@pytest.fixture
def made(tmp_path: Path) -> Path:
    path = tmp_path / "made.db"
    add_all(path, reports(3))
    return path


def test_add_tells_what_it_did(added: tuple[Path, Result], folder: Path) -> None:
    record, result = added
    assert result.exit_code == 3
    assert result.stdout == (
        f"2 added; 1 not read: onrecord errors --record {record}\n"
    )
    assert f"{folder / 'empty.txt'}: " in result.stderr


def test_what_was_added_is_as_it_is_read(
    added: tuple[Path, Result], folder: Path
) -> None:
    with Record(added[0]) as record:
        stored = list(record.readings())
    lines = run("read", folder / "a.txt", folder / "b.txt", "--format", "jsonl").stdout
    sources = [reading.article.source for reading in stored]
    assert sources == [str(folder / "a.txt"), str(folder / "b.txt")]
    assert [line.encode() for line in lines.splitlines()] == contents(added[0])[0]


def test_what_is_there_is_passed_over(added: tuple[Path, Result], folder: Path) -> None:
    again = run("add", folder / "a.txt", "--workers", "1", "--record", added[0])
    assert (again.exit_code, again.stdout) == (0, "0 added; 1 there before\n")


def test_where_nothing_is_read_the_exit_code_tells(
    folder: Path, tmp_path: Path
) -> None:
    record = tmp_path / "none.db"
    result = run("add", folder / "empty.txt", "--workers", "1", "--record", record)
    assert result.exit_code == 1
    assert result.stdout.startswith("0 added; 1 not read")


def test_reread_reads_what_another_reader_has_read(made: Path) -> None:
    first = run("reread", "--workers", "1", "--record", made)
    assert (first.exit_code, first.stdout) == (0, "3 read anew\n")
    again = run("reread", "--workers", "1", "--record", made)
    assert again.stdout == "0 read anew\n"
    assert is_sound(made)
    with Record(made) as record:
        ((version, count),) = record.readers()
        assert (version.weights != "made", count) == (True, 3)
        assert [one.who for one in record.quotations()] == [
            *("Ann Ray", "Bo Lind", "Cy Ortiz")
        ]


def test_errors_are_told_to_a_person(added: tuple[Path, Result], folder: Path) -> None:
    result = run("errors", "--record", added[0])
    assert result.exit_code == 0
    told = " ".join(result.stdout.split())
    assert told.startswith(f"{folder / 'empty.txt'}: ")


def test_errors_are_lines_of_json(added: tuple[Path, Result], folder: Path) -> None:
    result = run("errors", "--record", added[0], "--format", "jsonl")
    (line,) = result.stdout.splitlines()
    told = json.loads(line)
    assert (told["source"], told["line"]) == (str(folder / "empty.txt"), None)
    assert set(told) == {"source", "line", "code", "reason", "at"}


def test_errors_are_a_table(added: tuple[Path, Result], folder: Path) -> None:
    result = run("errors", "--record", added[0], "--format", "csv", "--raw")
    (row,) = csv.DictReader(io.StringIO(result.stdout))
    assert row["source"] == str(folder / "empty.txt")


@pytest.mark.parametrize("command", ["errors", "reread"])
def test_record_that_is_not_there_is_told(tmp_path: Path, command: str) -> None:
    result = run(command, "--record", tmp_path / "none.db")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.endswith("there is no such record; check its name\n")
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_record_is_told(folder: Path) -> None:
    result = run("add", folder, "--workers", "1", "--record", folder / "a.txt")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.endswith("this is no record; name another file\n")
    assert (folder / "a.txt").read_text(encoding="utf-8") == SAID


def test_record_that_another_writes_is_told(made: Path, folder: Path) -> None:
    with Writer(made):
        result = run("add", folder, "--workers", "1", "--record", made)
    assert result.exit_code == 1
    assert "another onrecord is writing to it" in result.stderr


@pytest.mark.parametrize("weights", ["none", "."])
def test_weights_that_are_none_are_told(
    made: Path, folder: Path, weights: str, capfd: pytest.CaptureFixture[str]
) -> None:
    result = run(
        *("add", folder, "--workers", "1", "--record", made),
        *("--weights", folder / weights),
    )
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.count("\n") == 1
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("workers", ["0", "-1", "many"])
def test_number_of_processes_is_checked(made: Path, workers: str) -> None:
    assert run("add", "-", "--workers", workers, "--record", made).exit_code == 2


def begun(record: Path, lines: Path) -> "subprocess.Popen[bytes]":
    """Begin to add in a group of processes of its own, as a terminal does."""
    words = ["add", str(lines), "--workers", "2", "--record", str(record)]
    return subprocess.Popen(
        [sys.executable, "-m", "onrecord", *words],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        # A shell has what it runs in the background ignore interruptions.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )


def held(record: Path) -> int:
    """Return how many articles a record in the making holds, 0 while there is none."""
    if not record.exists() or not record.stat().st_size:
        return 0
    if not asked(record, "SELECT 1 FROM sqlite_schema WHERE name = 'unsettled'"):
        return 0
    return int(asked(record, "SELECT count(*) FROM articles")[0][0])


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_interrupted_run_ends_in_a_sentence_and_is_gone_on_with(tmp_path: Path) -> None:
    record, lines = tmp_path / "city.db", tmp_path / "city.jsonl"
    told = [{"id": f"r{n}", "text": f"{SAID} {n} {ASKED}" * 3} for n in range(3_000)]
    lines.write_text("\n".join(map(json.dumps, told)), encoding="utf-8")
    for least in (0, 16):
        process = begun(record, lines)
        while process.poll() is None and not (
            Path(f"{record}-writer").exists() and held(record) >= least
        ):
            time.sleep(0.05)
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate()
        assert (process.returncode, out) == (130, b"")
        assert err in (b"", b"onrecord: interrupted; start it again, and it goes on\n")
    assert 16 <= held(record) < 3_000
    lines.write_text("\n".join(map(json.dumps, told[:48])), encoding="utf-8")
    before = held(record)
    result = run("add", lines, "--workers", "1", "--record", record)
    assert result.exit_code == 0
    assert is_sound(record)
    assert held(record) == max(before, 48)
