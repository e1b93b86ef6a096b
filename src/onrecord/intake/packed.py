"""Bytes packed with gzip or zstd, unpacked as a stream and never far ahead."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Protocol

from onrecord.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

MAGIC_SIZE = 4
"""How many bytes tell whether, and how, a stream is packed."""

SUFFIXES = frozenset({".gz", ".zst"})
"""Ends of names that say no more than that the file is packed."""

_GZIP, _ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
_ZSTD_ASIDE = b"\x2a\x4d\x18"  # the end of the magic of a frame of notes, as pzstd's

# How much is unpacked at once. Neither library was told how much it may give: gzip
# gives up to 1,032 bytes a byte, zstd 32,768; so these are 17 and 67 MB at the worst.
_GZIP_PIECE, _ZSTD_PIECE = 16_384, 2_048

_ENDS_EARLY = "it ends early: its {} data is cut off; nothing after that is read"
_DAMAGED = "its {} data is damaged ({}); nothing after that is read"


class _Unpacker(Protocol):
    """What zlib and zstandard unpack a member, or a frame, with."""

    @property
    def eof(self) -> bool: ...

    @property
    def unused_data(self) -> bytes: ...

    def decompress(self, data: bytes, /) -> bytes: ...


def packing(head: bytes) -> str | None:
    """Return what bytes that begin so are packed with, None if they are not."""
    if head.startswith(_GZIP):
        return "gzip"
    if head.startswith(_ZSTD) or (head[1:4] == _ZSTD_ASIDE and head[0] >> 4 == 5):
        return "zstd"
    return None


def unpacked(pieces: Iterable[bytes], how: str, where: str) -> Iterator[bytes]:
    """Yield what is packed; raise InputError once it ends early or is damaged.

    Members of gzip, and frames of zstd, that follow each other are one stream. What was
    whole before the damage has been yielded by then.
    """
    make, size, refusal = _gzip() if how == "gzip" else _zstd()
    unpacker: _Unpacker | None = None
    for piece in _cut(pieces, size):
        data = piece
        while data:
            if unpacker is None:
                # Tapes and disks are filled up with zeros.
                if not (data := data.lstrip(b"\0")):
                    break
                unpacker = make()
            try:
                if out := unpacker.decompress(data):
                    yield out
            except refusal as error:
                reason = _DAMAGED.format(how, error)
                raise InputError("damaged", where, reason) from error
            data = unpacker.unused_data
            if unpacker.eof:
                unpacker = None
    if unpacker is not None:
        raise InputError("truncated", where, _ENDS_EARLY.format(how))


def _cut(pieces: Iterable[bytes], size: int) -> Iterator[bytes]:
    for piece in pieces:
        for start in range(0, len(piece), size):
            yield piece[start : start + size]


def _gzip() -> tuple[Callable[[], _Unpacker], int, type[Exception]]:
    return lambda: zlib.decompressobj(zlib.MAX_WBITS | 16), _GZIP_PIECE, zlib.error


def _zstd() -> tuple[Callable[[], _Unpacker], int, type[Exception]]:
    import zstandard  # only who has such files pays for the import

    make = zstandard.ZstdDecompressor().decompressobj
    return make, _ZSTD_PIECE, zstandard.ZstdError
