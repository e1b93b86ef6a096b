"""`python -m benchmarks.identities`: who is who across 300 articles, against a gold.

Pairwise: of all pairs of parties that the gold tells of, those that are one by the
gold and by the record. A wrong merge is a party that stands in an identity of which
most parties are somebody else.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import click

from benchmarks import options
from benchmarks import shared as shared_folder
from onrecord import Article, Reader, Record, Skipped, intake
from onrecord.record import Writer

GOLD: Final = Path(__file__).parent / "gold"
Key = tuple[str, str]
"""An article's id and a party's name in it."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far identities agree with the gold; shares in percent."""

    precision: float
    recall: float
    wrong: tuple[str, ...]
    unmatched: int

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def read_gold() -> dict[Key, str]:
    """Return who each party of the gold is."""
    lines = (GOLD / "identities.jsonl").read_text("utf-8").splitlines()
    rows = map(json.loads, lines)
    return {(row["article"], row["name"]): row["who"] for row in rows}


def articles(shared: Path) -> Iterable[Article]:
    """Yield the articles of the gold, in the gold's order."""
    wanted = (GOLD / "articles.txt").read_text("utf-8").split()
    found = {
        article.id: article
        for article in intake.articles([shared / shared_folder.ARCHIVE])
        if not isinstance(article, Skipped) and article.id in set(wanted)
    }
    return (found[name] for name in wanted)


def agreement(gold: Mapping[Key, str], found: Mapping[Key, str | None]) -> Agreement:
    """Return how far identities agree with the gold; None is a party by itself."""
    told = {key: found[key] or f"?{key}" for key in gold if key in found}
    both = _pairs(Counter((gold[key], told[key]) for key in told))
    members: dict[str, Counter[str]] = {}
    for key, identity in told.items():
        members.setdefault(identity, Counter())[gold[key]] += 1
    wrong = tuple(
        f"{name} in {article} is {gold[article, name]}, not {identity}"
        for (article, name), identity in told.items()
        if gold[article, name] != members[identity].most_common(1)[0][0]
    )
    return Agreement(
        100 * both / max(1, _pairs(Counter(told.values()))),
        100 * both / max(1, _pairs(Counter(gold[key] for key in told))),
        wrong,
        len(gold) - len(told),
    )


def _pairs(counts: Counter[object] | Counter[str] | Counter[Key]) -> int:
    return sum(count * (count - 1) // 2 for count in counts.values())


def measure(reader: Reader, shared: Path) -> Agreement:
    """Return how far the identities of the gold's articles agree with it."""
    with TemporaryDirectory() as scratch:
        path = Path(scratch, "gold.db")
        with Writer(path) as writer:
            for reading in reader.pipe(articles(shared)):
                writer.add(reading)
            writer.commit()
            writer.settle()
        with Record(path) as record:
            found = {
                (article, party): identity
                for article, party, identity in record.identified()
            }
    return agreement(read_gold(), found)


@click.command()
@options.shared("The folder of the archive.")
@options.weights
def main(shared: Path, weights: Path | None) -> None:
    """Measure identities on the gold, and name each wrong merge."""
    found = measure(Reader(weights), shared)
    click.echo(f"pairwise precision  {found.precision:6.2f}")
    click.echo(f"pairwise recall     {found.recall:6.2f}")
    click.echo(f"pairwise F1         {found.f1:6.2f}")
    click.echo(f"wrong merges        {len(found.wrong):6}")
    click.echo(f"lines not matched   {found.unmatched:6}")
    for line in found.wrong:
        click.echo(f"  {line}")


if __name__ == "__main__":
    main()
