import gzip
import random
from collections.abc import Callable

import pytest
import zstandard

from onrecord.errors import InputError
from onrecord.intake.packed import packing, unpacked

WAYS = pytest.mark.parametrize(
    ("how", "pack"), [("gzip", gzip.compress), ("zstd", zstandard.compress)]
)
Pack = Callable[[bytes], bytes]
DATA = random.Random(1).randbytes(50_000) + bytes(300_000)  # noqa: S311 - any will do


def pieces(data: bytes, size: int) -> list[bytes]:
    return [data[at : at + size] for at in range(0, len(data), size)]


@WAYS
def test_a_stream_is_known_by_how_it_begins(how: str, pack: Pack) -> None:
    assert packing(pack(b"x")) == how


@pytest.mark.parametrize("head", [b"", b"P", b"PK\x03\x04", b"(", b"text"])
def test_others_are_not_packed(head: bytes) -> None:
    assert packing(head) is None


@WAYS
@pytest.mark.parametrize("size", [100, 70_000])
def test_what_was_packed_comes_out_member_after_member(
    how: str, pack: Pack, size: int
) -> None:
    data = pack(DATA) + pack(b"") + pack(b"more") + bytes(600)
    assert b"".join(unpacked(pieces(data, size), how, "x")) == DATA + b"more"


def test_a_frame_of_notes_is_passed_over() -> None:
    data = b"\x50\x2a\x4d\x18\x04\0\0\0note" + zstandard.compress(b"x")
    assert packing(data) == "zstd"
    assert b"".join(unpacked([data], "zstd", "x")) == b"x"


@WAYS
@pytest.mark.parametrize("cut", [1, 5, 20_000])
def test_a_stream_that_ends_early_says_so(how: str, pack: Pack, cut: int) -> None:
    out: list[bytes] = []
    with pytest.raises(InputError, match="ends early") as caught:
        out.extend(unpacked(pieces(pack(DATA)[:-cut], 900), how, "x"))
    assert caught.value.code == "truncated"
    assert DATA.startswith(b"".join(out))
    assert out or how == "zstd"  # whose blocks are larger


@WAYS
def test_damage_is_told(how: str, pack: Pack) -> None:
    data = pack(DATA)
    for bad in (data[:10] + b"\xff" * 99, data + b"something else"):
        with pytest.raises(InputError, match="damaged") as caught:
            list(unpacked([bad], how, "x"))
        assert caught.value.code == "damaged"


@WAYS
def test_little_is_unpacked_at_once(how: str, pack: Pack) -> None:
    first = next(unpacked([pack(bytes(100_000_000))], how, "x"))
    assert 0 < len(first) < 70_000_000
