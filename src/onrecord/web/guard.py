"""Who is let in, and what every answer tells the browser: the outermost layer.

A request is answered only if it names this server as its host, which a page that had
its own name lead here cannot (DNS rebinding). A write must come from a page of this
server, which the browser tells in headers that no script can set (Fetch Metadata,
https://www.w3.org/TR/fetch-metadata/), or from a program that has the token.
"""

from __future__ import annotations

from collections.abc import Iterable
from http.cookies import CookieError, SimpleCookie
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.web.refusing import Refusal, refused
from onrecord.web.settings import Settings

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS: Final = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
READING: Final = ("GET", "HEAD")
COOKIE: Final = "onrecord-token"
OPEN_TO_ALL: Final = ("/enter", "/static/")
"""What is answered before the token is given: where it is given, and how that looks."""


class Guard:
    """Lets the right requests through to an application, and marks every answer."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or hand it on."""
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
            return
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        refusal = self._refusal(scope)
        if refusal is not None:
            answer = refused(scope["path"], refusal, read_only=self._settings.read_only)
            await answer(scope, receive, marked)
            return
        await self._app(scope, receive, marked)

    def _refusal(self, scope: Scope) -> Refusal | None:
        """Return why a request is not let through, None if it is."""
        headers = Headers(scope=scope)
        hosts = headers.getlist("host")
        if len(hosts) != 1 or not self._is_own(hosts[0]):
            reason = "this server is not asked by that name; open it as it printed it"
            return Refusal(421, "foreign_host", reason)
        has_token = self._has_token(headers)
        path = scope["path"]
        is_open = any(path.startswith(one) for one in OPEN_TO_ALL)
        if not self._settings.is_local and not has_token and not is_open:
            reason = "the server needs its token: give it, or open the link it printed"
            return Refusal(401, "no_token", reason)
        if scope["method"] in READING:
            return None
        if is_same_origin(headers, hosts[0]) or self._bears_token(headers):
            return None
        reason = "a change must come from a page of this server, or bear its token"
        if is_of_browser(headers):
            return Refusal(403, "foreign_origin", reason)
        return Refusal(401, "no_token", reason)

    def _is_own(self, host: str) -> bool:
        name, _, port = host.rpartition(":") if _has_port(host) else (host, "", "0")
        return port.isdecimal() and self._settings.is_own_name(name.lower())

    def _has_token(self, headers: Headers) -> bool:
        try:
            cookie = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
        except CookieError:
            cookie = None
        given = cookie.value if cookie else ""
        return self._settings.is_token(given) or self._bears_token(headers)

    def _bears_token(self, headers: Headers) -> bool:
        """Return whether a program bears the token; browsers tell where they are."""
        if is_of_browser(headers):
            return False
        kind, _, given = headers.get("authorization", "").partition(" ")
        return kind.lower() == "bearer" and self._settings.is_token(given)


def is_of_browser(headers: Headers) -> bool:
    """Return whether a request tells where it comes from, as browsers do."""
    return any(name in headers for name in ("origin", "sec-fetch-site"))


def is_same_origin(headers: Headers, host: str) -> bool:
    """Return whether a browser says that a page of this server makes the request.

    `Origin` is `null` from our own forms, as a page that sends no referrer sends none;
    then only `Sec-Fetch-Site` tells.
    """
    sites, origins = headers.getlist("sec-fetch-site"), headers.getlist("origin")
    if len(sites) > 1 or len(origins) > 1 or not (sites or origins):
        return False
    own = (f"http://{host}", f"https://{host}")
    if sites and sites != ["same-origin"]:
        return False
    return _are(origins, (*own, "null")) if sites else _are(origins, own)


def _are(given: Iterable[str], known: tuple[str, ...]) -> bool:
    return all(one in known for one in given)


def _has_port(host: str) -> bool:
    return ":" in host.rpartition("]")[2]
