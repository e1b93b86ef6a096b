"""Times of the day: `3:30 p.m.`, `16:00 UTC`, `noon`, `in the morning`, `at night`."""

from __future__ import annotations

from onrecord.lists import listed
from onrecord.reading.moments.meanings import AtTime, Meaning
from onrecord.reading.moments.vocabulary import PARTS
from onrecord.reading.phrases.grammar import Rule, after_words
from onrecord.reading.phrases.lexing import Lexeme

AT_TIME = after_words(
    listed("at by from to until till about around after before - and")
)
IN_PART = after_words(listed("in at by during all early late until through of every"))
UNIVERSAL = ("utc", "gmt", "z")


def _clock(
    hour: int, minute: int, zone: Lexeme | None, half: str = ""
) -> Meaning | None:
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    if hour > 24 or (hour == 24 and minute):
        return None
    suffix = "Z" if zone is not None and zone.word in UNIVERSAL else ""
    return AtTime(f"T{hour:02d}:{minute:02d}{suffix}")


def _minutes(
    hour: Lexeme, minute: Lexeme, zone: Lexeme | None = None
) -> Meaning | None:
    return _clock(int(hour.word), int(minute.word), zone)


def _together(hours: Lexeme, zone: Lexeme | None = None) -> Meaning | None:
    return _clock(int(hours.word[:2]), int(hours.word[2:]), zone)


def _half_day(half: str) -> tuple[Rule[Meaning], ...]:
    """Return the rules of times in the morning (`am`) or after noon (`pm`)."""

    def full(hour: Lexeme, zone: Lexeme | None = None) -> Meaning | None:
        return _clock(int(hour.word), 0, zone, half)

    def minutes(
        hour: Lexeme, minute: Lexeme, zone: Lexeme | None = None
    ) -> Meaning | None:
        return _clock(int(hour.word), int(minute.word), zone, half)

    def pointed(time: Lexeme, zone: Lexeme | None = None) -> Meaning | None:
        hour, point, minute = time.word.partition(".")
        known = point and hour.isdecimal() and len(minute) == 2 and int(minute) < 60
        return _clock(int(hour), int(minute), zone, half) if known else None

    return (
        Rule(f"{{hour}} {half} {{zone}}?", full),
        Rule(f"{{hour}} : {{minute}} {half} {{zone}}?", minutes),
        Rule(f"{{number}} {half} {{zone}}?", pointed),
    )


RULES: tuple[Rule[Meaning], ...] = (
    *_half_day("am"),
    *_half_day("pm"),
    Rule("{hour} : {minute} {zone}", _minutes),
    Rule("{hour} : {minute} (hrs|hours)", _minutes),
    Rule("{hour} : {minute}", _minutes, AT_TIME),
    Rule("{hours} {zone}", _together),
    Rule("{hours} (hrs|hours)", _together),
    Rule("{hour} o'clock", lambda hour: _clock(int(hour.word), 0, None)),
    Rule("noon", lambda: AtTime("T12:00")),
    Rule("midnight", lambda: AtTime("T24:00")),
    Rule("{part}", lambda part: AtTime(PARTS[part.word]), IN_PART),
)
