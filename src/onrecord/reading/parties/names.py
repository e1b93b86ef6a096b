"""Names as an article writes them: where they stand, and what their parts are.

Source of the parts: the Chicago Manual of Style's order of a personal name (title,
given names, nickname, particle, surname, suffix). It touches: a stretch of text and
what the model takes for names in it. Who bears a name is for `book.py` to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import groupby

from onrecord.naming import (
    DEGREES,
    FEMALE_HONORIFICS,
    HONORIFICS,
    MALE_HONORIFICS,
    PARTICLES,
    SUFFIXES,
    TITLES,
)
from onrecord.reading.draft import EntityKind
from onrecord.reading.parties.entities import NO_ENTITIES, Entities
from onrecord.reading.parties.vocabulary import (
    CONNECTORS,
    GROUP_NOUNS,
    LEADING_PARTICLES,
    NO_PERSON_FIRSTS,
    NO_PERSON_NOUNS,
    NOT_NAMES,
    ORGANISATION_NOUNS,
    PARTY_MEMBERS,
    PLACE_NOUNS,
    PREPOSITIONS,
    SHORT_FIRMS,
    gender_of,
)
from onrecord.reading.sentences import ABBREVIATIONS

LETTER = r"[^\W\d_]"
ARTICLES = r"(?:al|el|ul|as|ash|an|ad|ar|at|az)[-‐]"
PART = re.compile(
    rf"[“\"‘'](?P<quoted>{LETTER}[\w.’'\-]{{0,30}})[”\"’'](?=\s{LETTER})"
    rf"|\((?P<bracketed>{LETTER}\w{{0,30}}[a-z])\)(?=\s{LETTER})"
    rf"|{LETTER}(?:\w|[’'\-](?=\w))*(?:\.(?:{LETTER}\.)*)?"
    r"|\d+(?:st|nd|rd|th)\b"
)
"""A nickname in quotation marks or brackets; a word with its points and hyphens; a
number in the name of a body (`Court of Appeals for the 3rd Circuit`)."""

SMALL = PARTICLES | CONNECTORS
JOINT = re.compile(r"[ \t\u00a0\u2000-\u200f\u202f]{1,3}| ?& ?")
"""What stands between two parts of a name: blanks of any kind, or `&`.

