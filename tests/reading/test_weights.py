"""Weights that are not as described are refused in words."""

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from onrecord.errors import WeightsError
from onrecord.reading.labels import TAGS
from onrecord.reading.manifest import (
    CARD,
    FILES,
    FORMAT,
    GRAPHS,
    OPSET,
    SCORES,
    SHIPPED,
    card,
    manifest_of,
)
from onrecord.reading.page import KINDS
from onrecord.reading.weights import load
from tests.reading.made import vocabulary

SCORED = {name: np.zeros(shape).tolist() for name, shape in SCORES.items()}


def written(folder: Path, **changed: Any) -> Path:
    """Write weights of which everything is right but that the graphs are none."""
    for name in FILES:
        (folder / name).write_bytes(b"no graph")
    (folder / "scores.json").write_text(json.dumps(SCORED), encoding="utf-8")
    vocabulary(folder / "vocabulary.json")
    manifest = {
        "format": FORMAT,
        "name": "made",
        "opset": OPSET,
        "tags": list(TAGS),
        "kinds": list(KINDS),
        "files": {name: digest(folder / name) for name in FILES},
        **changed,
    }
    left = {key: value for key, value in manifest.items() if value is not None}
    (folder / "manifest.json").write_text(json.dumps(left), encoding="utf-8")
    return folder


def complete(folder: Path) -> Path:
    """Write weights of which everything is right."""
    for name in FILES:
        shutil.copy(SHIPPED / name, folder)
    return renewed(folder)


def renewed(folder: Path) -> Path:
    """Write the manifest of the files as they are now."""
    files = {name: digest(folder / name) for name in FILES}
    manifest = json.loads((SHIPPED / "manifest.json").read_text("utf-8"))
    text = json.dumps({**manifest, "files": files})
    (folder / "manifest.json").write_text(text, encoding="utf-8")
    return folder


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_manifest_that_is_right_is_read(tmp_path: Path) -> None:
    assert manifest_of(written(tmp_path))["name"] == "made"


def test_missing_manifest_is_named(tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match="no manifest of weights") as caught:
        load(tmp_path)
    assert str(tmp_path / "manifest.json") in str(caught.value)


@pytest.mark.parametrize(
    "content", [b"", b"{", b"\xff\xfe", b"\x00", b"[" * 200_000], ids=len
)
def test_manifest_that_is_no_json_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "manifest.json").write_bytes(content)
    with pytest.raises(WeightsError, match="no manifest of weights"):
        load(tmp_path)


@pytest.mark.parametrize("content", ["[]", "null", "3", '"a"', "{}"])
def test_manifest_of_another_shape_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "manifest.json").write_text(content, encoding="utf-8")
    with pytest.raises(WeightsError, match="'format' should be 'onrecord"):
        load(tmp_path)


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        ("format", "onrecord.weights/9", FORMAT),
        ("opset", 9, OPSET),
        ("tags", ["O", "B-speaker"], list(TAGS)),
        ("tags", list(TAGS)[::-1], list(TAGS)),
        ("kinds", ["advertisement"], list(KINDS)),
        ("kinds", None, list(KINDS)),
    ],
)
def test_other_weights_tell_expected_and_found(
    tmp_path: Path, key: str, value: object, expected: object
) -> None:
    with pytest.raises(WeightsError) as caught:
        load(written(tmp_path, **{key: value}))
    told = f"{key!r} should be {expected!r}, and is {value!r}"
    assert told in str(caught.value)


@pytest.mark.parametrize("key", ["name", "files"])
@pytest.mark.parametrize("value", [None, 3])
def test_manifest_without_name_or_files_is_refused(
    tmp_path: Path, key: str, value: object
) -> None:
    with pytest.raises(WeightsError, match="'name' or 'files' is missing"):
        load(written(tmp_path, **{key: value}))


