"""The OpenAPI description (3.1), made of the table of routes and of the types in it."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import Any, Final

import msgspec

from onrecord.version import VERSION
from onrecord.web.asking import schema_of
from onrecord.web.changes import Done
from onrecord.web.routes import ACTIONS, PAGES, Action, Page

REF: Final = "#/components/schemas/{name}"
REFUSAL: Final = "Refusal"
FAILURE: Final = {
    "type": "object",
    "required": ["ok", "error"],
    "additionalProperties": False,
    "properties": {
        "ok": {"const": False},
        "error": {
            "type": "object",
            "required": ["status", "code", "message"],
            "additionalProperties": False,
            "properties": {
                "status": {"type": "integer"},
                "code": {"type": "string"},
                "message": {"type": "string"},
            },
        },
    },
}
REFUSALS: Final = {
    "400": "what was asked is not of its form",
    "401": "the token is missing",
    "403": "it may not be changed, or not from there",
    "404": "there is no such entry, or no such page",
    "409": "it is so already",
    "410": "the article was removed",
    "413": "too large",
    "415": "the body is neither a form nor JSON",
    "421": "the server is not asked by that name",
    "422": "there is nothing in it that can be read",
    "503": "the record cannot be asked now",
}


@lru_cache(maxsize=1)
def description() -> dict[str, Any]:
    """Return the description of all that answers in JSON."""
    kinds = [*(page.data for page in PAGES), Done]
    schemas, parts = msgspec.json.schema_components(kinds, ref_template=REF)
    answers = dict(zip(kinds, schemas, strict=True))
    paths: dict[str, dict[str, Any]] = defaultdict(dict)
    for page in PAGES:
        paths[page.twin]["get"] = _asked(page, answers[page.data])
    for action in ACTIONS:
        paths[action.twin]["post"] = _done(action, answers[Done])
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "onrecord",
            "version": VERSION,
            "description": "Who said what: the record of one file. Writing takes the "
            "server's token, as `Authorization: Bearer …`.",
        },
        "paths": dict(paths),
        "components": {
            "schemas": {**parts, REFUSAL: FAILURE},
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


def _asked(page: Page, answer: dict[str, Any]) -> dict[str, Any]:
    schema = schema_of(page.query)
    return {
        "summary": page.summary,
        "operationId": f"get_{page.path[1:]}",
        "parameters": [
            {
                "name": name,
                "in": "query",
                "required": name in schema.get("required", ()),
                "schema": _without_null(told),
            }
            for name, told in schema["properties"].items()
        ],
        "responses": _responses(answer),
    }


def _done(action: Action, answer: dict[str, Any]) -> dict[str, Any]:
    schema = schema_of(action.form)
    told = {
        "schema": {
            "type": "object",
            "required": schema.get("required", []),
            "properties": schema["properties"],
            "additionalProperties": False,
        }
    }
    return {
        "summary": action.summary,
        "operationId": f"post_{action.path[1:]}",
        "security": [{"token": []}],
        "requestBody": {"required": True, "content": {"application/json": told}},
        "responses": _responses(answer),
    }


def _responses(answer: dict[str, Any]) -> dict[str, Any]:
    whole = {
        "type": "object",
        "required": ["ok", "data"],
        "additionalProperties": False,
        "properties": {"ok": {"const": True}, "data": answer},
    }
    refused = {"$ref": REF.format(name=REFUSAL)}
    return {
        "200": _response("the answer", whole),
        **{code: _response(told, refused) for code, told in REFUSALS.items()},
    }


def _response(told: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"description": told, "content": {"application/json": {"schema": schema}}}


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    """Return what a parameter may be: in an address, null is one that is not given."""
    told = {key: value for key, value in schema.items() if key != "default"}
    if "anyOf" in told:
        options = [one for one in told.pop("anyOf") if one != {"type": "null"}]
        told |= options[0] if len(options) == 1 else {"anyOf": options}
    if "enum" in told:
        told["enum"] = [value for value in told["enum"] if value is not None]
    if schema.get("default") is not None:
        told["default"] = schema["default"]
    return told
