"""`onrecord.evaluate`: a gold file is read, and every article of it scored."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import onrecord
from onrecord import InputError, OptionError, Reader, Reading, WeightsError, api
from onrecord.evaluation import Count
from onrecord.reading import pipeline
from onrecord.reading.confidence import LEAST_LIKELY
from onrecord.reading.draft import Draft, Stage
from onrecord.reading.weights import Weights

TEXT = "“We will appeal,” Mayor Ann Ray said on Monday."
SAID = {"source": [[18, 31]], "cue": [[32, 36]], "content": [[0, 17]]}
ARTICLE = {"id": "a", "text": TEXT, "statements": [SAID]}
Writer = Callable[..., Path]


@pytest.fixture
def gold(tmp_path: Path) -> Writer:
    def write(*objects: dict[str, Any]) -> Path:
        path = tmp_path / "gold.jsonl"
        path.write_text("\n".join(map(json.dumps, objects)), encoding="utf-8")
        return path

    return write


def test_articles_are_read_and_scored(gold: Writer) -> None:
    found = onrecord.evaluate(gold(ARTICLE, ARTICLE | {"id": "b"}))
    assert found.articles == 2
    assert found.measures["statement strict"] == Count(2, 2, 2)
    assert found.errors == ()


def test_paragraphs_are_read_and_scored(gold: Writer) -> None:
    words = "`` We will appeal , '' Mayor Ann Ray said on Monday ."
    labels = ["B-content", *["I-content"] * 5, "B-source", "I-source", "I-source"]
    labels += ["B-cue", "O", "O", "O"]
    found = onrecord.evaluate(gold({"tokens": words.split(), "labels": labels}))
    assert set(found.measures.values()) == {Count(1, 1, 1)}


def test_readings_are_those_of_read(gold: Writer) -> None:
    seen: list[Reading] = []

    def watch(readings: Iterator[Reading]) -> Iterator[Reading]:
        for reading in readings:
            seen.append(reading)
            yield reading

    path = gold(ARTICLE | {"title": "Appeal", "published": "March 6, 2024"})
    onrecord.evaluate(path, watch=watch)
    by_read = onrecord.read(path)
    assert seen == [by_read]


def test_date_that_is_unclear_is_noted(gold: Writer) -> None:
    notes: list[str] = []

    def watch(readings: Iterator[Reading]) -> Iterator[Reading]:
        for reading in readings:
            notes.extend(reading.article.notes)
            yield reading

    onrecord.evaluate(gold(ARTICLE | {"published": "last week"}), watch=watch)
    assert notes == ["published: 'last week' is no date that is understood"]


def test_date_that_is_long_is_noted_as_read_does(gold: Writer) -> None:
    seen: list[Reading] = []

    def watch(readings: Iterator[Reading]) -> Iterator[Reading]:
        for reading in readings:
            seen.append(reading)
            yield reading

    for published in ("last week " * 1000, " "):
        path = gold(ARTICLE | {"published": published})
        onrecord.evaluate(path, watch=watch)
        assert seen.pop() == onrecord.read(path)


def test_statements_that_are_not_sure_are_left_out(gold: Writer) -> None:
    path = gold(ARTICLE)
    for least, count in ((None, 1), (0, 1), (1, 0)):
        found = onrecord.evaluate(path, min_confidence=least)
        assert found.measures["statement soft"] == Count(count, count, 1)


def test_all_that_was_found_can_be_scored(gold: Writer) -> None:
    text = onrecord.sample()
    path = gold({"id": "a", "text": text, "statements": []})
    counts = [
        onrecord.evaluate(path, min_confidence=least).measures["statement soft"]
        for least in (0, LEAST_LIKELY, None, 1)
    ]
    every, default, not_given, none = (count.predicted for count in counts)
    assert every >= default == not_given > none == 0


@pytest.mark.parametrize("share", [-0.1, 1.1, float("nan")])
def test_confidence_that_is_no_share_is_refused(gold: Writer, share: float) -> None:
    with pytest.raises(OptionError, match="min_confidence"):
        onrecord.evaluate(gold(ARTICLE), min_confidence=share)


def test_weights_are_those_given(gold: Writer, tmp_path: Path) -> None:
    with pytest.raises(WeightsError):
        onrecord.evaluate(gold(ARTICLE), weights=tmp_path)


def test_article_that_fails_to_be_read_is_refused(
    gold: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(draft: Draft) -> Draft:
        if draft.article.id == "b":
            raise KeyError("odd")
        return draft

    def stages(weights: Weights, least: float) -> tuple[Stage, ...]:
        return (*pipeline.stages(weights, least), Stage("last", (), (), fail))

    monkeypatch.setattr(api, "_reader", lambda: Reader(stages=stages))
    path = gold(ARTICLE, ARTICLE | {"id": "b"}, ARTICLE | {"id": "c"})
    with pytest.raises(InputError, match="'last' failed: KeyError") as raised:
        onrecord.evaluate(path)
    assert raised.value.where == f"{path}:2"
