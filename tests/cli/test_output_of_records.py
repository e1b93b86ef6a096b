"""What a command about a record prints to: not the record, and also nothing."""

from pathlib import Path

import pytest

from tests.cli.test_record import city as city
from tests.cli.test_record import run


@pytest.mark.parametrize(
    "command", [("search", "board"), ("export",), ("stats",), ("errors",)], ids=" ".join
)
def test_record_is_not_written_over(city: Path, command: tuple[str, ...]) -> None:
    before = city.read_bytes()
    result = run(*command, "--record", str(city), "-o", str(city))
    assert result.exit_code == 1
    assert "this is the record itself" in result.stderr
    assert city.read_bytes() == before


def test_answer_that_there_is_nothing_takes_the_file(city: Path) -> None:
    found = city.with_name("hits.jsonl")
    found.write_text("old\n", encoding="utf-8")
    told = ("--format", "jsonl", "--record", str(city), "-o", str(found))
    assert run("search", "zzzz", *told).exit_code == 0
    assert found.read_bytes() == b""


def test_judgement_is_made_once(city: Path) -> None:
    told = ("--reason", "her married name", "--record", str(city))
    assert run("merge", "Ann Ray", "Ann Lopez", *told).exit_code == 0
    again = run("merge", "Ann Ray", "Ann Lopez", *told)
    assert again.exit_code == 1
    assert again.stderr.count("\n") == 1


def test_reason_without_words_is_refused(city: Path) -> None:
    told = ("--reason", " ", "--record", str(city))
    assert run("merge", "Ann Ray", "Ann Lopez", *told).exit_code == 2
