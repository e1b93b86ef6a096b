"""A finite grammar over lexemes: rules of words and classes, compiled into one tree.

A rule is written as it reads: `the? (early|late) {month} of? {year}`. A bare word is
itself, `(a|b)` a choice, `?` what may be left out, `{class}` any lexeme of a class. All
rules are walked side by side from one lexeme on, none further than the longest rule,
without backtracking: matching a text takes time linear in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Generic, TypeVar

from onrecord.lists import listed
from onrecord.reading.phrases.lexing import Lexeme, word_at

Meaning = TypeVar("Meaning")
Classes = Callable[[Sequence[Lexeme], int], tuple[str, ...]]
"""What tells the classes of the lexeme at a place."""

Where = Callable[[Sequence[Lexeme], int, int], bool]
PART = re.compile(r"\(([^)]*)\)(\?)?|(\S+?)(\?)?(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Rule(Generic[Meaning]):
    """A pattern and what it means: `build` is given the lexemes of its classes.

    They come in the order of the pattern; None for a class that was left out. `where`
    is asked with the lexemes and the bounds of the match whether it may stand there.
    """

    pattern: str
    build: Callable[..., Meaning | None]
    where: Where | None = None


@dataclass(frozen=True, slots=True)
class Match(Generic[Meaning]):
    """What a rule makes of the lexemes from `first` up to `after`."""

    first: int
    after: int
    meaning: Meaning


@dataclass(frozen=True, slots=True)
class _End(Generic[Meaning]):
    """A rule that ends at a node, and which of its classes each lexeme taken is."""

    rule: Rule[Meaning]
    slots: tuple[int, ...]
    width: int

    def meaning(
        self,
        lexemes: Sequence[Lexeme],
        first: int,
        after: int,
        taken: tuple[Lexeme, ...],
    ) -> Meaning | None:
        """Return what the rule makes of lexemes, None if it may not stand there."""
        where = self.rule.where
        if where and not where(lexemes, first, after):
            return None
        given: list[Lexeme | None] = [None] * self.width
        for slot, lexeme in zip(self.slots, taken, strict=True):
            given[slot] = lexeme
        return self.rule.build(*given)


@dataclass(slots=True)
class _Node(Generic[Meaning]):
    after: dict[str, _Node[Meaning]] = field(default_factory=dict)
    ends: list[_End[Meaning]] = field(default_factory=list)


class Grammar(Generic[Meaning]):
    """Rules to be matched at any lexeme; of two that match alike, the earlier one.

    A rule of which earlier ones take everything is refused, with ValueError.
    """

    def __init__(self, rules: Iterable[Rule[Meaning]], classes: Classes) -> None:
        self._root: _Node[Meaning] = _Node()
        self._classes = classes
        for rule in rules:
            self._compile(rule)

    def matches(self, lexemes: Sequence[Lexeme]) -> Iterator[Match[Meaning]]:
        """Yield the longest match at each place, left to right, none in another."""
        classes = [self._classes(lexemes, place) for place in range(len(lexemes))]
        starts = self._root.after
        at = 0
        while at < len(lexemes):
            found = None
            if lexemes[at].word in starts or classes[at]:
                found = self._longest(lexemes, classes, at)
            if found:
                yield found
            at = found.after if found else at + 1

    def _longest(
        self, lexemes: Sequence[Lexeme], classes: list[tuple[str, ...]], at: int
    ) -> Match[Meaning] | None:
        """Return the longest match at a place whose rule makes sense of it."""
        paths: list[tuple[_Node[Meaning], tuple[Lexeme, ...]]] = [(self._root, ())]
        ended: list[tuple[int, _Node[Meaning], tuple[Lexeme, ...]]] = []
        place = at
        while paths and place < len(lexemes):
            lexeme, ahead = lexemes[place], []
            for node, taken in paths:
                if coming := node.after.get(lexeme.word):
                    ahead.append((coming, taken))
                ahead.extend(
                    (coming, (*taken, lexeme))
                    for name in classes[place]
                    if (coming := node.after.get(name))
                )
            place += 1
            ended.extend((place, n, taken) for n, taken in ahead if n.ends)
            paths = ahead
        for after, node, taken in reversed(ended):
            for end in node.ends:
                meaning = end.meaning(lexemes, at, after, taken)
                if meaning is not None:
                    return Match(at, after, meaning)
        return None

    def _compile(self, rule: Rule[Meaning]) -> None:
        choices, width = _choices(rule.pattern)
        fresh = 0
        for parts in product(*choices):
            node, slots = self._root, []
            for word, slot in (pair for part in parts for pair in part):
                node = node.after.setdefault(word, _Node())
                if slot is not None:
                    slots.append(slot)
            if node is self._root:
                raise ValueError(f"{rule.pattern!r} may be nothing")
            if all(end.rule.where for end in node.ends):
                node.ends.append(_End(rule, tuple(slots), width))
                fresh += 1
        if not fresh:
            raise ValueError(f"{rule.pattern!r}: earlier rules take all of it")


SMALL_WORDS = listed(
    """of in on at by to and or but for from with after before when while as that which
    who he she they it we i was were is are had has will would"""
)
"""Words that begin no phrase of a noun that goes on from the words before."""

Step = tuple[tuple[str, int | None], ...]


def _choices(pattern: str) -> tuple[list[list[Step]], int]:
    """Return, a part of a pattern, what may stand there, and the number of classes."""
    choices: list[list[Step]] = []
    width = 0
    for match in PART.finditer(pattern):
        group, group_may, one, one_may = match.groups()
        steps: list[Step] = []
        for part in group.split("|") if group is not None else [one]:
            step: list[tuple[str, int | None]] = []
            for word in part.split():
                is_class = word.startswith("{")
                step.append((word, width if is_class else None))
                width += is_class
            steps.append(tuple(step))
        if group_may or one_may:
            steps.append(())
        choices.append(steps)
    return choices, width


def after_words(words: frozenset[str]) -> Where:
    """Return the condition that one of some words stands right before."""

    def holds(lexemes: Sequence[Lexeme], first: int, after: int) -> bool:
        del after
        return first > 0 and lexemes[first - 1].word in words

    return holds


def not_after(words: frozenset[str]) -> Where:
    """Return the condition that none of some words stands right before."""
    stands_after = after_words(words)

    def holds(lexemes: Sequence[Lexeme], first: int, after: int) -> bool:
        return not stands_after(lexemes, first, after)

    return holds


def before_no_noun(lexemes: Sequence[Lexeme], first: int, after: int) -> bool:
    """Return whether no noun follows: `in the morning`, not `the morning boats`."""
    word = word_at(lexemes, after)
    return ends_clause(lexemes, first, after) or word in SMALL_WORDS


def ends_clause(lexemes: Sequence[Lexeme], first: int, after: int) -> bool:
    """Return whether nothing of the clause follows: a mark, or the passage's end."""
    del first
    return after >= len(lexemes) or not lexemes[after].word[0].isalnum()
