"""Readings of any text at all, with statements anywhere in it."""

from hypothesis import strategies as st

from onrecord.schema import Article, Party, PartyKind, Reading, Statement
from tests.formats.made import VERSION

KINDS: tuple[PartyKind, ...] = (
    *("person", "organization", "group", "unnamed", "document", "place"),
)

anything = st.text(st.characters(exclude_categories=()), max_size=20)
breaks = st.sampled_from(["\n", "\r\n", "\t", "\x0b", "\x85", "\u2028", "\ud800", "🛳"])
texts = st.lists(anything | breaks, min_size=1, max_size=8).map("".join)


@st.composite
def statements(draw: st.DrawFn, number: int, length: int) -> Statement:
    """Draw a statement whose spans are apart from each other."""
    places = st.lists(st.integers(0, length), min_size=2, max_size=12, unique=True)
    cuts = sorted(draw(places))
    spans = tuple(zip(cuts[::2], cuts[1::2], strict=False))
    first, second = sorted(draw(st.tuples(*[st.integers(0, len(spans) - 1)] * 2)))
    return Statement(
        f"s{number}",
        draw(st.sampled_from(["direct", "indirect", "mixed"])),
        source=spans[:first],
        cue=spans[first:second],
        content=spans[second:],
        speaker=draw(st.sampled_from([None, "p1"])),
        confidence=draw(st.floats(0, 1)),
    )


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """Draw a reading of up to three statements, with one party that may speak."""
    text = draw(texts.filter(bool))
    article = Article(id=draw(anything), text=text, url=draw(st.none() | anything))
    known = Party("p1", draw(anything), draw(st.sampled_from(KINDS)), None, (), (), ())
    found = [draw(statements(n, len(text))) for n in range(draw(st.integers(0, 3)))]
    return Reading(VERSION, article, statements=tuple(found), parties=(known,))
