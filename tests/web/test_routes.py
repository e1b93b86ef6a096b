"""Every page has its twin, is whole, and tells the numbers that the commands tell."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import quote

import msgspec
import pytest
from starlette.types import ASGIApp

from onrecord.record import Record
from onrecord.web.envelope import data_of, json_text
from onrecord.web.routes import ACTIONS, PAGES, Page
from tests.cli.test_record import run
from tests.web import looking
from tests.web.asking import ask, send, send_json
from tests.web.made import asked_well, pages

REPORT = "“It is late,” said Mayor Ann Ray on Monday. “We paid $4 million.”"
PARTS = {"base.html", "page.html", "macros.html", "judged.html", "subject_form.html"}
MORE = (
    "/", "/read", "/subject", "/nothing", "/article?address=A2&statement=s1",
    "/article?address=A3&facts=1", "/article?address=A4", "/statement?address=A1",
    "/statement?address=A3%23s1", "/search", "/search?words=nowhere", "/search?once=1",
    "/search?by=Ann+Ray&sure=0.5&since=2024&order=added&form=direct&kind=person",
    "/subject?words=bridge&group=outlet", "/subject?words=nowhere",
    "/party?name=Ann+Lopez",
)  # fmt: skip


def whole(app: ASGIApp, target: str) -> looking.Page:
    """Return a page, of which each id is told once, and each label has its field."""
    answer = ask(app, target)
    page = looking.Page(answer.text)
    ids = page.all("id")
    assert len(ids) == len(set(ids)), target
    assert set(page.all("for", "label")) <= set(ids)
    assert set(page.all("aria-labelledby")) <= set(ids)
    assert not page.all("style"), "the policy forbids it"
    assert not [
        name for _, given in page.elements for name in given if name[:2] == "on"
    ]
    assert "<b onclick" not in answer.text
    assert "\u202e" not in answer.text
    assert not [to for to in page.all("href") if to.startswith("javascript:")]
    return page


@pytest.mark.parametrize("read_only", [True, False])
@pytest.mark.parametrize("target", [*(page.path for page in PAGES), *MORE])
def test_every_page_is_whole(
    shared_city: Path, target: str, *, read_only: bool
) -> None:
    app = pages(shared_city, read_only=read_only)
    if read_only and target in ("/read", "/reading"):
        assert ask(app, "/read").status == ask(app, "/reading?id=x").status == 403
        return
    if target == "/reading":
        key = send_json(app, "/read.json", {"text": REPORT}).json["data"]["id"]
        target = f"/reading?id={key}"
    page = whole(app, asked_well(target) if "?" not in target else target)
    forms = [one for tag, one in page.elements if tag == "form"]
    changes = {one["action"] for one in forms if one.get("method") == "post"}
    assert changes <= {action.path for action in ACTIONS}
    assert not (read_only and changes)


def test_every_template_is_a_pages() -> None:
    there = {one.name for one in (files("onrecord.web") / "templates").iterdir()}
    used = {page.template for page in PAGES} | {page.empty for page in PAGES}
    assert there - PARTS == (used - {None}) | {"read.html", "refusal.html"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.path))
def test_every_page_leads_to_its_twin(app: ASGIApp, page: Page) -> None:
    target = asked_well(page.path)
    if page.path == "/reading":
        key = send_json(app, "/read.json", {"text": REPORT}).json["data"]["id"]
        target = f"/reading?id={key}"
    links = whole(app, target).all("href", "a")
    (twin,) = [to for to in links if to.partition("?")[0] == page.twin]
    answer = ask(app, twin)
    assert answer.status == 200
    data: object = msgspec.convert(answer.json["data"], page.data)
    assert json.loads(json_text(data_of(data))) == answer.json["data"]


def test_every_link_leads_somewhere(app: ASGIApp) -> None:
    met: set[str] = set()
    coming = ["/"]
    while coming:
        target = coming.pop()
        met.add(target)
        answer = ask(app, target)
        assert answer.status == 200, (target, answer.text)
        if answer.header["content-type"].startswith("text/html"):
            found = {
                to.partition("#")[0] for to in looking.Page(answer.text).all("href")
            }
            own = {to for to in found if to.startswith("/")}
            coming += sorted(own - met - set(coming))[: max(0, 150 - len(met))]
    assert len(met) > 100


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: str(action.path))
def test_every_change_has_its_twin(app: ASGIApp, action: Any) -> None:
    for path in (action.path, action.twin):
        assert ask(app, path).status == (200 if action.path == "/read" else 405)


CHANGED: list[tuple[str, dict[str, Any], str]] = [
    ("/merge", {"name": "Ann Ray", "other": "Harbor Board", "reason": "x"},
     "/judgements#j2"),
    ("/split", {"name": "Bo Quill", "called": "Ann Lopez", "reason": "x"},
     "/judgements#j2"),
    ("/undo", {"number": 1, "reason": "x"}, "/judgements#j1"),
    ("/correct", {"address": "A1#s1", "who": "Zoë", "form": "mixed"},
     "/article?address=A1&statement=s1#s1"),
    ("/correct", {"address": "A1", "who": "Zoë", "form": "mixed",
                  "content": "will never  be"}, "/article?address=A1&statement=c2#c2"),
    ("/strike", {"address": "A1#s1", "who": "Zoë"}, "/corrections#c2"),
    ("/uncorrect", {"number": 1, "who": "Zoë"}, "/corrections#c1"),
]  # fmt: skip


@pytest.mark.parametrize("is_form", [True, False])
@pytest.mark.parametrize(("path", "fields", "location"), CHANGED)
def test_a_change_leads_to_where_it_is_seen(
    own: ASGIApp, path: str, fields: dict[str, Any], location: str, *, is_form: bool
) -> None:
    if is_form:
        answer = send(own, path, **fields)
        assert (answer.status, answer.header["location"]) == (303, location)
        if "who" in fields:
            assert f"onrecord-who={quote('Zoë')};" in answer.header["set-cookie"]
    else:
        answer = send_json(own, f"{path}.json", fields)
        assert (answer.status, answer.json["data"]["location"]) == (200, location)
    target, _, place = location.partition("#")
    assert place in whole(own, target).all("id")


def test_a_text_is_read_looked_at_and_added(own: ASGIApp, city: Path) -> None:
    read = send(own, "/read", text=REPORT.replace(". ", ".\r\n"), title="Ferry")
    assert read.status == 303
    assert "Ferry" in whole(own, "/read").text
    page = whole(own, read.header["location"])
    assert "It is late" in page.text
    added = send(own, "/add", id=page.all("value", "input")[0])
    assert added.status == 303
    assert "It is late" in whole(own, added.header["location"]).text
    again = send(own, "/add", id=page.all("value", "input")[0])
    assert again.header["location"] == added.header["location"]
    with Record(city) as record:
        assert len(record) == 5


def test_who_puts_right_is_kept_for_the_next_form(own: ASGIApp) -> None:
    answer = send(own, "/strike", address="A1#s1", who="Zoë; <O'Hara>\u202e")
    cookie = answer.header["set-cookie"].partition(";")[0]
    headers = (("host", "localhost"), ("cookie", cookie))
    page = looking.Page(ask(own, "/statement?address=A2%23s1", headers=headers).text)
    assert page.all("value", "input").count("Zoë; <O'Hara>‹U+202E›") == 2


def lines(*arguments: str, record: Path) -> list[Any]:
    result = run(*arguments, "--format", "jsonl", "--record", record)
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.mark.parametrize(
    ("options", "query"),
    [
        (("bridge",), "words=bridge"),
        (("bridge", "--by", "Ann Ray", "--once"), "words=bridge&by=Ann+Ray&once=1"),
        (("--order", "oldest", "--since", "2024-03"), "order=oldest&since=2024-03"),
        (("--in", "The Buoy", "--sure", "0.7"), "outlet=The+Buoy&sure=0.7"),
    ],
)
def test_search_is_the_commands(
    app: ASGIApp, shared_city: Path, options: tuple[str, ...], query: str
) -> None:
    data = ask(app, f"/search.json?{query}").json["data"]
    told = lines("search", *options, record=shared_city)
    assert [one["statement"] for one in data["found"]] == told
    assert data["total"] == len(told) > 0


def test_party_is_the_commands(app: ASGIApp, shared_city: Path) -> None:
    (told,) = lines("party", "Ann Ray", record=shared_city)
    data = ask(app, "/party.json?name=Ann+Ray").json["data"]
    assert data["party"] == told
    assert len(data["latest"]) == told["statements"] == 3


@pytest.mark.parametrize(
    ("path", "name", "command"),
    [("/corrections", "corrections", "corrections"),
     ("/failures", "failures", "errors"),
     ("/corrections", "removed", "removed"), ("/parties", "parties", "identities")],
)  # fmt: skip
def test_lists_are_the_commands(
    app: ASGIApp, shared_city: Path, path: str, name: str, command: str
) -> None:
    data = ask(app, f"{path}.json").json["data"]
    assert data[name] == lines(command, record=shared_city)


def test_counts_are_the_commands(app: ASGIApp, shared_city: Path) -> None:
    speakers = ask(app, "/search.json").json["data"]["facets"]["speakers"]
    counts = {one["key"]: one["count"] for one in speakers if one["key"]}
    told = lines("stats", record=shared_city)
    assert counts == {one["key"]: one["statements"] for one in told}


def test_subject_is_the_records(app: ASGIApp, shared_city: Path) -> None:
    data = ask(app, "/subject.json?words=bridge&group=outlet").json["data"]
    with Record(shared_city) as record:
        told = data_of(record.subject("bridge", by="outlet"))
    assert data == json.loads(json_text(told))
    assert [side["name"] for side in data["groups"]][:1] == ["Harbor Light"]
