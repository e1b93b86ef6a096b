"""A change on its way in: a form or an object is read, or refused, and made."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from typing import Any, Final
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import Message

from onrecord.errors import OptionError
from onrecord.web.asking import asked, converted
from onrecord.web.changes import Done, Upload
from onrecord.web.desk import Desk
from onrecord.web.envelope import JSON, data_of, json_answer
from onrecord.web.refusing import Refusal, Refused
from onrecord.web.routes import Action

MOST_BYTES: Final = 10_000_000
MOST_DRAINED: Final = 200_000_000
"""A browser shows an answer only when all that it sends was taken; beyond this much the
connection is closed on it."""

MOST_FIELDS: Final = 20
FORMS: Final = ("application/x-www-form-urlencoded", "multipart/form-data")
UPLOAD: Final = "upload"
WHO: Final = "onrecord-who"


def endpoint(desk: Desk, action: Action) -> Callable[[Request], Awaitable[Response]]:
    """Return the endpoint of a change, for its path and its twin alike."""

    async def answered(request: Request) -> Response:
        form, upload = await _given(request, action)
        files = {"upload": upload} if action.takes_file else {}
        done = await run_in_threadpool(action.do, desk, form, **files)
        return _answer(request, form, done)

    return answered


def _answer(request: Request, form: object, done: Done) -> Response:
    if request.url.path.endswith(".json"):
        return json_answer({"ok": True, "data": data_of(done)})
    response = RedirectResponse(done.location, 303)
    who = getattr(form, "who", None)
    if who:
        kept = quote(who[:200], errors="replace")
        response.set_cookie(WHO, kept, httponly=True, samesite="strict")
    return response


async def _given(request: Request, action: Action) -> tuple[Any, Upload | None]:
    """Return a change's form, and the file that came with it."""
    body = await _body(request)
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == JSON:
        return converted(action.form, _object(body, action.form)), None
    if body and kind not in FORMS:
        reason = "the body is neither a form nor JSON: tell its Content-Type"
        raise Refused(Refusal(415, "unsupported_type", reason))
    again = Request(request.scope, _replayed(body))
    try:
        sent = await again.form(
            max_files=1, max_fields=MOST_FIELDS, max_part_size=MOST_BYTES
        )
    except HTTPException as error:
        raise OptionError(f"the form cannot be read: {error.detail}") from error
    try:
        fields, upload = await _parted(sent, action)
    finally:
        await sent.close()
    is_form = not request.url.path.endswith(".json")
    return asked(action.form, fields, lenient=is_form), upload


async def _parted(
    sent: FormData, action: Action
) -> tuple[list[tuple[str, str]], Upload | None]:
    """Return the fields of a form, and its file, which only `upload` may be."""
    fields, upload = [], None
    for name, value in sent.multi_items():
        if not isinstance(value, UploadFile):
            fields.append((name, value))
        elif name != UPLOAD or not action.takes_file:
            raise OptionError(f"no file is taken as {name[:60]!r} here")
        elif value.size or value.filename:
            named = value.filename or "a file without a name"
            upload = Upload(named, await value.read())
    return fields, upload


def _object(body: bytes, form: type) -> dict[str, Any]:
    try:
        found = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise OptionError("the body is no JSON: give an object of fields") from error
    if not isinstance(found, dict):
        raise OptionError("the body is no JSON object: give one of fields")
    unknown = [name for name in found if name not in form.__dataclass_fields__]  # type: ignore[attr-defined]
    if unknown:
        takes = ", ".join(form.__dataclass_fields__)  # type: ignore[attr-defined]
        raise OptionError(f"there is no field {unknown[0]!r} here: it takes {takes}")
    return found


async def _body(request: Request) -> bytes:
    """Return a body; raise Refused when one that is too large was taken and let go."""
    pieces, size = [], 0
    async for piece in request.stream():
        size += len(piece)
        if size <= MOST_BYTES:
            pieces.append(piece)
        if size > MOST_DRAINED:
            break
    if size > MOST_BYTES:
        reason = f"this is over {MOST_BYTES // 1_000_000} MB: give a report by itself"
        raise Refused(Refusal(413, "too_large", reason))
    return b"".join(pieces)


def _replayed(body: bytes) -> Callable[[], Awaitable[Message]]:
    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    return receive
