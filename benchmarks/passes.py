"""Time and memory: of passes side by side, and from start to printed reading.

Time is measured here and never judged: it is the machine's as much as the code's.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, Final

WORKER: Final = Path(__file__).with_name("worker.py")


class BenchmarkError(Exception):
    """A process that is measured failed."""


@dataclass(frozen=True, slots=True)
class Run:
    """How long something took, and the most memory, in bytes, held up to its end."""

    seconds: float
    peak: int


@dataclass(frozen=True, slots=True)
class Side:
    """One side of the comparison; where `absent` says why, it has no runs."""

    name: str
    version: str = ""
    absent: str | None = None
    runs: list[Run] = field(default_factory=list)


def command(python: str, side: str, texts: Path, weights: Path | None) -> list[str]:
    """Return the command that starts a worker."""
    rest = [str(weights)] if weights and side == "onrecord" else []
    return [python, str(WORKER), side, str(texts), *rest]


def side_by_side(ours: Sequence[str], theirs: Sequence[str], passes: int) -> list[Side]:
    """Return both sides' runs, pass by pass in turn, after one of each to warm up.

    In turn, since a machine that slows down should slow both.
    """
    with _worker(ours) as first, _worker(theirs) as second:
        sides = [_introduced(first), _introduced(second)]
        ready = [
            (worker, side)
            for worker, side in zip((first, second), sides, strict=True)
            if side.absent is None
        ]
        for number in range(passes + 1):
            for worker, side in ready:
                run = Run(**_asked(worker, "pass"))
                if number:
                    side.runs.append(run)
    return sides


def _introduced(worker: subprocess.Popen[str]) -> Side:
    told = _heard(worker)
    return Side(told.get("name", ""), told.get("version", ""), told.get("absent"))


@contextmanager
def _worker(command: Sequence[str]) -> Iterator[subprocess.Popen[str]]:
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as worker:
        try:
            yield worker
        except BaseException:
            worker.kill()
            raise


def _asked(worker: subprocess.Popen[str], what: str) -> Any:
    asking = _open(worker.stdin)
    asking.write(what + "\n")
    asking.flush()
    return _heard(worker)


def _heard(worker: subprocess.Popen[str]) -> Any:
    line = _open(worker.stdout).readline()
    if not line:
        raise BenchmarkError(f"a worker ended with code {worker.wait()}")
    return json.loads(line)


def _open(stream: IO[str] | None) -> IO[str]:
    if stream is None:
        raise BenchmarkError("the worker was started without pipes")
    return stream


_OTHER_WEIGHTS = """
import sys
from pathlib import Path
from onrecord.reading import weights
weights.SHIPPED = Path(sys.argv.pop(1))
from onrecord.cli.main import main
main(prog_name="onrecord")
"""


def start(file: Path, weights: Path | None) -> list[str]:
    """Return the command that reads a file in a fresh process.

    The command line has no option for other weights, so they are put in the package's
    place.
    """
    module = ["-c", _OTHER_WEIGHTS, str(weights)] if weights else ["-m", "onrecord"]
    return [sys.executable, *module, "read", str(file), "--format", "json"]


def started(command: Sequence[str], printed: Path) -> Run:
    """Return the run of a fresh process from its start to its end, printing to a file.

    Linux counts what the parent held before the program was loaded as the child's peak:
    who calls this must be small, and so loads no weights.
    """
    with printed.open("wb") as out:
        begin = time.perf_counter()
        process = subprocess.Popen(command, stdout=out)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode or not printed.stat().st_size:
        printed_nothing = "" if process.returncode else ", having printed nothing"
        reason = f"ended with code {process.returncode}{printed_nothing}"
        raise BenchmarkError(f"a fresh process {reason}")
    unit = 1 if sys.platform == "darwin" else 1024
    return Run(seconds, unit * usage.ru_maxrss)


def starts(file: Path, weights: Path | None, passes: int) -> list[Run]:
    """Return the runs of as many fresh processes, after one to warm the disk cache."""
    again = start(file, weights)
    printed = file.with_suffix(".json")
    return [started(again, printed) for _ in range(passes + 1)][1:]
