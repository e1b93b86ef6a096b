"""Units of measure and of money, by all the words and signs for them.

Currencies have their ISO 4217 code, other units their English name in the singular. A
phrase of several lexemes is found by its longest form.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from onrecord.lists import listed
from onrecord.reading.figures.nouns import singular
from onrecord.reading.phrases.lexing import Lexeme, word_at

LONGEST: Final = 5
"""Lexemes of a unit at most: `mile - per - hour`."""

SHORT: Final = listed("bp hr hrs sec secs min mins yd mi oz ft pt pts gal lb lbs")
"""Signs that nobody writes in capitals."""


def table(text: str) -> dict[str, tuple[str, ...]]:
    """Return the names of a text with their forms: `mile: mile, mi; foot: ft;`."""
    entries = (entry.partition(":") for entry in text.split(";") if entry.strip())
    return {
        " ".join(name.split()): tuple(" ".join(one.split()) for one in forms.split(","))
        for name, _, forms in entries
    }


UNITS: Final = table(
    """
    percent: %, percent, per cent, pct, pc;
    percentage point: percentage point, ppt, pp;
    basis point: basis point, bp, bps;
    mile: mile, mi;
    foot: foot, feet, ft;
    inch: inch, inches, in., ″;
    yard: yard, yd;
    kilometre: kilometre, kilometer, km;
    metre: metre, meter;
    centimetre: centimetre, centimeter, cm;
    millimetre: millimetre, millimeter, mm;
    micrometre: micrometre, micrometer, micron, µm, μm;
    nanometre: nanometre, nanometer, nm;
    light year: light year, light - year;
    nautical mile: nautical mile;
    acre: acre;
    hectare: hectare, ha;
    square mile: square mile, sq mile, sq mi;
    square foot: square foot, square feet, sq ft, sq . ft, sq feet, ft ², ft 2;
    square metre: square metre, square meter, sq m, sq metre, sqm, m ², m 2;
    square kilometre: square kilometre, square kilometer, sq km, km ², km 2;
    square inch: square inch, square inches;
    square yard: square yard;
    cubic foot: cubic foot, cubic feet;
    cubic metre: cubic metre, cubic meter, m ³, m 3;
    litre: litre, liter;
    millilitre: millilitre, milliliter, ml;
    gallon: gallon, gal;
    pint: pint;
    quart: quart;
    fluid ounce: fluid ounce;
    ounce: ounce, oz;
    pound-mass: lb, lbs, pound;
    ton: ton;
    metric ton: tonne, metric ton;
    kilogram: kilogram, kilogramme, kilo, kg, kgs;
    gram: gram, gramme;
    milligram: milligram, mg;
    stone: stone;
    mile per hour: mph, mile per hour, mile an hour;
    mile per gallon: mpg, mile per gallon;
    kilometre per hour: km/h, kph, kmh, kmph, km / h, km / hr, km per hour,
        kilometre per hour, kilometer per hour, kilometre an hour, kilometer an hour;
    knot: knot;
    metre per second: m / s, metre per second, meter per second;
    horsepower: horsepower, hp;
    brake horsepower: bhp, brake horsepower;
    watt: watt;
    kilowatt: kilowatt, kw;
    megawatt: megawatt, mw;
    gigawatt: gigawatt, gw;
    terawatt: terawatt;
    kilowatt hour: kilowatt hour, kilowatt - hour, kwh;
    megawatt hour: megawatt hour, megawatt - hour, mwh;
    gigawatt hour: gwh, gigawatt hour;
    milliampere-hour: mah;
    volt: volt;
    ampere: ampere, amp;
    hertz: hertz, hz;
    kilohertz: kilohertz, khz;
    megahertz: megahertz, mhz;
    gigahertz: gigahertz, ghz;
    byte: byte;
    kilobyte: kilobyte, kb;
    megabyte: megabyte, mb;
    gigabyte: gigabyte, gb;
    terabyte: terabyte, tb;
    megapixel: megapixel, mp;
    pixel: pixel;
    megabit per second: mbps;
    gigabit per second: gbps;
    newton metre: newton metre, newton meter;
    pound-foot: pound - feet, pound - foot, pound feet, lb - ft, lb ft;
    degree: degree, °;
    celsius: celsius, degree celsius, ° c, °c, degree centigrade, centigrade;
    fahrenheit: fahrenheit, degree fahrenheit, ° f, °f;
    decibel: decibel, db;
    calorie: calorie, kcal;
    barrel: barrel, bbl;
    bushel: bushel;
    carat: carat, karat;
    gigapascal: gigapascal, gpa;
    psi: psi;
    time: times;
    revolutions per minute: rpm;
    mega british thermal unit: mmbtu, million british thermal unit;
    parts-per-billion: ppb;
    parts-per-million: ppm;
    second: second, sec, secs;
    minute: minute, min, mins;
    hour: hour, hr, hrs;
    day: day;
    week: week;
    fortnight: fortnight;
    month: month;
    year: year, yr, yrs;
    decade: decade;
    century: century, centuries;
    millisecond: millisecond;
    year of age: year old, year - old, year of age, year - year - old;
    month of age: month old, month - old, month of age;
    week of age: week old, week - old;
    day of age: day old, day - old;
    point: point, pt, pts;
    """
)
CURRENCIES: Final = table(
    """
    USD: dollar, us dollar, american dollar, buck;
    CAD: canadian dollar;
    AUD: australian dollar;
    HKD: hong kong dollar;
    NZD: new zealand dollar;
    SGD: singapore dollar;
    EUR: euro;
    GBP: pound sterling, sterling, british pound, quid;
    JPY: yen, japanese yen;
    CNY: yuan, renminbi;
    INR: rupee, indian rupee;
    ILS: shekel, israeli shekel, new israeli shekel;
    RUB: ruble, rouble;
    KRW: won;
    CHF: franc, swiss franc;
    MYR: ringgit;
    THB: baht;
    DKK: danish crown, danish krone, krone;
    SEK: swedish krona, swedish crown;
    NOK: norwegian krone, norwegian crown;
    ZAR: rand;
    TRY: lira, turkish lira;
    MXN: mexican peso;
    PLN: zloty;
    HUF: forint;
    NGN: naira;
    AED: dirham;
    SAR: riyal;
    HRK: kuna;
    bitcoin: bitcoin;
    cent: cent, us cent;
    penny: penny, pence, p;
    sen: sen;
    """
)
CURRENCY_SIGNS: Final = {
    "$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY", "₹": "INR", "₪": "ILS", "₩": "KRW",
    "₽": "RUB", "₺": "TRY", "₦": "NGN", "฿": "THB",
}  # fmt: skip
DOLLARS: Final = {
    "us": "USD", "a": "AUD", "au": "AUD", "aus": "AUD", "c": "CAD", "ca": "CAD",
    "can": "CAD", "nz": "NZD", "hk": "HKD", "s": "SGD", "sg": "SGD", "nt": "TWD",
    "r": "BRL", "mx": "MXN",
}  # fmt: skip
"""Whose dollar it is, by the letters before or behind the sign."""
CODES: Final = listed(
    """usd eur gbp jpy cny cad aud nzd hkd sgd chf ils inr mxn zar try dkk sek nok krw
    rub brl twd thb pln czk huf aed sar php idr vnd ngn egp"""
)
CODES_BEFORE: Final = {
    "rm": "MYR", "myr": "MYR", "rs": "INR", "ps": "GBP", "sfr": "CHF", "rmb": "CNY",
    "nis": "ILS",
}  # fmt: skip
"""Letters hard before a sum. `PS` and `Y=` are what wire copy makes of £ and ¥."""
GLUED_UNITS: Final = {
    "m": "metre", "g": "gram", "l": "litre", "W": "watt", "V": "volt",
    "p": "penny", "C": "celsius", "F": "fahrenheit", "nm": "nanometre",
    "cc": "cubic centimetre",
}  # fmt: skip
"""Letters that are a unit hard after digits only."""
CASED: Final = {
    "Nm": "newton metre", "PS": "horsepower", "W": "watt", "V": "volt", "C": "celsius",
    "F": "fahrenheit",
}  # fmt: skip
"""What capitals tell apart: `Nm` is no nanometre."""
TIMES: Final = listed(
    """millisecond second minute hour day week fortnight month quarter year decade
    century"""
)
PERIODS: Final = {
    "annual": "year", "yearly": "year", "monthly": "month", "weekly": "week",
    "daily": "day", "hourly": "hour",
}  # fmt: skip
"""How often a thing comes that a sum is told of: `the annual grant`."""
PER_NOUNS: Final = TIMES | listed(
    """share barrel ounce gallon litre liter ton tonne pound kilogram kilo head person
    piece unit square ticket night game capita gram mile kilometre kilometer kwh mmbtu
    acre hectare foot metre meter bushel megawatt dozen"""
)
"""What a sum may be told of with `a`: `$76 a barrel`, `$20 an hour`."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit with the lexeme after it."""

    name: str
    after: int
    is_money: bool = False


