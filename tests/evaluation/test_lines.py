import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from onrecord import InputError
from onrecord.evaluation import GoldParagraph, gold_of, read_gold

A: dict[str, Any] = {"id": "a", "text": "No.", "statements": []}
B: dict[str, Any] = {"id": "b", "text": "Yes.", "statements": []}
PARAGRAPH: dict[str, Any] = {"tokens": ["No"], "labels": ["O"]}


def lines(*objects: object) -> list[bytes]:
    return [json.dumps(each).encode() + b"\n" for each in objects]


def refused(*given: bytes) -> InputError:
    with pytest.raises(InputError) as raised:
        gold_of(given, "g.jsonl")
    return raised.value


def test_each_line_is_gold() -> None:
    assert [gold.id for gold in gold_of(lines(A, B), "g.jsonl")] == ["a", "b"]


def test_gold_knows_its_line() -> None:
    found = gold_of([b"\xef\xbb\xbf\n", *lines(A), b" \n", *lines(B)], "g.jsonl")
    assert [gold.where for gold in found] == ["g.jsonl:2", "g.jsonl:4"]


def test_paragraphs_need_no_ids() -> None:
    found = gold_of(lines(PARAGRAPH, PARAGRAPH), "g.jsonl")
    assert [isinstance(gold, GoldParagraph) for gold in found] == [True, True]


def test_mark_of_byte_order_is_passed_over() -> None:
    (line,) = lines(A)
    assert gold_of([b"\xef\xbb\xbf" + line], "g.jsonl")[0].id == "a"


def test_lone_surrogate_is_kept() -> None:
    (gold,) = gold_of(lines(A | {"text": "\ud800"}), "g.jsonl")
    assert gold.text == "\ud800"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (b'{"id": ', "no JSON: Expecting value at character 8"),
        (b"[1]", "JSON but no object"),
        (b'{"id": "\xe4"}', "no UTF-8"),
        (b"[" * 100_000, "depth"),
        (b'{"id": 1' + b"0" * 5000 + b"}", "a number that cannot be read"),
        (b"{}", "the object has no 'id'"),
        (b'{"id": "b", "text": "", "statements": []}', "its 'text' is empty"),
        (*lines(A), "the id 'a' is that of line 1 too"),
        (*lines(A | {"id": "b", "title": 1}), "its 'title' is no string"),
        (*lines(PARAGRAPH), "mixed"),
    ],
    ids=lambda given: given if isinstance(given, str) else "",
)
def test_line_that_is_no_gold_is_named(line: bytes, told: str) -> None:
    error = refused(*lines(A), line)
    assert error.where == "g.jsonl:2"
    assert told in error.reason


def test_long_id_is_cut_in_the_sentence() -> None:
    error = refused(*lines(A | {"id": "x" * 1_000_000}) * 2)
    assert error.reason == f"the id '{'x' * 80}…' is that of line 1 too"


@pytest.mark.parametrize("given", [[], [b"\n", b"  \n"]])
def test_nothing_is_no_gold(given: list[bytes]) -> None:
    error = refused(*given)
    assert (error.code, error.where) == ("empty", "g.jsonl")


def test_gold_is_read_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "g.jsonl"
    path.write_bytes(b"".join(lines(A)))
    (gold,) = read_gold(path)
    assert gold.where == f"{path}:1"


def test_gold_is_read_from_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO(b"".join(lines(A))))
    monkeypatch.setattr(sys, "stdin", stream)
    (gold,) = read_gold("-")
    assert gold.where == "standard input:1"


def test_standard_input_that_is_closed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(InputError, match="standard input: it is closed"):
        read_gold("-")


def test_empty_file_name_is_told() -> None:
    with pytest.raises(InputError, match="the file name given: it is empty"):
        read_gold("")


def test_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no such file"):
        read_gold(tmp_path / "missing.jsonl")
    with pytest.raises(InputError, match="it cannot be read"):
        read_gold(tmp_path)
