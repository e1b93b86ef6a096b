"""The tagging stage: tags of words become spans with exact places, and links."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.draft import Draft, Scores, TaggedSpan, TaggedWindow
from onrecord.reading.labels import ROLES, TAGS, begin, inside
from onrecord.reading.tagging import CONTENT, CUE, SOURCE, Scored, decoded, tag
from onrecord.reading.windows import Pieces, Window, windows
from onrecord.reading.words import split
from onrecord.schema import Article, Passage
from tests.reading.made import Tagger, anything, decoder, heads, noise

TEXT = "“No,” said Ann Ray. Rain fell."
TAGS_OF = {
    **dict.fromkeys(["“"], begin(CONTENT)),
    **dict.fromkeys(["No", ",", "”"], inside(CONTENT)),
    "said": begin(CUE),
    "Ann": begin(SOURCE),
    "Ray": inside(SOURCE),
}


def tagged(text: str, model: Tagger, pieces: Pieces) -> tuple[TaggedWindow, ...]:
    passages = tuple(
        Passage((start, start + len(line)))
        for line in text.split("\n")
        if line.strip()
        for start in (text.index(line),)
    )
    draft = tag(
        Draft(Article(id="a", text=text), passages=passages), model, decoder(), pieces
    )
    assert draft.tagged is not None
    return draft.tagged


def words(text: str, spans: tuple[TaggedSpan, ...]) -> list[str]:
    return [text[slice(*span.span)] for span in spans]


def test_tags_become_spans_of_the_text(pieces: Pieces) -> None:
    (window,) = tagged(TEXT, Tagger(TAGS_OF, TEXT), pieces)
    assert words(TEXT, window.sources) == ["Ann Ray"]
    assert words(TEXT, window.cues) == ["said"]
    assert words(TEXT, window.contents) == ["“No,”"]


def test_span_counts_its_words_and_the_quoted_ones(pieces: Pieces) -> None:
    (window,) = tagged(TEXT, Tagger(TAGS_OF, TEXT), pieces)
    assert [(s.words, s.quoted) for s in window.contents] == [(4, 1.0)]
    assert [(s.words, s.quoted) for s in window.sources] == [(2, 0.0)]


def test_span_is_as_sure_as_its_tags(pieces: Pieces) -> None:
    (window,) = tagged(TEXT, Tagger(TAGS_OF, TEXT), pieces)
    (content,) = window.contents
    assert 0.9 < content.sure < 1.0


def test_span_ends_with_its_passage(pieces: Pieces) -> None:
    text = "Ann\nRay said"
    tags = {"Ann": begin(SOURCE), "Ray": inside(SOURCE), "said": inside(SOURCE)}
    (window,) = tagged(text, Tagger(tags, text), pieces)
    assert "Ann" in words(text, window.sources)
    assert all("\n" not in found for found in words(text, window.sources))


def test_each_window_is_given_to_the_model_alone(pieces: Pieces) -> None:
    text = "\n".join(f"boat{n} " * 60 for n in range(5))
    model = Tagger({}, text)
    found = tagged(text, model, pieces)
    assert len(found) == len(model.seen) > 1
    assert sum(len(window.spans) for window in model.seen) == 5 * 60


def test_nothing_to_tag_gives_no_window(pieces: Pieces) -> None:
    assert tagged(" ", Tagger({}), pieces) == ()


def only_window(text: str, pieces: Pieces) -> Window:
    (window,) = windows([split(text)], pieces)
    return window


def test_links_have_a_row_a_child_and_a_column_more(pieces: Pieces) -> None:
    window = only_window("a b c d e f", pieces)
    scores = np.zeros((6, len(TAGS)), dtype=np.float32)
    roles = [CONTENT, CUE, SOURCE, SOURCE, CONTENT, CONTENT]
    for row, role in enumerate(roles):
        scores[row, begin(role)] = 9.0
    scored = Scored(window, heads(scores, np.zeros((6, 6), dtype=np.float32)))
    (found,) = decoded([scored], decoder())
    assert found.content_cue.shape == (3, 2)
    assert found.cue_source.shape == (1, 3)
    assert found.content_cue[:, 1].argmax() == 0
    assert found.cue_source[0].argmax() == 1


@given(anything.filter(lambda text: len(text.split()) > 0), st.integers(0, 99))
def test_spans_stand_in_the_text_whatever_the_scores(
    pieces: Pieces, text: str, seed: int
) -> None:
    window = only_window(text, pieces)
    number = len(window.spans)
    scores: Scores = 5 * noise(number, len(TAGS), seed=seed)
    scored = Scored(window, heads(scores, noise(number, 6, seed=seed)))
    (found,) = decoded([scored], decoder())
    for spans in (found.sources, found.cues, found.contents):
        edges = [edge for span in spans for edge in span.span]
        assert edges == sorted(edges)
        assert sum(span.words for span in spans) <= number
        assert all(0 < span.sure <= 1 and 0 <= span.quoted <= 1 for span in spans)
    assert np.isfinite(found.content_cue).all()
    assert np.isfinite(found.cue_source).all()


def test_roles_are_those_of_the_labels() -> None:
    assert [ROLES[role] for role in (SOURCE, CUE, CONTENT)] == [
        "source",
        "cue",
        "content",
    ]
