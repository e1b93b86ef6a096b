"""Who the sources of an article are: one party a person, as far as plain rules tell.

1. Every full name of the article is a person or a body. 2. A surname is the full name
with that surname that the article uses most: whom a report is about goes by surname.
3. A description that is the office of one known person (`the mayor`) is that person,
and the last noun of one known body (`the board`) that body. 4. A pronoun is the speaker
before it, or the person last named. 5. Quoted words without a source are the words of
who has the floor: the speaker before, in the same passage or the next.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace

from onrecord.reading.draft import Draft
from onrecord.reading.parties.names import Name, folded, names_in
from onrecord.reading.parties.sources import (
    ARTICLE,
    DETERMINER,
    SourceWords,
    known_office,
    office,
    offices,
    understood,
)
from onrecord.reading.parties.vocabulary import (
    FEMALE_HONORIFICS,
    FEMALE_PRONOUNS,
    MALE_HONORIFICS,
    MALE_PRONOUNS,
    ORGANISATION_NOUNS,
    PERSON_PRONOUNS,
    RELATIVE_PRONOUNS,
    TITLES,
)
from onrecord.schema import Party, PartyKind, Span, Statement

FLOOR = 2
"""Passages back to which a pronoun or unnamed words look for the speaker before."""

AFTER = re.compile(r", ((?:\b(?:Mrs?|Ms|Dr|Gov|Sen|Rep|Rev|St)\.|[^,.;]){1,80})[,.;]")
"""What stands between commas after a name."""


@dataclass(slots=True, eq=False)
class Bearer:
    """A party while it is being put together."""

    number: int
    name: str
    kind: PartyKind
    title: str | None = None
    mentions: set[Span] = field(default_factory=set)
    genders: set[str] = field(default_factory=set)
    speaks: bool = False


def join_parties(draft: Draft) -> Draft:
    """Return the draft with its parties, and with the speaker of each statement."""
    cast = Cast(draft)
    spoken = tuple(cast.speak(statement) for statement in draft.statements or ())
    speakers = [bearer for bearer in cast.bearers if bearer.speaks]
    ids = {bearer.number: f"p{n}" for n, bearer in enumerate(speakers, start=1)}
    statements = tuple(
        replace(statement, speaker=None if who is None else ids[who])
        for statement, who in spoken
    )
    parties = tuple(
        Party(
            id=ids[bearer.number],
            name=bearer.name,
            kind=bearer.kind,
            title=bearer.title,
            mentions=tuple(sorted(bearer.mentions)),
        )
        for bearer in speakers
    )
    return replace(draft, statements=statements, parties=parties)


class Cast:
    """Everybody whom an article names, in the order of the text."""

    def __init__(self, draft: Draft) -> None:
        self.text = draft.article.text
        self.bearers: list[Bearer] = []
        self._by_surname: dict[str, Counter[Bearer]] = defaultdict(Counter)
        self._by_name: dict[str, Bearer] = {}
        self._by_title: dict[str, list[Bearer]] = defaultdict(list)
        self._bodies: dict[str, list[Bearer]] = defaultdict(list)
        self._people: list[tuple[int, Bearer]] = []
        self._starts = [passage.span[0] for passage in draft.passages or ()]
        self._quoted = sorted(
            span
            for statement in draft.statements or ()
            if statement.form == "direct"
            for span in statement.content
        )
        self._last: tuple[int, Bearer] | None = None
        found = [
            name
            for passage in draft.passages or ()
            for name in names_in(self.text, *passage.span)
        ]
        for name in found:
            if name.is_full and not name.is_thing:
                self._add(name)
        for name in found:
            self._mention(name)
        self._people.sort(key=lambda pair: pair[0])

    def speak(self, statement: Statement) -> tuple[Statement, int | None]:
        """Return a statement with the number of its speaker, None if nobody is told."""
        bearer = self._speaker(statement)
        if bearer is None:
            return statement, None
        bearer.speaks = True
        bearer.mentions.update(statement.source)
        if bearer.kind not in ("document", "place"):
            parts = (*statement.source, *statement.cue, *statement.content)
            self._last = (max(end for _, end in parts), bearer)
        return statement, bearer.number

    def _speaker(self, statement: Statement) -> Bearer | None:
        if not statement.source:
            near = self._floor(statement.content[0][0])
            return near if statement.form != "indirect" else None
        words = understood(self.text, statement.source[0])
        if words.pronoun:
            return self._by_pronoun(words)
        if words.name:
            return self._by_words(words, words.name)
        return self._by_office(words) or self._by_noun(words) or self._described(words)

    def _add(self, name: Name) -> Bearer:
        """Return the bearer of a name, made if there is none."""
        key = name.key
        bearer = self._by_name.get(key)
        if bearer is None:
            kind: PartyKind = (
                "organization"
                if name.is_body
                else "place"
                if name.is_place
                else "person"
            )
            bearer = Bearer(len(self.bearers), name.written, kind)
            self.bearers.append(bearer)
            self._by_name[key] = bearer
            if kind == "organization" and name.is_full:
                self._bodies[name.surname].append(bearer)
            if name.initials:
                self._by_name.setdefault(name.initials, bearer)
        elif len(name.written) > len(bearer.name) or bearer.name.isupper():
            bearer.name = name.written
        if name.is_full and bearer.kind == "person":
            self._by_surname[name.surname][bearer] += 1
        self._learn(bearer, name)
        return bearer

    def _learn(self, bearer: Bearer, name: Name) -> None:
        """Take a name's title and honorific for what they tell of its bearer."""
        honorific = name.honorific
        if honorific in MALE_HONORIFICS:
            bearer.genders.add("male")
        elif honorific in FEMALE_HONORIFICS:
            bearer.genders.add("female")
        elif name.title and bearer.title is None:
            self._entitle(bearer, name.title)
        if bearer.title is None and bearer.kind == "person":
            self._entitle(bearer, self._beside(name))

    def _entitle(self, bearer: Bearer, title: str | None) -> None:
        bearer.title = title
        for held in offices(title or ""):
            self._by_title[held].append(bearer)

    def _beside(self, name: Name) -> str | None:
        """Return the office in apposition to a name: `Lima’s mayor, Ann Ray, left`."""
        before = self.text[max(0, name.span[0] - 80) : name.span[0]]
        ahead = before[:-2].rsplit(". ", 1)[-1].rsplit(", ", 1)[-1]
        found = known_office(ahead) if before.endswith(", ") else None
        # A longer clause is the sentence up to here: `… and the first lady, Ann Ray`.
        found = found if found and len(found.split()) <= 4 else None
        after = AFTER.match(self.text, name.span[1])
        return found or (known_office(after[1]) if after else None)

    def _mention(self, name: Name) -> None:
        """Note where a person is named, for the pronouns after it."""
        bearer = self._known(name)
        if bearer is None:
            return
        bearer.mentions.add(name.span)
        self._learn(bearer, name)
        if bearer.kind == "person" and not self._is_quoted(name.span[0]):
            self._people.append((name.span[0], bearer))

    def _known(self, name: Name) -> Bearer | None:
        """Return who bears a name: the same full name, or the surname's usual one."""
        key = name.key
        if name.is_full and key in self._by_name:
            return self._by_name[key]
        if name.is_full:
            return None
        if name.is_body:
            return self._by_name.get(key)
        bearers: Counter[Bearer] = self._by_surname.get(name.surname, Counter())
        gender = _gender(name)
        fitting = [b for b in bearers if not gender or not b.genders - {gender}]
        if not fitting:
            return self._by_name.get(key)
        return max(fitting, key=lambda bearer: bearers[bearer])

    def _by_words(self, words: SourceWords, name: Name) -> Bearer:
        bearer = self._known(name) or self._add(name)
        if words.title and bearer.title is None and bearer.kind == "person":
            self._entitle(bearer, words.title)
        return bearer

    def _by_office(self, words: SourceWords) -> Bearer | None:
        """Return the one person whose office a description names (`the mayor`)."""
        written = self.text[slice(*words.span)]
        wanted = folded(office(written) or "")
        if not wanted or wanted.split()[-1] not in TITLES or not ARTICLE.match(written):
            return None
        fitting = self._by_title[wanted]
        return fitting[0] if len(fitting) == 1 else None

    def _by_noun(self, words: SourceWords) -> Bearer | None:
        """Return the one body whose name ends in a description (`the board`)."""
        written = self.text[slice(*words.span)]
        noun = folded(ARTICLE.sub("", written))
        if noun not in ORGANISATION_NOUNS or not ARTICLE.match(written):
            return None
        fitting = self._bodies[noun]
        return fitting[0] if len(fitting) == 1 else None

    def _described(self, words: SourceWords) -> Bearer:
        """Return the party that is known by a description only, one for like words."""
        written = self.text[slice(*words.span)]
        key = "description " + DETERMINER.sub("", " ".join(written.casefold().split()))
        bearer = self._by_name.get(key)
        if bearer is None:
            name = ARTICLE.sub("", " ".join(written.split()).rstrip(" ,.:;"))
            bearer = Bearer(len(self.bearers), name, words.kind)
            self.bearers.append(bearer)
            self._by_name[key] = bearer
            if bearer.kind == "organization":
                self._bodies[folded(name.split()[-1])].append(bearer)
        return bearer

    def _by_pronoun(self, words: SourceWords) -> Bearer | None:
        """Return who a pronoun is: the speaker before if near, else the last named."""
        at = words.span[0]
        if words.pronoun in RELATIVE_PRONOUNS:
            return self._just_before(at)
        if words.pronoun not in PERSON_PRONOUNS:
            return None
        gender = _pronoun_gender(words.pronoun)
        named = self._named_before(at, gender)
        speaker = self._floor(at)
        fits = (
            speaker
            and speaker.kind == "person"
            and not (gender and speaker.genders - {gender})
        )
        later = named and self._last and named[0] >= self._last[0]
        if speaker and fits and not later:
            return speaker
        return named[1] if named else None

    def _just_before(self, at: int) -> Bearer | None:
        """Return the person whose name ends where a relative pronoun begins."""
        end = bisect_right(self._people, at, key=lambda pair: pair[0])
        for place, bearer in self._people[max(0, end - 1) : end]:
            between = self.text[place:at]
            if len(between) < len(bearer.name) + 40 and between.count(",") <= 1:
                return bearer
        return None

    def _named_before(self, at: int, gender: str | None) -> tuple[int, Bearer] | None:
        """Return the person named last before a place, in it or the passages before."""
        end = bisect_right(self._people, at, key=lambda pair: pair[0])
        for place, bearer in reversed(self._people[max(0, end - 20) : end]):
            if self._passage(place) < self._passage(at) - FLOOR:
                return None
            if not gender or not bearer.genders - {gender}:
                return place, bearer
        return None

    def _floor(self, at: int) -> Bearer | None:
        """Return who spoke last, if that is no further back than FLOOR passages."""
        if self._last and self._passage(at) - self._passage(self._last[0]) <= FLOOR:
            return self._last[1]
        return None

    def _is_quoted(self, at: int) -> bool:
        """Return whether a place is in direct speech: whom it names is spoken of."""
        before = bisect_right(self._quoted, (at, len(self.text))) - 1
        return before >= 0 and at < self._quoted[before][1]

    def _passage(self, at: int) -> int:
        return bisect_right(self._starts, at)


def _gender(name: Name) -> str | None:
    if name.honorific in MALE_HONORIFICS:
        return "male"
    return "female" if name.honorific in FEMALE_HONORIFICS else None


def _pronoun_gender(pronoun: str | None) -> str | None:
    if pronoun in MALE_PRONOUNS:
        return "male"
    return "female" if pronoun in FEMALE_PRONOUNS else None
