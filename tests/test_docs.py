"""The pages' examples print what the pages say, and every command has its place."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from docs.examples import examples, outputs, refreshed
from onrecord.cli.main import main
from tests.record.made import made

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
ALL = [
    pytest.param(page, number, id=f"{page.name}-{number}")
    for page in PAGES
    for number, _ in enumerate(examples(page.read_text("utf-8")), start=1)
]


@pytest.mark.parametrize(("page", "number"), ALL)
def test_example_prints_what_the_page_says(page: Path, number: int) -> None:
    markdown = page.read_text("utf-8")
    assert outputs(markdown)[number - 1] == examples(markdown)[number - 1].expected


def test_readme_shows_a_result_in_its_first_thirty_lines() -> None:
    head = "\n".join((ROOT / "README.md").read_text("utf-8").splitlines()[:30])
    (first, *_) = examples(head)
    assert first.expected.strip()


def test_every_command_has_a_section() -> None:
    page = (ROOT / "docs" / "cli.md").read_text("utf-8")
    for name in main.commands:
        assert f"\n## onrecord {name}\n" in page


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!http)([^)#\s]+)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), target


def test_refreshed_mends_an_output_that_drifted() -> None:
    page = "```console\n$ echo here\nthere\n```\n"
    assert refreshed(page) == "```console\n$ echo here\nhere\n```\n"


def test_an_example_finds_what_one_above_it_made() -> None:
    made = "```console\n$ echo here > made.txt\n```\n"
    assert outputs(f"{made}\n```console\n$ cat made.txt\n```\n") == ("", "here\n")
    assert not (ROOT / "made.txt").exists()
    assert refreshed("# No example\n") == "# No example\n"


def test_every_table_and_its_columns_are_told(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "tables.md").read_text("utf-8")
    for_people, machinery = page.split("\n## Tables of the machinery\n")
    path = made(tmp_path / "empty.db")
    with closing(sqlite3.connect(path)) as db:
        names = [n for (n,) in db.execute("SELECT name FROM pragma_table_list")]
        for name in (name for name in names if not name.startswith("sqlite_")):
            assert f"`{name}`" in page
            columns = db.execute("SELECT name FROM pragma_table_info(?)", (name,))
            if f"`{name}`" not in machinery:
                assert [c for (c,) in columns if f"`{c}`" not in for_people] == []


def test_changelog_tells_of_this_version() -> None:
    from onrecord.version import VERSION

    assert f"\n## {VERSION}\n" in (ROOT / "CHANGELOG.md").read_text("utf-8")
