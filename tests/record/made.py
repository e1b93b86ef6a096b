"""Small records, from short readings made by hand: who said what, and who is named."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import apsw

from onrecord.record import Record, Writer
from onrecord.record.database import open_to_read
from onrecord.schema import (
    Article,
    Form,
    Moment,
    Party,
    PartyKind,
    Passage,
    ReaderVersion,
    Reading,
    Span,
    Statement,
)

VERSION = ReaderVersion("0.0", "made")


@dataclass(frozen=True)
class Who:
    """Somebody who is named: in full first, then by each of the forms."""

    name: str
    kind: PartyKind = "person"
    title: str | None = None
    forms: tuple[str, ...] = ()


@dataclass(frozen=True)
class Said:
    """A statement; `who` is somebody's name, None for nobody who is told."""

    who: str | Who | None
    words: str
    form: Form = "direct"
    on: str | None = None
    sure: float = 0.9


class _Page:
    """An article's text as it grows, with what is in it."""

    def __init__(self) -> None:
        self.text = ""
        self.passages: list[Passage] = []
        self.mentions: dict[Who, list[Span]] = {}
        self.statements: list[Statement] = []
        self.moments: list[Moment] = []

    def put(self, words: str) -> Span:
        start = len(self.text)
        self.text += words
        return start, len(self.text)

    def name(self, who: Who) -> Span:
        span = self.put(who.name)
        self.mentions.setdefault(who, []).append(span)
        for form in who.forms:
            self.put(", ")
            self.mentions[who].append(self.put(form))
        return span

    def say(self, one: Said) -> None:
        content = self.put(one.words)
        self.put(" ")
        cue = self.put("said")
        source, speaker = None, None
        if one.who is not None:
            who = self._met(one.who)
            self.put(" ")
            source = self.name(who)
            speaker = f"p{list(self.mentions).index(who) + 1}"
        moment = None
        if one.on is not None:
            self.put(" on ")
            moment = f"m{len(self.moments) + 1}"
            span = self.put(one.on)
            told = (one.on, one.on, one.on, None, "text")
            self.moments.append(Moment(moment, span, "date", *told))
        self.statements.append(
            Statement(
                f"s{len(self.statements) + 1}", one.form,
                (source,) if source else (), (cue,), (content,), speaker,
                one.sure, 0.9 if speaker else None, moment=moment,
            )
        )  # fmt: skip

    def _met(self, who: str | Who) -> Who:
        """Return who it is: the one of that name who was named before, if any was."""
        if isinstance(who, Who):
            return who
        return next((one for one in self.mentions if one.name == who), Who(who))

    def parties(self) -> Iterable[Party]:
        for number, (who, spans) in enumerate(self.mentions.items(), start=1):
            length = len(spans)
            kinds, sure = ("name",) * length, (1.0,) * length
            told = (who.name, who.kind, who.title, tuple(spans))
            yield Party(f"p{number}", *told, kinds, sure)  # type: ignore[arg-type]


def story(name: str, *parts: Said | Who | str, **known: str | None) -> Reading:
    """Return the reading of an article: statements, names and plain words, in turn."""
    page = _Page()
    for part in parts:
        start = len(page.text)
        if isinstance(part, Said):
            page.say(part)
        elif isinstance(part, Who):
            page.name(part)
        else:
            page.put(part)
        page.put(".")
        page.passages.append(Passage((start, len(page.text))))
        page.put("\n")
    return Reading(
        VERSION,
        Article(id=name, text=page.text, **known),  # type: ignore[arg-type]
        passages=tuple(page.passages),
        statements=tuple(page.statements),
        parties=tuple(page.parties()),
        moments=tuple(page.moments),
    )


def made(path: Path, *readings: Reading, batch: int = 0) -> Path:
    """Make a record of readings, or add them, settled after each batch."""
    size = batch or max(1, len(readings))
    with Writer(path) as writer:
        for start in range(0, len(readings), size):
            for reading in readings[start : start + size]:
                writer.add(reading)
            writer.commit()
            writer.settle()
    return path


def identity(path: Path, article: str, called: str) -> str | None:
    """Return the key of who is called so in an article, None if nobody knows."""
    asked = (
        "SELECT identities.key FROM parties JOIN articles ON articles.id = article "
        "LEFT JOIN identities ON identities.id = identity "
        "WHERE address = ? AND called = ?"
    )
    ((key,),) = _asked(path).execute(asked, (article, called))
    return None if key is None else str(key)


def together(path: Path) -> set[frozenset[str]]:
    """Return the identities as sets of parties: `A1: Ann Ray`."""
    asked = (
        "SELECT group_concat(address || ': ' || called, '|') FROM parties "
        "JOIN articles ON articles.id = article WHERE identity NOTNULL "
        "GROUP BY identity"
    )
    return {frozenset(told.split("|")) for (told,) in _asked(path).execute(asked)}


def _asked(path: Path) -> apsw.Connection:
    return open_to_read(path)


def addresses(record: Record, *given: object, **known: object) -> list[str]:
    """Return the addresses that a search finds, in its order."""
    found = record.search(*given, **known)  # type: ignore[arg-type]
    return [one.address for one in found.quotations]
