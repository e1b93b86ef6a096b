"""`python -m benchmarks.quality`: how well the reader reads, held against floors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NoReturn

import click
import msgspec

from benchmarks import options
from benchmarks import shared as shared_folder
from benchmarks.figures import Measured
from benchmarks.floors import (
    FLOORS,
    Floors,
    LooseningError,
    digests,
    load,
    raised,
    shortfalls,
    store,
)
from benchmarks.measuring import NotReadError, measure
from benchmarks.scorers import ScorerError
from onrecord import OnrecordError, Reader


@click.command(epilog="Exit codes: 0 all floors hold, 1 one does not, 2 wrong use.")
@options.shared("The folder of data and scorers.")
@options.weights
@click.option(
    "--floors",
    "path",
    type=click.Path(dir_okay=False, path_type=Path),
    default=FLOORS,
    show_default="benchmarks/floors.json",
    help="The file of floors.",
)
@click.option("--update", is_flag=True, help="Raise the floors to what is measured.")
@click.option(
    "--allow-regression",
    is_flag=True,
    help="With --update: loosen floors too, and take up other data.",
)
def main(
    shared: Path,
    weights: Path | None,
    path: Path,
    *,
    update: bool,
    allow_regression: bool,
) -> None:
    """Measure how well the reader reads the dev data, and hold it against the floors.

    \b
    Examples:
      python -m benchmarks.quality
      python -m benchmarks.quality --update
    """  # noqa: D301, since click's mark is a real backspace
    if allow_regression and not update:
        raise click.UsageError("--allow-regression does nothing without --update")
    if missing := shared_folder.absent(shared):
        names = ", ".join(missing)
        raise click.UsageError(f"{shared} lacks {names}: name the folder by --shared")
    try:
        floors = load(path)
    except (OSError, msgspec.DecodeError) as error:
        raise click.ClickException(f"{path}: {error}") from error
    try:
        figures = measure(Reader(weights), shared, _tell)
    except (OnrecordError, NotReadError, ScorerError) as error:
        raise click.ClickException(str(error)) from error
    click.echo("\n".join(table(figures, floors)))
    data = digests(shared, shared_folder.DATA)
    if update:
        _update(figures, data, floors, path, allow_regression=allow_regression)
        return
    if short := shortfalls(figures, data, floors):
        _end("falls short of the floors:", short)


def table(figures: Mapping[str, Measured], floors: Floors) -> Iterator[str]:
    """Yield the lines of a table: figure, measured, floor."""
    width = max(len(name) for name in figures)
    yield f"{'figure':<{width}}  {'measured':>8}  {'floor':>7}"
    for name, figure in figures.items():
        floor = floors.figures.get(name)
        least = f"{_SIGN[floor.better]} {floor.value:.1f}" if floor else "none"
        of = "" if figure.of is None else f"  of {figure.of}"
        broken = "" if floor and floor.holds(figure.value) else "  !"
        yield f"{name:<{width}}  {figure.value:>8.1f}  {least:>7}{of}{broken}"


_SIGN = {"higher": "≥", "lower": "≤"}


def _update(
    figures: Mapping[str, Measured],
    data: Mapping[str, str],
    floors: Floors,
    path: Path,
    *,
    allow_regression: bool,
) -> None:
    """Write the raised floors and say which moved, in words fit for a commit."""
    try:
        reached = raised(figures, data, floors, allow_regression=allow_regression)
    except LooseningError as error:
        reason = "not updated, since it would loosen the floors (--allow-regression):"
        _end(reason, error.shortfalls)
    store(reached, path)
    for name, floor in reached.figures.items():
        before = floors.figures.get(name)
        if before is None or before.value != floor.value:
            was = "none" if before is None else f"{before.value:.1f}"
            click.echo(f"{name} {was} -> {floor.value:.1f}")


def _end(reason: str, found: tuple[object, ...]) -> NoReturn:
    click.echo("\n".join([reason, *(f"  {each}" for each in found)]), err=True)
    raise SystemExit(1)


def _tell(progress: str) -> None:
    click.echo(progress, err=True)


if __name__ == "__main__":
    main()
