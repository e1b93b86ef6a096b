"""A search as a table of all that it finds, and as a feed of the latest."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from xml.etree import ElementTree

import pytest
from starlette.types import ASGIApp

from onrecord.formats.atom import ATOM
from onrecord.record import Record, Writer
from onrecord.web.pages.search import ON_A_PAGE
from onrecord.web.streams import IN_A_FEED
from tests.record.made import Said, made, story
from tests.web.asking import ask
from tests.web.made import EVIL, pages

COUNT = IN_A_FEED + 10


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    stories = [
        story(f"N{n:02}", Said("Ann Ray", f"“The dock is late by {n} days,”"),
              outlet="The Buoy" if n % 2 else "Harbor Light")
        for n in range(COUNT)
    ]  # fmt: skip
    return made(tmp_path_factory.mktemp("many") / "city.db", *stories)


def rows(app: ASGIApp, query: str) -> list[dict[str, str]]:
    answer = ask(app, f"/search.csv?{query}")
    assert answer.status == 200
    assert answer.header["content-type"] == "text/csv; charset=utf-8"
    assert answer.header["content-disposition"].startswith("attachment;")
    return list(csv.DictReader(io.StringIO(answer.body.decode("utf-8-sig"))))


@pytest.mark.parametrize(
    ("query", "count"),
    [("", COUNT), ("words=dock", COUNT), ("by=Ann+Ray&outlet=The+Buoy", COUNT // 2),
     ("words=zeppelin", 0), ("order=added&words=dock", COUNT)],
)  # fmt: skip
def test_the_table_has_all_in_the_order_of_the_pages(
    many: Path, query: str, count: int
) -> None:
    app = pages(many)
    found = [row["address"] for row in rows(app, query)]
    assert len(found) == len(set(found)) == count
    paged: list[str] = []
    for page in range(1, max(1, -(-count // ON_A_PAGE)) + 1):
        told = ask(app, f"/search.json?{query}&page={page}").json["data"]
        paged += [one["statement"]["address"] for one in told["found"]]
    assert found == paged


def test_cells_of_the_table_are_no_formulas(app: ASGIApp, city: Path) -> None:
    made(city, story("F1", Said("=cmd()", "=1+1"), outlet="@x", title="-1"))
    row = next(row for row in rows(pages(city), "") if row["address"] == "F1#s1")
    cells = (row["words"], row["outlet"], row["headline"], row["who"])
    assert not [cell for cell in cells if cell[:1] in ("=", "+", "-", "@")]
    assert len(rows(app, "")) == 7


def feed(app: ASGIApp, query: str) -> ElementTree.Element:
    answer = ask(app, f"/search.atom?{query}")
    assert answer.status == 200
    assert answer.header["content-type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(answer.body)  # noqa: S314, it is our own


def titles(root: ElementTree.Element) -> list[str | None]:
    return [one.findtext(f"{{{ATOM}}}title") for one in root.iter(f"{{{ATOM}}}entry")]


def test_a_feed_has_the_latest_added_first(many: Path) -> None:
    root = feed(pages(many), "words=dock")
    wanted = [f"Ann Ray: “The dock is late by {n} days,”" for n in range(COUNT)][::-1]
    assert titles(root) == wanted[:IN_A_FEED]
    assert root.findtext(f"{{{ATOM}}}title") == "onrecord: dock"


def test_a_feed_is_of_its_query_and_leads_back(app: ASGIApp) -> None:
    root = feed(app, "words=bridge&by=Ann+Ray&order=oldest")
    assert len(titles(root)) == 2
    found = {
        one.attrib["rel"]: one.attrib["href"] for one in root.findall(f"{{{ATOM}}}link")
    }
    base = "http://127.0.0.1:8420"
    assert found["self"] == f"{base}/search.atom?words=bridge&by=Ann+Ray&order=oldest"
    for link in root.iter(f"{{{ATOM}}}link"):
        target = link.attrib["href"].removeprefix(base).partition("#")[0]
        assert ask(app, target).status == 200


def test_a_feed_of_nothing_is_one(app: ASGIApp) -> None:
    assert titles(feed(app, "words=zeppelin")) == []


def test_what_is_hostile_is_text(app: ASGIApp) -> None:
    shown = EVIL.replace("\u202e", "\ufffd")
    assert f"{shown}: “{shown} bridge”" in titles(feed(app, ""))


def test_a_stream_left_early_lets_go_of_the_record(city: Path) -> None:
    app = pages(city)
    for _ in range(9):
        assert rows(app, "words=bridge")
        feed(app, "words=bridge")
    assert ask(app, "/search").status == 200
    with Writer(city) as writer, Record(city) as record:
        writer.commit()
        assert len(record) == 4
