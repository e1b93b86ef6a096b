"""Who is let in, whatever is asked: hosts, origins, tokens. Asking never writes."""

from __future__ import annotations

import itertools
from pathlib import Path
from urllib.parse import urlencode

import pytest
from starlette.types import ASGIApp

from onrecord.errors import OptionError
from onrecord.web import Settings, application
from onrecord.web.asking import schema_of
from onrecord.web.routes import ACTIONS
from tests.web.asking import FORM, HOST, OWN, Asked, Pair, ask, ask_all
from tests.web.made import (
    GETS,
    POSTS,
    TO_BE_ASKED,
    TOKEN,
    asked_well,
    digest,
    is_guarded,
    pages,
)

OWN_HOSTS = (
    "127.0.0.1", "127.0.0.1:8420", "localhost", "localhost:8420", "LOCALHOST:8420",
    "LocalHost", "[::1]", "[::1]:8420", "127.0.0.1:1", "localhost:65535",
)  # fmt: skip
FOREIGN_HOSTS = (
    "evil.example", "evil.example:8420", "127.0.0.1.evil", "127.0.0.1.evil:8420",
    "localhost.", "localhost.:8420", "evil.localhost", "localhost.evil.example", "",
    ":8420", "127.0.0.1:", "127.0.0.1:x", "127.0.0.1:80:80", "localhost:-1",
    "user@127.0.0.1:8420", "127.0.0.1:8420@evil.example", "a:b@localhost", "::1",
    "::1:8420", "[::1].evil", "[::1", "[::1]x:8420", "127.0.0.2", "127.1", "0",
    "0.0.0.0",  # noqa: S104, a host that is asked for, not listened on
    "2130706433", "0x7f000001", "127.0.0.1, evil.example", "127.0.0.1 evil.example",
    "http://127.0.0.1", "127.0.0.1/x", "localhost\t", "lóc", "127.0.0.1:²",
)  # fmt: skip
BOUNDARIES: tuple[tuple[Pair, ...], ...] = (
    (),
    (HOST, HOST),
    (HOST, ("host", "evil.example")),
    (("host", "evil.example"), HOST),
    (("x-forwarded-host", "127.0.0.1"),),
    (("forwarded", "host=127.0.0.1"), ("host", "evil.example")),
)
FOREIGN = (*((("host", one),) for one in FOREIGN_HOSTS), *BOUNDARIES)


@pytest.mark.parametrize("headers", FOREIGN, ids=str)
def test_other_names_are_refused_everywhere(
    app: ASGIApp, headers: tuple[Pair, ...]
) -> None:
    gets = [Asked("GET", asked_well(one), headers) for one in GETS]
    posts = [Asked("POST", one, (*headers, OWN, FORM)) for one in POSTS]
    for answer in ask_all(app, [*gets, *posts]):
        assert answer.status == 421
        assert is_guarded(answer)


@pytest.mark.parametrize("host", OWN_HOSTS)
def test_own_names_are_let_in(app: ASGIApp, host: str) -> None:
    asked = [Asked("GET", asked_well(one), (("host", host),)) for one in GETS]
    assert all(one.status in (200, 401, 404) for one in ask_all(app, asked))


SITES: dict[str, tuple[str, ...]] = {
    "absent": (), "cross": ("cross-site",), "same site": ("same-site",),
    "none": ("none",), "same origin": ("same-origin",),
    "doubled": ("same-origin", "same-origin"), "two": ("same-origin", "cross-site"),
    "listed": ("same-origin, same-origin",), "upper": ("SAME-ORIGIN",), "empty": ("",),
}  # fmt: skip
ORIGINS: dict[str, tuple[str, ...]] = {
    "absent": (), "foreign": ("https://evil.example",), "null": ("null",),
    "own": ("http://127.0.0.1:8420",), "port": ("http://127.0.0.1:8421",),
    "doubled": ("http://127.0.0.1:8420",) * 2, "empty": ("",),
    "longer": ("http://127.0.0.1:8420.evil.example",), "name": ("http://localhost:8420",),
}  # fmt: skip
TOKENS = {"none": (), "wrong": ("Bearer wrong",), "right": (f"Bearer {TOKEN}",)}
METHODS = ("POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")
LET_IN = {
    ("same origin", "absent"), ("same origin", "null"), ("same origin", "own"),
    ("absent", "own"),
}  # fmt: skip


