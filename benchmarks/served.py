"""A record served by `onrecord serve` in a process of its own, and one who asks it."""

from __future__ import annotations

import gzip
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from statistics import median, quantiles
from typing import Final
from urllib.parse import urlsplit

STARTED: Final = re.compile(r" is at (?P<address>http://\S+) until ")


class ServerError(Exception):
    """The server did not start, or its answer is none."""


@contextmanager
def served(record: Path, *options: str) -> Iterator[str]:
    """Serve a record while the block runs; yield the address, `127.0.0.1:40123`."""
    command = (sys.executable, "-m", "onrecord", "serve", "--port", "0", *options)
    with subprocess.Popen(
        (*command, "--record", record), stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            line = process.stdout.readline() if process.stdout else ""
            found = STARTED.search(line)
            if not found:
                raise ServerError(f"the server did not start: {line.strip()}")
            yield urlsplit(found["address"]).netloc
        finally:
            process.terminate()


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered: its status, its bytes as sent, and in how many seconds."""

    status: int
    sent: bytes
    is_packed: bool
    took: float

    @property
    def body(self) -> bytes:
        """The bytes that are meant."""
        return gzip.decompress(self.sent) if self.is_packed else self.sent


class Client:
    """Asks one thing after another over one connection, as a browser does."""

    def __init__(self, address: str) -> None:
        self._connection = HTTPConnection(address, timeout=60)

    def get(self, path: str) -> Answer:
        """Return the answer to a path, once all of it is there.

        Raises ServerError if the connection breaks.
        """
        began = time.perf_counter()
        try:
            self._connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
            response = self._connection.getresponse()
            sent = response.read()
        except (OSError, HTTPException) as error:
            self._connection.close()
            raise ServerError(f"{path}: {error!r}") from error
        took = time.perf_counter() - began
        is_packed = response.getheader("Content-Encoding") == "gzip"
        return Answer(response.status, sent, is_packed, took)

    def found(self, path: str) -> Answer:
        """Return the answer to a path; raise ServerError for one that is refused."""
        answer = self.get(path)
        if answer.status >= 400:
            raise ServerError(f"{path}: {answer.status}")
        return answer


def told(times: Sequence[float]) -> str:
    """Return the median and the 95th percentile of some seconds, and the longest."""
    late = quantiles(times, n=20)[-1] if len(times) > 1 else times[0]
    return (
        f"median {median(times) * 1e3:6.1f} ms  95th {late * 1e3:6.1f} ms  "
        f"longest {max(times) * 1e3:6.1f} ms"
    )
