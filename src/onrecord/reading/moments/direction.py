"""Whether a clause looks back or forward: what its verbs and prepositions tell.

`on Friday` is the last one after `said` and the next one after `will`. The nearest word
before the expression that tells decides; if none does, the nearest after it.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.lists import listed
from onrecord.reading.moments.meanings import Direction
from onrecord.reading.phrases.lexing import Lexeme, word_at

BACK, AHEAD = 14, 8
"""Lexemes that are looked at before an expression, and after it."""

FUTURE = listed(
    """will won't shall plan plans planning expect expects expected scheduled due set
    going upcoming hopes hoping intends intend ready poised slated until till deadline
    remain remains would should must aims aim wants want prepares preparing begin begins
    starts opens ends expires closes returns airs resumes meets faces arrives plays goes
    likely
   """
)
PAST = listed(
    """said says say told was were had did been went came began became took made gave
    got held met found saw sent led left lost won wrote fell rose hit paid kept ran
    since after following ago earlier told tells posted shot"""
)
NO_VERB = listed(
    """united hundred sacred indeed red bed need speed seed feed breed weed shed naked
    wicked exceed proceed succeed embed ted fred alfred mohammed ahmed"""
)
AUXILIARIES = listed("will would shall was were had did")
"""What an expression is the subject of: `Thursday will mark …`."""

STOPS = frozenset(".!?;“”")


def direction(lexemes: Sequence[Lexeme], first: int, after: int) -> Direction | None:
    """Return where the clause around some lexemes looks, None if nothing tells."""
    told = _told_by(word_at(lexemes, after))
    if told and word_at(lexemes, after) in AUXILIARIES:
        return told
    if word_at(lexemes, first - 1) in ("is", "are"):
        return "future"  # `the election is Tuesday`
    for at in range(first - 1, max(-1, first - 1 - BACK), -1):
        if lexemes[at].word in STOPS:
            break
        found = _told_by(lexemes[at].word)
        if found and not (found == "past" and _is_passive(lexemes, at)):
            return found
    for at in range(after, min(len(lexemes), after + AHEAD)):
        if lexemes[at].word in STOPS:
            break
        found = _told_by(lexemes[at].word)
        if found:
            return found
    return None


def _is_passive(lexemes: Sequence[Lexeme], at: int) -> bool:
    """Return whether a verb is `be completed`, which tells no time."""
    return at > 0 and lexemes[at - 1].word == "be"


def _told_by(word: str) -> Direction | None:
    if word in FUTURE or word.endswith("'ll"):
        return "future"
    if word in PAST:
        return "past"
    is_past = len(word) > 4 and word.endswith("ed") and word not in NO_VERB
    return "past" if is_past else None