def is_let_in(site: str, origin: str, token: str) -> bool:
    is_program = (site, origin, token) == ("absent", "absent", "right")
    return (site, origin) in LET_IN or is_program


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("token", TOKENS)
def test_only_own_pages_and_programs_with_the_token_change(
    app: ASGIApp, shared_city: Path, token: str, method: str
) -> None:
    before = digest(shared_city)
    told = [("authorization", one) for one in TOKENS[token]]
    for site, origin in itertools.product(SITES, ORIGINS):
        told_site = [("sec-fetch-site", one) for one in SITES[site]]
        told_origin = [("origin", one) for one in ORIGINS[origin]]
        headers = (HOST, FORM, *told_site, *told_origin, *told)
        answers = ask_all(app, [Asked(method, one, headers) for one in POSTS])
        assert all(map(is_guarded, answers))
        let_in = (400, 422) if method == "POST" else (405,)
        refused = (401,) if (site, origin) == ("absent", "absent") else (403,)
        allowed = let_in if is_let_in(site, origin, token) else refused
        assert {one.status for one in answers} <= set(allowed), (site, origin)
    assert digest(shared_city) == before


def test_a_refused_change_changes_nothing(own: ASGIApp, city: Path) -> None:
    before = digest(city)
    body = urlencode({"address": "A1#s1", "who": "Eve"}).encode()
    foreign = (HOST, FORM, ("sec-fetch-site", "cross-site"))
    assert ask(own, "/strike", "POST", foreign, body).status == 403
    assert digest(city) == before
    assert ask(own, "/strike", "POST", (HOST, FORM, OWN), body).status == 303
    assert digest(city) != before


@pytest.mark.parametrize(
    "authorization", ["", "Bearer", "Bearer ", "Basic x", TOKEN, f"Token {TOKEN}"]
)
def test_a_token_is_borne_or_it_is_none(app: ASGIApp, authorization: str) -> None:
    headers = (HOST, FORM, ("authorization", authorization))
    answer = ask(app, "/strike", "POST", headers)
    assert (answer.status, answer.header["www-authenticate"]) == (401, "Bearer")


def test_a_cookie_changes_nothing_by_itself(app: ASGIApp) -> None:
    headers = (HOST, FORM, ("cookie", f"onrecord-token={TOKEN}"))
    assert ask(app, "/strike", "POST", headers).status == 401


FIELDS = {
    name: "A1#s1" if name == "address" else "1"
    for action in ACTIONS
    for name in schema_of(action.form)["properties"]
} | {"name": "Ann Ray", "other": "Bo Quill", "_method": "POST", "method": "POST"}
OVERRIDES = tuple(
    (name, "POST")
    for name in ("x-http-method-override", "x-method-override", "x-http-method")
)


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_asking_never_changes_anything(own: ASGIApp, city: Path, method: str) -> None:
    before = digest(city)
    alone = [urlencode({name: value}) for name, value in FIELDS.items()]
    queries = ["", *alone, urlencode(FIELDS), *TO_BE_ASKED.values()]
    headers = (HOST, OWN, *OVERRIDES)
    for path in (*GETS, *POSTS):
        asked = [Asked(method, f"{path}?{query}", headers) for query in queries]
        answers = ask_all(own, asked)
        assert all(one.status in (200, 400, 401, 404, 405) for one in answers), path
        assert all(map(is_guarded, answers))
    assert digest(city) == before


@pytest.mark.parametrize("path", GETS)
def test_head_is_get_without_its_body(app: ASGIApp, path: str) -> None:
    got, told = (ask(app, asked_well(path), one) for one in ("GET", "HEAD"))
    assert told.status == got.status
    assert told.header["content-type"] == got.header["content-type"]


