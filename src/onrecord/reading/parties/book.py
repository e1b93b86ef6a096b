"""The book of names: who bears which of the names that an article writes.

One bearer a person or body, under all the forms of its name: full, surname alone, given
name or nickname alone, acronym, the end of a long name. It touches: names. Pronouns and
descriptions are for `pronouns.py` and `offices.py`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from onrecord.naming import NICKNAMED, WHOLE_ONLY
from onrecord.reading.parties.appositions import Title, beside
from onrecord.reading.parties.kinds import voted
from onrecord.reading.parties.names import ARTICLES, LONGEST_NAME, Name, folded
from onrecord.reading.parties.vocabulary import (
    CORPORATE,
    ORGANISATION_NOUNS,
)
from onrecord.schema import PartyKind, Span

MOST_FORMS = 12
"""Forms and titles of one bearer that are kept: no article needs more."""

FORMER = re.compile(r"\b(?:[Ff]ormer |[Ee]x-)$")
AGE = re.compile(r"\b(elder|older|younger) $", re.IGNORECASE)
ARTICLE = re.compile(rf"^{ARTICLES}")
"""The Arabic article: Mr. Assad is Bashar al-Assad."""

FIRMLY = 4
"""How often, and by how much, a person's surname is called a body to be one."""


@dataclass(slots=True, eq=False)
class Bearer:
    """A party while it is being put together.

    `genders` is what the article's own honorifics and titles tell; it is used to find
    whom a pronoun means, and never given out. It is `certain` to be a party, if it
    does not speak, where its own words or the model tell what kind it is.
    """

    number: int
    name: str
    kind: PartyKind
    title: str | None = None
    genders: set[str] = field(default_factory=set)
    named: int = 0
    certain: bool = False
    forms: list[Name] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    titles: list[Title] = field(default_factory=list)

    @property
    def kin(self) -> bool:
        """Whether the article introduces somebody as another's relative."""
        return any(title.kin for title in self.titles)

    @property
    def gender(self) -> str | None:
        """`male` or `female` if the article tells, and does not tell both."""
        return next(iter(self.genders)) if len(self.genders) == 1 else None