A line's end is none: a transcript's speaker stands on a line of his own."""

ARTICLED = re.compile(rf"(?:{ARTICLES}|then-){LETTER}")
INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2066-\u2069]")

CACHED_WORDS = 50_000
"""Words whose folded form is kept: the same ones come again and again."""

POINTED = frozenset(("Del.", "St.", "Ft.", "Mt."))
"""Short forms that do not end a sentence: `Del. Ann Ray`, `St. Louis`."""

LONGEST_NAME = 10
"""Parts of a name at most: a headline in capitals is not one name."""

# Unions made once: they are asked for with every capitalised word.
NO_GIVEN = PARTICLES | {part.capitalize() for part in LEADING_PARTICLES}
"""Words before a surname that are no given name."""

MOST_SMALL = 8
"""Small words of a headline at most: there is room for eighty words in what is seen."""

UNHEADED = ABBREVIATIONS | CONNECTORS | PREPOSITIONS
"""Words that stay small in a headline."""

OPEN_WORDS = (TITLES | ORGANISATION_NOUNS | CONNECTORS) - HONORIFICS
"""Words that a name goes on after with `of` or `for`."""

POINTED_ENDS = TITLES | SUFFIXES
"""Words whose point does not end a name."""

KEPT_ENDS = SUFFIXES | SHORT_FIRMS
"""Last words of a name that keep their point."""


@dataclass(frozen=True)
class Name:
    """A name at a place: `The late Sen. Mary Q. Stone Jr.` without what is no name.

    `title` is what precedes it (`Sen.`), `words` the name's own words without nickname
    and suffix, `written` the name as the text has it without its title, `taken_for`
    what kind the model takes it for. It `begins` behind its title.
    """

    span: tuple[int, int]
    title: str | None
    words: tuple[str, ...]
    written: str
    nickname: str | None = None
    suffix: str | None = None
    taken_for: EntityKind | None = None
    begins: int = 0

    @cached_property
    def surname(self) -> str:
        """The last of the name's words, folded for comparing."""
        return folded(self.words[-1])

    @property
    def given(self) -> str:
        """The first of the name's words, folded for comparing."""
        return folded(self.words[0])

    @cached_property
    def key(self) -> str:
        """What all ways to write the name share: `Mary Q. Stone`, `Mary Stone`."""
        if len(self.words) == 1:
            return folded(self.words[0])
        if self.is_body:
            return " ".join(folded(word) for word in self.words)
        words = [part for word in self.words for part in folded(word, " ").split()]
        if len(words[0]) == 1:
            return " ".join(words)
        middle = [word for word in words[1:-1] if len(word) > 1]
        suffix = [self.suffix] if self.suffix else []
        return " ".join([words[0], *middle, *words[1:][-1:], *suffix])

    @property
    def middles(self) -> list[str]:
        """What stands between given name and surname: `W.` is `w`; no particles."""
        words = [part for word in self.words for part in folded(word, " ").split()]
        return [word for word in words[1:-1] if word not in PARTICLES]

    @property
    def initials(self) -> str | None:
        """What a body of two words and more is called for short, else None."""
        great = [word[0] for word in self.words if word[0].isupper()]
        several = self.is_body and len(great) > 1
        return "".join(great).casefold() if several else None

    @cached_property
    def gender(self) -> str | None:
        """What the title tells: `Mr.`, `Congresswoman`."""
        return gender_of(folded(word) for word in (self.title or "").split())

    @cached_property
    def is_full(self) -> bool:
        """Whether there is a given name, or an initial, before the surname."""
        return any(word not in NO_GIVEN for word in self.words[:-1])

    @property
    def is_acronym(self) -> bool:
        """Whether it is one word of capitals (`F.B.I.`, `NATO`)."""
        return len(self.words) == 1 and _is_acronym(self.words[0])

    @property
    def office(self) -> str | None:
        """The title, unless it tells no more than `Mr.` or `Mrs.`."""
        polite = (
            self.honorific in MALE_HONORIFICS or self.honorific in FEMALE_HONORIFICS
        )
        return None if polite else self.title

    @cached_property
    def honorific(self) -> str | None:
        """`mr`, `mrs`, ... if the title has one."""
        found = [word for word in _plain_words(self.title or "") if word in HONORIFICS]
        return found[-1] if found else None

    @cached_property
    def is_body(self) -> bool:
        """Whether its words are those of an organisation or an acronym."""
        if self.title:
            return False
        if "&" in self.written or any(
            folded(word) in ORGANISATION_NOUNS for word in self.words
        ):
            return True
        if self.taken_for in ("person", "place"):
            return False
        return self.taken_for == "organization" or self.is_acronym

    @property
    def is_place(self) -> bool:
        """Whether its words are those of a territory (`County`, `South`)."""
        if self.title:
            return False
        region = self.given in NO_PERSON_FIRSTS and len(self.words) < 3
        return self.surname in PLACE_NOUNS or region or self.taken_for == "place"

    @property
    def is_certain(self) -> bool:
        """Whether its own words or the model tell that it is a party's name."""
        known = self.taken_for in ("person", "organization", "place")
        return known or bool(self.title) or (self.is_full and self.is_body)

    @property
    def is_thing(self) -> bool:
        """Whether it names what cannot speak: an act, a day, a war."""
        is_party = self.title or self.taken_for in ("place", "person")
        thing = self.surname in NO_PERSON_NOUNS or self.surname in PARTY_MEMBERS
        return thing and not is_party

    @property
    def is_people(self) -> bool:
        """Whether it names people of a kind: `Republicans`, `Lund Voters`."""
        kind = self.taken_for == "other" and self.surname.endswith("s")
        return (kind or self.surname in GROUP_NOUNS) and not self.title


@lru_cache(CACHED_WORDS)
def folded(word: str, stop: str = "") -> str:
    """Return a word in lower case without possessive ending, `stop` for full stops."""
    bare = word.replace("’", "'")
    for ending in ("'s", "'"):
        bare = bare.removesuffix(ending)
    return bare.replace(".", stop).casefold()


def names_in(
    text: str, start: int, end: int, entities: Entities = NO_ENTITIES
) -> Iterator[Name]:
    """Yield the names that stand in `text[start:end]`, in order.

    Where every word of them is capitalised, as in a headline, only what the model takes
    for a name is one.
    """
    if entities is not NO_ENTITIES and is_headline(text, start, end):
        for entity in entities.within(start, end):
            found = PART.finditer(text, *entity.span)
            # All words are great here: those of no name end one (`ANN RAY SAID NO`).
            for is_none, parts in groupby(found, _is_no_name):
                if entity.kind != "other" and not is_none:
                    yield from _names(text, list(parts), entities)
        return
    for run in _runs(text, start, end, entities):
        yield from _names(text, run, entities)


