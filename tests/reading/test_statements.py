"""The statements stage: which parts belong together, by hand-made spans and links."""

import numpy as np
import pytest

from onrecord.reading.draft import Draft, Scores, TaggedSpan, TaggedWindow
from onrecord.reading.statements import (
    DIRECT_FROM,
    Parts,
    choices,
    form_of,
    join,
    of_window,
    statement,
)
from onrecord.schema import Article, Span
from tests.reading.made import confidence, tagged

LIKELY = 9.0


def linked(*chosen: int, of: int) -> Scores:
    """Return scores by which each child chooses that parent of so many, -1 for none."""
    scores = np.zeros((len(chosen), 1 + of), dtype=np.float32)
    for row, parent in enumerate(chosen):
        scores[row, 1 + parent] = LIKELY
    return scores


def window(
    sources: int, cues: list[int], contents: list[int], start: int = 0
) -> TaggedWindow:
    """Return a window: `cues` are the sources of its cues, `contents` their cues.

    Sources stand at 0, 10, ..., cues at 100, 110, ..., contents at 200, 210, ...
    """

    def spans(number: int, at: int) -> tuple[TaggedSpan, ...]:
        places = [start + at + 10 * n for n in range(number)]
        return tuple(tagged(place, place + 5) for place in places)

    return TaggedWindow(
        sources=spans(sources, 0),
        cues=spans(len(cues), 100),
        contents=spans(len(contents), 200),
        content_cue=linked(*contents, of=len(cues)),
        cue_source=linked(*cues, of=sources),
    )


def starts(found: list[Parts]) -> list[tuple[list[int], ...]]:
    """Return where the sources, cues and contents of each statement start."""
    return [
        tuple([p.span[0] for p in spans] for spans in (s.source, s.cue, s.content))
        for s in found
    ]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (window(1, [0], [0]), [([0], [100], [200])]),
        (window(1, [0, 0], [0, 1]), [([0], [100], [200]), ([0], [110], [210])]),
        (window(1, [0], [0, 0]), [([0], [100], [200, 210])]),
        (window(0, [], [-1]), [([], [], [200])]),
        (window(1, [0], [-1, 0]), [([], [], [200]), ([0], [100], [210])]),
        (window(1, [-1], [0]), [([], [100], [200])]),
        (window(2, [1, 0], [1, 0]), [([0], [110], [200]), ([10], [100], [210])]),
        (window(1, [0, 0], [0]), [([0], [100], [200])]),
        (window(1, [], []), []),
        (window(0, [], []), []),
    ],
    ids=[
        "one of each",
        "a source shared by two statements",
        "content in two parts",
        "content without a cue",
        "content without a cue beside a statement",
        "cue without a source",
        "crossed",
        "cue without content",
        "source alone",
        "nothing",
    ],
)
def test_parts_belong_together_as_their_links_say(
    given: TaggedWindow, expected: list[tuple[list[int], ...]]
) -> None:
    assert starts(of_window(given, "")) == expected


def test_statements_stand_in_the_order_of_their_first_words() -> None:
    given = (window(1, [0], [0], start=500), window(1, [0, 0], [1, 0]))
    draft = Draft(Article(id="a", text="x" * 800), tagged=given)
    found = join(draft, confidence()).statements or ()
    assert [one.id for one in found] == ["s1", "s2", "s3"]
    firsts = [min(s.source + s.cue + s.content) for s in found]
    assert firsts == sorted(firsts)
    assert firsts[-1] == (500, 505)


def test_nothing_tagged_gives_no_statement() -> None:
    draft = Draft(Article(id="a", text=""), tagged=())
    assert join(draft, confidence()).statements == ()


@pytest.mark.parametrize(
    ("parts", "form"),
    [
        ([(4, 1.0)], "direct"),
        ([(4, 0.0)], "indirect"),
        ([(4, 0.5)], "mixed"),
        ([(100, 0.01)], "mixed"),
        ([(20, DIRECT_FROM)], "direct"),
        ([(4, 1.0), (4, 1.0)], "direct"),
        ([(4, 1.0), (4, 0.0)], "mixed"),
        ([(1, 0.0), (99, 1.0)], "direct"),
        ([(99, 0.0), (1, 1.0)], "mixed"),
    ],
)
def test_form_is_the_share_of_quoted_words(
    parts: list[tuple[int, float]], form: str
) -> None:
    content = tuple(tagged(0, 9, words, quoted=quoted) for words, quoted in parts)
    assert form_of(content) == form


def test_sureness_is_of_the_least_sure_part() -> None:
    contents = (tagged(0, 3, sure=0.9), tagged(5, 9, words=3, sure=0.7, quoted=1.0))
    sureness = Parts((), (tagged(3, 5, sure=0.5),), contents, 0.8, 0.6).sureness
    assert (sureness.content, sureness.cue, sureness.source) == (0.7, 0.5, None)
    assert (sureness.content_cue, sureness.cue_source) == (0.8, 0.6)
    assert sureness.quoted == 0.75


def test_confidence_falls_with_an_unsure_link() -> None:
    sure = window(1, [0], [0])
    unsure = TaggedWindow(
        sure.sources,
        sure.cues,
        sure.contents,
        np.array([[0.0, 0.1]], dtype=np.float32),
        sure.cue_source,
    )
    (one,), (other,) = of_window(sure, ""), of_window(unsure, "")
    told = [statement(parts, confidence()).confidence for parts in (one, other)]
    assert 0 < told[1] < told[0] < 1


def test_choices_tell_parent_and_chance() -> None:
    scores = np.array([[0, 0, 3], [3, 0, 0]], dtype=np.float32)
    chance = float(np.exp(3) / (np.exp(3) + 2))
    (first, sure), (second, equally) = choices(scores)
    assert (first, second) == (1, -1)
    assert [sure, equally] == pytest.approx([chance, chance], abs=1e-5)
    assert choices(scores[:0]) == []


TEXT = "She said it was late. “We go now.” Soon after “it rained.”"
LATE, GO, RAINED = (9, 20), (22, 34), (46, 58)


@pytest.mark.parametrize(
    ("contents", "expected"),
    [
        ([(LATE, 0.0), (GO, 1.0)], [[LATE], [GO]]),
        ([(LATE, 0.0), (RAINED, 1.0)], [[LATE, RAINED]]),
        ([(GO, 1.0), (RAINED, 1.0)], [[GO, RAINED]]),
        ([(LATE, 0.0), (GO, 0.4)], [[LATE, GO]]),
        ([(LATE, 0.3), (GO, 1.0)], [[LATE, GO]]),
    ],
    ids=["sentence of its own", "within one", "both quoted", "partly", "mixed first"],
)
def test_quotation_after_reported_speech_is_its_own_statement(
    contents: list[tuple[Span, float]], expected: list[list[Span]]
) -> None:
    spans = tuple(tagged(*span, quoted=quoted) for span, quoted in contents)
    given = TaggedWindow(
        (), (tagged(4, 8),), spans, linked(0, 0, of=1), linked(-1, of=0)
    )
    found = of_window(given, TEXT)
    assert [[part.span for part in one.content] for one in found] == expected
    assert [bool(one.cue) for one in found] == [True, False][: len(found)]
