"""What is told where there is no answer: one sentence, its status, the same everywhere.

`Refusal` is the one error shape; a page shows it to a person, JSON to a program.
"""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

from starlette.responses import HTMLResponse, Response

from onrecord.errors import InputError, OnrecordError, OptionError, RecordError
from onrecord.web.envelope import json_answer
from onrecord.web.rendering import rendered

OF_RECORDS: Final = {
    "no_article": 404,
    "no_statement": 404,
    "no_party": 404,
    "no_judgement": 404,
    "no_correction": 404,
    "no_removal": 404,
    "not_named": 404,
    "no_name": 404,
    "removed": 410,
    "same": 409,
    "judged": 409,
    "there": 409,
    "undone": 409,
    "own_name": 409,
    "unwritable": 403,
    "too_many": 413,
}
"""Statuses of what a record refuses; the others mean that it cannot be asked now."""

NOT_NOW: Final = 503
RETRY_AFTER: Final = "5"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why there is no answer: an HTTP status, a short stable code, and a sentence."""

    status: int
    code: str
    message: str

    @property
    def phrase(self) -> str:
        """The status in words: `Not Found`."""
        return HTTPStatus(self.status).phrase


class Refused(Exception):  # noqa: N818, it is no fault of the program
    """There is no answer, and why."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.message)
        self.refusal = refusal


def refusal_of(error: OnrecordError) -> Refusal:
    """Return what is told of an error of ours."""
    if isinstance(error, OptionError):
        return Refusal(400, error.code, str(error))
    if isinstance(error, RecordError):
        status = OF_RECORDS.get(error.code, NOT_NOW)
        # Where the file lies is for the one who serves it.
        return Refusal(status, error.code, error.reason)
    if isinstance(error, InputError):
        return Refusal(422, error.code, error.reason)
    return Refusal(500, error.code, str(error))


def refused(path: str, refusal: Refusal, *, read_only: bool) -> Response:
    """Return the answer that tells a refusal, as the path asks: a page, or JSON."""
    response: Response
    if path.endswith(".json"):
        told = {
            "status": refusal.status,
            "code": refusal.code,
            "message": refusal.message,
        }
        response = json_answer({"ok": False, "error": told}, refusal.status)
    else:
        page = rendered(
            "refusal.html", {"refusal": refusal, "read_only": read_only, "path": ""}
        )
        response = HTMLResponse(page, refusal.status)
    if refusal.status == NOT_NOW:
        response.headers["Retry-After"] = RETRY_AFTER
    if refusal.status == 401:
        response.headers["WWW-Authenticate"] = "Bearer"
    return response
