"""A server of one record, in a thread of its own, until it is stopped."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

from onrecord.web import Settings, application
from onrecord.web.serving import Protocol

SOON = 10


@contextmanager
def serving(settings: Settings) -> Iterator[str]:
    """Serve a record; yield the server's address, without a stroke at its end."""
    config = uvicorn.Config(
        application(settings), http=Protocol, ws="none", log_level="error"
    )
    server = uvicorn.Server(config)
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    until = time.monotonic() + SOON
    while not server.started and time.monotonic() < until:
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(SOON)
        listening.close()
