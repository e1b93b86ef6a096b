"""The records: frozen, and valid from the moment they are made."""

import dataclasses
from collections.abc import Callable
from typing import Literal

import pytest

from onrecord import schema
from onrecord.schema import (
    Act,
    Article,
    Figure,
    Furniture,
    Moment,
    Party,
    Passage,
    ReaderVersion,
    Reading,
    Span,
    Statement,
)

VERSION = ReaderVersion("0", "none")
TEXT = "“No,” said Ann Ray. “Never.”"

MAKERS: dict[str, Callable[[Span], object]] = {
    "passage": Passage,
    "furniture": lambda span: Furniture(span, "other"),
    "source": lambda span: Statement("s1", "direct", (span,), (), ((0, 1),)),
    "cue": lambda span: Statement("s1", "direct", (), (span,), ((0, 1),)),
    "content": lambda span: Statement("s1", "direct", (), (), ((0, 1), span)),
    "party": lambda span: Party(
        "p1", "Ann Ray", "person", None, (span,), ("name",), (1.0,)
    ),
    "moment": lambda span: moment(span),
    "figure": lambda span: figure(span, ()),
    "about": lambda span: figure((0, 1), (span,)),
    "act": lambda span: act(span, None),
    "instrument": lambda span: act((0, 1), (span,)),
}


def moment(span: Span) -> Moment:
    return Moment("m1", span, "date", "2024", None, None, "year", None)


def figure(span: Span, about: tuple[Span, ...]) -> Figure:
    return Figure("f1", span, 4.0, None, "GBP", None, about, None, None)


def act(span: Span, instrument: tuple[Span, ...] | None) -> Act:
    return Act("a1", "demands", None, None, (span,), None, instrument, None)


def reading_with(entry: object) -> Reading:
    """Return a reading of TEXT that holds the entry and nothing else."""
    article = Article(id="a", text=TEXT)
    return Reading(
        VERSION,
        article,
        passages=(entry,) if isinstance(entry, Passage) else (),
        furniture=(entry,) if isinstance(entry, Furniture) else (),
        statements=(entry,) if isinstance(entry, Statement) else (),
        parties=(entry,) if isinstance(entry, Party) else (),
        moments=(entry,) if isinstance(entry, Moment) else (),
        figures=(entry,) if isinstance(entry, Figure) else (),
        acts=(entry,) if isinstance(entry, Act) else (),
    )


@pytest.mark.parametrize("maker", MAKERS.values(), ids=MAKERS)
@pytest.mark.parametrize("span", [(-1, 2), (2, 2), (3, 2), (0, 0)])
def test_record_refuses_what_is_no_span(
    maker: Callable[[Span], object], span: Span
) -> None:
    with pytest.raises(ValueError, match="is no span"):
        maker(span)


@pytest.mark.parametrize("maker", MAKERS.values(), ids=MAKERS)
def test_reading_refuses_a_span_outside_its_text(
    maker: Callable[[Span], object],
) -> None:
    last = len(TEXT)
    assert (last - 1, last) in reading_with(maker((last - 1, last))).spans()
    with pytest.raises(ValueError, match=f"outside a text of {last}"):
        reading_with(maker((last - 1, last + 1)))


def test_statement_refuses_to_have_no_content() -> None:
    with pytest.raises(ValueError, match="statement s9 has no content"):
        Statement("s9", "direct", ((0, 1),), ((1, 2),), ())


@pytest.mark.parametrize(
    "record",
    [v for v in vars(schema).values() if dataclasses.is_dataclass(v)],
    ids=lambda record: record.__name__,
)
def test_record_is_frozen_and_slotted(record: type) -> None:
    assert record.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert "__slots__" in vars(record)
    assert record.__doc__
    assert not record.__doc__.startswith(f"{record.__name__}(")


def test_record_cannot_be_changed() -> None:
    passage = Passage((0, 4))
    with pytest.raises(dataclasses.FrozenInstanceError):
        passage.span = (0, 5)  # type: ignore[misc]


def test_article_is_shown_without_its_text() -> None:
    assert "Ann Ray" not in repr(Article(id="a", text=TEXT))


def test_reading_gives_the_words_of_spans() -> None:
    reading = reading_with(Passage((0, len(TEXT))))
    assert reading.text == TEXT
    assert reading.words(((0, 5),)) == "“No,”"
    assert reading.words(((0, 5), (20, 28))) == "“No,” … “Never.”"
    assert reading.words(()) == ""


def test_reading_gives_a_party_by_its_id() -> None:
    party = Party("p1", "Ann Ray", "person", None, ((11, 18),), ("name",), (1.0,))
    reading = reading_with(party)
    assert reading.party("p1") is party
    assert reading.party("p2") is None
    assert reading.party(None) is None


def test_reading_counts_code_points() -> None:
    article = Article(id="a", text="🛳🛳")
    assert Reading(VERSION, article, passages=(Passage((0, 2)),))
    with pytest.raises(ValueError, match="outside a text of 2"):
        Reading(VERSION, article, passages=(Passage((0, 3)),))


@pytest.mark.parametrize(
    ("kinds", "confidences"), [((), (1.0,)), (("name",), ()), (("name",) * 2, (1.0,))]
)
def test_every_mention_has_its_kind_and_confidence(
    kinds: tuple[Literal["name"], ...], confidences: tuple[float, ...]
) -> None:
    with pytest.raises(ValueError, match="1 mentions"):
        Party("p1", "Ann Ray", "person", None, ((11, 18),), kinds, confidences)
