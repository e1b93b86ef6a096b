"""The OpenAPI description is one, and all that it says of the answers is so."""

from __future__ import annotations

import json
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
import schemathesis
from schemathesis.config import SchemathesisConfig
from starlette.types import ASGIApp, Receive, Scope, Send

from onrecord.web.openapi import REFUSALS, description
from onrecord.web.refusing import OF_RECORDS
from onrecord.web.routes import ACTIONS, PAGES, Action, Page
from tests.web import made
from tests.web.asking import ask, send_json
from tests.web.test_routes import CHANGED, REPORT

EACH = 60
"""Examples of each operation."""

CONFIG = {
    "base-url": "http://127.0.0.1:8420",
    "seed": 1,
    "generation": {
        "deterministic": True,
        "database": "none",
        "max-examples": EACH,
        "no-shrink": True,
    },
    "checks": {
        # Of what fits its schema, a search without a word is refused, and no such day.
        "positive_data_acceptance": {
            "expected-statuses": [200, 400, 404, 409, 410, 422],
        },
    },
}


class Pages:
    """The pages of a record that is made when the first example is tried."""

    asked: ASGIApp | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        assert self.asked is not None
        await self.asked(scope, receive, send)


PAGES_OF_A_RUN = Pages()
schema = schemathesis.openapi.from_dict(
    description(), config=SchemathesisConfig.from_dict(CONFIG)
)
schema.app = PAGES_OF_A_RUN


@pytest.fixture(scope="module", autouse=True)
def pages_of_a_run(tmp_path_factory: pytest.TempPathFactory) -> None:
    PAGES_OF_A_RUN.asked = made.pages(made.city(tmp_path_factory.mktemp("api")))


@schema.parametrize()
def test_answers_are_as_they_are_described(case: Any) -> None:
    case.call_and_validate(headers={"Authorization": f"Bearer {made.TOKEN}"})


def described(path: str, method: str, status: int) -> dict[str, Any]:
    """Return the schema of an answer, with the parts that it refers to."""
    responses = description()["paths"][path][method]["responses"]
    content = responses[str(status)]["content"]["application/json"]["schema"]
    return {**content, "components": description()["components"]}


def test_the_description_is_one_and_is_what_is_served(app: ASGIApp) -> None:
    schema.validate()
    assert ask(app, "/openapi.json").json == json.loads(json.dumps(description()))
    broken = schemathesis.openapi.from_dict({**description(), "paths": 1})
    with pytest.raises(ValueError, match="is not of type"):
        broken.validate()


def test_every_twin_is_described() -> None:
    paths = description()["paths"]
    assert set(paths) == {one.twin for one in (*PAGES, *ACTIONS)}
    assert all("get" in paths[page.twin] for page in PAGES)
    assert all("post" in paths[action.twin] for action in ACTIONS)
    assert sum(map(len, paths.values())) == len(PAGES) + len(ACTIONS)
    names = [one["operationId"] for told in paths.values() for one in told.values()]
    assert len(names) == len(set(names))


def test_every_schema_is_one() -> None:
    for path, told in description()["paths"].items():
        for method, one in told.items():
            for status in one["responses"]:
                jsonschema.Draft202012Validator.check_schema(
                    described(path, method, int(status))
                )
            body = one.get("requestBody", {"content": {}})["content"]
            fields = [parameter["schema"] for parameter in one.get("parameters", [])]
            for part in (*fields, *[kind["schema"] for kind in body.values()]):
                jsonschema.Draft202012Validator.check_schema(part)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.path))
def test_a_page_that_is_there_is_as_described(app: ASGIApp, page: Page) -> None:
    query = made.TO_BE_ASKED.get(page.path, "")
    if page.path == "/reading":
        key = send_json(app, "/read.json", {"text": REPORT}).json["data"]["id"]
        query = f"id={key}"
    answer = ask(app, f"{page.twin}?{query}")
    assert answer.status == 200
    jsonschema.validate(answer.json, described(page.twin, "get", 200))


@pytest.mark.parametrize(("path", "fields", "location"), CHANGED)
def test_a_change_that_is_made_is_as_described(
    own: ASGIApp, path: str, fields: dict[str, Any], location: str
) -> None:
    told = description()["paths"][f"{path}.json"]["post"]["requestBody"]["content"]
    jsonschema.validate(fields, told["application/json"]["schema"])
    answer = send_json(own, f"{path}.json", fields)
    jsonschema.validate(answer.json, described(f"{path}.json", "post", 200))
    assert answer.json["data"]["location"] == location


@pytest.mark.parametrize("status", OF_RECORDS.values())
def test_every_status_of_a_record_is_described(status: int) -> None:
    assert str(status) in REFUSALS


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: str(action.path))
def test_null_is_taken_where_it_is_described(app: ASGIApp, action: Action) -> None:
    told = description()["paths"][action.twin]["post"]["requestBody"]["content"]
    body = told["application/json"]["schema"]
    for name, field in body["properties"].items():
        is_described = jsonschema.Draft202012Validator(field).is_valid(None)
        answer = send_json(app, action.twin, {name: None})
        assert is_described != (f"{name} is None" in answer.text), name
