"""Terms of office, congresses and elections: a calendar that stands as data.

Only terms that have begun are here: what is to come is not known.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.reading.moments.calendar import Days, days_of
from onrecord.reading.moments.meanings import Meaning, Scene, Spanning, Told, always
from onrecord.reading.moments.vocabulary import ordinal
from onrecord.reading.phrases.grammar import Rule
from onrecord.reading.phrases.lexing import Lexeme

PRESIDENTS: tuple[tuple[str, int, int], ...] = (
    ("nixon", 1969, 1973), ("nixon", 1973, 1974), ("ford", 1974, 1977),
    ("carter", 1977, 1981), ("reagan", 1981, 1985), ("reagan", 1985, 1989),
    ("bush", 1989, 1993), ("clinton", 1993, 1997), ("clinton", 1997, 2001),
    ("bush", 2001, 2005), ("bush", 2005, 2009), ("obama", 2009, 2013),
    ("obama", 2013, 2017), ("trump", 2017, 2021), ("biden", 2021, 2025),
    ("trump", 2025, 2029),
)  # fmt: skip
"""The terms of presidents of the United States: each from and to a 20th of January."""

RESIGNED = date(1974, 8, 9)
FIRST_CONGRESS = 1789
LONGEST_LIFE = 300
"""Congresses there may be; a higher number is no congress."""


def term_days(start: int, end: int) -> Days:
    """Return the days of a presidential term."""
    first = RESIGNED if start == 1974 else date(start, 1, 20)
    last = RESIGNED if end == 1974 else date(end, 1, 20)
    return Days(first, last, "term")


@dataclass(frozen=True, slots=True)
class Term:
    """A term of a president; without a number it is the one of the report's time.

    Its `beginning` (`days into the term`) is what is left of the month it began in.
    """

    surname: str
    number: int | None = None
    beginning: bool = False

    def resolve(self, scene: Scene) -> Told | None:
        """Return the days of the term, or of its beginning the first one."""
        days = self._days(scene)
        if days is None:
            return Told("P4Y", "duration")
        if self.beginning:
            month = days_of(f"{days.start:%Y-%m}")
            end = month.end if month else days.start
            first = Days(days.start, end, "month")
            return Told(f"{days.start:%Y-%m}", "date", first, "calendar")
        return Told("P4Y", "duration", days, "calendar")

    def _days(self, scene: Scene) -> Days | None:
        terms = [
            term_days(start, end)
            for surname, start, end in PRESIDENTS
            if surname == self.surname
        ]
        if self.number is not None:
            return terms[self.number - 1] if self.number <= len(terms) else None
        if len(terms) == 1:
            return terms[0]
        point = scene.reference
        begun = [term for term in terms if point and term.start <= point.day]
        return begun[-1] if begun else None


def _term(surname: str) -> tuple[Rule[Meaning], ...]:
    def plain() -> Meaning:
        return Term(surname)

    def numbered(number: Lexeme) -> Meaning:
        return Term(surname, ordinal(number))

    def beginning(unit: Lexeme) -> Meaning:
        return Term(surname, beginning=unit.word == "days")

    named = f"(mr|mr .|president|donald|barack|joe|bill|george w .)? {surname} 's"
    return (
        Rule(f"{named} term", plain),
        Rule(f"{named} {{ordinal}} term", numbered),
        Rule(f"{{units}} into {named} term", beginning),
        Rule(f"{{units}} into {named} presidency", beginning),
    )


def _congress(number: Lexeme) -> Meaning | None:
    count = ordinal(number)
    if not 0 < count < LONGEST_LIFE:
        return None
    year = FIRST_CONGRESS + 2 * (count - 1)
    # Until 1934 a congress began on the 4th of March.
    day = (1, 3) if year >= 1935 else (3, 4)
    days = Days(date(year, *day), date(year + 2, *day), "term")
    return Spanning("P2Y", days)


RULES: tuple[Rule[Meaning], ...] = (
    *(
        rule
        for name in dict.fromkeys(n for n, *_ in PRESIDENTS)
        for rule in _term(name)
    ),
    Rule("the {ordinal} congress", _congress),
    Rule("(his|her|the|the president 's) {ordinal} term", always("P4Y", "duration")),
)
