"""Readings built by hand, for the tests of what prints them."""

from onrecord.schema import (
    Act,
    Article,
    Figure,
    Furniture,
    Moment,
    Party,
    Passage,
    ReaderVersion,
    Reading,
    Statement,
)

TEXT = "“No,” said Mayor Ann Ray. Sign up! “Never, not for £4.”"
VERSION = ReaderVersion("0.0", "made")


def bare(text: str = "He left.", **known: str) -> Reading:
    """Return a reading in which nothing was found."""
    return Reading(VERSION, Article(id="a", text=text, **known))  # type: ignore[arg-type]


def full(*, is_file: bool = False) -> Reading:
    """Return a reading of TEXT with an entry of every kind."""
    article = Article(
        id="a1",
        text=TEXT,
        source="news.jsonl:3",
        title="No, says mayor",
        byline="Lee Quill",
        outlet="The Buoy",
        published="2024-03",
        url="https://buoy.example/no",
        notes=("3 bytes were no UTF-8",),
        is_file=is_file,
    )
    return Reading(
        VERSION,
        article,
        passages=(Passage((0, 25)), Passage((35, 55))),
        furniture=(Furniture((26, 34), "subscription"),),
        statements=statements(),
        parties=(
            Party("p1", "Ann Ray", "person", "Mayor", ((11, 24),), ("name",), (1.0,)),
        ),
        moments=(Moment("m1", (35, 41), "set", "x", None, None, None, "published"),),
        figures=(
            Figure("f1", (51, 53), 4.0, None, "GBP", None, ((0, 5),), "s2", "p1"),
            Figure("f2", (51, 53), (1.0, 4.0), "about", None, "day", (), None, None),
        ),
        acts=(Act("a1", "refuses", "p1", None, ((0, 5),), "m1", ((6, 10),), "s1"),),
    )


def statements() -> tuple[Statement, ...]:
    source, cue = ((11, 24),), ((6, 10),)
    return (
        Statement("s1", "direct", source, cue, ((0, 5),), "p1", 0.98, 0.9),
        Statement("s2", "direct", (), (), ((35, 55),), None, 0.5),
    )