@pytest.mark.parametrize("name", FILES)
def test_file_of_another_hash_tells_expected_and_found(
    tmp_path: Path, name: str
) -> None:
    path = written(tmp_path) / name
    expected = digest(path)
    path.write_bytes(path.read_bytes() + b"x")
    with pytest.raises(WeightsError) as caught:
        load(tmp_path)
    told = f"{path}: SHA-256 should be {expected}, and is {digest(path)}"
    assert told in str(caught.value)


@pytest.mark.parametrize("name", FILES)
def test_file_without_a_hash_is_refused(tmp_path: Path, name: str) -> None:
    files = {other: digest(written(tmp_path) / other) for other in FILES}
    del files[name]
    with pytest.raises(WeightsError, match="SHA-256 should be None"):
        load(written(tmp_path, files=files))


@pytest.mark.parametrize("name", FILES)
def test_missing_file_is_named(tmp_path: Path, name: str) -> None:
    (written(tmp_path) / name).unlink()
    with pytest.raises(WeightsError, match=f"{name}: cannot be read"):
        load(tmp_path)


@pytest.mark.parametrize("name", GRAPHS)
def test_graph_that_is_none_is_refused(tmp_path: Path, name: str) -> None:
    folder = complete(tmp_path)
    (folder / name).write_bytes(b"no graph")
    with pytest.raises(
        WeightsError, match=f"{name}: onnxruntime cannot load"
    ) as caught:
        load(renewed(folder))
    assert caught.value.__cause__ is not None


@pytest.mark.parametrize("name", GRAPHS)
def test_graph_of_another_kind_is_refused(tmp_path: Path, name: str) -> None:
    folder = complete(tmp_path)
    other = GRAPHS[GRAPHS.index(name) - 1]
    shutil.copy(SHIPPED / other, folder / name)
    with pytest.raises(WeightsError, match=f"{name}: it is no graph from"):
        load(renewed(folder))


@pytest.mark.parametrize("content", [b"{}", b"\xff", b"[]"])
def test_vocabulary_that_is_none_is_refused(tmp_path: Path, content: bytes) -> None:
    folder = complete(tmp_path)
    (folder / "vocabulary.json").write_bytes(content)
    with pytest.raises(WeightsError, match="it is no vocabulary"):
        load(renewed(folder))


def test_card_is_printed_as_it_stands(tmp_path: Path) -> None:
    (written(tmp_path) / CARD).write_text("# Weights made\n", encoding="utf-8")
    assert card(tmp_path) == "# Weights made\n"


def test_missing_card_is_named(tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match=f"{CARD}: no model card"):
        card(written(tmp_path))


def test_card_of_a_folder_without_weights_is_refused(tmp_path: Path) -> None:
    (tmp_path / CARD).write_text("# Of nothing\n", encoding="utf-8")
    with pytest.raises(WeightsError, match="no manifest of weights"):
        card(tmp_path)


@pytest.mark.parametrize(
    ("scores", "told"),
    [
        ([], "there should be numbers for transitions, starts"),
        ({**SCORED, "confidence": None}, "'confidence' should be of shape"),
        ({**SCORED, "confidence": [0.0]}, r"of shape \(9,\), and is of \(1,\)"),
        ({**SCORED, "begins": "much"}, "there should be numbers for"),
        ({**SCORED, "begins": 10**400}, "there should be numbers for"),
        ({**SCORED, "begins": float("nan")}, "'begins' should be finite"),
        ({**SCORED, "starts": [float("inf")] * len(TAGS)}, "'starts' should be finite"),
        ({**SCORED, "starts": [[0.0], []]}, "there should be numbers for"),
        ({name: SCORED[name] for name in ("starts", "begins")}, "numbers for"),
    ],
)
def test_scores_of_another_shape_are_refused(
    tmp_path: Path, scores: object, told: str
) -> None:
    folder = complete(tmp_path)
    (folder / "scores.json").write_text(json.dumps(scores), encoding="utf-8")
    with pytest.raises(WeightsError, match=told):
        load(renewed(folder))
