"""Rules over lexemes."""

from collections.abc import Sequence

import pytest

from onrecord.reading.phrases.grammar import Grammar, Rule, after_words, ends_clause
from onrecord.reading.phrases.lexing import Lexeme, lexemes


def classes(found: Sequence[Lexeme], at: int) -> tuple[str, ...]:
    return ("{number}",) if found[at].numeral else ()


def matched(text: str, *rules: Rule[str]) -> list[str]:
    found = lexemes(text, 0, len(text))
    matches = Grammar(rules, classes).matches(found)
    return [
        f"{' '.join(w.word for w in found[m.first : m.after])}={m.meaning}"
        for m in matches
    ]


def test_rule_is_words_choices_and_what_may_be_left_out() -> None:
    rule = Rule("the? (big|very big) dog", lambda: "d")
    assert matched("the big dog", rule) == ["the big dog=d"]
    assert matched("very big dog", rule) == ["very big dog=d"]
    assert matched("the dog", rule) == []


def test_longest_rule_is_taken() -> None:
    short, long = Rule("a b", lambda: "short"), Rule("a b c", lambda: "long")
    assert matched("a b c a b", short, long) == ["a b c=long", "a b=short"]


def test_rule_that_may_not_stand_gives_way_to_the_next() -> None:
    first = Rule("day", lambda: "1", after_words(frozenset({"the"})))
    rules = first, Rule("day", lambda: "2")
    assert matched("the day a day", *rules) == ["day=1", "day=2"]


def test_rule_of_which_nothing_is_left_is_refused() -> None:
    with pytest.raises(ValueError, match="earlier rules take all of it"):
        matched("a", Rule("a b?", lambda: "1"), Rule("a", lambda: "2"))


def test_class_gives_its_lexeme_and_none_where_it_was_left_out() -> None:
    def build(one: Lexeme, two: Lexeme | None) -> str:
        return f"{one.word}{two.word if two else '-'}"

    rule = Rule("{number} (and {number})?", build)
    assert matched("1 and 2", rule) == ["1 and 2=12"]
    assert matched("1 or 2", rule) == ["1=1-", "2=2-"]


def test_rule_that_makes_no_sense_gives_way_to_a_shorter_one() -> None:
    nonsense: Rule[str] = Rule("a b", lambda: None)
    short = Rule("a", lambda: "a")
    assert matched("a b", nonsense, short) == ["a=a"]


def test_rule_may_ask_for_what_stands_around_it() -> None:
    rule = Rule("day", lambda: "d", after_words(frozenset({"the"})))
    assert matched("the day", rule) == ["day=d"]
    assert matched("a day", rule) == []
    last = Rule("day", lambda: "d", ends_clause)
    assert matched("a day.", last) == ["day=d"]
    assert matched("a day off", last) == []


def test_rule_that_may_be_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="may be nothing"):
        matched("a", Rule("a?", lambda: "a"))
