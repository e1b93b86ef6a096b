import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import InputError
from onrecord.intake import caps
from onrecord.intake.chunks import Lines, begun, chunks, first_line, whole
from onrecord.intake.meter import Meter

ANY = st.lists(st.text("ab \n", max_size=20).map(str.encode))


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(caps, "LARGEST_DOCUMENT", 8)


def test_chunks_are_counted() -> None:
    meter = Meter()
    assert b"".join(chunks(io.BytesIO(bytes(200_000)), meter)) == bytes(200_000)
    assert meter.done == 200_000


@given(ANY)
def test_lines_are_those_of_the_bytes(pieces: list[bytes]) -> None:
    expected = [
        (number, line)
        for number, line in enumerate(io.BytesIO(b"".join(pieces)), start=1)
        if line.strip()
    ]
    assert list(Lines(pieces, "x")) == expected


@given(ANY, st.integers(0, 9))
def test_what_is_looked_at_first_is_not_lost(pieces: list[bytes], size: int) -> None:
    data = b"".join(pieces)
    head, again = begun(iter(pieces), size)
    assert data.startswith(head)
    assert len(head) >= min(size, len(data))
    assert b"".join(again) == data
    line, again = first_line(iter(pieces))
    assert b"".join(again) == data
    assert line == data.lstrip().partition(b"\n")[0]


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("size", [1, 3, 100])
def test_a_line_over_the_cap_is_none_and_those_after_it_are_read(size: int) -> None:
    data = b"a\n" + b"b" * 9 + b"\nc\n" + b"d" * 8 + b"\n" + b"e" * 9
    pieces = [data[at : at + size] for at in range(0, len(data), size)]
    lines = list(Lines(pieces, "x"))
    assert lines == [(1, b"a\n"), (2, None), (3, b"c\n"), (4, None), (5, None)]


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("blank", [b"x", b" ", b"\n", b" \n"])
def test_lines_that_are_passed_over_have_an_end(blank: bytes) -> None:
    endless = iter(lambda: blank * 10, None)
    with pytest.raises(InputError, match=r"more than 0\.001 MB") as caught:
        list(Lines(endless, "x", most=1_000))
    assert caught.value.code == "swells"


@pytest.mark.usefixtures("small")
def test_a_whole_is_bounded() -> None:
    assert whole([b"1234", b"5678"], "x") == b"12345678"
    with pytest.raises(InputError, match="over") as caught:
        whole(iter(lambda: b"1234", None), "x")
    assert caught.value.code == "too_large"


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("endless", [b" ", b"x"])
def test_a_first_line_is_bounded(endless: bytes) -> None:
    line, _ = first_line(iter(lambda: endless, None))
    assert len(line) <= 9
