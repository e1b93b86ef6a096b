"""An article in pieces: to the letter, whatever overlaps, and each tells what it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from onrecord.schema import (
    Article,
    Furniture,
    Moment,
    Passage,
    Reading,
    Span,
    Spans,
    Statement,
)
from onrecord.web.marking import MOST_DEEP, PARTS, Piece, blocks
from tests.formats.made import TEXT, VERSION, full

LENGTH = 30


@st.composite
def a_span(draw: st.DrawFn) -> Span:
    start = draw(st.integers(0, LENGTH - 1))
    return start, draw(st.integers(start + 1, LENGTH))


spans = st.lists(a_span(), max_size=3, unique=True).map(lambda s: tuple(sorted(s)))


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """Return a reading of which the parts overlap, nest and are shared as they will."""
    text = draw(st.text(st.sampled_from("ab \n€𝕏\u0301"), min_size=LENGTH,
                        max_size=LENGTH))  # fmt: skip
    ends = sorted(draw(st.sets(st.integers(0, LENGTH), min_size=2, max_size=9)))
    runs = [run for run in pairwise(ends) if draw(st.integers(0, 4))]
    kept = draw(st.lists(st.booleans(), min_size=len(runs), max_size=len(runs)))
    parts = draw(st.lists(st.tuples(spans, spans, spans.filter(bool)), max_size=5))
    return Reading(
        VERSION,
        Article(id="a", text=text),
        passages=tuple(Passage(run) for run, is_one in zip(runs, kept, strict=True)
                       if is_one),
        furniture=tuple(Furniture(run, "other") for run, is_one
                        in zip(runs, kept, strict=True) if not is_one),
        statements=tuple(
            Statement(f"s{number}", "direct", *three, None, 0.9, None)
            for number, three in enumerate(parts, start=1)
        ),
    )  # fmt: skip


def placed(reading: Reading, **how: object) -> Iterator[tuple[Span, Piece]]:
    """Yield the pieces of passages, with where each stands."""
    passages = sorted(one.span for one in reading.passages)
    told = [one for one in blocks(reading, **how) if one.furniture is None]  # type: ignore[arg-type]
    for (start, end), block in zip(passages, told, strict=True):
        at = start
        for piece in block.pieces:
            yield (at, at + len(piece.text)), piece
            at += len(piece.text)
        assert at == end


def is_in(span: Span, others: Spans) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in others)


@given(readings())
def test_pieces_are_the_text_to_the_letter(reading: Reading) -> None:
    both: list[Passage | Furniture] = [*reading.passages, *reading.furniture]
    parts = sorted(both, key=lambda one: one.span)
    told = blocks(reading)
    assert ["".join(piece.text for piece in block.pieces) for block in told] == [
        reading.text[slice(*one.span)] for one in parts
    ]
    assert [block.furniture for block in told] == [
        one.kind if isinstance(one, Furniture) else None for one in parts
    ]
    assert all(piece.text for block in told for piece in block.pieces)


@given(readings())
def test_each_piece_tells_all_that_it_is_in(reading: Reading) -> None:
    for span, piece in placed(reading, here="s2"):
        for part in PARTS:
            own = [getattr(one, part) for one in reading.statements]
            assert (part in piece.parts) == any(is_in(span, one) for one in own)
        contents = [one for said in reading.statements for one in said.content]
        deep = sum(is_in(span, (one,)) for one in contents)
        assert piece.depth == min(deep, MOST_DEEP)
        here = [one for one in reading.statements if one.id == "s2"]
        assert piece.is_here == any(
            is_in(span, getattr(one, part)) for one in here for part in PARTS
        )


@given(readings())
def test_each_part_begins_once_where_it_is_first_seen(reading: Reading) -> None:
    pieces = list(placed(reading))
    begun = [
        (mark.statement, mark.part, mark.span, place)
        for place, (_, piece) in enumerate(pieces)
        for mark in piece.begins
    ]
    wanted = []
    for statement in reading.statements:
        for part in PARTS:
            for span in getattr(statement, part):
                seen = (n for n, (at, _) in enumerate(pieces) if is_in(at, (span,)))
                place = next(seen, None)
                if place is not None:
                    wanted.append((statement.id, part, span, place))
    assert sorted(begun) == sorted(wanted)


def test_marks_have_the_numbers_of_the_list() -> None:
    (first, *_), *_ = [block.pieces for block in blocks(full())]
    (mark,) = first.begins
    assert (mark.number, mark.statement, mark.part) == (1, "s1", "content")
    assert (first.text, mark.is_first) == ("“No,”", True)


def test_facts_are_told_where_they_end() -> None:
    moment = Moment("m1", (35, 41), "date", "x", "2024-03-01", "2024-03-02", None, None)
    reading = replace(full(), moments=(moment,))
    told = [
        (piece.text, [(fact.told, fact.day) for fact in piece.told])
        for block in blocks(reading, facts=True)
        for piece in block.pieces
        if piece.told
    ]
    assert told[0] == (TEXT[35:41], [("2024-03-01 to 2024-03-02", "2024-03-01")])
    assert {text for text, _ in told[1:]} == {TEXT[51:53]}
    assert not any(p.is_fact for block in blocks(reading) for p in block.pieces)


def test_very_many_spans_are_cut() -> None:
    count = 20_000
    said = tuple(
        Statement(f"s{n}", "direct", (), (), ((2 * n, 2 * n + 1),), None, 0.9, None)
        for n in range(count)
    )
    article = Article(id="a", text="ab" * count)
    whole = (Passage((0, 2 * count)),)
    (block,) = blocks(Reading(VERSION, article, passages=whole, statements=said))
    assert len(block.pieces) == 2 * count