@pytest.mark.parametrize("path", ["/search", "/search.json"])
def test_a_fault_of_ours_is_guarded_too(
    city: Path, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_given: object, **_known: object) -> None:
        raise ZeroDivisionError("in the works")

    monkeypatch.setattr("onrecord.record.record.searching.search", fails)
    answer = ask(pages(city), path)
    assert answer.status == 500
    assert is_guarded(answer)
    assert "fault of onrecord" in answer.text
    assert "works" not in answer.text


ELSEWHERE = "192.0.2.7"
SOMEWHERE = ("host", f"{ELSEWHERE}:8420")


@pytest.fixture(scope="session")
def public(shared_city: Path) -> ASGIApp:
    return application(Settings(shared_city, host=ELSEWHERE, token=TOKEN))


@pytest.mark.parametrize("path", [*GETS, *POSTS])
@pytest.mark.parametrize(
    "given",
    [(), (("cookie", "onrecord-token=wrong"),), (("authorization", "Bearer wrong"),),
     (("cookie", "onrecord-token=\xe9"),), (("cookie", "=;\x00;;"),),
     (("authorization", "Bearer \xe9"),)],
)  # fmt: skip
def test_elsewhere_the_token_is_needed(
    public: ASGIApp, path: str, given: tuple[Pair, ...]
) -> None:
    method = "POST" if path in POSTS else "GET"
    answer = ask(public, path, method, (SOMEWHERE, OWN, *given))
    is_open = path.startswith(("/enter", "/static/"))
    assert is_guarded(answer)
    if is_open:
        assert "needs its token" not in answer.text
    else:
        assert answer.status == 401
        assert answer.header["www-authenticate"] == "Bearer"


@pytest.mark.parametrize(
    "given",
    [("cookie", f"onrecord-token={TOKEN}"), ("authorization", f"bearer {TOKEN}")],
)
def test_elsewhere_the_token_lets_in(public: ASGIApp, given: Pair) -> None:
    asked = [Asked("GET", asked_well(one), (SOMEWHERE, given)) for one in GETS]
    assert all(one.status in (200, 401, 404) for one in ask_all(public, asked))


def test_elsewhere_a_cookie_needs_an_own_page_to_change(public: ASGIApp) -> None:
    cookie = ("cookie", f"onrecord-token={TOKEN}")
    assert ask(public, "/strike", "POST", (SOMEWHERE, FORM, cookie)).status == 401
    assert ask(public, "/strike", "POST", (SOMEWHERE, FORM, OWN, cookie)).status == 400


def test_enter_keeps_the_token(public: ASGIApp) -> None:
    answer = ask(public, f"/enter?token={TOKEN}", headers=(SOMEWHERE,))
    assert answer.status == 303
    assert answer.header["location"] == "/"
    cookie = answer.header["set-cookie"]
    assert cookie.startswith(f"onrecord-token={TOKEN};")
    assert "HttpOnly" in cookie
    assert "samesite=strict" in cookie.lower()


@pytest.mark.parametrize(
    "token", ["", "wrong", "€", "a;b", "a\nb", "\x00", '"', f"{TOKEN} ", "%ff"]
)
def test_enter_keeps_no_other_token(public: ASGIApp, token: str) -> None:
    answer = ask(public, f"/enter?{urlencode({'token': token})}", headers=(SOMEWHERE,))
    assert answer.status == 401
    assert "set-cookie" not in answer.header
    assert 'name="token"' in answer.text


@pytest.mark.parametrize("host", ["::", ELSEWHERE, "example.com", "evil"])
def test_another_address_needs_a_token(tmp_path: Path, host: str) -> None:
    with pytest.raises(OptionError, match="--token"):
        Settings(tmp_path, host=host)


@pytest.mark.parametrize("token", ["", "short", "é" * 20])
def test_a_token_that_is_weak_is_refused(tmp_path: Path, token: str) -> None:
    with pytest.raises(OptionError, match="--token"):
        Settings(tmp_path, token=token)


def test_a_token_is_drawn_and_not_shown(tmp_path: Path) -> None:
    one, other = Settings(tmp_path), Settings(tmp_path)
    assert one.token is not None
    assert one.token != other.token
    assert one.token not in repr(one)
