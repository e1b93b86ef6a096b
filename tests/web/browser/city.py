"""A small record with one of everything that a page can show."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from onrecord.errors import Skipped
from onrecord.record import Writer, judge
from onrecord.record.correct import correct, strike, take_back
from onrecord.record.corrections import Change
from onrecord.record.removal import remove
from onrecord.schema import Figure, Furniture, Reading, Span, Statement
from tests.record.made import Said, Who, made, story

MAYOR = Who("Dana Whitlock", title="the mayor", forms=("Whitlock",))
HAAS = Who("Peter Haas", title="councilman", forms=("Haas",))
ASKED = "“We have asked politely, we have written letters, and we have waited,”"
WROTE = "“We have asked politely, we wrote letters, and we have waited for months,”"
OUTER = "that the mayor had told him “the waiting is over” on the pier"
INNER = "“the waiting is over”"
OWED = "in dock fees to the city of Port Ellery and both of its islands"
ADVERT = "Get our newsletter every morning"
SURNAME = Who("Lopez")
RAY = Who("Ann Ray", forms=("Ray",))


def place(text: str, words: str) -> Span:
    """Return where words stand first in a text."""
    start = text.index(words)
    return start, start + len(words)


def fees() -> Reading:
    """Return an article with a statement in another, furniture, and figures."""
    read = story(
        "fees",
        Said(MAYOR, ASKED, on="2024-03-05"),
        Said(HAAS, OUTER, "mixed", sure=0.6),
        ADVERT,
        f"The company owes $2.4 million {OWED}",
        Said(None, "that the boats would sail", "indirect"),
        title="Harbor Council Sues Ferry Company",
        byline="By Nan Quill",
        outlet="Port Ellery Courier",
        published="2024-03-06",
        url="https://courier.example/fees",
        source="harbor.html",
    )
    inner = Statement(
        "s4", "direct", (place(read.text, "the mayor"),), (place(read.text, "told"),),
        (place(read.text, INNER),), "p1", 0.8, 0.8,
    )  # fmt: skip
    start, end = place(read.text, ADVERT)
    advert = Furniture((start, end + 1), "subscription")
    figure = Figure(
        "f1", place(read.text, "$2.4 million"), 2_400_000.0, None, "USD", None,
        (place(read.text, OWED),), None, None,
    )  # fmt: skip
    return replace(
        read,
        statements=(*read.statements, inner),
        furniture=(advert,),
        figures=(figure,),
        passages=tuple(one for one in read.passages if one.span != advert.span),
    )


def readings() -> list[Reading]:
    """Return the articles of the city, from three papers and three years."""
    return [
        fees(),
        story("letters", Said(MAYOR, WROTE), Said("SIRA", "that it would wait"),
              title="Island Waits for Its Boat", outlet="The Skerry Islander",
              published="2024-03-08", url="https://islander.example/letters"),
        story("copy", Said(MAYOR, ASKED), title="City Takes Ferry Firm to Court",
              outlet="Coast Daily", published="2024-03-06"),
        story("bench", Said(HAAS, "“A judge will not build us a new dock,”"),
              Who("Dana M. Whitlock"), title="Back to the Table",
              outlet="Port Ellery Courier", published="2025-11-05"),
        story("ray", Said(RAY, "“No dock is cheap,”"), published="2026-01-15"),
        story("lopez", Who("Cy Lopez", forms=("Lopez",))),
        story("bare", SURNAME),
        story("gone", Said("Bo Quill", "that it never was"), title="Withdrawn"),
        *(story(f"more{n}", Said(RAY, f"that pier {n} would open", "indirect"),
                outlet="Coast Daily", published=f"2025-{n % 12 + 1:02}-03")
          for n in range(24)),
    ]  # fmt: skip


def city(path: Path) -> Path:
    """Make the record, with what people judged, put right and removed."""
    made(path, *readings())
    with Writer(path) as writer:
        writer.skip(Skipped("city.jsonl:12", "no_text", "has no text"))
        writer.commit()
    first = judge.merge(path, "Dana Whitlock", "Bo Quill", "a slip")
    judge.undo(path, first, "he is not she")
    judge.merge(path, "Ann Ray", "SIRA", "she speaks for it")
    correct(path, "bench#s1", Change(form="mixed"), "Nan", "half of it is quoted")
    strike(path, "more3#s1", "Nan", "nobody said so")
    take_back(path, 1, "Nan", "it is whole")
    remove(path, "gone", "Nan", "withdrawn by the paper")
    return path
