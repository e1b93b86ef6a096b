"""What cannot be answered: one sentence and the right status, as a page and as JSON."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote

import apsw
import pytest
from starlette.types import ASGIApp

from onrecord.errors import (
    InputError,
    OnrecordError,
    OptionError,
    OutputError,
    RecordError,
)
from onrecord.record.locking import WriterLock
from onrecord.web.refusing import refusal_of
from onrecord.web.routes import PAGES
from tests.record.made import made, story
from tests.web.asking import HOST, OWN, Answer, ask, send, send_json
from tests.web.made import asked_well, digest, is_guarded, pages

STRIKE = {"address": "A1#s1", "who": "Dana"}


def is_told(answer: Answer, status: int, sentence: str) -> None:
    """Hold that an answer is one sentence with a status, in the one shape."""
    assert answer.status == status, answer.text
    assert is_guarded(answer)
    assert "Traceback" not in answer.text
    if answer.header["content-type"] == "application/json":
        assert set(answer.json) == {"ok", "error"}
        assert answer.json["ok"] is False
        error = answer.json["error"]
        assert set(error) == {"status", "code", "message"}
        assert error["status"] == status
        told = error["message"]
    else:
        assert answer.header["content-type"] == "text/html; charset=utf-8"
        assert answer.text.count('role="alert"') == 1
        told = answer.text.partition('role="alert"><bdi>')[2].partition("</bdi>")[0]
        told = told.replace("&#39;", "'").replace("&#34;", '"')
    assert sentence in told
    assert "\n" not in told


NO_PAGE = "give a page, from 1 to 1,000,000"
ASKED = [
    ("/article?address=A5", 410, "was removed"),
    ("/article?address=A9", 404, "A9"),
    ("/article?address=A1%23s1", 404, "A1#s1"),
    ("/article?address=A1&statement=s99", 404, "s99"),
    ("/article", 400, "address is missing: give an article's address"),
    ("/article?address=A1&facts=2", 400, "facts is '2': give 1 or 0"),
    ("/party?name=Nobody+Here", 404, "Nobody Here"),
    ("/party", 400, "name is missing"),
    ("/statement?address=A1%23s99", 404, "s99"),
    ("/statement?address=A5%23s1", 410, "was removed"),
    ("/statement?address=A9", 404, "A9"),
    ("/reading?id=nothing", 404, "no longer kept: read the text again"),
    ("/subject?since=2024", 400, "words is missing"),
    ("/subject?words=%21%21", 400, "word"),
    ("/subject?words=a&group=paper", 400, "group is 'paper': give one of"),
    ("/search?page=-1", 400, NO_PAGE), ("/search?page=0", 400, NO_PAGE),
    (f"/search?page={10**12}", 400, NO_PAGE), ("/search?page=abc", 400, NO_PAGE),
    ("/search?page=1e99", 400, NO_PAGE), ("/search?page=1.5", 400, NO_PAGE),
    ("/search?page=2", 404, "there is no page 2: the last is 1"),
    ("/search?page=1000000", 404, "there is no page 1,000,000: the last is 1"),
    ("/search?words=%21%21", 400, "word"), ("/search?words=%22", 400, "word"),
    ("/search?since=yesterday", 400, "yesterday"),
    ("/search?until=2024-13", 400, "2024-13"),
    ("/search?published_since=2024-02-30", 400, "2024-02-30"),
    ("/search?sure=2", 400, "sure is '2': give a share from 0 to 1"),
    ("/search?sure=nan", 400, "sure is 'nan'"),
    ("/search?kind=cat", 400, "kind is 'cat': give one of"),
    ("/search?kind=null", 400, "kind is 'null': give one of"),
    ("/search?form=NULL", 400, "form is 'NULL': give one of"),
    ("/search?order=up", 400, "order is 'up': give one of"),
    ("/search?once=2", 400, "once is '2': give 1 or 0"),
    ("/search?nothing=1", 400, "there is no field 'nothing' here: it takes "),
    (f"/search?{'x' * 900}=1", 400, "there is no field 'xxx"),
    ("/search?words=a&words=b", 400, "words is given twice: give it once"),
    ("/parties?x=1", 400, "there is no field 'x' here: it takes none"),
    ("/nothing", 404, "there is no such page"),
    ("/%ff", 404, "there is no such page"),
]  # fmt: skip


@pytest.mark.parametrize("kind", ["", ".json"])
@pytest.mark.parametrize(("target", "status", "sentence"), ASKED)
def test_a_question_that_cannot_be_answered_is_told(
    app: ASGIApp, target: str, status: int, sentence: str, kind: str
) -> None:
    path, _, query = target.partition("?")
    is_told(ask(app, f"{path}{kind}?{query}"), status, sentence)


@pytest.mark.parametrize(
    "path",
    ["/static/../guard.py", "/static/%2e%2e%2fguard.py", "/static/", "/static/x"],
)
def test_no_other_file_is_given(app: ASGIApp, path: str) -> None:
    is_told(ask(app, path), 404, "there is no such page")


@pytest.mark.parametrize("words", ["bridge " * 1500, "x" * 10_000, '"' * 10_000])
def test_a_search_of_too_many_words_is_told(app: ASGIApp, words: str) -> None:
    told = f"the search has {len(words):,} characters: give up to 2,000"
    is_told(ask(app, f"/search?words={quote(words)}"), 400, told)


@pytest.mark.parametrize("path", ["/search.csv", "/search.atom"])
@pytest.mark.parametrize("query", ["words=%21", "since=x", "page=1", "kind=cat"])
def test_a_stream_that_cannot_begin_is_told(
    app: ASGIApp, path: str, query: str
) -> None:
    is_told(ask(app, f"{path}?{query}"), 400, "")


@pytest.mark.parametrize(
    ("path", "allowed"),
    [("/search", "GET, HEAD"), ("/read", "GET, HEAD, POST"), ("/merge.json", "POST"),
     ("/enter", "GET, HEAD"), ("/static/site.css", "GET, HEAD")],
)  # fmt: skip
def test_another_method_is_told_which_there_are(
    app: ASGIApp, path: str, allowed: str
) -> None:
    answer = ask(app, path, "PUT")
    is_told(answer, 405, "this address does not take that method")
    assert answer.header["allow"] == allowed


NEVER_BUILT = "never be built"
TEXT = "words that stand nowhere in it"
PUT = {"address": "A1#s1", "who": "Dana"}
CHANGES: list[tuple[str, dict[str, Any], int, str]] = [
    ("/merge", {"name": "Nobody", "other": "Bo Quill", "reason": "x"}, 404, "Nobody"),
    ("/merge", {"name": "Ann Ray", "other": "Nobody", "reason": "x"}, 404, "Nobody"),
    ("/merge", {"name": "Ann Ray", "other": "Ann Ray", "reason": "x"}, 409, "one"),
    ("/merge", {"name": "Bo Quill", "other": "Ann Lopez", "reason": "x"}, 409, "one"),
    ("/merge", {"name": "Ann Ray", "other": "Bo Quill", "reason": "\n "}, 400, "why"),
    ("/merge", {"name": "Ann Ray"}, 400, "other is missing"),
    ("/split", {"name": "Ann Ray", "reason": "x"}, 400, "give a name or an article"),
    ("/split", {"name": "Ann Ray", "reason": "x", "called": "Ray", "article": "A1"},
     400, "give a name or an article"),
    ("/split", {"name": "Ann Ray", "reason": "x", "called": "Bo"}, 404, "Bo"),
    ("/split", {"name": "Ann Ray", "reason": "x", "article": "A9"}, 404, "A9"),
    ("/split", {"name": "Ann Ray", "reason": "x", "article": "A5"}, 404, "A5"),
    ("/undo", {"number": 99, "reason": "x"}, 404, "99"),
    ("/undo", {"number": 1, "reason": " \t"}, 400, "reason"),
    ("/undo", {"number": 0, "reason": "x"}, 400, "number is "),
    ("/undo", {"number": 10**30, "reason": "x"}, 400, "number is "),
    ("/undo", {"number": "abc", "reason": "x"}, 400, "number is 'abc': give a number"),
    ("/correct", PUT | {"content_spans": "10-9999"}, 400, "is outside a text of"),
    ("/correct", PUT | {"content_spans": "9-9"}, 400, "the span [9, 9] is empty"),
    ("/correct", PUT | {"content_spans": "5-9,8-12"}, 400, "overlap"),
    ("/correct", PUT | {"content_spans": "x"}, 400, "no list of spans: give 10-30"),
    ("/correct", PUT | {"cue_spans": "1-2-3"}, 400, "no list of spans"),
    ("/correct", PUT | {"cue_spans": "9" * 99 + "-1"}, 400, "no list of spans"),
    ("/correct", PUT | {"content": TEXT}, 400, "does not have the words"),
    ("/correct", PUT | {"content": "…"}, 400, "content"),
    ("/correct", PUT | {"speaker": "Dee Oh"}, 400, "'Dee Oh' is no party"),
    ("/correct", PUT | {"speaker": "Ann Ray"}, 400, "is so already"),
    ("/correct", PUT | {"form": "sung"}, 400, "form is 'sung': give one of"),
    ("/correct", PUT, 400, "is so already"),
    ("/correct", PUT | {"who": "\n ", "form": "mixed"}, 400, "who"),
    ("/correct", PUT | {"address": "A9#s1"}, 404, "A9"),
    ("/correct", PUT | {"address": "A1#s99"}, 404, "s99"),
    ("/correct", PUT | {"address": "A5#s1"}, 410, "was removed"),
    ("/correct", PUT | {"address": "A1"}, 400, "needs a form and content"),
    ("/correct", PUT | {"address": "A1", "content": NEVER_BUILT}, 400, "form"),
    ("/strike", {"address": "A1#s99", "who": "Dana"}, 404, "s99"),
    ("/strike", {"address": "A1", "who": "Dana"}, 404, "A1"),
    ("/strike", {"address": "A5#s1", "who": "Dana"}, 410, "was removed"),
    ("/strike", {"address": "A1#s1"}, 400, "who is missing"),
    ("/uncorrect", {"number": 99, "who": "Dana"}, 404, "99"),
    ("/read", {"text": " \n\t"}, 422, "there is no text in it"),
    ("/read", {"text": "x", "published": "yesterday"}, 400, "yesterday"),
    ("/read", {"text": "x", "url": "http://x"}, 400, "there is no field 'url' here"),
    ("/add", {"id": "nothing"}, 404, "no longer kept"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "fields", "status", "sentence"), CHANGES)
def test_a_change_that_cannot_be_is_told(
    app: ASGIApp,
    shared_city: Path,
    path: str,
    fields: dict[str, Any],
    status: int,
    sentence: str,
) -> None:
    before = digest(shared_city)
    is_told(send(app, path, **fields), status, sentence)
    is_told(send_json(app, f"{path}.json", fields), status, sentence)
    assert digest(shared_city) == before


def test_both_of_speaker_and_nobody_are_refused(app: ASGIApp) -> None:
    fields = PUT | {"speaker": "Ann Ray"}
    is_told(send(app, "/correct", **fields, nobody="1"), 400, "exclude each other")
    answer = send_json(app, "/correct.json", fields | {"nobody": True})
    is_told(answer, 400, "exclude each other")


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("/undo", {"number": 1, "reason": "x"}),
        ("/uncorrect", {"number": 1, "who": "x"}),
    ],
)
def test_what_was_taken_back_cannot_be_again(
    own: ASGIApp, path: str, fields: dict[str, Any]
) -> None:
    assert send(own, path, **fields).status == 303
    is_told(send(own, path, **fields), 409, "1")
    is_told(send_json(own, f"{path}.json", fields), 409, "1")


NO_OBJECT = "the body is no JSON"
BODIES = [
    (b"", NO_OBJECT), (b"{", NO_OBJECT), (b"[]", NO_OBJECT), (b"null", NO_OBJECT),
    (b'"number"', NO_OBJECT), (b"\xff\xfe", NO_OBJECT), (b"{'number': 1}", NO_OBJECT),
    (b"[" * 200_000, NO_OBJECT), (b'{"number":' * 200_000, NO_OBJECT),
    (b"9" * 9_000, NO_OBJECT),
    (b'{"number": ' + b"[" * 500 + b"]" * 500 + b"}", "number is [[["),
    (b'{"number": NaN, "reason": "x"}', "number is nan"),
    (b'{"number": 1e999, "reason": "x"}', "number is inf"),
    (b'{"number": true, "reason": "x"}', "number is True"),
    (b'{"number": "1", "reason": "x"}', "number is '1'"),
    (b'{"number": null, "reason": "x"}', "number is None"),
    (b'{"number": 1, "reason": null}', "reason is None"),
    (b'{"number": 1, "reason": {}}', "reason is {}"),
    (b'{"number": 1}', "reason is missing"),
    (b'{"number": 1, "reason": "x", "who": "x"}', "there is no field 'who' here"),
    (b'{"\\ud800": 1}', "there is no field"),
    (b'{"number": "\\ud800", "reason": "x"}', "half a character"),
    (b'{"": 1}', "there is no field ''"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "sentence"), BODIES, ids=lambda one: str(one)[:40])
def test_json_that_is_not_of_its_form_is_told(
    app: ASGIApp, body: bytes, sentence: str
) -> None:
    is_told(send_json(app, "/undo.json", body), 400, sentence)
    is_told(send_json(app, "/undo", body), 400, "")


@pytest.mark.parametrize("field", ["form", "address", "who", "content", "speaker"])
def test_half_a_character_is_told(app: ASGIApp, field: str) -> None:
    fields = PUT | {field: "\ud800"}
    answer = send_json(app, "/correct.json", fields)
    assert answer.status in (400, 404)
    is_told(answer, answer.status, "")


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/xml", "text/json", "", "application/json-seq"]
)
@pytest.mark.parametrize("path", ["/undo", "/undo.json"])
def test_a_body_of_another_kind_is_told(app: ASGIApp, path: str, kind: str) -> None:
    headers = (HOST, OWN, ("content-type", kind))
    answer = ask(app, path, "POST", headers, b'{"number": 1, "reason": "x"}')
    is_told(answer, 415, "neither a form nor JSON: tell its Content-Type")


def multipart(*parts: bytes, end: bytes = b"--b--\r\n") -> bytes:
    return b"".join(b"--b\r\n" + part + b"\r\n" for part in parts) + end


def part(name: str, data: bytes, file: str | None = None) -> bytes:
    named = f'; filename="{file}"' if file is not None else ""
    head = f'Content-Disposition: form-data; name="{name}"{named}\r\n\r\n'
    return head.encode() + data


def upload(app: ASGIApp, body: bytes, kind: str = "; boundary=b") -> Answer:
    headers = (HOST, OWN, ("content-type", f"multipart/form-data{kind}"))
    return ask(app, "/read", "POST", headers, body)


LARGE = part("upload", b"word " * 10_000_000, "a.txt")
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40


@pytest.mark.parametrize(
    ("body", "status", "sentence"),
    [
        (multipart(LARGE), 413, "over 10 MB: give a report by itself"),
        (multipart(part("upload", b" \n ", "a.txt")), 422, "no text"),
        (multipart(part("upload", b"", "a.txt")), 422, ""),
        (multipart(part("upload", PNG, "a.png")), 422, ""),
        (multipart(part("upload", bytes(5_000), "a.txt")), 422, ""),
        (multipart(part("upload", b"", "")), 422, "there is no text in it"),
        (multipart(part("file", b"words", "a.txt")), 400, "file"),
        (multipart(*[part("upload", b"a", "a")] * 2), 400, "the form cannot be read"),
        (multipart(*[part("text", b"a")] * 21), 400, "the form cannot be read"),
        (multipart(*[part("text", b"a")] * 2), 400, "text is given twice"),
        (multipart(b"Content-Type: x\r\n\r\nwords"), 400, "the form cannot be read"),
        (multipart(b"no header at all"), 400, "the form cannot be read"),
        (multipart(b"\x00: \xff\r\n\r\n"), 400, "the form cannot be read"),
        (b"--c\r\n\r\n--c--", 400, "the form cannot be read"),
        (b"nothing of it", 400, "the form cannot be read"),
    ],
    ids=lambda one: str(one)[:40],
)  # fmt: skip
def test_an_upload_that_cannot_be_read_is_told(
    app: ASGIApp, body: bytes, status: int, sentence: str
) -> None:
    is_told(upload(app, body), status, sentence)


@pytest.mark.parametrize(
    "kind", ["", "; boundary=", "; charset=none; boundary=b", "; boundary=\xe9", ";;;"]
)
def test_a_form_that_is_told_wrong_is_told(app: ASGIApp, kind: str) -> None:
    answer = upload(app, multipart(part("text", b" ")), kind)
    assert answer.status in (400, 422)
    is_told(answer, answer.status, "")


@pytest.mark.parametrize("path", ["/read.json", "/undo.json", "/undo"])
def test_what_is_too_large_is_taken_and_let_go(app: ASGIApp, path: str) -> None:
    answer = send_json(app, path, b"[" * 10_000_001)
    is_told(answer, 413, "this is over 10 MB")


READ_ONLY: list[tuple[str, dict[str, Any]]] = [
    ("/merge", {"name": "Ann Ray", "other": "Bo Quill", "reason": "x"}),
    ("/split", {"name": "Ann Ray", "called": "Ray", "reason": "x"}),
    ("/undo", {"number": 1, "reason": "x"}), ("/strike", STRIKE),
    ("/correct", PUT | {"form": "mixed"}), ("/uncorrect", {"number": 1, "who": "x"}),
    ("/add", {"id": "x"}),
]  # fmt: skip


@pytest.mark.parametrize(("path", "fields"), READ_ONLY)
def test_read_only_refuses_every_change(
    city: Path, path: str, fields: dict[str, Any]
) -> None:
    before = digest(city)
    app = pages(city, read_only=True)
    is_told(send(app, path, **fields), 403, "served to be read only")
    is_told(send_json(app, f"{path}.json", fields), 403, "served to be read only")
    assert digest(city) == before


def executed(path: Path, sql: str) -> None:
    with closing(apsw.Connection(str(path))) as database:
        database.execute(sql)


def foreign(path: Path) -> None:
    path.unlink()
    executed(path, "CREATE TABLE cats (name TEXT)")


def newer(path: Path) -> None:
    executed(path, "INSERT INTO migrations (name, at) VALUES ('9999_more', '')")


def older(path: Path) -> None:
    executed(path, "DELETE FROM migrations WHERE number > 1")


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:20_000])


STATES = [
    (Path.unlink, "there is no such record"), (foreign, "this is a database, but no"),
    (lambda path: path.write_text("no record"), "this is no record"),
    (newer, "newer onrecord"), (older, "older onrecord"), (cut, "damaged"),
    (lambda path: path.write_bytes(b""), "this is a database, but no record"),
    (lambda path: (path.unlink(), path.mkdir()), "there is no such record"),
]  # fmt: skip


@pytest.mark.parametrize("when", ["from the start", "while it is served"])
@pytest.mark.parametrize(("change", "sentence"), STATES, ids=lambda one: str(one)[:20])
def test_a_file_that_is_no_record_is_told(
    city: Path, change: Any, sentence: str, when: str
) -> None:
    app = pages(city)
    if when == "while it is served":
        assert ask(app, "/search?words=bridge").status == 200
        copy = Path(shutil.copy(city, f"{city}.copy"))
        change(copy)
        city.unlink()
        if copy.exists():
            copy.rename(city)
    else:
        change(city)
    for page in PAGES:
        if page.path not in ("/read", "/reading"):
            for path in (page.path, page.twin):
                answer = ask(app, asked_well(path))
                is_told(answer, 503, sentence)
                assert answer.header["retry-after"] == "5"
                assert str(city) not in answer.text
    is_told(send_json(app, "/strike.json", STRIKE), 503, sentence)


def test_a_record_that_somebody_writes_is_told(own: ASGIApp, city: Path) -> None:
    before = digest(city)
    with closing(WriterLock(city)):
        is_told(send(own, "/strike", **STRIKE), 503, "another onrecord is writing")
        is_told(send_json(own, "/strike.json", STRIKE), 503, "another onrecord")
        assert ask(own, "/search?words=bridge").status == 200
    assert digest(city) == before
    assert send(own, "/strike", **STRIKE).status == 303


def test_a_record_that_was_replaced_is_read_anew(
    own: ASGIApp, city: Path, tmp_path: Path
) -> None:
    assert ask(own, "/article?address=A1").status == 200
    made(tmp_path / "other.db", story("B1", "words")).replace(city)
    is_told(ask(own, "/article?address=A1"), 404, "A1")
    assert ask(own, "/article?address=B1").status == 200


def test_a_reading_is_kept_until_others_come(
    own: ASGIApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.web.desk.MOST_KEPT", 1)
    first = send_json(own, "/read.json", {"text": "“It is late,” said Ann Ray."})
    key = first.json["data"]["id"]
    assert ask(own, f"/reading?id={key}").status == 200
    send(own, "/read", text="“It is early,” said Bo Quill.")
    is_told(ask(own, f"/reading.json?id={key}"), 404, "no longer kept")
    is_told(send(own, "/add", id=key), 404, "no longer kept")


@pytest.mark.parametrize(
    ("error", "status", "message"),
    [
        (OptionError("say so"), 400, "say so"),
        (RecordError("no_party", "/home/x.db", "nobody"), 404, "nobody"),
        (RecordError("unheard_of", "/home/x.db", "not now"), 503, "not now"),
        (InputError("empty", "/home/x", "no text"), 422, "no text"),
        (OutputError("not there"), 500, "not there"),
    ],
)
def test_errors_of_ours_have_a_status(
    error: OnrecordError, status: int, message: str
) -> None:
    told = refusal_of(error)
    assert (told.status, told.code, told.message) == (status, error.code, message)
