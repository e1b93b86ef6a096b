"""`python -m benchmarks.growth RECORD`: what an article costs as a record grows.

The readings of a record of the archive are stored over and over, varied, up to 100,000
articles: a thousand at a time, settled after each. Told are the time that storing,
indexing and settling takes beside that of reading, the memory of the process, and how
long searches take in the end. The two are told in processor time, which what else runs
on the machine changes little; articles are read with the model before and after.
"""

from __future__ import annotations

import os
import random
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from statistics import mean, median, quantiles
from tempfile import TemporaryDirectory
from typing import Final

import click

from benchmarks.replaying import replayed
from onrecord import Filters, Reader, Reading, Record
from onrecord.adding import BATCH
from onrecord.record import Writer

THOUSAND: Final = 1_000
SAMPLE: Final = 20
"""Articles read with the model beside each ten thousand, to know what reading costs."""

QUERIES: Final = 300


@dataclass(frozen=True, slots=True)
class Portion:
    """A thousand articles: seconds an article stored and settled; bytes in memory."""

    stored: float
    settled: float
    memory: int

    @property
    def cost(self) -> float:
        """Seconds an article."""
        return self.stored + self.settled


def grown(
    writer: Writer, readings: Iterator[Reading], thousands: int
) -> Iterator[Portion]:
    """Yield what each thousand articles cost."""
    for _ in range(thousands):
        portion = list(islice(readings, THOUSAND))
        began = time.process_time()
        for number, reading in enumerate(portion, start=1):
            writer.add(reading)
            if number % (BATCH // 2) == 0:
                writer.commit()
        writer.commit()
        stored = time.process_time()
        writer.settle()
        settled = time.process_time()
        memory = resident()
        yield Portion(
            (stored - began) / THOUSAND, (settled - stored) / THOUSAND, memory
        )


def resident() -> int:
    """Return the bytes of memory that this process holds now (Linux)."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def reading_cost(record: Path) -> float:
    """Return the seconds that reading an article with one thread takes."""
    reader = Reader(threads=1)
    with Record(record) as archive:
        articles = [r.article for r in islice(archive.readings(), SAMPLE)]
    for article in articles[:2]:
        reader.read(article)
    began = time.process_time()
    for article in articles:
        reader.read(article)
    return (time.process_time() - began) / len(articles)


def searches(record: Record, chance: random.Random) -> Iterator[tuple[str, Filters]]:
    """Yield searches as people make them: words that were said, by whom, since when."""
    said = record.search(limit=QUERIES * 2).quotations
    words = [re.findall(r"\w+", one.words) for one in said]
    people = [one.name for one in record.identities(40)]
    for told in chance.sample(words, k=min(QUERIES, len(words))):
        if len(told) < 3:
            continue
        at = chance.randrange(len(told) - 1)
        shape = chance.randrange(6)
        yield (
            (told[at], Filters()),
            (f"{told[at]} {told[at - 1]}", Filters()),
            (f'"{told[at]} {told[at + 1]}"', Filters()),
            (f"{told[at][:4]}*", Filters()),
            (told[at], Filters(by=chance.choice(people))),
            (told[at], Filters(since="2016", until="2018")),
        )[shape]


def search_times(path: Path) -> list[float]:
    """Return the seconds of each search, the first of each left as it comes."""
    found = []
    with Record(path) as record:
        for words, filters in list(searches(record, random.Random(7))):  # noqa: S311
            began = time.perf_counter()
            record.search(words, filters)
            found.append(time.perf_counter() - began)
    return found


@click.command()
@click.argument("record", type=click.Path(exists=True, path_type=Path))
@click.option("--thousands", default=100, show_default=True, type=int)
@click.option("--keep", type=click.Path(path_type=Path), help="Keep the record there.")
def main(record: Path, thousands: int, keep: Path | None) -> None:
    """Grow a record from the readings of another, and tell what it costs."""
    with TemporaryDirectory() as scratch:
        path = keep or Path(scratch, "grown.db")
        reading = reading_cost(record)
        portions = []
        with Writer(path) as writer:
            for number, one in enumerate(grown(writer, replayed(record), thousands), 1):
                portions.append(one)
                click.echo(
                    f"{number:4},000  stored {one.stored * 1e3:5.2f} ms  "
                    f"settled {one.settled * 1e3:5.2f} ms  {one.memory / 1e6:6.0f} MB"
                )
        tell(portions, (reading + reading_cost(record)) / 2)
        times = search_times(path)
        click.echo(f"search median {median(times) * 1e3:.1f} ms")
        click.echo(f"search 95th percentile {quantiles(times, n=20)[-1] * 1e3:.1f} ms")
        click.echo(f"size {path.stat().st_size / 1e9:.2f} GB")


def tell(portions: list[Portion], reading: float) -> None:
    """Print what the portions come to beside reading."""
    cost = mean(one.cost for one in portions)
    first, last = portions[0].cost, portions[-1].cost
    tenth = portions[min(9, len(portions) - 1)].memory
    click.echo(f"reading {reading * 1e3:.1f} ms an article, one thread")
    click.echo(f"storing and settling {cost * 1e3:.2f} ms: {cost / reading:.1%} of it")
    click.echo(f"first thousand {first * 1e3:.2f} ms, last {last * 1e3:.2f} ms")
    whole = (reading + last) / (reading + first) - 1
    click.echo(f"an article, read and stored: the last thousand {whole:+.1%} slower")
    click.echo(f"memory after 10,000 to the end {portions[-1].memory / tenth - 1:+.1%}")


if __name__ == "__main__":
    main()
