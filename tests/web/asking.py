"""An application asked without a server: each header as it is given, none added."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote_to_bytes, urlencode

from starlette.types import ASGIApp, Message

from onrecord.web.envelope import JSON

HOST = ("host", "127.0.0.1:8420")
OWN = ("sec-fetch-site", "same-origin")
FORM = ("content-type", "application/x-www-form-urlencoded")
Pair = tuple[str, str]


@dataclass(frozen=True)
class Asked:
    """A request; without headers it is one of a browser on a page of the server."""

    method: str
    target: str
    headers: tuple[Pair, ...] = (HOST, OWN)
    body: bytes = b""


@dataclass(frozen=True)
class Answer:
    """What was answered; header names in small letters."""

    status: int
    headers: tuple[Pair, ...]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def header(self) -> dict[str, str]:
        return dict(self.headers)


def ask(
    app: ASGIApp,
    target: str,
    method: str = "GET",
    headers: tuple[Pair, ...] = (HOST, OWN),
    body: bytes = b"",
) -> Answer:
    (answer,) = ask_all(app, [Asked(method, target, headers, body)])
    return answer


def send(app: ASGIApp, path: str, **fields: object) -> Answer:
    """Send a form as a browser does."""
    body = urlencode(fields).encode()
    return ask(app, path, "POST", (HOST, OWN, FORM), body)


def send_json(app: ASGIApp, path: str, given: object) -> Answer:
    body = given if isinstance(given, bytes) else json.dumps(given).encode()
    return ask(app, path, "POST", (HOST, OWN, ("content-type", JSON)), body)


def ask_all(app: ASGIApp, asked: Iterable[Asked]) -> list[Answer]:
    async def all_of_them() -> list[Answer]:
        return [await _answer(app, one) for one in asked]

    # In a thread of its own: a browser that is driven has a loop in this one.
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(lambda: asyncio.run(all_of_them())).result()


async def _answer(app: ASGIApp, asked: Asked) -> Answer:
    path, _, query = asked.target.partition("?")
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": asked.method,
        "scheme": "http",
        "path": unquote_to_bytes(path).decode("utf-8", "replace"),
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": query.encode(),
        "headers": [(k.encode(), v.encode("latin-1")) for k, v in asked.headers],
        "client": ("127.0.0.1", 50000),
        "server": ("127.0.0.1", 8420),
    }
    sent: list[Message] = []
    starts = range(0, len(asked.body), 65536) or (0,)
    pieces = [asked.body[at : at + 65536] for at in starts]

    async def receive() -> Message:
        if not pieces:
            await asyncio.Event().wait()  # the one who asks stays
        piece = pieces.pop(0)
        return {"type": "http.request", "body": piece, "more_body": bool(pieces)}

    async def send(message: Message) -> None:
        sent.append(message)

    try:
        await app(scope, receive, send)
    except Exception:
        if not sent:  # a server tells it in its log, after the answer
            raise
    headers = tuple((k.decode(), v.decode("latin-1")) for k, v in sent[0]["headers"])
    return Answer(
        sent[0]["status"], headers, b"".join(one.get("body", b"") for one in sent[1:])
    )
