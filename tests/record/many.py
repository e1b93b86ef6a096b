"""Readings in number, what stands in for the model that makes them, a record told."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import apsw

from onrecord.adding import Added, add_from
from onrecord.errors import Skipped
from onrecord.formats import to_json
from onrecord.reading.parallel import in_order
from onrecord.record import Record, Writer
from onrecord.schema import (
    Article,
    Figure,
    Party,
    Passage,
    ReaderVersion,
    Reading,
    Span,
    Statement,
)

ROOT = Path(__file__).parents[2]
VERSION = ReaderVersion("0.0", "made")
NAMES = ("Ann Ray", "Bo Lind", "Cy Ortiz", "Dee Marsh", "Eli Park")
PLANS = ("closed in spring", "sold to the city", "rebuilt by June", "left as it is")


def report(number: int) -> Article:
    """Return a short report that is not like any other of another number."""
    name, plan = NAMES[number % 5], PLANS[number % 4]
    said = f"“Pier {number} will be {plan}, whatever it costs us,”"
    return Article(
        id=f"r{number}",
        text=f"{said} {name} said. It costs £{number + 1}.",
        source=f"city.jsonl:{number + 1}",
        outlet=f"Paper {number % 3}",
        published=f"2024-{number % 12 + 1:02}",
    )


def reports(number: int) -> list[Article]:
    """Return as many reports, in order."""
    return [report(n) for n in range(number)]


def read(article: Article, version: ReaderVersion = VERSION) -> Reading:
    """Return what is to be found in a report."""
    text = article.text
    content = (0, text.index("”") + 1)
    name = next(name for name in NAMES if name in text)
    who = _place(text, name)
    cost = text[text.index("£") : -1]
    statement = Statement(
        "s1", "direct", (who,), (_place(text, "said"),), (content,), "p1", 0.9, 0.8
    )
    party = Party("p1", name, "person", None, (who,), ("name",), (1.0,))
    paid = Figure(
        "f1", _place(text, cost), float(cost[1:]), None, "GBP", None, (), None, None
    )
    return Reading(
        version,
        article,
        passages=(Passage((0, len(text))),),
        statements=(statement,),
        parties=(party,),
        figures=(paid,),
    )


def _place(text: str, words: str) -> Span:
    start = text.index(words)
    return start, start + len(words)


class StandIn:
    """A source that reads in a thread, and keeps the ids of what it was given."""

    def __init__(
        self,
        attempt: Callable[[Article], Reading | Skipped] = read,
        told: Callable[[str], object] = lambda _: None,
    ) -> None:
        self.ids: list[str] = []
        self._attempt, self._told = attempt, told

    def read(
        self, articles: Iterable[Article], ahead: int
    ) -> Iterator[tuple[Article, Reading | Skipped]]:
        """Yield each article with its reading."""
        with ThreadPoolExecutor(1) as pool:
            yield from in_order(pool, self._one, articles, ahead)

    def _one(self, article: Article) -> Reading | Skipped:
        self.ids.append(article.id)
        self._told(article.id)
        return self._attempt(article)


def add_all(path: Path, found: Iterable[Article | Skipped]) -> Added:
    """Add articles to the record of a file, read by what stands in for the model."""
    with Writer(path) as writer:
        return add_from(found, writer, StandIn())


def contents(path: Path) -> tuple[list[bytes], list[tuple[Any, ...]]]:
    """Return the readings of a record, and its quotations with who said them."""
    with Record(path) as record:
        readings = [to_json(reading) for reading in record.readings()]
    return readings, asked(path, "SELECT * FROM quotations ORDER BY statement")


def asked(path: Path, sql: str) -> list[tuple[Any, ...]]:
    """Return the rows that a question finds in a record's file."""
    connection = apsw.Connection(str(path))
    connection.set_busy_timeout(10_000)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def is_sound(path: Path) -> bool:
    """Return whether a record's file is whole, and all that its rows point at there."""
    whole = asked(path, "PRAGMA integrity_check") == [("ok",)]
    return whole and asked(path, "PRAGMA foreign_key_check") == []
