"""Any text, with any statements marked in it, is read by the parties stage."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.draft import Draft
from onrecord.reading.parties import join_parties
from onrecord.schema import (
    Article,
    Form,
    ReaderVersion,
    Reading,
    Span,
    Statement,
)
from tests.reading.parties.made import POINTER
from tests.reading.texts import passages

TOLD = (
    'Ann Ray Mr. Mrs. and “ ” " said he she I we who the mayor ’s campaign U.N. FBI '
    "Board of ( ) Bob : Q: A: Jr. , . their it letter de la 王 \u202e St. 3rd X They "
    "\ud800"
)
WORDS = [*TOLD.split(), "\n"]
FORMS: tuple[Form, ...] = ("direct", "indirect", "mixed")


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    text = " ".join(draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=40)))

    def span() -> Span:
        start = draw(st.integers(0, len(text) - 1))
        return start, draw(st.integers(start + 1, min(len(text), start + 30)))

    statements = tuple(
        Statement(
            f"s{number}",
            draw(st.sampled_from(FORMS)),
            (span(),) if draw(st.booleans()) else (),
            (),
            (span(),),
        )
        for number in range(draw(st.integers(0, 5)))
    )
    return Draft(Article("a", text), passages(text), statements=statements)


@given(drafts())
def test_every_statement_has_a_speaker_or_a_reason(draft: Draft) -> None:
    read = join_parties(draft, POINTER)
    statements, parties = read.statements or (), read.parties or ()
    version = ReaderVersion("0", "made")
    Reading(version, draft.article, statements=statements, parties=parties)
    for statement in statements:
        assert (statement.speaker is None) == (statement.unresolved is not None)
        assert (statement.speaker is None) == (statement.speaker_confidence is None)
    told = [span for party in parties for span in party.mentions]
    assert len(set(told)) == len(told)
    for party in parties:
        assert party.name
        assert all(0 <= sure <= 1 for sure in party.mention_confidences)


def test_words_that_are_two_statements_source_are_one_speaker() -> None:
    spoken = (((2, 3),), (), ((2, 3),), ((0, 1),), ((1, 2),))
    said = ((2, 3), (2, 3), (1, 2), (0, 1), (1, 2))
    statements = tuple(
        Statement(f"s{number}", "direct", source, (), (content,))
        for number, (source, content) in enumerate(zip(spoken, said, strict=True))
    )
    draft = Draft(Article("a", "said"), passages("said"), statements=statements)
    read = join_parties(draft, POINTER)
    told = [span for party in read.parties or () for span in party.mentions]
    assert len(set(told)) == len(told)
    first, _, third, *_ = read.statements or ()
    assert first.speaker == third.speaker
