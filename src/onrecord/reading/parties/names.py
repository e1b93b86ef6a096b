"""Names as an article writes them: where they stand, and what their parts are.

Source of the parts: the Chicago Manual of Style's order of a personal name (title,
given names, particle, surname, suffix). It touches: a stretch of text. Who bears a name
is for `joining.py` to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.reading.parties.vocabulary import (
    CONNECTORS,
    FEMALE_HONORIFICS,
    HONORIFICS,
    MALE_HONORIFICS,
    NO_PERSON_FIRSTS,
    NO_PERSON_NOUNS,
    NOT_NAMES,
    ORGANISATION_NOUNS,
    PARTICLES,
    PLACE_NOUNS,
    SUFFIXES,
    TITLES,
)

PART = re.compile(r"[^\W\d_](?:\w|[’'\-](?=\w))*(?:\.(?:[^\W\d_]\.)*)?")
SMALL = PARTICLES | CONNECTORS

LONGEST_NAME = 10
"""Parts of a name at most: a headline in capitals is not one name."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name at a place: `The late Sen. Mary Q. Stone Jr.` without what is no name.

    `title` is what precedes it (`Sen.`), `words` the name's own words without suffix,
    `written` the name as the text has it without its title.
    """

    span: tuple[int, int]
    title: str | None
    words: tuple[str, ...]
    written: str

    @property
    def surname(self) -> str:
        """The last of the name's words, folded for comparing."""
        return folded(self.words[-1])

    @property
    def key(self) -> str:
        """What all ways to write the name share: `Mary Q. Stone`, `Mary Stone`."""
        if len(self.words) == 1:
            return folded(self.words[0])
        words = [part for word in self.words for part in folded(word, " ").split()]
        if len(words[0]) == 1:
            return " ".join(words)
        middle = [word for word in words[1:-1] if len(word) > 1]
        return " ".join([words[0], *middle, *words[1:][-1:]])

    @property
    def initials(self) -> str | None:
        """What a body of three words and more is called for short, else None."""
        great = [word[0] for word in self.words if word[0].isupper()]
        return "".join(great).casefold() if self.is_body and len(great) > 2 else None

    @property
    def is_full(self) -> bool:
        """Whether there is a given name, or an initial, before the surname."""
        return any(word not in PARTICLES for word in self.words[:-1])

    @property
    def office(self) -> str | None:
        """The title, unless it tells no more than `Mr.` or `Mrs.`."""
        polite = self.honorific in MALE_HONORIFICS | FEMALE_HONORIFICS
        return None if polite else self.title

    @property
    def honorific(self) -> str | None:
        """`mr`, `mrs`, ... if the title has one."""
        found = [word for word in _plain_words(self.title or "") if word in HONORIFICS]
        return found[-1] if found else None

    @property
    def is_body(self) -> bool:
        """Whether its words are those of an organisation or an acronym."""
        if self.title and self.honorific:
            return False
        words = [folded(word) for word in self.words]
        acronym = len(words) == 1 and _is_acronym(self.words[0])
        return acronym or any(word in ORGANISATION_NOUNS for word in words)

    @property
    def is_place(self) -> bool:
        """Whether its words are those of a territory (`County`, `South`)."""
        first = folded(self.words[0])
        region = first in NO_PERSON_FIRSTS and not self.title and len(self.words) < 3
        return self.surname in PLACE_NOUNS or region

    @property
    def is_thing(self) -> bool:
        """Whether it names what cannot speak: an act, a day, a war."""
        return self.surname in NO_PERSON_NOUNS and not self.title


def folded(word: str, stop: str = "") -> str:
    """Return a word in lower case without possessive ending, `stop` for full stops."""
    bare = word.replace("’", "'")
    for ending in ("'s", "'"):
        bare = bare.removesuffix(ending)
    return bare.replace(".", stop).casefold()


def names_in(text: str, start: int, end: int) -> Iterator[Name]:
    """Yield the names that stand in `text[start:end]`, in order."""
    run: list[re.Match[str]] = []
    for part in PART.finditer(text, start, end):
        if run and not _joins(text, run[-1], part):
            yield from _names(text, run)
            run = []
        if _may_be_name(part.group()) or (run and _connects(run, part.group())):
            run.append(part)
        elif run:
            yield from _names(text, run)
            run = []
    if run:
        yield from _names(text, run)


def _may_be_name(word: str) -> bool:
    return word[0].isupper()


def _connects(run: list[re.Match[str]], word: str) -> bool:
    """Return whether a small word goes on with a name: a particle; `of` in a title."""
    if folded(word) in PARTICLES:
        return True
    before = folded(run[-1].group())
    offices = TITLES | ORGANISATION_NOUNS | CONNECTORS
    return word in CONNECTORS and before in offices - HONORIFICS


def _joins(text: str, before: re.Match[str], after: re.Match[str]) -> bool:
    """Return whether two parts are of one name: a space between, no sentence end."""
    between = text[before.end() : after.start()]
    if len(between) != 1 or between not in "   ":
        return folded(after.group()) in SUFFIXES and between == ", "
    word = before.group()
    possessive = word.replace("’", "'").endswith("'s")
    abbreviated = len(folded(word)) <= 1 or folded(word) in TITLES | SUFFIXES
    return not possessive and (
        not word.endswith(".") or abbreviated or "." in word[:-1]
    )


def _names(text: str, run: list[re.Match[str]]) -> Iterator[Name]:
    """Yield the name of a run of parts, if one is left without what is no name."""
    first = next((at for at, part in enumerate(run) if not _is_no_name(part)), len(run))
    run = run[first : first + LONGEST_NAME + 1]
    while run and (run[-1].group() in SMALL or (len(run) > 1 and _is_no_name(run[-1]))):
        run.pop()
    if not run or len(run) > LONGEST_NAME:
        return
    title = _title_length(run)
    own = run[title : title + 1]
    own += [p for p in run[title + 1 :] if folded(p.group()) not in SUFFIXES]
    if len(own) == 1 and folded(own[0].group()) in SUFFIXES:
        return
    first, last = run[title].start(), run[-1].end()
    last -= _possessive(text[first:last])
    if run[-1].group().endswith(".") and not _keeps_stop(run[-1].group()):
        last -= 1
    written = text[first:last]
    yield Name(
        span=(run[0].start(), last),
        title=text[run[0].start() : run[title].start()].strip() or None,
        words=tuple(_bare(part.group()) for part in own),
        written=written,
    )


def _title_length(run: list[re.Match[str]]) -> int:
    """Return how many parts at the front are a title; a name is left behind them.

    All up to the last title word is title (`Indiana Gov. Mike Pence`), but for names of
    bodies, which hold such words themselves (`House Majority Committee`).
    """
    words = [folded(part.group()) for part in run]
    if words[-1] in ORGANISATION_NOUNS and words[0] not in HONORIFICS:
        return 0
    titles = [at for at, word in enumerate(words[:-1]) if _is_title(word)]
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
    return word in NOT_NAMES and len(word) > 1


def _possessive(written: str) -> int:
    """Return the length of a possessive ending."""
    plain = written.replace("’", "'")
    return 2 if plain.endswith("'s") else 1 if plain.endswith("'") else 0


def _keeps_stop(word: str) -> bool:
    return folded(word) in SUFFIXES or "." in word[:-1]


def _bare(word: str) -> str:
    return word[: len(word) - _possessive(word)].removesuffix(".")


def _is_acronym(word: str) -> bool:
    letters = word.replace(".", "")
    return len(letters) > 1 and letters.isupper()


def _plain_words(text: str) -> list[str]:
    return [folded(word) for word in text.split()]
