"""The Reader: stages in order, and a bad article that does not end a run."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.errors import InputError, OptionError, ReadingError, Skipped
from onrecord.reading import weights as weights_of
from onrecord.reading.draft import Draft, Stage
from onrecord.reading.manifest import SHIPPED
from onrecord.reading.pipeline import BATCH, Reader
from onrecord.schema import Article, Passage
from onrecord.version import VERSION
from tests.reading.made import weights

BAD = "bad"
Run = Callable[[Draft], Draft]


def whole(draft: Draft) -> Draft:
    """Be a page stage that takes the text for one passage, and fails on a bad one."""
    if BAD in draft.article.text:
        raise KeyError("odd")
    return replace(draft, passages=(Passage((0, len(draft.article.text))),))


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Reader]:
    """Return a maker of readers with stages of the test's own."""
    held = weights(tmp_path)
    monkeypatch.setattr(weights_of, "load", lambda *_: held)

    def reader(run: Run = whole) -> Reader:
        stage = Stage("page", ("article",), ("passages",), run)
        return Reader(stages=lambda *_: (stage,))

    return reader


def articles(*texts: str) -> Iterator[Article]:
    return (Article(id=f"a{n}", text=text) for n, text in enumerate(texts))


def test_reading_holds_what_the_stages_found(made: Callable[..., Reader]) -> None:
    (article,) = articles("He left.")
    reading = made().read(article)
    assert reading.article is article
    assert reading.passages == (Passage((0, 8)),)
    assert (reading.furniture, reading.statements, reading.parties) == ((), (), ())


def test_reading_names_its_reader(made: Callable[..., Reader]) -> None:
    (article,) = articles("He left.")
    version = made().read(article).reader
    assert (version.onrecord, version.weights) == (VERSION, "made")


def test_reader_refuses_an_order_that_cannot_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(weights_of, "load", lambda *_: weights(tmp_path))
    stage = Stage("acts", ("moments",), ("acts",), whole)
    with pytest.raises(ValueError, match="'acts' needs 'moments'"):
        Reader(stages=lambda *_: (stage,))


def test_reader_passes_folder_and_threads_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[Path, int]] = []
    held = weights(tmp_path)

    def load(folder: Path, threads: int) -> weights_of.Weights:
        seen.append((folder, threads))
        return held

    monkeypatch.setattr(weights_of, "load", load)
    Reader()
    Reader(tmp_path, threads=5)
    assert seen == [(SHIPPED, 2), (tmp_path, 5)]


def test_default_stages_read_with_nothing_learned(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(weights_of, "load", lambda *_: weights(tmp_path))
    (article,) = articles("He left.\nShe stayed.")
    reading = Reader().read(article)
    assert reading.passages == (Passage((0, 8)), Passage((9, 20)))
    assert reading.statements == ()


def test_failing_stage_is_a_reading_error(made: Callable[..., Reader]) -> None:
    (article,) = articles(BAD)
    with pytest.raises(ReadingError, match="KeyError: 'odd'") as caught:
        made().read(article)
    assert (caught.value.stage, caught.value.article) == ("page", "a0")
    assert isinstance(caught.value.__cause__, KeyError)


def test_error_of_onrecord_passes_as_it_is(made: Callable[..., Reader]) -> None:
    def refuse(_draft: Draft) -> Draft:
        raise InputError("odd", "a.txt", "is odd")

    with pytest.raises(InputError, match="is odd"):
        made(refuse).read(next(articles("He left.")))


def test_pipe_goes_on_after_a_failing_stage(made: Callable[..., Reader]) -> None:
    skips: list[Skipped] = []
    stream = articles("one", BAD, "three")
    readings = list(made().pipe(stream, on_skip=skips.append))
    assert [reading.article.id for reading in readings] == ["a0", "a2"]
    reason = "the stage 'page' failed: KeyError: 'odd'"
    assert skips == [Skipped("a1", "stage_failed", reason)]


def test_pipe_names_the_source_of_a_failure(made: Callable[..., Reader]) -> None:
    skips: list[Skipped] = []
    article = Article(id="a", text=BAD, source="news.jsonl:3")
    assert list(made().pipe([article], on_skip=skips.append)) == []
    assert [skip.where for skip in skips] == ["news.jsonl:3"]


def test_pipe_hands_on_what_intake_skipped_in_order(
    made: Callable[..., Reader],
) -> None:
    events: list[str] = []
    skips = [Skipped(f"s{n}", "empty", "holds no text") for n in range(2)]
    one, two = articles("one", "two")
    stream: list[Article | Skipped] = [skips[0], one, skips[1], two]
    pipe = made().pipe(stream, on_skip=lambda skip: events.append(skip.where))
    events.extend(reading.article.id for reading in pipe)
    assert events == ["s0", "a0", "s1", "a1"]


def test_pipe_tells_the_log_where_nobody_handles_skips(
    made: Callable[..., Reader], caplog: pytest.LogCaptureFixture
) -> None:
    skip = Skipped("a.txt", "empty", "holds no text")
    with caplog.at_level(logging.WARNING, logger="onrecord"):
        assert list(made().pipe([skip])) == []
    assert caplog.messages == ["a.txt: holds no text"]


@pytest.mark.parametrize("size", [1, 3, BATCH])
def test_pipe_is_lazy_and_in_order(made: Callable[..., Reader], size: int) -> None:
    taken: list[str] = []

    def endless() -> Iterator[Article]:
        while True:
            taken.append(f"a{len(taken)}")
            yield Article(id=taken[-1], text="He left.")

    pipe = made().pipe(endless(), batch_size=size)
    assert taken == []
    found = [next(pipe).article.id for _ in range(5)]
    assert found == ["a0", "a1", "a2", "a3", "a4"]
    assert 5 <= len(taken) <= 5 + size


def test_pipe_of_nothing_yields_nothing(made: Callable[..., Reader]) -> None:
    assert list(made().pipe([])) == []


@pytest.mark.parametrize("share", [-0.1, 1.1, float("nan")])
def test_reader_refuses_a_confidence_that_is_no_share(share: float) -> None:
    with pytest.raises(OptionError, match="min_confidence is"):
        Reader(min_confidence=share)