def _phrases() -> dict[tuple[str, ...], Unit]:
    """Return all units by the lexemes of their forms."""
    found = {
        tuple(form.split()): Unit(name, 0, is_money=is_money)
        for told, is_money in ((UNITS, False), (CURRENCIES, True))
        for name, forms in told.items()
        for form in forms
    }
    return found | {(code,): Unit(code.upper(), 0, is_money=True) for code in CODES}


PHRASES: Final = _phrases()
FIRSTS: Final = frozenset(phrase[0] for phrase in PHRASES)
"""Words that may begin a unit: asked first, since most words begin none."""


def _forms(words: list[str]) -> Iterator[tuple[str, ...]]:
    """Yield words as they are, with the last and with the first in the singular."""
    yield tuple(words)
    yield (*words[:-1], singular(words[-1]))
    yield (singular(words[0]), *words[1:])


def unit_at(lexemes: Sequence[Lexeme], at: int) -> Unit | None:
    """Return the longest unit that begins at a lexeme, None if none does."""
    if at >= len(lexemes):
        return None
    if lexemes[at].written in CASED:
        return Unit(CASED[lexemes[at].written], at + 1)
    word = lexemes[at].word
    if word not in FIRSTS and singular(word) not in FIRSTS:
        return None
    if word in SHORT and lexemes[at].written.isupper():
        return None  # `three BP stations`
    words: list[str] = []
    best: Unit | None = None
    for place in range(at, min(len(lexemes), at + LONGEST)):
        if lexemes[place].numeral is not None:
            break
        words.append(lexemes[place].word)
        plain = [one for one in words if one != "-"]
        forms = chain(_forms(words), _forms(plain) if plain else ())
        found = next(filter(None, map(PHRASES.get, forms)), None)
        if found and words[-1] != "-":
            best = Unit(found.name, place + 1, found.is_money)
    return best


def currency_before(lexemes: Sequence[Lexeme], at: int) -> tuple[str, int] | None:
    """Return the currency told hard before a number, and where it begins."""
    before, ahead = word_at(lexemes, at - 1), word_at(lexemes, at - 2)
    if before in ("-", "minus") and ahead in CURRENCY_SIGNS:
        return currency_before(lexemes, at - 1)
    if before == "$" and ahead in DOLLARS:
        known = ahead in ("us", "hk", "nz")
        glued = lexemes[at - 1].glued and lexemes[at - 2].written.isupper()
        if known or glued:
            return DOLLARS[ahead], at - 2
    if before in CURRENCY_SIGNS:
        return CURRENCY_SIGNS[before], at - 1
    if ahead == "$" and before in DOLLARS and lexemes[at].glued:
        return DOLLARS[before], at - 2
    if (ahead, before) == ("y", "="):
        return "JPY", at - 2
    if before == "rs" or (before in CODES_BEFORE and lexemes[at].glued):
        return CODES_BEFORE[before], at - 1
    if before in CODES and lexemes[at - 1].written.isupper():
        return before.upper(), at - 1
    return None
