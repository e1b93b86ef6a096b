"""`onrecord read` as a person runs it: results, bad input, exit codes."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli.main import main
from onrecord.reading.confidence import LEAST_LIKELY
from onrecord.reading.manifest import SHIPPED

SAID = "“We will appeal,” Mayor Ann Ray said on Monday.\n"


def run(*arguments: str | Path, given: bytes | None = None) -> Result:
    words = ["read", *map(str, arguments)]
    return CliRunner().invoke(main, words, input=given)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(SAID, encoding="utf-8")
    return path


def test_read_prints_the_reading_for_a_person(report: Path) -> None:
    result = run(report)
    assert result.exit_code == 0
    assert "“We will appeal,”" in result.stdout
    assert "Ann Ray, Mayor" in result.stdout


def test_read_prints_the_contract(report: Path) -> None:
    reading = json.loads(run(report, "--format", "json").stdout)
    assert reading["schema"] == "onrecord.reading/1"
    assert reading["article"]["text"] is None
    assert reading["article"]["length"] == len(SAID)
    (statement,) = reading["statements"]
    ((start, end),) = statement["content"]
    assert SAID[start:end] == "“We will appeal,”"
    (party,) = reading["parties"]
    assert (party["name"], party["id"]) == ("Ann Ray", statement["speaker"])


def test_read_prints_a_line_an_article(report: Path) -> None:
    lines = run(report, report, "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line)["article"]["source"] for line in lines] == [
        str(report)
    ] * 2


def test_read_prints_an_array_for_several_articles(report: Path) -> None:
    assert len(json.loads(run(report, report, "--format", "json").stdout)) == 2


def test_read_takes_what_the_person_says_of_the_article(report: Path) -> None:
    told = ("--published", "2024-03-06", "--outlet", "The Buoy", "--title", "Appeal")
    article = json.loads(run(report, *told, "--format", "json").stdout)["article"]
    assert article["published"] == "2024-03-06"
    assert (article["outlet"], article["title"]) == ("The Buoy", "Appeal")


def test_read_takes_standard_input() -> None:
    result = run("-", "--format", "json", given=SAID.encode())
    assert json.loads(result.stdout)["article"]["text"] == SAID


def test_read_writes_to_a_file(report: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    assert run(report, "--format", "json", "-o", out).exit_code == 0
    assert json.loads(out.read_bytes())["statements"]


def test_read_takes_fields_of_json_lines_by_other_names(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"id": 7, "body": SAID}) + "\n", encoding="utf-8")
    result = run(path, "--field", "text=body", "--format", "jsonl")
    assert json.loads(result.stdout)["article"]["id"] == "7"


def test_read_refuses_a_field_that_is_no_pair(report: Path) -> None:
    assert run(report, "--field", "text").exit_code == 2


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "no text"),
        (b" \n\t ", "no text"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "PNG"),
        (bytes(range(256)) * 8, "text"),
    ],
    ids=["nothing", "white space", "picture", "random bytes"],
)
def test_read_says_in_a_sentence_what_cannot_be_read(
    tmp_path: Path, content: bytes, said: str
) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(content)
    result = run(path)
    assert result.exit_code == 1
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"onrecord: {path}")
    assert said in line


def test_read_goes_on_after_a_bad_file(report: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    bad = tmp_path / "missing.txt", tmp_path / "empty"
    result = run(*bad, report, "--format", "jsonl")
    assert result.exit_code == 3
    assert len(result.stdout.splitlines()) == 1
    assert len(result.stderr.splitlines()) == 2


def test_read_takes_a_folder(report: Path) -> None:
    result = run(report.parent, "--format", "jsonl")
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == 1


def test_read_goes_on_after_a_bad_line(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    good = json.dumps({"id": "a", "text": SAID})
    path.write_text(f'{good}\n{{"id": \n{{"id": "b"}}\n{good}\n', encoding="utf-8")
    result = run(path, "--format", "jsonl")
    assert result.exit_code == 3
    assert len(result.stdout.splitlines()) == 2
    assert [f"{path}:{n}" in result.stderr for n in (2, 3)] == [True, True]


def test_read_names_the_forms_of_a_date(report: Path) -> None:
    result = run(report, "--published", "last week")
    assert result.exit_code == 2
    assert "2017-08-16" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    "text",
    [
        "Advertisement",
        "a\x00b\x1b[31m said\x07",
        "x" * 200_000,
        "“" * 3000,
        "\u202eevil\u2066 he said",
        "ﷺ" * 50 + " said “بله”.",
    ],
    ids=["furniture", "controls", "one word", "marks", "bidi", "scripts"],
)
def test_read_survives_odd_text(tmp_path: Path, text: str) -> None:
    path = tmp_path / "odd.txt"
    path.write_text(text, encoding="utf-8")
    result = run(path)
    assert result.exit_code == 0
    assert "\x1b" not in result.stdout
    assert json.loads(run(path, "--format", "json").stdout)["article"]["length"]


def test_read_keeps_a_lone_surrogate(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "a", "text": "He said \\ud800 no."}\n', encoding="utf-8")
    result = run(path, "--format", "jsonl")
    assert json.loads(result.stdout)["article"]["text"] == "He said \ud800 no."


def test_read_refuses_to_write_where_it_cannot(report: Path, tmp_path: Path) -> None:
    result = run(report, "-o", tmp_path)
    assert result.exit_code == 1
    assert str(tmp_path) in result.stderr


def test_read_reads_a_page_from_a_browser(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    body = "".join(
        f"<p>{SAID} The council meets again on day {n}.</p>" for n in range(9)
    )
    page.write_text(
        '<html><head><meta charset="utf-8"><title>Appeal</title>'
        '<meta property="og:site_name" content="The Buoy"></head>'
        f"<body><nav>Home News</nav><article>{body}</article></body></html>",
        encoding="utf-8",
    )
    reading = json.loads(run(page, "--format", "json").stdout)
    assert reading["article"]["outlet"] == "The Buoy"
    assert SAID.strip() in reading["article"]["text"]
    assert len(reading["statements"]) == 9


def test_read_leaves_a_file_alone_until_there_is_something_to_write(
    report: Path, tmp_path: Path
) -> None:
    kept = tmp_path / "kept.json"
    kept.write_text("old")
    assert run(tmp_path / "missing.txt", "-o", kept).exit_code == 1
    assert kept.read_text() == "old"
    assert run(report, "-o", report).exit_code == 0
    assert "Ann Ray" in report.read_text("utf-8")
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "kept.json",
        report.name,
    ]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is full")
def test_read_says_that_nothing_more_can_be_written() -> None:
    result = run("-", "-o", "/dev/full", given=SAID.encode())
    assert result.exit_code == 1
    assert result.stderr.startswith("onrecord: /dev/full: cannot be written to")


def test_read_leaves_out_what_is_less_sure_than_asked(report: Path) -> None:
    given = json.loads(run(report, "--format", "json").stdout)["statements"]
    sure = given[0]["confidence"]
    for least, left in (("0", 1), (str(sure), 1), (str(sure + 0.0001), 0), ("1", 0)):
        told = run(report, "--min-confidence", least, "--format", "json")
        reading = json.loads(told.stdout)
        assert len(reading["statements"]) == left
        # Who is named is a party, whether what was said is left out or not.
        assert [party["name"] for party in reading["parties"]] == ["Ann Ray"]


@pytest.mark.parametrize("share", ["-0.1", "1.1", "much"])
def test_read_refuses_a_confidence_that_is_no_share(report: Path, share: str) -> None:
    result = run(report, "--min-confidence", share)
    assert result.exit_code == 2
    assert "min-confidence" in result.stderr


def test_read_takes_other_weights(report: Path, tmp_path: Path) -> None:
    shutil.copytree(SHIPPED, tmp_path / "other")
    manifest = tmp_path / "other" / "manifest.json"
    text = manifest.read_text("utf-8")
    name = json.loads(text)["name"]
    manifest.write_text(text.replace(f'"{name}"', '"other-1"'), encoding="utf-8")
    result = run(report, "--weights", tmp_path / "other", "--format", "json")
    assert json.loads(result.stdout)["reader"]["weights"] == "other-1"


def test_read_refuses_a_folder_without_weights(report: Path, tmp_path: Path) -> None:
    result = run(report, "--weights", tmp_path)
    assert result.exit_code == 1
    assert "no manifest of weights" in result.stderr


def test_read_tells_the_default_that_the_reader_has() -> None:
    assert f"[default: {LEAST_LIKELY}]" in " ".join(run("--help").stdout.split())
