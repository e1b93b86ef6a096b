"""Readings of any text, with entries of every kind anywhere in it."""

from typing import Any

from hypothesis import strategies as st

from onrecord.schema import (
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

ODD = ["\0", "\ud800", "\udfff", "\u202eשלום\u202c", "e\u0301", "\ufeff", "🛳", "\ufffd"]

anything = st.text(st.characters(exclude_categories=()), max_size=12)
texts = st.lists(anything | st.sampled_from(ODD), max_size=6).map("".join)
maybe = st.none() | texts
shares = st.floats(0, 1)
numbers = st.floats(allow_nan=False, allow_infinity=False)


def spans(length: int, most: int = 4) -> st.SearchStrategy[tuple[Span, ...]]:
    """Draw spans that begin at different places, in the order of the text."""
    pair = st.lists(st.integers(0, length), min_size=2, max_size=2, unique=True)
    drawn = st.lists(pair, max_size=most, unique_by=min)
    return drawn.map(lambda found: tuple(sorted((min(p), max(p)) for p in found)))


def span(length: int) -> st.SearchStrategy[Span]:
    """Draw one span."""
    pair = st.lists(st.integers(0, length), min_size=2, max_size=2, unique=True)
    return pair.map(lambda found: (min(found), max(found)))


def several(
    name: str, made: Any, **parts: st.SearchStrategy[Any]
) -> st.SearchStrategy[tuple[Any, ...]]:
    """Draw up to three entries with ids of their own."""
    drawn = st.lists(st.fixed_dictionaries(parts), max_size=3)
    return drawn.map(
        lambda found: tuple(made(id=f"{name}{n}", **d) for n, d in enumerate(found))
    )


def of(entries: tuple[Any, ...]) -> st.SearchStrategy[str | None]:
    """Draw the id of an entry, or none."""
    return st.sampled_from([None, *(entry.id for entry in entries)])


@st.composite
def parties(draw: st.DrawFn, number: int, length: int) -> Party:
    mentions = draw(spans(length))
    kinds: Any = [draw(st.sampled_from(["name", "description"])) for _ in mentions]
    return Party(
        f"p{number}",
        draw(texts),
        draw(st.sampled_from(["person", "organization", "unnamed", "place"])),
        draw(maybe),
        mentions,
        tuple(kinds),
        tuple(draw(shares) for _ in mentions),
    )


def articles() -> st.SearchStrategy[Article]:
    """Draw an article of which anything may be known."""
    return st.builds(
        Article,
        id=texts,
        text=texts.filter(bool),
        source=maybe,
        title=maybe,
        byline=maybe,
        outlet=maybe,
        published=maybe,
        url=maybe,
        language=texts,
        notes=st.lists(texts, max_size=2).map(tuple),
        is_file=st.booleans(),
    )


@st.composite
def readings(draw: st.DrawFn, known: Article | None = None) -> Reading:
    """Draw a reading with up to a few entries of each kind."""
    article = known or draw(articles())
    length = len(article.text)
    people = tuple(draw(parties(n, length)) for n in range(draw(st.integers(0, 2))))
    moments = draw(several("m", Moment, **_moment(length)))
    statements = draw(several("s", Statement, **_statement(length, people, moments)))
    claims = {"statement": of(statements), "claimed_by": of(people)}
    figures = several("f", Figure, **_figure(length), **claims, moment=of(moments))
    kind: Any = st.sampled_from(["advertisement", "other"])
    return Reading(
        ReaderVersion("0.0", draw(st.sampled_from(["one", "other"]))),
        article,
        passages=tuple(map(Passage, draw(spans(length)))),
        furniture=tuple(Furniture(s, draw(kind)) for s in draw(spans(length))),
        statements=statements,
        parties=people,
        moments=moments,
        figures=draw(figures),
    )


def _moment(length: int) -> dict[str, st.SearchStrategy[Any]]:
    days = st.sampled_from([None, "2017", "2017-08", "2017-08-16"])
    return {
        "span": span(length),
        "kind": st.sampled_from(["date", "set"]),
        "value": st.sampled_from(["XXXX", "2017-08", "P3D"]),
        "start": days,
        "end": days,
        "grain": st.sampled_from([None, "day"]),
        "basis": st.sampled_from([None, "text"]),
    }


def _statement(
    length: int, people: tuple[Party, ...], moments: tuple[Moment, ...]
) -> dict[str, st.SearchStrategy[Any]]:
    return {
        "form": st.sampled_from(["direct", "indirect", "mixed"]),
        "source": spans(length),
        "cue": spans(length),
        "content": spans(length).filter(bool),
        "speaker": of(people),
        "confidence": shares,
        "speaker_confidence": st.none() | shares,
        "unresolved": st.sampled_from([None, "no source"]),
        "moment": of(moments),
    }


def _figure(length: int) -> dict[str, st.SearchStrategy[Any]]:
    return {
        "span": span(length),
        "value": numbers | st.tuples(numbers, numbers),
        "bound": st.sampled_from([None, "about"]),
        "unit": maybe,
        "per": maybe,
        "about": spans(length),
    }
