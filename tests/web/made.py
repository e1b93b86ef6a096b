"""The small record that the pages are tested on, and the addresses of its routes."""

from __future__ import annotations

import hashlib
from pathlib import Path

import apsw
from starlette.types import ASGIApp

from onrecord.record import judge, removal
from onrecord.record.correct import Change, correct
from onrecord.web import Settings, application
from onrecord.web.guard import HEADERS
from onrecord.web.routes import ACTIONS, PAGES
from tests.record.made import Said, Who, made, story
from tests.web.asking import Answer

TOKEN = "-".join(("a", "token", "for", "tests"))
EVIL = "</script><b onclick='x()'>&\u202e"
RAY = Who("Ann Ray", title="Mayor", forms=("Ray",))
NEVER = "“The bridge will never be built here,”"
STORIES = (
    story("A1", Said(RAY, NEVER, on="2024-03-02"),
          Said("Ann Ray", "that the old ferry dock is closed", "indirect", sure=0.6),
          outlet="The Buoy", published="2024-03-06", title="Bridge",
          url="https://buoy.example/bridge"),
    story("A2", Said(RAY, NEVER), Said(Who("Bo Quill"), "“It is late,”", "mixed"),
          Said(None, "“Nobody knows the bridge,”"), Who("Ann Lopez"),
          outlet="Harbor Light", published="2024-05"),
    story("A3", Said(Who(EVIL, title=EVIL), f"“{EVIL} bridge”"), outlet=EVIL,
          title=EVIL, url="javascript:alert(1)", byline=EVIL),
    story("A4", Said(Who("Harbor Board", "organization"), "“We sold the dock,”")),
)  # fmt: skip
TO_BE_ASKED = {
    "/search": "words=bridge",
    "/article": "address=A1&statement=s1&facts=1",
    "/party": "name=Ann+Ray",
    "/subject": "words=bridge",
    "/statement": "address=A1%23s1",
    "/reading": "id=0",
}
"""What to ask of a page that takes nothing less."""

OTHERS = (
    "/", "/read", "/search.csv", "/search.atom", "/openapi.json", "/enter",
    "/static/site.css", "/static/nothing.css", "/nothing", "/nothing.json",
)  # fmt: skip
GETS = (*(path for page in PAGES for path in (page.path, page.twin)), *OTHERS)
POSTS = tuple(path for one in ACTIONS for path in (one.path, one.twin))


def city(folder: Path) -> Path:
    """Make a record in which names were judged, words put right, articles removed."""
    gone = story("A5", Said(Who("Cy Lopez"), "“Forget me,”"))
    path = made(folder / "city.db", *STORIES, gone)
    removal.remove(path, "A5", "Dana", "it was asked for")
    correct(path, "A2#s2", Change("direct"), "Dana", "as printed")
    judge.merge(path, "Bo Quill", "Ann Lopez", "they are one")
    return path


def pages(path: Path, *, read_only: bool = False) -> ASGIApp:
    return application(Settings(path, token=TOKEN, read_only=read_only))


def asked_well(path: str) -> str:
    """Return the target of a page, with what it takes."""
    query = TO_BE_ASKED.get(path.removesuffix(".json"))
    return f"{path}?{query}" if query else path


def digest(path: Path) -> str:
    """Return what all tables hold, in short."""
    found = hashlib.sha256()
    database = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
    tables = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"
    for (name,) in list(database.execute(tables)):
        for row in database.execute(f'SELECT * FROM "{name}"'):  # noqa: S608
            found.update(repr((name, row)).encode("utf-8", "surrogatepass"))
    database.close()
    return found.hexdigest()


def is_guarded(answer: Answer) -> bool:
    """Return whether an answer tells the browser what it may do with it."""
    given = answer.header
    names = [name for name, _ in answer.headers]
    wanted = {name.lower(): value for name, value in HEADERS.items()}
    return wanted.items() <= given.items() and all(
        names.count(name) == 1 for name in wanted
    )
