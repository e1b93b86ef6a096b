"""`python -m benchmarks.kills RECORD`: adding that is killed, and started again.

The readings of a record stand in for the model. At each of 50 seeded instants a process
that adds 2,000 articles is killed (SIGKILL) and started again; each time the file must
be whole, its export the same as that of an undisturbed run, and what was read twice at
most a batch.
"""

from __future__ import annotations

import hashlib
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import apsw
import click

from benchmarks.replaying import Replayer, replayed
from onrecord import Article, Reading, Record, Skipped
from onrecord.adding import BATCH, add_from
from onrecord.exporting import export_readings, export_table
from onrecord.record import Writer

LATEST: Final = 0.8
"""Share of the undisturbed run's time up to which a run is killed: runs differ."""

ROOT: Final = Path(__file__).parents[1]


class Counting(Replayer):
    """Readings that stand in for the model; a file grows a byte with each."""

    def __init__(self, readings: Iterable[Reading], counted: Path) -> None:
        super().__init__(readings)
        self._counted = counted

    def read(
        self, articles: Iterable[Article], ahead: int
    ) -> Iterator[tuple[Article, Reading | Skipped]]:
        """Yield each article with its reading, and note that it was read."""
        with self._counted.open("ab", buffering=0) as stream:
            for one in super().read(articles, ahead):
                stream.write(b".")  # a byte is there or not, whenever it is killed
                yield one


@dataclass(frozen=True, slots=True)
class Trial:
    """One run that was killed and resumed: what was found wrong with it."""

    seconds: float
    twice: int
    faults: tuple[str, ...]


def add_all(source: Path, record: Path, most: int, counted: Path) -> None:
    """Add the first readings of a record to another, as a child process does."""
    counting = Counting(islice(replayed(source), most), counted)
    counted.write_bytes(b"")
    Path(f"{counted}.begun").touch()
    with Writer(record) as writer:
        add_from(counting.articles, writer, counting)


def exported(record: Path) -> str:
    """Return a digest of all that a record exports."""
    found = hashlib.sha256()

    class Sink:
        def write(self, data: bytes) -> None:
            found.update(data)

        def flush(self) -> None:
            """Do nothing: what is digested is not held back."""

    with Record(record) as archive:
        export_readings(archive, "jsonl", Sink())  # type: ignore[arg-type]
        export_table(archive, "quotations", Sink())  # type: ignore[arg-type]
    return found.hexdigest()


def begun(
    source: Path, record: Path, most: int, counted: Path
) -> subprocess.Popen[bytes]:
    """Start a child that adds, and wait until it is about to."""
    Path(f"{counted}.begun").unlink(missing_ok=True)
    told = ["-m", "benchmarks.kills", str(source), "--child", str(record)]
    more = ["--most", str(most), "--counted", str(counted)]
    child = subprocess.Popen([sys.executable, *told, *more], cwd=ROOT)
    while child.poll() is None and not Path(f"{counted}.begun").exists():
        time.sleep(0.01)
    return child


def trial(
    source: Path, folder: Path, most: int, seconds: float, expected: str
) -> Trial:
    """Kill a run after some seconds, resume it, and return what is wrong then."""
    record, counted = folder / "killed.db", folder / "counted"
    for path in folder.glob("killed.db*"):
        path.unlink()
    child = begun(source, record, most, counted)
    time.sleep(seconds)
    ended = child.poll() is not None
    child.send_signal(signal.SIGKILL)
    child.wait()
    read = counted.stat().st_size
    begun(source, record, most, counted).wait()
    twice = read + counted.stat().st_size - most
    faults = ["it had ended before"] if ended else []
    check = apsw.Connection(str(record)).pragma("integrity_check")
    if check != "ok":
        faults.append(f"integrity: {check}")
    if exported(record) != expected:
        faults.append("the export differs")
    if not 0 <= twice <= BATCH:
        faults.append(f"{twice} articles were read twice")
    return Trial(seconds, twice, tuple(faults))


@click.command()
@click.argument("source", type=click.Path(exists=True, path_type=Path))
@click.option("--kills", default=50, show_default=True, type=int)
@click.option("--most", default=2_000, show_default=True, type=int)
@click.option("--child", type=click.Path(path_type=Path), hidden=True)
@click.option("--counted", type=click.Path(path_type=Path), hidden=True)
def main(
    source: Path, kills: int, most: int, child: Path | None, counted: Path | None
) -> None:
    """Kill adding at seeded instants, resume it, and tell what was found."""
    if child and counted:
        add_all(source, child, most, counted)
        return
    chance = random.Random(2017)  # noqa: S311
    with TemporaryDirectory() as scratch:
        folder = Path(scratch)
        undisturbed = folder / "whole.db"
        process = begun(source, undisturbed, most, folder / "counted")
        began = time.perf_counter()
        process.wait()
        whole = time.perf_counter() - began
        expected = exported(undisturbed)
        click.echo(f"undisturbed: {whole:.1f} s for {most:,} articles")
        trials = []
        for number in range(1, kills + 1):
            seconds = chance.uniform(0, LATEST * whole)
            one = trial(source, folder, most, seconds, expected)
            trials.append(one)
            told = "; ".join(one.faults) or "whole, the same export"
            told = f"{told}; {one.twice} read twice"
            click.echo(f"{number:3} killed after {seconds:5.1f} s: {told}")
    wrong = sum(bool(one.faults) for one in trials)
    click.echo(f"{kills} kills, {wrong} with a fault, most read twice: "
               f"{max(one.twice for one in trials)} (a batch is {BATCH})")  # fmt: skip
    raise SystemExit(bool(wrong))


if __name__ == "__main__":
    main()
