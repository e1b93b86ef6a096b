"""Who made each statement: one party a person, whatever the source calls it.

1. A name is its bearer's. 2. A pronoun is whom its link tells; `I` is who has the
floor, `who` the name before it. 3. A description is the person whose office it is (`the
mayor`), the body whose name it ends (`the board`), a body by its owner (`his
campaign`), else a party of its own. 4. Words without a source are those of who has the
floor. Where none of this tells, a statement has no speaker, and says why.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from onrecord.reading.draft import Draft
from onrecord.reading.parties.book import Bearer
from onrecord.reading.parties.cast import Cast
from onrecord.reading.parties.floor import Floor
from onrecord.reading.parties.names import Name, folded, names_in
from onrecord.reading.parties.pointing import Pointer
from onrecord.reading.parties.sources import (
    DEFINITE,
    DETERMINER,
    WORD,
    SourceWords,
    head_noun,
    kind_of_description,
    understood,
)
from onrecord.reading.parties.vocabulary import (
    ANY_BODIES,
    GROUP_PRONOUNS,
    OUR_PRONOUNS,
    PERSON_PRONOUNS,
    POSSESSED,
    RELATIVE_PRONOUNS,
    WRITER_PRONOUNS,
)
from onrecord.schema import MentionKind, Span, Statement, Unresolved

NAME, OFFICE, ROLE, FLOOR, AHEAD, THING, RELATIVE = (
    0.98, 0.9, 0.6, 0.75, 0.5, 0.6, 0.9,
)  # fmt: skip
"""How sure each step is. Of 619 annotated statements names were right in 321 of 321,
offices in 27 of 27, roles in 15 of 15, the floor in two of three."""

UNSURE = 0.5
"""How sure a surname is that two people share, where nothing tells which is meant."""

UNNAMED_SENTENCES = 2
"""Sentences back to which `he` may be somebody unnamed who spoke."""

NEXT = 8
"""Statements after words without a source among which their speaker is looked for."""

BODY_SENTENCES = 3
"""Sentences back to which `the agency` looks for the body that it means."""

PHRASE = re.compile(
    r"((?:an?|the|some|many|several|few|most|other|those|these|one|two|three|\d+)\s"
    r"(?:[\w’'-]+\s){0,4}?[\w’'-]+),?\s$",
    re.IGNORECASE,
)
"""A description that a relative pronoun follows: `three members who`."""

TURNS = frozenset(("Q", "A", "QUESTION", "ANSWER", "Question", "Answer"))
MET = re.compile(
    r"\b(?:sat down with|spoke (?:with|to)|talk(?:ed|s) (?:with|to)|interview(?:ed)? "
    r"(?:with|of)?|interviewed|conversation with|asked|met with) $"
)
"""What stands before the name of whom an interview is with."""

MET_WITHIN = 24
"""Characters of that at most."""

NO_ANTECEDENT: Unresolved = "no antecedent"


@dataclass(frozen=True, slots=True)
class Found:
    """Who made a statement, how the source tells it, and how sure that is."""

    bearer: Bearer | None
    kind: MentionKind = "name"
    confidence: float = 0.0
    reason: Unresolved | None = None


def join_parties(draft: Draft, pointer: Pointer) -> Draft:
    """Return the draft with its parties, and with the speaker of each statement."""
    speakers = Speakers(draft, Cast(draft, pointer))
    return speakers.joined()


class Speakers:
    """The statements of an article, each asked for its speaker, in order."""

    def __init__(self, draft: Draft, cast: Cast) -> None:
        self._draft = draft
        self._cast = cast
        self._text = draft.article.text
        self._floor = Floor(
            self._text, draft.passages or (), self._labelled, self._interviewed
        )
        self._spoke: list[tuple[int, int, Bearer]] = []
        self._sources: list[tuple[int, Bearer]] = []
        self._found: dict[str, Found] = {}
        self._by_source: dict[Span, Found] = {}

    def joined(self) -> Draft:
        """Return the draft with speakers and parties."""
        statements = self._draft.statements or ()
        for statement in sorted(statements, key=_begins):
            self._found[statement.id] = self._speaker(statement)
            self._heard(statement)
        self._look_ahead(statements)
        speaking = {f.bearer.number for f in self._found.values() if f.bearer}
        ids, parties = self._cast.parties(speaking)
        spoken = tuple(
            _with_speaker(statement, self._found[statement.id], ids)
            for statement in statements
        )
        return replace(self._draft, statements=spoken, parties=parties)

    def _look_ahead(self, statements: tuple[Statement, ...]) -> None:
        """Give quoted words that nobody before speaks to who is named right after.

        That is the next speaker, or the one person named in the next passage's first
        sentence: some reports begin with a quotation and tell whose it is after it.
        """
        ordered = sorted(statements, key=_begins)
        for at, statement in enumerate(ordered):
            found = self._found[statement.id]
            if statement.form != "direct" or found.reason != "no source":
                continue
            passage = self._cast.places.passage_at(statement.content[-1][0])
            following = self._speaking(ordered[at + 1 : at + 1 + NEXT], passage + 1)
            bearer = following or self._cast.first_named(passage + 1)
            if bearer:
                self._found[statement.id] = Found(bearer, "pronoun", AHEAD)

    def _speaking(self, coming: list[Statement], passage: int) -> Bearer | None:
        """Return the first speaker of some statements, up to a passage."""
        for statement in coming:
            if self._cast.places.passage_at(_begins(statement)) > passage:
                return None
            bearer = self._found[statement.id].bearer
            if bearer:
                return bearer
        return None

    def _heard(self, statement: Statement) -> None:
        """Note who spoke, for what follows, and the source as a mention."""
        found = self._found[statement.id]
        if found.bearer is None:
            return
        passage = self._cast.places.passage_at(_begins(statement))
        if statement.source and found.kind != "name":
            span = statement.source[0]
            self._cast.note(found.bearer, span, found.kind, found.confidence)
            self._by_source.setdefault(span, found)
        if statement.source:
            at = statement.source[0][0]
            self._sources.append((statement.source[0][1], found.bearer))
            sentence = self._cast.places.of(statement.source[0]).sentence
            self._spoke.append((at, sentence, found.bearer))
        if found.bearer.kind not in ("document", "place"):
            self._floor.take(found.bearer, passage)

    def _speaker(self, statement: Statement) -> Found:
        if not statement.source or self._is_turn(statement.source[0]):
            return self._unsourced(statement)
        span = statement.source[0]
        before = self._by_source.get(span)
        if before is not None:  # the same words are the same speaker
            return before
        words = understood(self._text, span, self._cast.names_within(span))
        if words.pronoun:
            return self._by_pronoun(words, statement)
        if words.name and self._is_known(words.name):
            return self._by_name(words)
        return self._by_description(words)

    def _is_turn(self, span: Span) -> bool:
        """Return whether a source is the `Q` or `A` that opens a turn."""
        turn = self._floor.turn(self._cast.places.passage_at(span[0]))
        return turn is not None and self._text[slice(*span)].strip(" .:") in TURNS

    def _is_known(self, name: Name) -> bool:
        """Return whether a name is somebody's: one word alone may be any noun."""
        sure = name.is_full or name.is_certain or name.is_acronym
        return sure or self._cast.book.bearer(name) is not None

    def _unsourced(self, statement: Statement) -> Found:
        passage = self._cast.places.passage_at(statement.content[0][0])
        turn = self._floor.turn(passage)
        if turn and turn.holder is None:
            return Found(None, reason="the writer")
        holder = self._floor.holder(passage)
        if holder is None or (statement.form == "indirect" and not turn):
            return Found(None, reason="no source")
        return Found(holder, "pronoun", FLOOR)

    def _by_name(self, words: SourceWords) -> Found:
        name = words.name
        assert name is not None  # noqa: S101, asked for by names only
        book = self._cast.book
        bearer = book.bearer(name)
        if bearer is None:
            bearer = book.add(name, words.kind)
        sure = UNSURE if name.span in book.ambiguous else NAME
        if words.title and bearer.title is None and bearer.kind == "person":
            bearer.title = words.title
        self._cast.note(bearer, name.span, "name", sure)
        return Found(bearer, "name", sure)

    def _by_pronoun(self, words: SourceWords, statement: Statement) -> Found:
        pronoun, span = words.pronoun or "", words.span
        if pronoun in PERSON_PRONOUNS:
            unnamed = self._unnamed_before(span)
            if unnamed:
                self._cast.unlink(_first_word(self._text, span))
                return Found(unnamed, "pronoun", THING)
            link = self._cast.links.get(_first_word(self._text, span))
            if link is None:
                return Found(None, reason=NO_ANTECEDENT)
            bearer = self._cast.book.bearers[link.bearer]
            return Found(bearer, "pronoun", link.confidence)
        if pronoun in WRITER_PRONOUNS | OUR_PRONOUNS:
            return self._first_person(span, statement)
        if pronoun in RELATIVE_PRONOUNS or pronoun in ("which", "that"):
            return self._relative(span[0])
        return self._thing(words)

    def _unnamed_before(self, span: Span) -> Bearer | None:
        """Return the unnamed one who spoke last, if nobody is named since.

        The learned links know names alone, and would give him somebody's.
        """
        if not self._spoke:
            return None
        at, sentence, bearer = self._spoke[-1]
        near = self._cast.places.of(span).sentence - sentence <= UNNAMED_SENTENCES
        if bearer.kind != "unnamed" or not near or at >= span[0]:
            return None
        end = self._sources[-1][0]
        named = any(
            self._cast.book.bearers[one.bearer].kind == "person"
            and one.place.span[0] >= end
            and not one.place.within
            for one in self._cast.before(span[0], most=8)
        )
        return None if named else bearer

    def _first_person(self, span: Span, statement: Statement) -> Found:
        """Return who says `I`: whose turn it is, or whose quotation it stands in."""
        place = self._cast.places.of(span)
        turn = self._floor.turn(place.passage)
        if turn and turn.holder:
            return Found(turn.holder, "pronoun", RELATIVE)
        statements = self._draft.statements or ()
        for number in reversed(place.within):
            other = statements[number]
            if other.id == statement.id:
                continue
            found = self._found.get(other.id)
            if found is None and not self._is_first_person(other):
                found = self._speaker(other)
            if found and found.bearer:
                return Found(found.bearer, "pronoun", RELATIVE * found.confidence)
        if not place.quotation:
            return Found(None, reason="the writer")
        holder = self._floor.holder(place.passage)
        if holder is None:
            return Found(None, reason=NO_ANTECEDENT)
        return Found(holder, "pronoun", FLOOR)

    def _is_first_person(self, statement: Statement) -> bool:
        """Return whether a statement's source asks again who says `I`."""
        if not statement.source:
            return False
        pronoun = understood(self._text, statement.source[0]).pronoun
        return pronoun in WRITER_PRONOUNS | OUR_PRONOUNS

    def _relative(self, at: int) -> Found:
        """Return who is named or described right before a relative pronoun."""
        for end, bearer in reversed(self._sources[-3:]):
            if 0 <= at - end <= 3:
                return Found(bearer, "pronoun", RELATIVE)
        for one in self._cast.before(at, most=2):
            between = self._text[one.place.span[1] : at]
            if len(between) <= 3 or (len(between) < 60 and between.count(",") == 2):
                bearer = self._cast.book.bearers[one.bearer]
                return Found(bearer, "pronoun", RELATIVE)
        match = PHRASE.search(self._text[max(0, at - 80) : at])
        if match is None:
            return Found(None, reason=NO_ANTECEDENT)
        start = max(0, at - 80) + match.start(1)
        span = (start, start + len(match[1]))
        kind = kind_of_description([folded(w) for w in WORD.findall(match[1])])
        bearer = self._cast.described(span, kind)
        self._cast.note(bearer, span, "description", 1.0)
        return Found(bearer, "pronoun", RELATIVE)

    def _thing(self, words: SourceWords) -> Found:
        """Return what `it` or `they` means: who spoke last, if not one person."""
        place = self._cast.places.of(words.span)
        several = words.pronoun in GROUP_PRONOUNS
        fitting = (
            ("group", "organization")
            if several
            else ("organization", "document", "place")
        )
        for at, sentence, bearer in reversed(self._spoke[-4:]):
            near = at < words.span[0] and place.sentence - sentence <= 3
            if near and bearer.kind in fitting:
                return Found(bearer, "pronoun", THING)
        for one in self._cast.before(words.span[0], most=8):
            bearer = self._cast.book.bearers[one.bearer]
            if place.sentence - one.place.sentence > 1:
                break
            if bearer.kind in fitting and one.place.opens:
                return Found(bearer, "pronoun", THING)
        return Found(None, reason=NO_ANTECEDENT)

    def _by_description(self, words: SourceWords) -> Found:
        span = words.span
        written = self._text[slice(*span)].strip(' ,.:;"”“')
        offices = self._cast.offices
        for name in self._cast.names_within(span):
            bearer = self._cast.book.bearer(name)
            if bearer and name.written == DETERMINER.sub("", written):
                return Found(bearer, "name", NAME)
        holder = offices.holder(written, span[0]) or offices.body(written)
        if holder:
            return Found(holder, "description", OFFICE)
        body = self._any_body(span, written)
        if body:
            return Found(body, "description", ROLE)
        owned = self._owned(words, written)
        if owned:
            return Found(owned, "description", OFFICE)
        passage = self._cast.places.passage_at(span[0])
        spoke = self._cast.described_before(written)
        meant = None if spoke else offices.salient(written, span[0], passage)
        if meant:
            return Found(meant, "description", ROLE)
        bearer = self._cast.described(span, words.kind)
        for noun in written.split()[-1:]:
            self._cast.own_body(bearer, folded(noun), span[0])
        return Found(bearer, "description", 1.0)

    def _any_body(self, span: Span, written: str) -> Bearer | None:
        """Return the body named last, if near, that a noun for any body means."""
        noun = folded(DEFINITE.sub("", written))
        if not DEFINITE.match(written) or noun not in ANY_BODIES:
            return None
        sentence = self._cast.places.of(span).sentence
        for one in self._cast.before(span[0]):
            bearer = self._cast.book.bearers[one.bearer]
            if sentence - one.place.sentence > BODY_SENTENCES:
                return None
            if bearer.kind == "organization":
                return bearer
        return None

    def _owned(self, words: SourceWords, written: str) -> Bearer | None:
        """Return the body of somebody known that a description names."""
        parts = [folded(word) for word in WORD.findall(written)]
        # `an official in the Ray administration` is an official, not a body.
        if not parts or parts[-1] not in POSSESSED or head_noun(parts) != parts[-1]:
            return None
        link = self._cast.links.get(_first_word(self._text, words.span))
        owner = self._cast.book.bearers[link.bearer] if link else None
        for name in self._cast.names_within(words.span):
            owner = self._cast.book.bearer(name)
        if owner is None and DEFINITE.match(written) and len(parts) == 2:
            return self._cast.campaign(parts[-1], words.span[0])
        if owner is None or owner.kind != "person":
            return None
        return self._cast.owned(owner, parts[-1], written)

    def _labelled(self, span: Span) -> Bearer | None:
        """Return who a label names, made a person if nobody is known by it."""
        names = list(names_in(self._text, *span, self._cast.entities))
        book = self._cast.book
        if not names:
            return None
        bearer = book.person(names[0]) or book.bearer(names[0])
        if bearer is None and names[0].words[0].isupper():
            bearer = book.add(names[0], "person")
        return bearer

    def _interviewed(self, at: int) -> Bearer | None:
        """Return whom an interview is with: who was met, else who is named most."""
        count: dict[int, int] = {}
        for one in self._cast.people_before(at):
            start = one.place.span[0]
            if MET.search(self._text[max(0, start - MET_WITHIN) : start]):
                return self._cast.book.bearers[one.bearer]
            count[one.bearer] = count.get(one.bearer, 0) + 1
        best = max(count, key=lambda number: count[number], default=None)
        return None if best is None else self._cast.book.bearers[best]


def _begins(statement: Statement) -> int:
    return min(start for start, _ in (*statement.source, *statement.content))


def _first_word(text: str, span: Span) -> Span:
    match = WORD.search(text, *span)
    return match.span() if match else span


def _with_speaker(statement: Statement, found: Found, ids: dict[int, str]) -> Statement:
    if found.bearer is None:
        return replace(statement, speaker=None, unresolved=found.reason)
    return replace(
        statement,
        speaker=ids[found.bearer.number],
        speaker_confidence=round(found.confidence, 4),
    )
