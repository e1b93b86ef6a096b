"""`python -m benchmarks.crowd RECORD`: one writes and eight ask, for a minute.

The writer adds readings of a record to another; the others search it, look at parties
and count, each in a process of its own. Told are what went wrong and how long answers
took.
"""

from __future__ import annotations

import multiprocessing
import random
import time
from collections.abc import Callable
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Barrier
from pathlib import Path
from queue import Empty
from shutil import copyfile
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from typing import Final

import click

from benchmarks.replaying import replayed
from onrecord import Filters, OnrecordError, Record
from onrecord.record import Writer

WORDS: Final = (
    "people",
    "tax",
    "border wall",
    '"the president"',
    "vot*",
    "court OR law",
)

Told = tuple[float, str | None]
"""How long an answer took, and what went wrong."""


def write(
    source: Path,
    record: Path,
    seconds: float,
    ready: Barrier,
    told: Queue[Told],
    pace: float = 0,
) -> None:
    """Add readings until a time, sixteen at once, and settle now and then.

    `pace` is how many a second at most; as many as can be if it is 0.
    """
    readings = replayed(source, first=1)
    ready.wait()
    began = time.time()
    until = began + seconds
    try:
        with Writer(record) as writer:
            for number, reading in enumerate(readings, start=1):
                if pace:
                    time.sleep(max(0, began + number / pace - time.time()))
                writer.add(reading)
                if number % 16 == 0:
                    writer.commit()
                if number % 500 == 0:
                    writer.settle()
                if time.time() > until:
                    writer.commit()
                    told.put((float(number), "added"))
                    return
    except OnrecordError as error:
        told.put((0.0, f"writer: {error}"))


def ask(
    record: Path, seconds: float, seed: int, ready: Barrier, told: Queue[Told]
) -> None:
    """Ask a record one thing after another until a time."""
    chance = random.Random(seed)  # noqa: S311
    with Record(record) as archive:
        people = [one.key for one in archive.identities(30)]
        asked: tuple[Callable[[], object], ...] = (
            lambda: archive.search(chance.choice(WORDS)),
            lambda: archive.search(chance.choice(WORDS), Filters(since="2016")),
            lambda: archive.search(None, Filters(by=chance.choice(people))),
            lambda: archive.quotation(archive.search("law").quotations[0].address),
        )
        ready.wait()
        until = time.time() + seconds
        while time.time() < until:
            began = time.perf_counter()
            fault = None
            try:
                chance.choice(asked)()
            except OnrecordError as error:
                fault = str(error)
            told.put((time.perf_counter() - began, fault))


@click.command()
@click.argument("source", type=click.Path(exists=True, path_type=Path))
@click.option("--seconds", default=60, show_default=True, type=int)
@click.option("--readers", default=8, show_default=True, type=int)
def main(source: Path, seconds: int, readers: int) -> None:
    """Write and ask at once, and tell what went wrong and how long answers took."""
    context = multiprocessing.get_context("spawn")
    told: Queue[Told] = context.Queue()
    with TemporaryDirectory() as scratch:
        record = Path(scratch, "crowd.db")
        copyfile(source, record)
        ready = context.Barrier(readers + 1)
        others = [
            context.Process(target=ask, args=(record, seconds, seed, ready, told))
            for seed in range(readers)
        ]
        one = context.Process(target=write, args=(source, record, seconds, ready, told))
        for process in (one, *others):
            process.start()
        found: list[Told] = []
        while any(p.is_alive() for p in (one, *others)) or not told.empty():
            try:
                found.append(told.get(timeout=1))
            except Empty:
                continue
    added = sum(int(number) for number, what in found if what == "added")
    faults = [what for _, what in found if what and what != "added"]
    times = [took for took, what in found if what is None]
    faults += [f"{p.name} ended by {p.exitcode}" for p in (one, *others) if p.exitcode]
    late = quantiles(times, n=20)[-1]
    click.echo(f"{added:,} articles added, {len(times):,} answers by {readers}")
    click.echo(f"answers: median {median(times) * 1e3:.1f} ms")
    click.echo(f"answers: 95th percentile {late * 1e3:.1f} ms")
    click.echo(f"faults: {len(faults)} {faults[:3]}")
    raise SystemExit(bool(faults))


if __name__ == "__main__":
    main()
