"""`onrecord evaluate` as a person runs it: scores, bad gold, exit codes."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import onrecord
from onrecord.cli.main import main
from onrecord.cli.scores import as_json, as_text
from onrecord.evaluation import Evaluation, Unmatched, evaluate
from tests.evaluation.made import FOUND, GOLD, TEXT, reading

SAID = {"source": [[21, 34]], "cue": [[35, 39]], "content": [[0, 19]]}
LINE = json.dumps({"id": "pier", "text": TEXT, "statements": [SAID]}) + "\n"
LABELLED = '{"tokens": ["He", "left"], "labels": ["O", "O"]}\n'


def run(*arguments: str | Path, given: bytes | None = None) -> Result:
    words = ["evaluate", *map(str, arguments)]
    return CliRunner().invoke(main, words, input=given)


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    path.write_text(LINE, encoding="utf-8")
    return path


@pytest.fixture
def made() -> Evaluation:
    return evaluate([GOLD], [reading(*FOUND)])


def test_table_has_a_line_a_measure(made: Evaluation) -> None:
    head, *lines = as_text(made).splitlines()
    assert head.split() == ["measure", "P", "R", "F1", "gold", "found"]
    assert [line[:16].rstrip() for line in lines[:9]] == list(made.measures)
    assert " ".join(lines[7].split()) == "statement soft 66.7 66.7 66.7 3 3"
    assert len({len(line) for line in (head, *lines[:9])}) == 1
    # The three gaps are 0.1, 0.4 and 0.2.
    assert lines[9:] == ["", "calibration error 23.3 %, statements found: 3"]


def test_table_ends_in_the_errors(made: Evaluation) -> None:
    assert as_text(made, 2).splitlines()[-3:] == [
        "",
        "missed   pier: [A report] <warned> {of rust}",
        "spurious pier: [] <> {on Monday}",
    ]
    assert len(as_text(made, 1).splitlines()) == len(as_text(made).splitlines()) + 2


def test_error_cannot_rewrite_the_screen(made: Evaluation) -> None:
    text = "He said\x1b[2J\nno."
    error = Unmatched("missed", "a\x07", ((0, 2),), ((3, 7),), ((7, 15),), text)
    (*_, line) = as_text(replace(made, errors=(error,)), 1).splitlines()
    assert line == "missed   a‹U+0007›: [He] <said> {‹U+001B›[2J no.}"


def test_object_holds_it_all(made: Evaluation) -> None:
    found: dict[str, Any] = json.loads(as_json(made, 1))
    assert found["reader"] == {"onrecord": "0.0", "weights": "made"}
    assert found["articles"] == 1
    assert list(found["measures"]) == list(made.measures)
    soft = found["measures"]["statement soft"]
    assert (soft["hit"], soft["predicted"], soft["gold"]) == (2, 3, 3)
    assert soft["precision"] == soft["recall"] == pytest.approx(2 / 3)
    assert soft["f1"] == pytest.approx(2 / 3)
    assert len(found["calibration"]["bins"]) == 10
    assert found["calibration"]["error"] == pytest.approx(0.7 / 3)
    (error,) = found["errors"]
    assert (error["kind"], error["article"]) == ("missed", "pier")
    assert error["words"]["content"] == "of rust"
    ((start, end),) = error["content"]
    assert TEXT[start:end] == "of rust"


def test_evaluate_prints_the_table(gold: Path) -> None:
    result = run(gold)
    assert result.exit_code == 0
    assert result.stdout == as_text(onrecord.evaluate(gold)) + "\n"
    assert result.stderr == ""


def test_evaluate_prints_json_with_the_errors(gold: Path) -> None:
    result = run(gold, "--format", "json", "--errors", "9")
    assert result.stdout == as_json(onrecord.evaluate(gold), 9) + "\n"


def test_evaluate_takes_standard_input(gold: Path) -> None:
    assert run("-", given=LINE.encode()).stdout == run(gold).stdout


def test_evaluate_scores_paragraphs() -> None:
    result = run("-", "--errors", "3", given=LABELLED.encode())
    assert result.exit_code == 0
    assert result.stdout.splitlines()[1].startswith("source tokens exact")
    printed = run("-", "--format", "json", given=LABELLED.encode()).stdout
    assert json.loads(printed)["calibration"] is None


def test_evaluate_says_that_nothing_was_found() -> None:
    line = json.dumps({"id": "a", "text": "12", "statements": []})
    result = run("-", given=line.encode())
    assert "calibration error: none, since no statement was found" in result.stdout


def test_evaluate_writes_to_a_file(gold: Path, tmp_path: Path) -> None:
    out = tmp_path / "scores.json"
    assert run(gold, "--format", "json", "-o", out).stdout == ""
    assert json.loads(out.read_bytes())["articles"] == 1


def test_evaluate_tells_of_notes(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(json.loads(LINE) | {"published": "lately"}))
    result = run(path)
    assert result.exit_code == 0
    assert result.stderr.startswith(f"onrecord: {path}:1: published: 'lately'")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", ": there is nothing in it"),
        (LINE + "{", ":2: the line is no JSON"),
        (LINE + LINE, ":2: the id 'pier' is that of line 1 too"),
        (LINE + LABELLED, ":2: articles and tokenised paragraphs are mixed"),
        (LINE.replace("[35, 39]", "[35, 3900]"), ":1: statement 1: its cue"),
    ],
)
def test_evaluate_says_in_a_sentence_what_is_no_gold(
    tmp_path: Path, content: str, told: str
) -> None:
    path, out = tmp_path / "gold.jsonl", tmp_path / "scores.txt"
    path.write_text(content, encoding="utf-8")
    result = run(path, "-o", out)
    assert result.exit_code == 1
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"onrecord: {path}{told}")
    assert not out.exists()


def test_evaluate_says_that_the_file_name_is_empty() -> None:
    result = run("")
    assert result.exit_code == 1
    (line,) = result.stderr.splitlines()
    assert line.startswith("onrecord: the file name given: it is empty; name a file")


def test_evaluate_leaves_out_what_is_less_sure_than_asked(gold: Path) -> None:
    for least in (0.0, 1.0):
        result = run(gold, "--min-confidence", str(least))
        expected = onrecord.evaluate(gold, min_confidence=least)
        assert result.stdout == as_text(expected) + "\n"
        assert (expected.measures["statement soft"].predicted > 0) == (least == 0)


def test_evaluate_says_what_is_missing(gold: Path, tmp_path: Path) -> None:
    missing = tmp_path / "missing"
    for arguments in ([missing], [gold, "--weights", missing]):
        result = run(*arguments)
        assert result.exit_code == 1
        assert result.stderr.startswith("onrecord: ")
        assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    "wrong",
    [[], ["-", "--errors", "-1"], ["a", "b"], ["a", "--min-confidence", "2"]],
    ids=str,
)
def test_evaluate_refuses_wrong_use(wrong: list[str]) -> None:
    assert run(*wrong).exit_code == 2
