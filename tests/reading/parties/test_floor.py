"""Turns: whose words a passage holds, by its label."""

import pytest

from onrecord.reading.parties.book import Bearer
from onrecord.reading.parties.floor import LONGEST_LABEL, Floor, is_label
from onrecord.schema import Span
from tests.reading.parties.made import marked

ASKED = Bearer(9, "Mayor", "person")


def turns(text: str) -> list[str | None]:
    """Return whose turn each passage is: a name, `-` for a question, or None."""
    draft = marked(text)

    def labelled(span: Span) -> Bearer:
        return Bearer(0, draft.article.text[slice(*span)], "person")

    passages = draft.passages or ()
    floor = Floor(draft.article.text, passages, labelled, lambda _: ASKED)
    found = [floor.turn(number) for number in range(len(passages))]
    return [
        (turn.holder.name if turn.holder else "-") if turn else None for turn in found
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ANN RAY: No.\nTOM ORR: So.", ["ANN RAY", "TOM ORR"]),
        ("Ann Ray: No.\nRain fell.", ["Ann Ray", None]),
        ("Rain fell.\nQ: Why?\nA: So.", [None, "-", "Mayor"]),
        ("Q. Why?\nA. So.\nAnd so.", ["-", "Mayor", "Mayor"]),
        ("From Chairwoman Ann Ray:\n“No.”\n“So.”", ["Chairwoman Ann Ray"] * 3),
        ("A: a list.\nB: another.", [None, None]),
        ("One thing is sure: it rained.", [None]),
        ("The board met at 10:30.", [None]),
    ],
)
def test_label_opens_a_turn(text: str, expected: list[str | None]) -> None:
    assert turns(text) == expected


@pytest.mark.parametrize(
    ("label", "is_one"),
    [
        ("ANN RAY", True),
        ("Rep. Ann Ray", True),
        ("Ann Ray, chairwoman of the board", True),
        ("the thing about Ann Ray", False),
        ("it", False),
        ("Ann Ray " * LONGEST_LABEL, False),
    ],
)
def test_label_is_a_name_and_little_more(label: str, is_one: bool) -> None:
    assert is_label(label, (0, len(label.rstrip()))) is is_one
