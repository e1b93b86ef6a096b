"""The application: the table of routes as Starlette runs it, behind the guard."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from http import HTTPStatus
from typing import Any
from urllib.parse import unquote

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Match, Route
from starlette.types import ASGIApp

from onrecord.errors import OnrecordError
from onrecord.web import changing, streams
from onrecord.web.asking import asked
from onrecord.web.desk import Desk
from onrecord.web.envelope import data_of, json_answer
from onrecord.web.guard import COOKIE, Guard
from onrecord.web.openapi import description
from onrecord.web.refusing import Refusal, Refused, refusal_of, refused
from onrecord.web.rendering import STATIC, again, rendered
from onrecord.web.routes import ACTIONS, PAGES, Page
from onrecord.web.settings import Settings

Endpoint = Callable[[Request], Response] | Callable[[Request], Awaitable[Response]]

TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
FOR_EVER = "public, max-age=31536000, immutable"


def application(settings: Settings) -> ASGIApp:
    """Return the ASGI application that serves a record."""
    desk = Desk(settings)

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        yield
        desk.records.close()

    app = Starlette(
        routes=list(_routes(desk)),
        middleware=[Middleware(GZipMiddleware, minimum_size=1_000)],
        exception_handlers={
            kind: _telling(desk)
            for kind in (OnrecordError, Refused, HTTPException, Exception)
        },
        lifespan=lifespan,
    )
    return Guard(app, settings)


def _routes(desk: Desk) -> list[Route]:
    found = [Route("/", _page(desk, PAGES[0]))]
    for page in PAGES:
        found.append(Route(page.path, _page(desk, page)))
        found.append(Route(page.twin, _twin(desk, page)))
    for action in ACTIONS:
        for path in (action.path, action.twin):
            endpoint = changing.endpoint(desk, action)
            found.append(Route(path, endpoint, methods=["POST"]))
    return [
        *found,
        Route("/search.csv", streams.table(desk)),
        Route("/search.atom", streams.feed(desk)),
        Route("/openapi.json", _openapi),
        Route("/enter", _enter(desk.settings)),
        Route("/static/{name}", _static),
    ]


def _page(desk: Desk, page: Page) -> Endpoint:
    def answered(request: Request) -> Response:
        pairs = request.query_params.multi_items()
        if page.empty and not pairs:
            return HTMLResponse(rendered(page.empty, shared(desk, request)))
        query: Any = asked(page.query, pairs, lenient=True)
        context = {
            "answer": page.answer(desk, query),
            "query": query,
            "twin": again(page.twin, query),
            **shared(desk, request),
        }
        return HTMLResponse(rendered(page.template, context))

    return answered


def _twin(desk: Desk, page: Page) -> Endpoint:
    def answered(request: Request) -> Response:
        query: Any = asked(page.query, request.query_params.multi_items())
        answer = page.answer(desk, query)
        data = getattr(answer, "data", answer)
        return json_answer({"ok": True, "data": data_of(data)})

    return answered


def shared(desk: Desk, request: Request) -> dict[str, object]:
    """Return what every template may use: whether changes are offered, and to whom."""
    return {
        "read_only": desk.settings.read_only,
        "who_is": unquote(request.cookies.get(changing.WHO, "")),
        "path": request.url.path,
    }


def _openapi(_request: Request) -> Response:
    return json_answer(description())


def _static(request: Request) -> Response:
    name = request.path_params["name"]
    suffix = name[name.rfind(".") :]
    if suffix not in TYPES or name not in [one.name for one in STATIC.iterdir()]:
        raise HTTPException(404)
    headers = {"Cache-Control": FOR_EVER}
    content = (STATIC / name).read_bytes()
    return Response(content, media_type=TYPES[suffix], headers=headers)


def _enter(settings: Settings) -> Endpoint:
    """Return the page that takes the token, and keeps it in the browser."""

    def answered(request: Request) -> Response:
        given = request.query_params.get("token", "")
        if not settings.is_token(given):
            reason = "this is not the token that the server was given: give that one"
            raise Refused(Refusal(401, "wrong_token" if given else "no_token", reason))
        response = RedirectResponse("/", 303)
        response.set_cookie(
            COOKIE, given, max_age=30 * 24 * 3600, httponly=True, samesite="strict"
        )
        return response

    return answered


def _telling(desk: Desk) -> Callable[[Request, Exception], Response]:
    """Return what tells a person, or a program, of what went wrong."""

    def told(request: Request, error: Exception) -> Response:
        refusal = _refusal(error)
        read_only = desk.settings.read_only
        response = refused(request.url.path, refusal, read_only=read_only)
        if refusal.status == 405:
            response.headers["Allow"] = _allowed(request)
        return response

    return told


def _refusal(error: Exception) -> Refusal:
    if isinstance(error, Refused):
        return error.refusal
    if isinstance(error, OnrecordError):
        return refusal_of(error)
    if isinstance(error, HTTPException):
        return _of_http(error)
    reason = "this is a fault of onrecord: what it was is told where it was started"
    return Refusal(500, "fault", reason)


def _allowed(request: Request) -> str:
    """Return the methods of all routes of a path, which may be several."""
    fitting = [
        one
        for one in request.app.routes
        if one.matches(request.scope)[0] is not Match.NONE
    ]
    return ", ".join(sorted({name for one in fitting for name in one.methods}))


def _of_http(error: HTTPException) -> Refusal:
    reasons = {
        404: "there is no such page",
        405: "this address does not take that method",
    }
    phrase = HTTPStatus(error.status_code).phrase
    told = reasons.get(error.status_code, f"the request cannot be answered: {phrase}")
    return Refusal(error.status_code, phrase.lower().replace(" ", "_"), told)
