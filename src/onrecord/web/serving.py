"""A server of one record, until it is stopped."""

from __future__ import annotations

import socket
from collections.abc import Callable
from typing import Final

import h11
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from onrecord.errors import OptionError
from onrecord.record import Record
from onrecord.web.application import application
from onrecord.web.guard import HEADERS
from onrecord.web.settings import Settings

SOON: Final = 3
"""Seconds that answers under way are given when the server is stopped."""


def serve(settings: Settings, *, ready: Callable[[str], None]) -> None:
    """Serve a record until interrupted; `ready` is told the address.

    Raises RecordError if the file is no record, OptionError if the address or the port
    cannot be had.
    """
    Record(settings.record).close()  # what is no record is told at once
    listening = _listening(settings)
    port = listening.getsockname()[1]
    config = uvicorn.Config(
        application(settings),
        http=Protocol,
        ws="none",
        log_level="error",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=SOON,
    )
    ready(_address(settings, port))
    uvicorn.Server(config).run(sockets=[listening])


def _listening(settings: Settings) -> socket.socket:
    kind = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listening = socket.socket(kind, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((settings.host, settings.port))
        # Who is told the address may come before the server is up: he waits.
        listening.listen()
    except (OSError, OverflowError) as error:
        listening.close()
        told = error.strerror if isinstance(error, OSError) else "no such port"
        reason = f"{told}; give another --host or --port"
        raise OptionError(f"{settings.host}:{settings.port}: {reason}") from error
    return listening


def _address(settings: Settings, port: int) -> str:
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    return f"http://{host}:{port}/"


class Protocol(H11Protocol):
    """HTTP/1.1; what is no HTTP is answered with the headers of every other answer."""

    def send_400_response(self, msg: str) -> None:
        """Answer what cannot be understood."""
        headers = [
            ("content-type", "text/plain; charset=utf-8"),
            ("connection", "close"),
        ]
        head = h11.Response(status_code=400, headers=[*headers, *HEADERS.items()])
        for event in (
            head,
            h11.Data(data=msg.encode("ascii", "replace")),
            h11.EndOfMessage(),
        ):
            self.transport.write(self.conn.send(event) or b"")
        self.transport.close()