class Book:
    """Everybody and everything named in an article, in the order of the text."""

    def __init__(self, text: str, names: Iterable[Name]) -> None:
        self._text = text
        self._bound: dict[tuple[str, str | None, str | None], Bearer] = {}
        self.bearers: list[Bearer] = []
        self._names = list(names)
        self._votes = voted(text, self._names)
        self._kinds = {
            k: votes.most_common(1)[0][0] for k, votes in self._votes.items()
        }
        self._by_surname: dict[str, dict[int, Bearer]] = defaultdict(dict)
        self._by_given: dict[str, dict[int, Bearer]] = defaultdict(dict)
        self._by_both: dict[tuple[str, str], dict[int, Bearer]] = defaultdict(dict)
        self._by_end: dict[str, dict[int, Bearer]] = defaultdict(dict)
        self._by_front: dict[str, dict[int, Bearer]] = defaultdict(dict)
        self._by_first: dict[str, dict[int, Bearer]] = defaultdict(dict)
        self._by_key: dict[str, Bearer] = {}
        self._bodies: dict[str, Bearer] = {}
        self._acronyms: dict[str, Bearer] = {}
        self._by_initials: dict[tuple[str, str], set[str]] = defaultdict(set)
        self.ambiguous: set[Span] = set()
        self._last: Bearer | None = None
        full = [name for name in self._names if name.is_full and not name.is_thing]
        for name in full:
            if self.kind(name) == "person":
                self._person(name)
        for name in sorted(full, key=lambda name: -len(name.words)):
            if self.kind(name) != "person":
                self._body(name)
        self._index_acronyms()
        self.found = [(name, self._mentioned(name)) for name in self._names]

    def kind(self, name: Name) -> PartyKind | None:
        """Return what kind of party bears a name, None if nothing tells."""
        if name.title and (name.honorific or name.office):
            return "person"
        known = self._kinds.get(name.key)
        return known or ("person" if name.is_full else None)

    def bearer(self, name: Name) -> Bearer | None:
        """Return who bears a name, None if no rule tells."""
        kind = self.kind(name)
        if name.is_full:
            if kind == "person":
                return self._same_person(name)
            return self._bodies.get(name.key)
        return self._short(name, kind)

    def add(self, name: Name, kind: PartyKind) -> Bearer:
        """Return a new bearer of a name."""
        bearer = Bearer(len(self.bearers), name.written, kind)
        self.bearers.append(bearer)
        self._by_key[name.key] = bearer
        return bearer

    def person(self, name: Name) -> Bearer | None:
        """Return the person whom a name means, whatever else it could be."""
        if name.is_full:
            return self._same_person(name)
        return self._person_called(name)

    def body_called(self, noun: str) -> Bearer | None:
        """Return the one body whose name ends in a noun (`the board`)."""
        return _only(self._by_end.get(noun, {}))

    def _mentioned(self, name: Name) -> Bearer | None:
        """Return the bearer of a name where it stands, made if the name is a party."""
        if name.is_thing:
            return None
        bearer = self.bearer(name)
        kind = self.kind(name)
        if bearer is None and kind is not None:
            bearer = self._by_key.get(name.key) or self.add(name, kind)
            if kind == "person":
                self._register(bearer, name)
        if bearer is not None:
            self._learn(bearer, name)
        return bearer

    def _person(self, name: Name) -> None:
        bearer = self._same_person(name)
        if bearer is None:
            bearer = self.add(name, "person")
        bearer.named += 1
        bearer.starts.append(name.span[0])
        if all(form.written != name.written for form in bearer.forms[:MOST_FORMS]):
            bearer.forms.append(name)
        self._register(bearer, name)
        self._entitle(bearer, name)
        self._last = bearer
        if len(name.written) > len(bearer.name) or bearer.name.isupper():
            bearer.name = name.written

    def _entitle(self, bearer: Bearer, name: Name) -> None:
        """Take what stands before and beside a name for its bearer's titles."""
        office = name.office
        if office and FORMER.search(
            self._text[max(0, name.span[0] - 8) : name.span[0]]
        ):
            office = f"former {office}"
        titles = [Title(office, None, kin=False)] if office else []
        for title in (*titles, *beside(self._text, name)):
            if len(bearer.titles) < MOST_FORMS:
                bearer.titles.append(title)
            if title.gender:
                bearer.genders.add(title.gender)
            if title.kin and self._last and self._last is not bearer:
                self._last.genders |= title.owner_gender
            if bearer.title is None and not title.kin:
                bearer.title = title.written

    def _register(self, bearer: Bearer, name: Name) -> None:
        for key, index in (
            (name.surname, self._by_surname),
            (ARTICLE.sub("", name.surname), self._by_surname),
            (name.given if name.is_full else "", self._by_given),
            (folded(name.nickname or ""), self._by_given),
        ):
            if key:
                index[key][bearer.number] = bearer
        for given in _registered(name) if name.is_full else ():
            self._by_both[name.surname, given][bearer.number] = bearer

    def _same_person(self, name: Name) -> Bearer | None:
        near = {
            number: bearer
            for given in _ways(name)
            for number, bearer in self._by_both.get((name.surname, given), {}).items()
        }
        fitting = [
            bearer
            for bearer in near.values()
            if any(_alike(form, name) for form in bearer.forms[:MOST_FORMS])
            and not any(_differs(form, name) for form in bearer.forms[:MOST_FORMS])
        ]
        return max(fitting, key=lambda bearer: bearer.named, default=None)

    def _body(self, name: Name) -> None:
        """Take up the full name of a body, longest names first."""
        key = name.key
        bearer = self._bodies.get(key)
        if bearer is None:
            bearer = _only(self._by_end.get(key, {})) or self._lengthened(key)
            if bearer is None or self.kind(name) == "place":
                bearer = self.add(name, self.kind(name) or "organization")
            self._bodies[key] = bearer
            self._index_body(bearer, key)
        elif bearer.name.isupper() and not name.written.isupper():
            bearer.name = name.written
        bearer.named += 1
        if len(bearer.forms) < MOST_FORMS:
            bearer.forms.append(name)

    def _index_body(self, bearer: Bearer, key: str) -> None:
        """Make a body known by the ends of its name, and by what may stand for it."""
        words = key.split()[-LONGEST_NAME:]
        for at in range(1 if key in WHOLE_ONLY else len(words)):
            initials = "".join(word[0] for word in words[:at])
            self._by_initials[initials, " ".join(words[at:])].add(key)
            self._by_end[" ".join(words[at:])][bearer.number] = bearer
            if at and set(words[at:]) <= CORPORATE:
                self._by_front[" ".join(words[:at])][bearer.number] = bearer
        if bearer.kind == "organization":
            self._by_first[words[0]][bearer.number] = bearer
        if words[-1:] == ["county"]:
            self._by_front[" ".join(words[:-1])][bearer.number] = bearer

    def _lengthened(self, key: str) -> Bearer | None:
        """Return the body of whose front a key has the initials: `un harbor board`."""
        front, _, rest = key.partition(" ")
        keys = self._by_initials.get((front, rest), set()) if rest else set()
        return self._bodies[next(iter(keys))] if len(keys) == 1 else None

    def _index_acronyms(self) -> None:
        count: Counter[str] = Counter()
        for bearer in {id(b): b for b in self._bodies.values()}.values():
            for initials in {name.initials for name in bearer.forms if name.initials}:
                count[initials] += 1
                self._acronyms[initials] = bearer
        for initials, often in count.items():
            if often > 1:
                del self._acronyms[initials]

    def _short(self, name: Name, kind: PartyKind | None) -> Bearer | None:
        """Return whom a name of one word means."""
        titled = bool(name.title)
        if name.is_acronym and not titled:
            written = name.words[0]
            body = self._acronyms.get(folded(written))
            if body and (len(folded(written)) > 2 or "." in written):
                return body
        person = self._person_called(name) if self._may_be_person(name, kind) else None
        if person or titled:
            return person
        key = name.key
        if kind in (None, "organization") and key in ORGANISATION_NOUNS:
            return _latest(self._by_end.get(key, {}), name.span[0])
        if kind in (None, "organization", "place"):
            whole = _only(self._by_front.get(key, {}))
            if whole is None and kind == "organization" and not name.is_acronym:
                whole = _only(self._by_first.get(key, {}))
                # A firm is named in full first, and then by its first word.
                whole = whole if whole and _starts(whole) < name.span[0] else None
            if whole:
                return whole
        return self._by_key.get(key)

    def _person_called(self, name: Name) -> Bearer | None:
        """Return the person of that surname, or of that given name, that is meant.

        Of several, it is the one meant before by the same word; at first, the one named
        in full last before it: relatives of a report's subject are named in full.
        """
        gender = name.gender
        called = (name.surname, gender, name.office)
        bound = self._bound.get(called)
        if bound is not None and _may_hold(bound, name):
            return bound
        for index in (self._by_surname, self._by_given):
            fitting = [
                bearer
                for bearer in index.get(name.surname, {}).values()
                if not (gender and bearer.genders and gender not in bearer.genders)
                and _may_hold(bearer, name)
            ]
            if index is self._by_given and name.title and len(fitting) > 1:
                break
            if fitting:
                known = _told_apart(fitting, name, self._text)
                if len(known) > 1 and not any(b.kin for b in known):
                    self.ambiguous.add(name.span)
                bearer = _nearest(known, name)
                self._bound[called] = bearer
                return bearer
        return None

    def _may_be_person(self, name: Name, kind: PartyKind | None) -> bool:
        """Return whether a short name may be a person's: a known surname is, mostly.

        The model is believed against it where it calls the word a body again and again.
        """
        if name.is_acronym and ("." in name.words[0] or len(name.words[0]) < 3):
            return False
        if kind in (None, "person"):
            return True
        votes = self._votes[name.key]
        return name.surname in self._by_surname and (
            votes[kind] < FIRMLY or votes["person"] * FIRMLY > votes[kind]
        )

    def _learn(self, bearer: Bearer, name: Name) -> None:
        """Take a name's title and honorific for what they tell of its bearer."""
        if name.gender:
            bearer.genders.add(name.gender)
        bearer.certain |= name.is_certain
        if not name.is_full:
            bearer.named += 1
            if bearer.kind == "person":
                self._entitle(bearer, name)


