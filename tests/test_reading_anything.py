"""The contract of a Reading, held over all of Unicode with the package's weights."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord import Article, Reader, Reading, Skipped, sample
from onrecord.formats import to_json
from onrecord.reading import weights

NEWS = [
    "“We will appeal,” Mayor Ann Ray said on Monday.",
    "Advertisement",
    "He denied that the bridge was unsafe.",
    "\n\n",
    "  ",
    "Sign up for our newsletter",
    'Ms. Ray called it "a stunt" and left.',
    "According to a letter, the fee rose to £4.",
]
anything = st.one_of(
    st.text(max_size=300),
    st.lists(st.one_of(st.sampled_from(NEWS), st.text(max_size=20)), max_size=12).map(
        "".join
    ),
)
slowly = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def article(text: str) -> Article:
    return Article(id="a", text=text)


def covered(reading: Reading) -> list[int]:
    spans = [p.span for p in reading.passages] + [f.span for f in reading.furniture]
    return [at for start, end in spans for at in range(start, end)]


@slowly
@given(text=anything)
def test_every_span_lies_inside_and_is_not_empty(reader: Reader, text: str) -> None:
    reading = reader.read(article(text))
    for start, end in reading.spans():
        assert 0 <= start < end <= len(text)
        assert reading.words(((start, end),)) == text[start:end]


@slowly
@given(text=anything)
def test_every_visible_character_is_passage_or_furniture(
    reader: Reader, text: str
) -> None:
    places = covered(reader.read(article(text)))
    assert len(places) == len(set(places))
    left = set(range(len(text))) - set(places)
    assert all(text[at].isspace() for at in left)


@slowly
@given(text=anything)
def test_statements_stand_in_passages(reader: Reader, text: str) -> None:
    reading = reader.read(article(text))
    inside = {at for p in reading.passages for at in range(*p.span)}
    for statement in reading.statements:
        for span in (*statement.source, *statement.cue, *statement.content):
            assert inside.issuperset(range(*span))


@slowly
@given(text=anything)
def test_reading_twice_gives_the_same_bytes(reader: Reader, text: str) -> None:
    first, second = (to_json(reader.read(article(text))) for _ in range(2))
    assert first == second


def test_batches_of_one_and_of_many_give_the_same_readings(reader: Reader) -> None:
    texts = [" ".join(NEWS[:n] * (1 + n % 3)) for n in range(1, 9)] * 5
    articles = [Article(id=str(n), text=text) for n, text in enumerate(texts)]
    single = [to_json(r) for r in reader.pipe(articles, batch_size=1)]
    many = [to_json(r) for r in reader.pipe(articles, batch_size=32)]
    assert single == many
    assert len(many) == 40


def test_one_thread_and_two_give_the_same_reading(reader: Reader) -> None:
    text = " ".join(NEWS * 20)
    alone = Reader(threads=1).read(article(text))
    assert to_json(alone) == to_json(reader.read(article(text)))


def test_a_text_longer_than_a_window_is_read_to_its_end(reader: Reader) -> None:
    text = "The sky was grey over the harbor all week. " * 400 + NEWS[0]
    reading = reader.read(article(text))
    assert reading.statements[-1].content[0][1] >= len(text) - len(NEWS[0])


def test_pipe_passes_what_intake_skipped_to_the_handler(reader: Reader) -> None:
    skipped = Skipped("a.txt", "empty", "holds no text")
    seen: list[Skipped] = []
    stream: list[Article | Skipped] = [article(NEWS[0]), skipped, article(NEWS[2])]
    readings = list(reader.pipe(stream, on_skip=seen.append))
    assert seen == [skipped]
    assert len(readings) == 2


def test_processors_without_int8_dot_products_read_the_same(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(weights, "saturates", lambda _: True)
    exact = Reader()
    for text in (sample(), " ".join(NEWS * 9)):
        assert to_json(exact.read(article(text))) == to_json(reader.read(article(text)))
