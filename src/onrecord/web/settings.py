"""How the pages are served: of which record, where, to whom, and whether it may change.

It touches: nothing else; every other module may be handed it.
"""

from __future__ import annotations

import hmac
import ipaddress
import secrets
import socket
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from onrecord.errors import OptionError

LOOPBACK: Final = frozenset(("127.0.0.1", "localhost", "[::1]"))
"""The names by which one's own machine is asked for, as a Host header has them."""

ANY: Final = ("0.0.0.0", "::")  # noqa: S104, they are told from the others here

SHORTEST_TOKEN: Final = 16


@dataclass(frozen=True, slots=True)
class Settings:
    """What one server is told; raises OptionError for another address without a token.

    `token` lets in whoever has it: every request from elsewhere needs it, and so does a
    program on this machine that writes. Without one, a fresh one is drawn.
    """

    record: Path
    host: str = "127.0.0.1"
    port: int = 8420
    token: str | None = field(default=None, repr=False)
    read_only: bool = False

    def __post_init__(self) -> None:
        if self.token is None and not self.is_local:
            reason = "another address than this machine's own needs --token WORDS"
            raise OptionError(f"--host is {self.host!r}: {reason}")
        if self.token is not None and len(self.token) < SHORTEST_TOKEN:
            raise OptionError(f"--token is too short: give {SHORTEST_TOKEN} characters")
        if self.token is not None and not self.token.isascii():
            raise OptionError("--token has letters beyond ASCII: browsers send none")
        if self.token is None:
            object.__setattr__(self, "token", secrets.token_urlsafe(24))

    @property
    def is_local(self) -> bool:
        """Whether only this machine can reach it."""
        if self.host == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False

    def is_token(self, given: str) -> bool:
        """Return whether somebody gives the token, in a time that tells nothing."""
        token = (self.token or "").encode()
        return hmac.compare_digest(given.encode(errors="replace"), token)

    def is_own_name(self, name: str) -> bool:
        """Return whether a Host header's name is this server's.

        A page elsewhere can have its own name lead here (DNS rebinding); a number or
        one of our own names it cannot have.
        """
        if name in LOOPBACK:
            return True
        if self.is_local:
            return False
        if name in (self.host, f"[{self.host}]", socket.gethostname()):
            return True
        return self.host in ANY and _is_number(name)


def _is_number(name: str) -> bool:
    bare = name[1:-1] if name[:1] == "[" and name[-1:] == "]" else name
    try:
        ipaddress.ip_address(bare)
    except ValueError:
        return False
    return True
