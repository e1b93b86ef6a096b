"""The commands that ask a record, as a person runs them: output, exit codes, safety."""

import csv
import io
import json
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli.main import main
from onrecord.formats.contract import to_json
from tests.record.made import Said, Who, identity, made, story

EVIL = "=cmd|'/c calc'!A1\u202e\x1b[31m\x07"
RAY = Who("Ann Ray", title="Mayor", forms=("Ray",))
STORIES = (
    story("A1", Said(RAY, "“Miami will never be a sanctuary for anybody,”"),
          outlet="The Buoy", published="2017-08-16", title="Never"),
    story("A2", Said(RAY, "“Miami will never be a sanctuary,”"), Who("Ann Lopez"),
          outlet="Harbor Light", published="2017-09"),
    story("A3", Said(Who(EVIL, title=EVIL), f"“{EVIL}”"), outlet=EVIL, title=EVIL),
)  # fmt: skip


def run(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(main, [str(one) for one in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


@pytest.fixture
def city(tmp_path: Path) -> Path:
    return made(tmp_path / "city.db", *STORIES)


def test_search_prints_for_a_person(city: Path) -> None:
    result = run("search", "sanctuary", "--by", "Ann Ray", "--once", "--record", city)
    assert result.exit_code == 0
    assert "Ann Ray, Mayor · 2017-09 · direct" in result.stdout
    assert "{“Miami will never be a sanctuary,”}" in result.stdout
    assert "printed 2 times · A2#s1" in result.stdout
    assert "1-1 of 1" in result.stdout
    assert run("search", "zeppelin", "--record", city).stdout == "nothing found\n"


def test_show_tells_how_another_printing_is_like_this_one(tmp_path: Path) -> None:
    words = "“Miami will never be a sanctuary,”"
    path = made(
        tmp_path / "city.db",
        story("A", Said(RAY, words)),
        story("B", Said(RAY, words), Who("Ann Lopez")),
        story("C", Said(RAY, "“Miami will never, never be a sanctuary for anybody,”")),
    )
    shown = run("show", "A#s1", "--record", path).stdout
    assert "word for word · B#s1" in shown
    assert "100% of the shorter one’s words · C#s1" in shown
    assert "{+never+}" in shown


def test_party_tells_one_of_a_thing_in_the_singular(city: Path) -> None:
    shown = run("party", "Ann Lopez", "--record", city).stdout
    assert "\n0 statements · 1 article · 2017-09\n" in shown


@pytest.mark.parametrize(
    "command",
    [
        ("search",),
        ("party", "Ann Ray"),
        ("stats",),
        ("stats", "--group", "outlet"),
        ("stats", "--group", "month"),
        ("identities",),
        ("identities", "--proposals"),
        ("identities", "--judgements"),
    ],
    ids=" ".join,
)
def test_rows_come_as_text_and_lines_and_tables(
    city: Path, command: tuple[str, ...]
) -> None:
    told = (*command, "--record", str(city))
    assert run(*told).stdout
    lines = run(*told, "--format", "jsonl").stdout.splitlines()
    table = run(*told, "--format", "csv").stdout.removeprefix("\ufeff")
    rows = list(csv.DictReader(io.StringIO(table, newline="")))
    assert len(rows) == len(lines)
    for row, line in zip(rows, lines, strict=True):
        assert list(row) == list(json.loads(line))


@pytest.mark.parametrize("command", [("search",), ("stats",), ("identities",)])
def test_tables_hold_no_formulas(city: Path, command: tuple[str, ...]) -> None:
    told = (*command, "--record", str(city), "--format", "csv")
    cells = [c for row in csv.reader(io.StringIO(run(*told).stdout)) for c in row]
    assert any(cell.startswith("'=cmd") for cell in cells)
    assert not any(cell.startswith("=") for cell in cells)
    raw = csv.reader(io.StringIO(run(*told, "--raw").stdout))
    assert any(cell.startswith("=cmd") for row in raw for cell in row)


@pytest.mark.parametrize(
    "command",
    [
        ("search",),
        ("show", "A3"),
        ("show", "A3#s1"),
        ("party", EVIL),
        ("stats",),
        ("stats", "--group", "outlet"),
        ("identities",),
        ("merge", "Ann Ray", EVIL, "--reason", EVIL),
    ],
    ids=lambda c: " ".join(c[:2])[:9],
)
def test_odd_characters_are_named_on_the_terminal(
    city: Path, command: tuple[str, ...]
) -> None:
    result = run(*command, "--record", city)
    assert result.exit_code == 0
    told = run("identities", "--judgements", "--record", city).stdout
    for output in (result.output, told):
        assert not {"\u202e", "\x1b", "\x07"} & set(output)


def test_show_prints_an_article_or_a_statement(city: Path) -> None:
    article = run("show", "A1", "--record", city, "--format", "json")
    assert json.loads(article.stdout) == json.loads(to_json(STORIES[0]))
    assert "Never" in run("show", "A1", "--record", city).stdout
    said = run("show", "A1#s1", "--record", city)
    assert "printed elsewhere:" in said.stdout
    assert "sanctuary [-for anybody-]" in said.stdout
    entry = json.loads(
        run("show", "A1#s1", "--record", city, "--format", "json").stdout
    )
    assert entry["statement"]["address"] == "A1#s1"
    (variant,) = entry["variants"]
    assert variant["quotation"]["address"] == "A2#s1"


def test_party_prints_what_is_known_of_one(city: Path) -> None:
    told = run("party", "Ann Ray", "--record", city).stdout
    assert "Ann Ray (person) · ann-ray" in told
    assert "2 statements · 2 articles · 2017-08-16 to 2017-09" in told
    for line in ("Mayor  2017-08-16  2017-09  2", "Ann Lopez 1", "Harbor Light 1"):
        assert line in told


def test_stats_count_as_printed_or_once(city: Path) -> None:
    for more, count in (((), 2), (("--once",), 1)):
        told = ("stats", "--by", "Ann Ray", "--format", "jsonl", *more)
        (line,) = run(*told, "--record", city).stdout.splitlines()
        assert json.loads(line)["statements"] == count


def test_merge_split_and_undo(city: Path) -> None:
    told = ("--reason", "her married name", "--record", str(city))
    merged = run("merge", "Ann Ray", "Ann Lopez", *told)
    undo = f"onrecord undo 1 --reason WORDS --record {city}"
    assert merged.stdout == f"judgement 1; to take it back: {undo}\n"
    assert identity(city, "A2", "Ann Lopez") == "ann-ray"
    assert run("split", "ann-ray", "--name", "Ann Lopez", *told).exit_code == 0
    assert identity(city, "A2", "Ann Lopez") == "ann-lopez"
    assert run("split", "ann-ray", "--article", "A1", *told).exit_code == 0
    for number in (3, 2):
        undone = run("undo", str(number), *told)
        assert undone.stdout == f"judgement {number} undone\n"
    assert identity(city, "A2", "Ann Lopez") == "ann-ray"
    table = run("identities", "--judgements", "--record", city).stdout
    assert table.count("undone 2") == 2


def test_known_people_come_from_a_table(city: Path, tmp_path: Path) -> None:
    known = tmp_path / "known.csv"
    known.write_text(
        "\ufeffname,aliases,id\r\nAnn Ray,Ann Lopez|A. Ray,Q1\r\nBo Quill,, \r\n"
        "Cy Quill,, \r\n",
        encoding="utf-8",
    )
    made(city, story("B", Who("Bo Quill"), Who("Cy Quill")))
    result = run("identities", "--known", known, "--record", city)
    assert result.stdout == "3 known people\n"
    assert identity(city, "A2", "Ann Lopez") == "ann-ray"
    assert identity(city, "B", "Cy Quill") == "cy-quill"


@pytest.mark.parametrize(
    "content",
    [b"\xff\xfe", b"", b"who\nAnn\n", b"name\n\n ,\n", b'name\n"Ann', b"name\n\x00\n"],
)
def test_known_people_of_a_bad_table_are_told(
    city: Path, tmp_path: Path, content: bytes
) -> None:
    known = tmp_path / "known.csv"
    known.write_bytes(content)
    result = run("identities", "--known", known, "--record", city)
    assert result.exit_code in (0, 1)
    assert "Traceback" not in result.output


WRONG = (
    ("search", "NOT a"), ("search", "*"), ("search", "a", "--since", "May"),
    ("search", "--sure", "2"), ("search", "--sure", "nan"), ("search", "--limit", "0"),
    ("search", "--offset", "-1"), ("search", "--offset", "9" * 30),
    ("search", "--form", "x"), ("search", "a", "b"), ("search", "a" * 10_000),
    ("show",), ("party",), ("stats", "--group", "x"), ("stats", "--until", "2017-13"),
    ("identities", "--proposals", "--judgements"), ("merge", "Ann Ray", "Ann Lopez"),
    ("split", "Ann Ray", "--reason", "x"), ("undo", "x", "--reason", "x"),
    ("split", "Ann Ray", "--name", "a", "--article", "b", "--reason", "x"),
    ("export", "--format", "parquet"), ("export", "--format", "brat"),
    ("export", "--table", "parties"), ("export", "--by", "Ann Ray"),
    ("export", "--format", "csv", "--table", "parties", "--by", "Ann Ray"),
    ("export", "--format", "csv", "--since", "x"), ("export", "--raw"),
)  # fmt: skip


@pytest.mark.parametrize("command", WRONG, ids=lambda c: " ".join(c)[:40])
def test_wrong_use_is_told(city: Path, command: tuple[str, ...]) -> None:
    result = run(*command, "--record", city)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr


NOWHERE = (
    ("show", "A9"), ("show", "A1#s9"), ("show", ""), ("show", "\udcff#s1"),
    ("party", "Nobody"), ("party", "\udcff"), ("undo", "9", "--reason", "x"),
    ("undo", "9" * 30, "--reason", "x"), ("merge", "Ann Ray", "Bo", "--reason", "x"),
    ("merge", "Ann Ray", "ann-ray", "--reason", "x"),
    ("split", "Ann Ray", "--article", "A9", "--reason", "\udcff"),
    ("split", "Ann Ray", "--name", "\udcff", "--reason", "x"),
    ("export", "-o", "/no/such/folder/a"), ("search", "-o", "/no/such/folder/a"),
    ("export", "--format", "parquet", "-o", "/no/such/folder/a"),
)  # fmt: skip


@pytest.mark.parametrize("command", NOWHERE, ids=lambda c: ascii(" ".join(c))[:40])
def test_what_is_not_there_is_told(city: Path, command: tuple[str, ...]) -> None:
    result = run(*command, "--record", city)
    assert result.exit_code == 1
    (line,) = result.stderr.splitlines()
    assert line.startswith("onrecord: ")


def test_a_search_for_half_a_character_finds_nothing(city: Path) -> None:
    for option in ("--by", "--in"):
        told = run("search", option, "\udcff", "--record", city)
        assert told.stdout == "nothing found\n"
    assert run("search", "\udcff", "--record", city).exit_code == 2


COMMANDS = (
    ("search", "a"), ("show", "A1"), ("party", "Ann Ray"), ("stats",), ("identities",),
    ("merge", "a", "b", "--reason", "x"), ("export",),
    ("split", "a", "--name", "b", "--reason", "x"), ("undo", "1", "--reason", "x"),
)  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: c[0])
@pytest.mark.parametrize("kind", ["missing", "folder", "text", "empty", "other"])
def test_what_is_no_record_is_told_and_left(
    tmp_path: Path, command: tuple[str, ...], kind: str
) -> None:
    path = tmp_path / "none.db"
    if kind == "folder":
        path.mkdir()
    elif kind == "other":
        with sqlite3.connect(path) as db:
            db.execute("CREATE TABLE a (b)")
        db.close()
    elif kind != "missing":
        path.write_bytes(b"no record\n" * (kind == "text"))
    before = path.read_bytes() if path.is_file() else None
    result = run(*command, "--record", path)
    assert (result.exit_code, result.stdout) == (1, "")
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"onrecord: {path}: ")
    assert (path.read_bytes() if path.is_file() else None) == before
