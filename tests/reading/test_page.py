"""The page stage: nothing is dropped, whatever the models say."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.draft import Draft, Scores
from onrecord.reading.page import (
    KINDS,
    PIECES_A_TOKEN,
    Block,
    PageModel,
    blocks_of,
    merged,
    piece_table,
    read_page,
    stretches,
)
from onrecord.reading.windows import Pieces, Window
from onrecord.schema import Article
from tests.reading.made import anything, no_breaks, noisy_page, page_of

ADVERTISEMENT = 1 + KINDS.index("advertisement")
FORM = 1 + KINDS.index("form")
news = st.lists(
    st.sampled_from(["He left. ", "“No,” ", "\n", "\n\n", "Advertisement", "Sign up"])
).map("".join)


def read(text: str, model: PageModel, pieces: Pieces) -> Draft:
    article = Article(id="a", text=text)
    return read_page(Draft(article), model, no_breaks, pieces)


def places(draft: Draft) -> list[int]:
    spans = [part.span for part in draft.passages or ()]
    spans += [part.span for part in draft.furniture or ()]
    return sorted(at for span in spans for at in range(*span))


@given(st.one_of(anything, news), st.integers(0, 100))
def test_every_visible_character_is_in_one_block(
    pieces: Pieces, text: str, seed: int
) -> None:
    draft = read(text, noisy_page(seed), pieces)
    found = places(draft)
    assert len(found) == len(set(found))
    assert all(text[at].isspace() for at in set(range(len(text))) - set(found))


@given(st.one_of(anything, news), st.integers(0, 100), st.integers(1, 40))
def test_blocks_cover_a_text_read_in_stretches(
    pieces: Pieces, text: str, seed: int, length: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("onrecord.reading.page.STRETCH", length)
        cut = list(stretches(text))
        found = places(read(text, noisy_page(seed), pieces))
    assert "".join(text[start:end] for start, end in cut) == text
    assert all(0 < end - start <= length for start, end in cut)
    assert len(found) == len(set(found))
    assert all(text[at].isspace() for at in set(range(len(text))) - set(found))


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("", []),
        ("a b c", ["a b c"]),
        ("a b c d e f", ["a b c d", " e f"]),
        ("a b\nc d e f", ["a b", "\nc d e f"]),
        ("abcdefghijkl", ["abcdefgh", "ijkl"]),
        (" bcdefghijkl", [" bcdefgh", "ijkl"]),
    ],
)
def test_stretch_is_cut_at_a_line_or_a_space(
    monkeypatch: pytest.MonkeyPatch, text: str, cut: list[str]
) -> None:
    monkeypatch.setattr("onrecord.reading.page.STRETCH", 8)
    assert [text[start:end] for start, end in stretches(text)] == cut


LONG = "He left at dawn.\nShe stayed all day.\nNobody knew why.\n" * 9


def test_layout_of_the_first_stretch_holds_for_the_page(
    pieces: Pieces, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = read(LONG, page_of(-1.0), pieces).passages
    monkeypatch.setattr("onrecord.reading.page.STRETCH", 60)
    assert read(LONG, page_of(-1.0), pieces).passages == whole
    assert len(whole or ()) == 27


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("He left. She stayed.", ["He left. She stayed."]),
        ("He left.\nShe stayed.", ["He left.", "She stayed."]),
        ("He left.\n\n  She stayed. \n", ["He left.", "She stayed."]),
        ("He left.\n\nShe\nstayed.\n\nRain.", ["He left.", "She", "stayed.", "Rain."]),
        (" \n ", []),
    ],
)
def test_lines_end_blocks_whatever_the_model_says(
    pieces: Pieces, text: str, blocks: list[str]
) -> None:
    found = blocks_of(text, page_of(-9.0), no_breaks, pieces)
    assert [text[slice(*block.span)] for block in found] == blocks


def test_wrapped_lines_do_not_end_a_block(pieces: Pieces) -> None:
    part = "The ferry was late on\nMonday and on Tuesday\nand nobody could tell\nwhy."
    text = f"{part}\n\n{part}"
    found = blocks_of(text, page_of(-9.0), no_breaks, pieces)
    assert [text[slice(*block.span)] for block in found] == [part, part]


def test_block_is_of_the_kind_that_its_tokens_speak_for(pieces: Pieces) -> None:
    draft = read("Ferry cards\nhere.", page_of(-9.0, ADVERTISEMENT), pieces)
    assert [piece.kind for piece in draft.furniture or ()] == ["advertisement"]
    assert draft.passages == ()


def test_a_short_line_alone_is_a_passage(pieces: Pieces) -> None:
    model = page_of(-9.0, ADVERTISEMENT)
    draft = read("  Ferry cards here. ", model, pieces)
    assert [one.span for one in draft.passages or ()] == [(2, 19)]
    assert draft.furniture == ()
    draft = read("Ferry cards here. " * 30, model, pieces)
    assert draft.passages == ()


def test_model_may_start_a_block_at_any_token(pieces: Pieces) -> None:
    text = "moneyAdvertisementMiami"
    found = blocks_of(text, page_of(1.0), no_breaks, pieces)
    parts = [text[slice(*block.span)] for block in found]
    assert parts == ["money", "Advertisement", "Miami"]


def test_space_starts_no_block_where_blocks_are_glued(pieces: Pieces) -> None:
    parts = ["He left at dawn.", "She stayed all day.", "Rain fell.", "Nobody came."]
    text = "".join(parts)
    found = blocks_of(text, page_of(1.0), no_breaks, pieces)
    starts = [block.span[0] for block in found]
    assert {0, 16, 35, 45} <= set(starts)
    assert not any(text[start - 1 : start].isspace() for start in starts)


def test_sense_breaks_passages_where_nothing_else_does(pieces: Pieces) -> None:
    text = "He left at dawn. She stayed."

    def sense(window: Window) -> Scores:
        scores = [9.0 if start == 17 else -9.0 for start, _ in window.spans]
        return np.array(scores, dtype=np.float32)

    found = blocks_of(text, page_of(-1.0), sense, pieces)
    assert [text[slice(*block.span)] for block in found] == [
        "He left at dawn.",
        "She stayed.",
    ]


def test_neighbouring_furniture_of_one_kind_is_one() -> None:
    kinds = [0, 0, ADVERTISEMENT, ADVERTISEMENT, FORM, 0, FORM, FORM]
    blocks = (Block((at, at + 1), kind) for at, kind in enumerate(kinds))
    assert list(merged(blocks)) == [
        Block((0, 1), 0),
        Block((1, 2), 0),
        Block((2, 4), ADVERTISEMENT),
        Block((4, 5), FORM),
        Block((5, 6), 0),
        Block((6, 8), FORM),
    ]


def test_piece_table_has_three_a_token(pieces: Pieces) -> None:
    table = piece_table(("a", "boat"), pieces)
    assert table.shape == (2, PIECES_A_TOKEN)
    assert table[0].tolist() == [*pieces("a"), 0, 0]
    assert table[1].tolist() == list(pieces("boat"))[:PIECES_A_TOKEN]


def test_reading_a_page_keeps_the_article(pieces: Pieces) -> None:
    draft = read("He left.", page_of(), pieces)
    assert draft.article.text == "He left."
    assert draft.tagged is None


def test_headline_that_the_input_names_is_kept(pieces: Pieces) -> None:
    text = "Council Sues\nBuy a boat"
    article = Article(id="a", text=text, title="Council Sues")
    advertising = page_of(-9.0, ADVERTISEMENT)
    draft = read_page(Draft(article), advertising, no_breaks, pieces)
    assert [part.span for part in draft.passages or ()] == [(0, 12)]
    assert [part.span for part in draft.furniture or ()] == [(13, 23)]
