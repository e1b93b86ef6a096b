"""The one shape of JSON, over every route; and that it is safe wherever it is seen."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.types import ASGIApp

from onrecord.web.envelope import json_text
from onrecord.web.routes import ACTIONS, PAGES
from tests.web.asking import ask, send_json
from tests.web.made import asked_well


@pytest.mark.parametrize("twin", [page.twin for page in PAGES])
def test_what_is_answered_has_one_shape(app: ASGIApp, twin: str) -> None:
    answer = ask(app, asked_well(twin))
    assert answer.header["content-type"] == "application/json"
    if twin == "/reading.json":  # nothing was read yet
        assert (answer.status, answer.json["ok"]) == (404, False)
    else:
        assert answer.status == 200
        assert set(answer.json) == {"ok", "data"}
        assert answer.json["ok"] is True
        assert isinstance(answer.json["data"], dict)


@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "DELETE"])
@pytest.mark.parametrize("twin", [one.twin for one in (*PAGES, *ACTIONS)])
def test_what_is_refused_has_one_shape(app: ASGIApp, twin: str, method: str) -> None:
    answer = ask(app, f"{twin}?nothing=1", method)
    assert answer.status in (400, 405, 422)
    assert answer.header["content-type"] == "application/json"
    assert set(answer.json) == {"ok", "error"}
    assert answer.json["ok"] is False
    error = answer.json["error"]
    assert (set(error), error["status"]) == (
        {"status", "code", "message"},
        answer.status,
    )
    assert re.fullmatch(r"[a-z_]+", error["code"])
    assert error["message"][:1] not in ("", " ")


def test_what_was_changed_has_one_shape(own: ASGIApp) -> None:
    answer = send_json(own, "/undo.json", {"number": 1, "reason": "x"})
    assert set(answer.json) == {"ok", "data"}
    assert set(answer.json["data"]) == {"location", "number", "address", "id"}


@given(st.text(st.characters(codec=None, exclude_categories=())))
def test_json_reads_as_what_it_is_of(text: str) -> None:
    told = json_text({"a": text})
    assert json.loads(told) == {"a": text}
    assert told.encode("utf-8")
    assert not re.search("[<>&\\x7f-\\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]", told)