def _only(bearers: dict[int, Bearer]) -> Bearer | None:
    """Return the one bearer of some, None if there are more or none."""
    return next(iter(bearers.values())) if len(bearers) == 1 else None


def _starts(bearer: Bearer) -> int:
    """Return where a body is first named in full."""
    return min(form.span[0] for form in bearer.forms)


def _ways(name: Name) -> set[str]:
    """Return what a person is looked up by: an initial finds all that begin with it."""
    short = len(name.given) == 1
    return {*_givens(name), f"{name.given}*" if short else name.given[:1]}


def _registered(name: Name) -> set[str]:
    """Return what a person is found by: given names, and `j*` for an initial alone."""
    return {*_givens(name), f"{name.given[:1]}*"}


def _latest(bodies: dict[int, Bearer], at: int) -> Bearer | None:
    """Return which of some bodies is named in full last before a place."""
    if len(bodies) < 2:
        return _only(bodies)
    before = {
        max((f.span[0] for f in body.forms if f.span[0] < at), default=-1): body
        for body in bodies.values()
    }
    last = max(before)
    return before[last] if last >= 0 else None


def _told_apart(fitting: list[Bearer], name: Name, text: str) -> list[Bearer]:
    """Return which of some of one surname a title, or what is before it, speaks for."""
    if len(fitting) < 2:
        return fitting
    words = {folded(word) for word in (name.office or "").split()}
    held = [
        one
        for one in fitting
        if words & {folded(w) for t in one.titles for w in t.written.split()}
    ]
    fitting = held or fitting
    age = AGE.search(text[max(0, name.span[0] - 10) : name.span[0]])
    if age:
        young = age[1].lower().startswith("young")
        wanted = ("jr", "ii", "iii", "iv") if young else ("sr", None)
        of_age = [o for o in fitting if any(f.suffix in wanted for f in o.forms)]
        fitting = of_age or fitting
    return fitting


