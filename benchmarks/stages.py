"""`python -m benchmarks.stages`: what each stage costs, and how its cost grows.

Each stage's time is told as a share of a reading without it, measured on the same
articles in the same run; growth is the time of a text twice as long, over that of the
text. One thread: the shares are those of the processor.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median

import click

from benchmarks import options
from benchmarks.texts import texts
from onrecord.reading import weights as weights_of
from onrecord.reading.draft import Draft, Stage
from onrecord.reading.manifest import SHIPPED
from onrecord.reading.pipeline import stages
from onrecord.schema import Article

REPEATED = 300
"""How often the pieces of the texts whose growth is measured are repeated."""

RULED = ("parties", "moments", "figures")
"""The stages of rules, whose time must not grow faster than the text."""

ATTACKS = (
    "1 ", "1,000 ", "1-", "$1 to ", "one hundred and ", "May 5, ", "a day later ",
    "from 5 to ", "He said on May 5 that 15 men left. ", "Ann Ray said he said. ",
    "a" * 200 + " ", "“", "(", "’s ", "...",
)  # fmt: skip


@click.command()
@options.shared("The folder of data; without it, the package's sample is read.")
@options.passes
def main(shared: Path, passes: int) -> None:
    """Print the cost of each stage, and the growth of the slowest text of each.

    \b
    Example:
      python -m benchmarks.stages
    """  # noqa: D301, since click's mark is a real backspace
    made = stages(weights_of.load(SHIPPED, threads=1))
    data, articles = texts(shared)
    click.echo(f"{len(articles)} articles of {data}, {passes} passes")
    timed = [timings(made, articles) for _ in range(passes + 1)][1:]
    click.echo(f"{'stage':<12}{'seconds':>9}{'of the rest':>13}")
    for stage in made:
        seconds = median(one[stage.name] for one in timed)
        click.echo(
            f"{stage.name:<12}{seconds:>9.2f}{of_rest(timed, stage.name):>12.1%}"
        )
    both = of_rest(timed, "moments", "figures")
    click.echo(f"moments and figures together: {both:.1%} of a reading without them")
    worst = max((growth(made, piece), piece) for piece in ATTACKS)
    click.echo(f"growth at twice the length, at most: {worst[0]:.2f} ({worst[1]!r})")


def timings(made: Sequence[Stage], articles: Sequence[str]) -> dict[str, float]:
    """Return the seconds that each stage takes over some articles."""
    spent = {stage.name: 0.0 for stage in made}
    for number, text in enumerate(articles):
        draft = Draft(Article(id=str(number), text=text, published="2016-09-26"))
        for stage in made:
            start = time.perf_counter()
            draft = stage.run(draft)
            spent[stage.name] += time.perf_counter() - start
    return spent


def of_rest(timed: Sequence[Mapping[str, float]], *names: str) -> float:
    """Return the time of some stages as a share of a reading without them."""
    shares = []
    for one in timed:
        own = sum(one[name] for name in names)
        shares.append(own / (sum(one.values()) - own))
    return median(shares)


def growth(made: Sequence[Stage], piece: str) -> float:
    """Return how many times as long a text of twice the pieces takes in the rules."""
    short, long = (
        min(
            sum(timings(made, [piece * size])[name] for name in RULED) for _ in range(3)
        )
        for size in (REPEATED, 2 * REPEATED)
    )
    return long / short


if __name__ == "__main__":
    main()