def is_headline(text: str, start: int, end: int) -> bool:
    """Return whether nearly all words of a stretch are capitalised.

    A sentence, which ends in a point, is none, but where all its letters are great.
    """
    ended = (
        text[max(start, end - 4) : end].rstrip(" ”’\"')\n").endswith((".", "?", "!"))
    )
    if ended and not text[start : min(end, start + 400)].isupper():
        return False
    words = great = small = 0
    for part in PART.finditer(text, start, min(end, start + 400)):
        word = part.group()
        words += 1
        if len(word) > 2 and folded(word) not in UNHEADED:
            great, small = great + word[0].isupper(), small + (not word[0].isupper())
            if small > MOST_SMALL:
                return False
    return words > 4 and great + small > 2 and great >= 0.9 * (great + small)


def _runs(
    text: str, start: int, end: int, entities: Entities
) -> Iterator[list[re.Match[str]]]:
    """Yield the runs of parts that may be of one name."""
    run: list[re.Match[str]] = []
    for part in PART.finditer(text, start, end):
        if not run and (word := part.group()).islower() and "-" not in word:
            continue  # nearly all words: none begins a name
        if run and not _joins(text, run[-1], part, entities):
            yield run
            run = []
        if _may_be_name(part) or (run and _connects(run, part, entities)):
            run.append(part)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _may_be_name(part: re.Match[str]) -> bool:
    word = part["quoted"] or part["bracketed"] or part.group()
    if word[0].isupper():
        return True
    articled = ARTICLED.match(word)
    return bool(articled and word[articled.end() - 1].isupper())


def _connects(
    run: list[re.Match[str]], part: re.Match[str], entities: Entities
) -> bool:
    """Return whether a small word goes on with a name: a particle; `of` in a title."""
    word, before = part.group(), folded(run[-1].group())
    if folded(word) in PARTICLES:
        return True
    if word[0].isdigit():
        return before in CONNECTORS
    if word not in CONNECTORS:
        return False
    across = entities.spans_across(*part.span())
    if word == "and":
        # `the Tide Fund and Citizens for Justice` are two, and so is `Mr. and Mrs.`
        whole = before in ORGANISATION_NOUNS or before in HONORIFICS
        return not whole and (across or _in_body(run))
    return before in OPEN_WORDS or across


def _in_body(run: list[re.Match[str]]) -> bool:
    """Return whether a run is in the midst of a body's name: `Board of Ports and`."""
    if len(run) > LONGEST_NAME:
        return False
    words = [folded(part.group()) for part in run]
    return any(word in CONNECTORS for word in words) and words[0] in ORGANISATION_NOUNS


def _joins(
    text: str, before: re.Match[str], after: re.Match[str], entities: Entities
) -> bool:
    """Return whether two parts are of one name: a space between, no sentence end."""
    between = text[before.end() : after.start()]
    if not JOINT.fullmatch(between):
        return folded(after.group()) in SUFFIXES and between == ", "
    word = before.group()
    if word.replace("’", "'").endswith("'s"):
        return entities.spans_across(before.end(), after.start())
    if not word.endswith(".") or "." in word[:-1] or word in POINTED:
        return True
    return len(folded(word)) <= 1 or folded(word) in POINTED_ENDS


def _names(text: str, run: list[re.Match[str]], entities: Entities) -> Iterator[Name]:
    """Yield the name of a run of parts, if one is left without what is no name."""
    first = next((at for at, part in enumerate(run) if not _is_no_name(part)), len(run))
    run = run[first : first + LONGEST_NAME + 1]
    while run and (run[-1].group() in SMALL or (len(run) > 1 and _is_no_name(run[-1]))):
        run.pop()
    if not run or len(run) > LONGEST_NAME:
        return
    title = _title_length(run)
    person = _person_start(run, title, entities)
    if person > title:
        if not title and not _titled(run[:person]):
            yield from _names(text, run[:person], entities)
            run, person = run[person:], 0
        title = person
    name = _name(text, run, title)
    if name and name.is_thing:
        whom = _honoured(run[title:], entities)
        name = _name(text, run[title : title + whom], 0) if whom else name
    if name:
        end = name.span[1]
        kind = entities.kind(name.begins, end)
        yield replace(name, taken_for=kind) if kind else name


