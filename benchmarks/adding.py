"""`python -m benchmarks.adding`: articles added by one process, by two, and again.

The same articles of the archive are added with one worker and with two, in turn; then
once more, shuffled and in two files that overlap, which must add nothing.
"""

from __future__ import annotations

import gzip
import random
import time
from itertools import islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import click

from benchmarks import options
from benchmarks import shared as shared_folder
from onrecord import add
from onrecord.adding import Added, Options


def timed(files: list[Path], record: Path, workers: int) -> tuple[float, Added]:
    """Return the seconds that adding files takes, and what it did."""
    began = time.perf_counter()
    added = add(files, record, Options(workers=workers))
    return time.perf_counter() - began, added


@click.command()
@options.shared("The folder of the archive.")
@options.passes
@click.option("--articles", default=400, show_default=True, type=int)
def main(shared: Path, passes: int, articles: int) -> None:
    """Add articles with one worker, with two, and again."""
    with gzip.open(shared / shared_folder.ARCHIVE) as stream:
        lines = list(islice(stream, articles))
    with TemporaryDirectory() as scratch:
        folder = Path(scratch)
        whole = folder / "whole.jsonl"
        whole.write_bytes(b"".join(lines))
        ratios = []
        for number in range(passes):
            one, _ = timed([whole], folder / f"one{number}.db", 1)
            two, _ = timed([whole], folder / f"two{number}.db", 2)
            ratios.append(one / two)
            rates = f"{articles / one:.1f} a second with one, {articles / two:.1f} with"
            click.echo(f"{rates} two: {one / two:.2f} times")
        click.echo(f"two workers: {median(ratios):.2f} times (median of {passes})")
        random.Random(7).shuffle(lines)  # noqa: S311
        half = len(lines) // 2
        parts = [folder / "first.jsonl", folder / "second.jsonl"]
        parts[0].write_bytes(b"".join(lines[: half + half // 2]))
        parts[1].write_bytes(b"".join(lines[half:]))
        again, added = timed(parts, folder / "two0.db", 2)
        told = f"{added.added} added, {added.known} there before"
        click.echo(f"again, shuffled and overlapping: {told}")
        click.echo(f"again: {two / again:.1f} times as fast")
        raise SystemExit(bool(added.added))


if __name__ == "__main__":
    main()
