"""The commands that put a record right, as a person runs them."""

import json
from pathlib import Path

import pytest

from onrecord.evaluation.lines import read_gold
from onrecord.record import Record
from tests.cli.test_record import STORIES, run
from tests.record.made import made


@pytest.fixture
def city(tmp_path: Path) -> Path:
    return made(tmp_path / "city.db", *STORIES)


def put_right(city: Path, *arguments: str, reason: str = "as printed") -> str:
    told = ("--who", "Dana", "--reason", reason, "--record", str(city))
    result = run(*arguments, *told)
    assert result.exit_code == 0, result.stderr
    return result.stdout


def test_corrections_are_made_and_told_and_taken_back(city: Path) -> None:
    assert run("corrections", "--record", city).stdout == "none yet\n"
    given = ("--form", "mixed", "--content", "0-7", "--content", "9-12")
    done = put_right(city, "correct", "A1#s1", *given, "--speaker", "")
    assert done.startswith("correction 1; to take it back: onrecord uncorrect 1")
    put_right(city, "strike", "A2#s1")
    told = run("corrections", "--article", "A1", "--record", city).stdout
    assert "A1#s1 changed by Dana: as printed\n    - form: direct; content: “" in told
    assert "    + form: mixed; content: “Miami … ll ; speaker: nobody\n" in told
    assert put_right(city, "uncorrect", "1") == "correction 1 taken back\n"
    told = run("corrections", "--record", city).stdout
    assert "taken back by Dana" in told
    assert "A2#s1 struck by Dana" in told


def test_supply_tells_the_address_that_it_gave(city: Path) -> None:
    given = ("--form", "direct", "--content", "0-6", "--cue", "7-10", "--source", "7-9")
    run("strike", "A1#s1", "--who", "Dana", "--record", city)
    done = put_right(city, "supply", "A1", *given, "--speaker", "Ann Ray")
    assert done.startswith("A1#c2 supplied\ncorrection 2;")
    assert "“Miami" in run("show", "A1#c2", "--record", city).stdout


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("correct", "A1#s1", "--content", "9"), "each is START-END"),
        (("correct", "A1#s1", "--content", "9-999"), "the span [9, 999] is outside"),
        (("correct", "A1#s1"), "is so already"),
        (("correct", "A1#s1", "--speaker", "Nobody"), "is no party"),
        (("supply", "A1", "--form", "direct"), "needs a form and content"),
        (("strike", "A1#s1", "--who", " "), "say who"),
    ],
)
def test_wrong_use_is_told(
    city: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    result = run(*arguments, *(() if "--who" in arguments else ("--who", "Dana")),
                 "--record", city)  # fmt: skip
    assert result.exit_code == 2
    assert sentence in " ".join(result.stderr.split())


@pytest.mark.parametrize("form", ["jsonl", "csv"])
@pytest.mark.parametrize("command", ["corrections", "removed"])
def test_lists_come_in_every_form(city: Path, command: str, form: str) -> None:
    put_right(city, "correct", "A1#s1", "--content", "0-7")
    put_right(city, "remove", "A3")
    told = run(command, "--format", form, "--record", city).stdout
    assert "as printed" in told
    assert ("[[0,7]]" in told or "[[0, 7]]" in told) == (command == "corrections")


def test_removed_articles_are_told_and_let_in_again(city: Path) -> None:
    assert run("removed", "--record", city).stdout == "none\n"
    assert put_right(city, "remove", "A1").startswith("A1 removed; to let it in again")
    assert "A1 · " in run("removed", "--record", city).stdout
    shown = run("show", "A1#s1", "--record", city)
    assert (shown.exit_code, "was removed on" in shown.stderr) == (1, True)
    assert run("restore", "A1", "--record", city).stdout == "A1 may be added again\n"
    assert run("removed", "--record", city).stdout == "none\n"


def test_training_data_are_gold_that_evaluate_takes(city: Path, tmp_path: Path) -> None:
    put_right(city, "correct", "A1#s1", "--content", "0-7", "--speaker", "")
    out = tmp_path / "gold.jsonl"
    run("export", "--to", "training", "--record", city, "-o", out)
    (gold,) = read_gold(out)
    with Record(city) as record:
        reading = record.reading("A1")
    assert (gold.id, gold.text) == ("A1", reading.text)
    assert json.loads(out.read_text("utf-8"))["statements"][0]["speaker"] is None
    result = run("evaluate", out)
    assert result.exit_code == 0, result.stderr
    assert "content exact" in result.stdout
