"""Where a mention stands: passage, sentence, quotation, part of a statement."""

import pytest

from onrecord.reading.parties.places import Place, Places
from tests.reading.parties.made import marked


def place(text: str, words: str) -> Place:
    """Return the place of the first of some words of a marked text."""
    draft = marked(text)
    start = draft.article.text.index(words)
    return Places(draft).of((start, start + len(words)))


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        ("Ann left. Tom stayed.", "Ann", 1),
        ("Ann left. Tom stayed.", "Tom", 2),
        ("Mr. Orr and Gov. Ray left.", "Ray", 1),
        ("J. R. Orr left.", "Orr", 1),
        ("Ann left!” Tom stayed.", "Tom", 2),
        ("Ann came first. Tom was late.", "Tom", 2),
        ("Ann left\nTom stayed", "Tom", 2),
        ("It cost 3.5 dollars, Tom said.", "Tom", 1),
    ],
)
def test_sentences_are_counted(text: str, words: str, sentence: int) -> None:
    assert place(text, words).sentence == sentence


@pytest.mark.parametrize(
    ("text", "quotation"),
    [
        ("“No, Ann,” he said.", 1),
        ("“No,” Ann said.", 0),
        ('"No," he said. "Ann left."', 2),
        ("“No, he said.\nAnn left.", 0),
        ("«No, Ann»", 1),
    ],
)
def test_quotations_are_numbered(text: str, quotation: int) -> None:
    assert place(text, "Ann").quotation == quotation


def test_passages_are_counted() -> None:
    assert [place("Ann\nTom\nEd", name).passage for name in ("Ann", "Tom", "Ed")] == [
        *range(3)
    ]


def test_place_knows_its_statements() -> None:
    text = "[1:Ann] said {1:that [2:Tom] said {2:no, Ed}}."
    draft = marked(text)
    numbers = [int(s.id[1:]) for s in draft.statements or ()]
    assert [numbers[n] for n in place(text, "Ann").source_of] == [1]
    assert [numbers[n] for n in place(text, "Tom").source_of] == [2]
    assert [numbers[n] for n in place(text, "Tom").within] == [1]
    assert [numbers[n] for n in place(text, "Ed").within] == [1, 2]


@pytest.mark.parametrize(
    ("text", "opens"),
    [("Ann left.", True), ("But Ann left.", True), ("We saw that Ann left.", False)],
)
def test_mention_may_open_its_sentence(text: str, opens: bool) -> None:
    assert place(text, "Ann").opens is opens


@pytest.mark.parametrize(
    ("text", "possessive"), [("Ann’s boat", True), ("Ann left", False)]
)
def test_mention_may_be_possessive(text: str, possessive: bool) -> None:
    assert place(text, "Ann").possessive is possessive