def _nearest(fitting: list[Bearer], name: Name) -> Bearer:
    """Return who of some is named in full last before a name, else most often.

    Those introduced as somebody's relatives come after the others.
    """
    fitting = [bearer for bearer in fitting if not bearer.kin] or fitting
    before = [
        (bearer.starts[at - 1], bearer.number, bearer)
        for bearer in fitting
        if (at := bisect_left(bearer.starts, name.span[0]))
    ]
    if before:
        return max(before)[-1]
    return max(fitting, key=lambda bearer: bearer.named)


def _may_hold(bearer: Bearer, name: Name) -> bool:
    """Return whether a person may go by an office: a first lady is no president."""
    if not name.office or bearer.title is None or not bearer.forms:
        return True
    held = {folded(word) for title in bearer.titles for word in title.written.split()}
    wanted = {folded(word) for word in name.office.split()}
    return not ("lady" in held and "lady" not in wanted)


def _differs(one: Name, other: Name) -> bool:
    """Return whether two full names of one surname are of two people."""
    if (one.suffix or other.suffix) and one.suffix != other.suffix:
        return True
    first, second = one.middles, other.middles
    if not first or not second:
        return False
    letters, others = _letters(first), _letters(second)
    if letters.startswith(others) or others.startswith(letters):
        words = {w for w in first if len(w) > 1}, {w for w in second if len(w) > 1}
        return bool(words[0] and words[1]) and not words[0] & words[1]
    return not {w for w in first if len(w) > 1} & {w for w in second if len(w) > 1}


def _letters(words: list[str]) -> str:
    return "".join(word[0] for word in words)


def _alike(one: Name, other: Name) -> bool:
    """Return whether two full names of one surname may be of one person."""
    return bool(_givens(one) & _givens(other)) or _initial_of(one, other)


def _givens(name: Name) -> set[str]:
    """Return the given name, nickname, and what is usual for either."""
    own = {folded(given) for given in (name.given, name.nickname) if given}
    return own.union(*(NICKNAMED.get(given, ()) for given in own))


def _initial_of(one: Name, other: Name) -> bool:
    """Return whether one given name is the other's initial: `J. Orr`, `James Orr`."""
    short, long = sorted((one.given, other.given), key=len)
    return len(short) == 1 and long.startswith(short)
