"""The words of time, and the classes that the rules of all families speak of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from onrecord.lists import listed, numbered
from onrecord.reading.phrases.lexing import Lexeme

MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun",
            "july jul", "august aug", "september sep sept", "october oct",
            "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS: Final = {
    name: number
    for number, names in enumerate(
        (
            "monday mon", "tuesday tue tues", "wednesday wed",
            "thursday thu thur thurs", "friday fri", "saturday sat", "sunday sun",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
SEASONS: Final = {
    "spring": "SP", "springtime": "SP", "summer": "SU", "summertime": "SU",
    "autumn": "FA", "fall": "FA", "winter": "WI", "wintertime": "WI",
}  # fmt: skip
UNITS: Final = {
    "second": ("PT", "S"), "minute": ("PT", "M"), "hour": ("PT", "H"),
    "day": ("P", "D"), "weekend": ("P", "WE"), "week": ("P", "W"),
    "fortnight": ("P", "W"), "month": ("P", "M"), "quarter": ("P", "Q"),
    "year": ("P", "Y"), "decade": ("P", "DE"), "century": ("P", "CE"),
}  # fmt: skip
PLURALS: Final = {
    **{f"{unit}s": unit for unit in UNITS if unit != "century"},
    "centuries": "century", "yrs": "year", "hrs": "hour", "mins": "minute",
}  # fmt: skip
SHORT_UNITS: Final = {"yr": "year", "hr": "hour", "min": "minute", "sec": "second"}
ORDINALS: Final = numbered(
    """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
    thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth
    twentieth"""
)
PARTS: Final = {
    "morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI",
    "mornings": "TMO", "afternoons": "TAF", "evenings": "TEV", "nights": "TNI",
    "dawn": "TDA", "midday": "TMI", "daytime": "TDT", "overnight": "TNI",
    "lunchtime": "TMI", "nighttime": "TNI", "dusk": "TEV",
}  # fmt: skip
SHIFTS: Final = {
    "last": -1, "past": -1, "previous": -1, "preceding": -1,
    "this": 0, "current": 0,
    "next": 1, "coming": 1, "upcoming": 1, "following": 1,
}  # fmt: skip
ZONES: Final = listed(
    "utc gmt est edt et pst pdt pt cst cdt ct mst mdt bst cet cest ist jst z"
)
DECADES: Final = {
    "twenties": "2", "thirties": "3", "forties": "4", "fifties": "5", "sixties": "6",
    "seventies": "7", "eighties": "8", "nineties": "9",
}  # fmt: skip
FEW: Final = listed("several few many some numerous recent countless")

BEFORE_NAMES: Final = listed(
    """in of by since last this next early late mid until till through from to between
    and during for before after - past each every throughout the around about on"""
)
"""What stands before a month or season whose name is a common word as well."""

COMMON_WORDS: Final = listed("may march fall spring second sat sun mar wed mon")
VERBS: Final = listed("fall spring march")
"""Those of them that are verbs after `to`."""

LASTING: Final = listed("for in after of well lasted took last than")
"""What stands before `over 10 years` where that is longer than they are."""

YEARS: Final = range(1000, 2200)
LIKELY_YEARS: Final = range(1900, 2100)
BEFORE_YEARS: Final = (
    listed(
        """in of since by from until till through during before after between early late
        mid - – — ( the year fiscal to and , around circa about"""
    )
    | frozenset(MONTHS)
    | frozenset(SEASONS)
)
"""What stands before a year that is no likely one: `in 1483`."""

SURELY_BEFORE_YEARS: Final = listed(
    """in since by until till before after during the a an this its his her their our
    that early late mid"""
)
"""What stands before a year though a plural follows: `the 2016 elections`."""

NO_YEARS: Final = listed(
    """% percent per people men women children police km feet sq square cubic rpm mph kg
    lb"""
)
"""What stands after a number that is no year, as nouns in the plural do."""

WORDS: Final[dict[str, tuple[str, ...]]] = {}
for _class, _words in (
    ("{month}", MONTHS), ("{weekday}", WEEKDAYS), ("{season}", SEASONS),
    ("{unit}", UNITS), ("{unit}", SHORT_UNITS), ("{units}", PLURALS),
    ("{ordinal}", ORDINALS), ("{part}", PARTS), ("{shift}", SHIFTS),
    ("{zone}", ZONES), ("{decade}", DECADES), ("{few}", FEW),
):  # fmt: skip
    for _word in _words:
        WORDS[_word] = (*WORDS.get(_word, ()), _class)
CAPITAL: Final = frozenset({"{month}", "{weekday}"})


def unit_of(word: str) -> str:
    """Return the unit that a word names, singular or plural, long or short."""
    return PLURALS.get(word) or SHORT_UNITS.get(word) or word


def classes(lexemes: Sequence[Lexeme], at: int) -> tuple[str, ...]:
    """Return the classes of a lexeme where it stands."""
    lexeme = lexemes[at]
    if lexeme.numeral is not None:
        numbers = _of_number(lexeme)
        if "{year}" in numbers and not _is_year(lexemes, at):
            return tuple(name for name in numbers if name != "{year}")
        return numbers
    found = WORDS.get(lexeme.word)
    if found is None:
        return _of_ordinal(lexeme.word) if lexeme.word[0].isdecimal() else ()
    if found[0] in CAPITAL and not lexeme.written[0].isupper():
        return ()
    if lexeme.word in COMMON_WORDS and not _is_name(lexemes, at):
        return tuple(name for name in found if name in ("{ordinal}", "{unit}"))
    return found


def _of_number(lexeme: Lexeme) -> tuple[str, ...]:
    numeral = lexeme.numeral
    assert numeral is not None  # noqa: S101, asked for numbers only
    if numeral.low != numeral.high:
        return ("{few}",) if numeral.in_words else ()
    if numeral.plain is None:
        return ("{number}",)
    value, size = int(numeral.low), len(numeral.plain)
    found = ["{number}"]
    if size == 4 and value in YEARS:
        found.append("{year}")
    if size <= 2:
        found.append("{two}")
        if 1 <= value <= 31:
            found.append("{day}")
        if value <= 24:
            found.append("{hour}")
        if size == 2 and value < 60:
            found.append("{minute}")
    if size == 4 and value <= 2400 and value % 100 < 60:
        found.append("{hours}")
    return tuple(found)


def _is_year(lexemes: Sequence[Lexeme], at: int) -> bool:
    """Return whether a number of four digits is a year where it stands."""
    lexeme = lexemes[at]
    before = lexemes[at - 1] if at else None
    after = lexemes[at + 1] if at + 1 < len(lexemes) else None
    if lexeme.glued and before is not None and before.word[-1] not in "-–—(/'“\"‘’":
        return False
    if after is not None:
        word = after.word
        if word in NO_YEARS or (after.glued and word.isalpha() and word != "s"):
            return False
        counted = word.endswith("s") and not word.endswith(("ss", "us", "is"))
        opens = before is None or before.word in '.!?“"'
        named = opens or (before is not None and before.word in SURELY_BEFORE_YEARS)
        if counted and len(word) > 3 and after.written.islower() and not named:
            return False
    if before is not None and before.word == "-" and at > 1:
        ahead = lexemes[at - 2].numeral
        if ahead is not None and len(ahead.plain or "") == len("555"):
            return False  # a telephone number
    likely = int(lexeme.word) in LIKELY_YEARS
    return likely or before is None or before.word in BEFORE_YEARS


def _of_ordinal(word: str) -> tuple[str, ...]:
    """Return the classes of an ordinal in digits: `3rd`, `25th`."""
    digits = word[:-2]
    if not digits.isdecimal() or len(digits) > 3:
        return ()
    return ("{ordinal}", "{dayth}") if 1 <= int(digits) <= 31 else ("{ordinal}",)


def ordinal(lexeme: Lexeme) -> int:
    """Return the number of an ordinal, in a word or in digits."""
    word = lexeme.word
    return ORDINALS[word] if word in ORDINALS else int(word[:-2])


def _is_name(lexemes: Sequence[Lexeme], at: int) -> bool:
    """Return whether a common word is a month's, weekday's or season's name here."""
    lexeme = lexemes[at]
    after = lexemes[at + 1] if at + 1 < len(lexemes) else None
    before = lexemes[at - 1].word if at else ""
    if lexeme.written.endswith("."):
        return True
    if after is not None and after.numeral is not None and not after.glued:
        return bool(after.numeral.plain)
    if before in ("to", "and") and lexeme.word in VERBS and lexeme.written.islower():
        return False  # `to fall`, `rise and fall`
    day = lexemes[at - 1].numeral if at else None
    if day is not None and day.plain and lexeme.word in MONTHS:
        return lexeme.written[0].isupper() and 0 < day.low <= 31  # `5 May`
    short = lexeme.word in ("sat", "sun", "mar", "wed", "mon", "second")
    return before in BEFORE_NAMES and not short
