"""`python -m benchmarks.pages`: how heavy the pages are, and how soon they are there.

`weights` tells the bytes of each kind of page, `first` how long a search takes until
its first result is there, `clients` how eight that ask at once fare while a ninth adds
articles. Each asks an `onrecord serve` of its own, on this machine, and ends with 1
where a mark is missed.
"""

from __future__ import annotations

import gzip
import multiprocessing
import re
import time
from collections import defaultdict
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Barrier
from pathlib import Path
from queue import Empty
from shutil import copyfile
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from typing import Final

import click

from benchmarks.addresses import drawn, pages, searches, visits
from benchmarks.crowd import Told, write
from benchmarks.served import Client, ServerError, served, told

MOST_BYTES: Final = 100_000
MOST_SECONDS: Final = 0.3
GZIP_LEVEL: Final = 9
"""As the pages are packed (Starlette's own)."""

_TEXT: Final = re.compile(rb'<div class="text">.*?</div>', re.DOTALL)
_KEPT: Final = re.compile(
    rb'(<a class="n .*?</a>|<small.*?</small>|<summary>.*?</summary>|<[^>]+>)|[^<]+',
    re.DOTALL,
)
_LOADED: Final = re.compile(rb'(?:href|src)="(/static/[^"]+)"')

record_given = click.argument("record", type=click.Path(exists=True, path_type=Path))


@click.group()
def main() -> None:
    """Tell how heavy the pages of a record are, and how soon they are there."""


@main.command()
@record_given
def weights(record: Path) -> None:
    """Tell the bytes of a first visit to each kind of page, without the article's text.

    That is the page, and the style, the scripts and the icon that it loads: as they
    are, and as they are sent.
    """
    heaviest = 0
    click.echo(f"{'':28}{'page':>9}{'sent':>9}{'visit':>9}{'sent':>9}")
    with served(record) as address:
        client = Client(address)
        for kind, path in pages(record):
            page = client.found(path).body
            bare = _TEXT.sub(lambda met: _KEPT.sub(rb"\1", met[0]), page)
            loaded = [
                client.found(name.decode())
                for name in dict.fromkeys(_LOADED.findall(page))
            ]
            sent = len(gzip.compress(bare, GZIP_LEVEL))
            visit = len(bare) + sum(len(one.body) for one in loaded)
            visit_sent = sent + sum(len(one.sent) for one in loaded)
            click.echo(f"{kind:28}{len(bare):9,}{sent:9,}{visit:9,}{visit_sent:9,}")
            heaviest = max(heaviest, visit_sent)
    click.echo(f"the heaviest visit, as sent: {heaviest:,} of {MOST_BYTES:,} bytes")
    raise SystemExit(heaviest >= MOST_BYTES)


@main.command()
@record_given
@click.option("--rounds", default=10, show_default=True, help="Searches of each kind.")
@click.option(
    "--slow", default=3, show_default=True, help="How many slow ones to tell."
)
def first(record: Path, rounds: int, slow: int) -> None:
    """Tell how long searches take until the first result is there."""
    taken: dict[str, list[tuple[float, str]]] = defaultdict(list)
    asked = list(searches(drawn(record), rounds))
    with served(record) as address:
        client = Client(address)
        client.found("/corrections")  # the server's own start is no search's
        for kind, path in asked:
            taken[kind].append((client.found(path).took, path))
    for kind, found in taken.items():
        click.echo(f"{kind:24}{told([took for took, _ in found])}")
    times = [took for found in taken.values() for took, _ in found]
    click.echo(f"{len(times):,} searches:".ljust(24) + told(times))
    slowest = sorted((one for found in taken.values() for one in found), reverse=True)
    for took, path in slowest[:slow]:
        click.echo(f"{took * 1e3:10.0f} ms  {path}")
    raise SystemExit(median(times) >= MOST_SECONDS)


@main.command()
@record_given
@click.option("--seconds", default=60, show_default=True)
@click.option("--readers", default=8, show_default=True)
@click.option(
    "--pace",
    default=13.0,
    show_default=True,
    help="Articles that are added a second: as many as two processors read.",
)
@click.option("--quiet", is_flag=True, help="Add nothing meanwhile.")
def clients(
    record: Path, seconds: int, readers: int, pace: float, *, quiet: bool
) -> None:
    """Tell how those fare who ask at once, while articles are added to a copy."""
    context = multiprocessing.get_context("spawn")
    answers: Queue[tuple[str, float, str | None]] = context.Queue()
    added: Queue[Told] = context.Queue()
    with TemporaryDirectory() as scratch:
        copy = Path(scratch, "pages.db")
        copyfile(record, copy)
        with served(copy) as address:
            ready = context.Barrier(readers + (not quiet))
            asking = [
                context.Process(
                    target=visit, args=(address, record, seconds, seed, ready, answers)
                )
                for seed in range(readers)
            ]
            writing = context.Process(
                target=write, args=(record, copy, seconds, ready, added, pace)
            )
            processes = asking if quiet else [*asking, writing]
            for process in processes:
                process.start()
            found = []
            while any(p.is_alive() for p in processes) or not answers.empty():
                try:
                    found.append(answers.get(timeout=1))
                except Empty:
                    continue
    written = ("nothing added",) if quiet else added.get()
    taken: dict[str, list[float]] = defaultdict(list)
    for kind, took, _ in found:
        taken[kind].append(took)
    for kind, each in sorted(taken.items()):
        click.echo(f"{kind:10}{len(each):6,}  {told(each)}")
    times = [took for _, took, _ in found]
    faults = [fault for _, _, fault in found if fault]
    faults += [f"{p.name} ended by {p.exitcode}" for p in processes if p.exitcode]
    click.echo(f"{'all':10}{len(times):6,}  {told(times)}")
    click.echo(f"{written} by the writer; faults: {len(faults)} {faults[:3]}")
    raise SystemExit(bool(faults) or quantiles(times, n=20)[-1] >= MOST_SECONDS)


def visit(
    address: str,
    record: Path,
    seconds: float,
    seed: int,
    ready: Barrier,
    answers: Queue[tuple[str, float, str | None]],
) -> None:
    """Ask one thing after another until a time."""
    asked = visits(drawn(record), seed)
    client = Client(address)
    ready.wait()
    until = time.time() + seconds
    while time.time() < until:
        kind, path = next(asked)
        began = time.perf_counter()
        try:
            answer = client.get(path)
            fault = f"{path}: {answer.status}" if answer.status >= 400 else None
        except ServerError as error:
            fault = str(error)
        answers.put((kind, time.perf_counter() - began, fault))


if __name__ == "__main__":
    main()
