"""Processes that read: in order, none left behind, a bad article is told."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord import Reader
from onrecord.errors import OptionError, Skipped, WeightsError
from onrecord.reading import Readers
from onrecord.schema import Article

ROOT = Path(__file__).parents[2]
SAID = "“We will appeal,” Mayor Ann Ray said on Monday.\n"
ASKED = "The council asked for £4 million, Bo Lind said.\n"
ARTICLES = [Article(id="a", text=SAID), Article(id="b", text=ASKED)]
BAD = Article(id="bad", text=None, source="bad.txt")  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def readers() -> Iterator[Readers]:
    made = Readers(2)
    yield made
    made.close()


def test_processes_read_as_one_reader_does(readers: Readers, reader: Reader) -> None:
    found = list(readers.read(ARTICLES, 4))
    assert found == [(article, reader.read(article)) for article in ARTICLES]
    assert readers.version == reader.version


def test_bad_article_is_skipped_and_the_next_is_read(readers: Readers) -> None:
    (_, skipped), (_, reading) = readers.read([BAD, ARTICLES[0]], 2)
    assert isinstance(skipped, Skipped)
    assert (skipped.where, skipped.code) == ("bad.txt", "stage_failed")
    assert not isinstance(reading, Skipped)


def test_stream_that_is_left_early_does_not_stop_the_next(readers: Readers) -> None:
    for _ in readers.read(ARTICLES * 3, 2):
        break
    assert len(list(readers.read(ARTICLES, 2))) == 2


@pytest.mark.parametrize("workers", [0, -1])
def test_less_than_one_process_is_refused(workers: int) -> None:
    with pytest.raises(OptionError, match=f"workers is {workers}: give 1 or more"):
        Readers(workers)


def test_bad_weights_are_told_once(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(WeightsError, match="no manifest"):
        Readers(1, tmp_path)
    assert capfd.readouterr() == ("", "")


KILLED = """
import os, signal, sys
from onrecord.errors import ReadingError
from onrecord.reading import Readers
from onrecord.schema import Article
if __name__ == "__main__":
    readers = Readers(1)
    for process in readers._pool._processes.values():
        os.kill(process.pid, signal.SIGKILL)
    try:
        list(readers.read([Article(id="a", text="He left.")], 1))
    except ReadingError as error:
        print(error)
    readers.close()
"""

HOLDING = """
import sys
from onrecord.reading import Readers
if __name__ == "__main__":
    readers = Readers(1)
    print(*(p.pid for p in readers._pool._processes.values()), flush=True)
    sys.stdin.read()
"""

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")


@posix
def test_process_that_is_ended_from_outside_is_told(tmp_path: Path) -> None:
    script = tmp_path / "killed.py"
    script.write_text(KILLED, encoding="utf-8")
    command = [sys.executable, str(script)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert "a process was ended from outside" in done.stdout
    assert done.stderr == ""


@posix
def test_processes_end_with_the_one_that_made_them(tmp_path: Path) -> None:
    script = tmp_path / "holding.py"
    script.write_text(HOLDING, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, str(script)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline().split()
        process.kill()
        # The processes hold the other end of this pipe: it ends when all of them did.
        assert process.stdout.read() == b""