def _honoured(run: list[re.Match[str]], entities: Entities) -> int:
    """Return how many words of a thing's name are a person's: `Ann Ray Day` has two."""
    found = entities.within(run[0].start(), run[0].end())
    if not found or found[0].kind != "person" or found[0].span[0] != run[0].start():
        return 0
    inside = sum(part.end() <= found[0].span[1] for part in run)
    return inside if 1 < inside < len(run) else 0


def _person_start(run: list[re.Match[str]], title: int, entities: Entities) -> int:
    """Return where a person's name begins after what the model says is none of it."""
    end = run[-1].end()
    for at in range(title + 1, len(run)):
        if run[at - 1]["quoted"] or run[at - 1]["bracketed"]:
            continue
        found = entities.within(run[at].start(), run[at].end())
        if found and found[0].kind == "person":
            whole = found[0].span[0] == run[at].start() and found[0].span[1] >= end - 1
            before = entities.kind(*run[at - 1].span())
            return at if whole and before in (None, "other", "place") else title
    return title


def _titled(parts: list[re.Match[str]]) -> bool:
    """Return whether some parts end in a word for a role: `Press Aide Ann Ray`."""
    return _is_title(folded(parts[-1].group()))


def _name(text: str, run: list[re.Match[str]], title: int) -> Name | None:
    """Return the name of a run whose first `title` parts are a title."""
    nicknames = [part["quoted"] or part["bracketed"] for part in run[title:]]
    own = [
        part
        for at, part in enumerate(run[title:])
        if not nicknames[at] and (not at or folded(part.group()) not in SUFFIXES)
    ]
    if not own or (len(own) == 1 and folded(own[0].group()) in SUFFIXES):
        return None
    while len(run) > title + 1 and folded(run[-1].group()) in DEGREES:
        run = run[:-1]
    last = folded(run[-1].group())
    first, end = run[title].start(), run[-1].end()
    end -= _possessive(text[first:end])
    if run[-1].group().endswith(".") and not _keeps_stop(run[-1].group()):
        end -= 1
    return Name(
        span=(run[0].start(), end),
        title=_plain(text[run[0].start() : first]) or None,
        words=tuple(_bare(part.group()) for part in own),
        written=_plain(text[first:end]),
        begins=first,
        nickname=next((name for name in nicknames if name), None),
        suffix=last if last in SUFFIXES and len(run) > title + 1 else None,
    )


def _title_length(run: list[re.Match[str]]) -> int:
    """Return how many parts at the front are a title; a name is left behind them.

    All up to the last title word is title (`Indiana Gov. Mike Pence`), but for names of
    bodies, which hold such words themselves (`House Majority Committee`).
    """
    words = [folded(part.group()) for part in run]
    if words[-1] in ORGANISATION_NOUNS and words[0] not in HONORIFICS:
        return 0
    titles = [
        at
        for at, word in enumerate(words[:-1])
        if _is_title(word) or run[at].group() == "Del."
    ]
    if not titles:
        return 0
    length = titles[-1] + 1
    if words[length : length + 1] and words[length] in CONNECTORS:
        return _after_office(words, length)
    return length


def _is_title(word: str) -> bool:
    """Return whether a word is of a title, a compound too (`president-elect`)."""
    return word in TITLES or all(part in TITLES for part in word.split("-"))


def _after_office(words: list[str], length: int) -> int:
    """Return where the name begins after `Secretary of X`: at its last two words."""
    return len(words) - 2 if len(words) - length > 3 else 0


def _is_no_name(part: re.Match[str]) -> bool:
    word = folded(part.group())
    return bool(part["quoted"] or part["bracketed"]) or (
        word in NOT_NAMES and len(word) > 1
    )


def _plain(written: str) -> str:
    """Return words with one blank between them, without marks that nobody sees."""
    return " ".join(INVISIBLE.sub("", written).split())


def _possessive(written: str) -> int:
    """Return the length of a possessive ending."""
    plain = written.replace("’", "'")
    return 2 if plain.endswith("'s") else 1 if plain.endswith("'") else 0


def _keeps_stop(word: str) -> bool:
    return "." in word[:-1] or folded(word) in KEPT_ENDS


def _bare(word: str) -> str:
    return word[: len(word) - _possessive(word)].removesuffix(".")


def _is_acronym(word: str) -> bool:
    letters = word.replace(".", "")
    return len(letters) > 1 and letters.isupper()


def _plain_words(text: str) -> list[str]:
    return [folded(word) for word in text.split()]
