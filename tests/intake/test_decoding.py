import random
from contextlib import suppress

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from onrecord.errors import InputError
from onrecord.intake.decoding import MOST_CONTROLS, decode, utf8
from onrecord.intake.signatures import control_share, refused

TEXT = "“No,” said Zoë Brand, mayor of Übach.\r\nShe left — at 5.\n"


@given(st.text())
def test_valid_utf8_is_its_text(text: str) -> None:
    data = text.encode()
    assume(refused(data) is None and "\0" not in text)
    assume(control_share(data) < MOST_CONTROLS and not text.startswith("\ufeff"))
    decoded = decode(data, "x")
    assert (decoded.text, decoded.notes, decoded.exact) == (text, (), True)


@given(st.binary(max_size=400))
def test_any_bytes_are_a_text_or_refused(data: bytes) -> None:
    with suppress(InputError):
        assert isinstance(decode(data, "x").text, str)


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
        (b"\xff\xfe\x00\x00", "utf-32-le"),
        (b"\x00\x00\xfe\xff", "utf-32-be"),
    ],
)
def test_a_byte_order_mark_is_followed_and_no_part_of_the_text(
    mark: bytes, encoding: str
) -> None:
    decoded = decode(mark + TEXT.encode(encoding), "x")
    assert (decoded.text, decoded.exact) == (TEXT, False)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_known_by_its_nuls(encoding: str) -> None:
    decoded = decode(TEXT.encode(encoding), "x")
    assert decoded.text == TEXT
    assert decoded.notes == (f"read as {encoding}, guessed",)


def test_a_few_bad_bytes_in_utf8_are_replaced_and_told() -> None:
    decoded = decode("Zoë ".encode() + b"\xff" + "Übach é".encode(), "x")
    assert decoded.text == "Zoë \ufffdÜbach é"
    assert not decoded.exact
    note = "U+FFFD stands in 1 place that held no utf-8, the first at byte 5"
    assert decoded.notes == (note,)


def test_replacement_characters_of_the_text_itself_are_not_counted() -> None:
    assert "2 places" in utf8("é\ufffd".encode() + b"\xffa\xff").notes[0]


def test_utf8_that_is_cut_off_stays_utf8() -> None:
    assert decode(b"plain and then \xe2\x80", "x").text == "plain and then \ufffd"


def test_another_encoding_is_guessed_with_a_note() -> None:
    decoded = decode(TEXT.encode("cp1252"), "x")
    assert decoded.text == TEXT
    assert decoded.notes == ("read as windows-1252, guessed",)


def test_a_guess_that_fails_further_on_falls_back_and_loses_nothing() -> None:
    sample = "市長は火曜日に、橋は閉鎖されると述べた。".encode("cp932") * 2_000
    decoded = decode(sample + b"\x81\xff and the end.", "x")
    assert decoded.text.endswith(" and the end.")
    assert decoded.notes[0] == "read as windows-1252, guessed"


def test_a_declared_encoding_is_followed_unless_it_is_utf8() -> None:
    assert decode("Мэр сказал".encode("koi8-r"), "x", "koi8-r").text == "Мэр сказал"
    decoded = decode("Zoë".encode(), "x", "cp1252")
    assert decoded.text == "Zoë"
    assert "calls itself windows-1252" in decoded.notes[0]


@pytest.mark.parametrize(
    "text", ["a\0b and more", "bell\x07 in it", "\x1b[1mBold", "a\ufeffb"]
)
def test_control_characters_stay(text: str) -> None:
    assert decode(text.encode(), "x").text == text


@pytest.mark.parametrize("data", [b"\0" * 100, random.Random(1).randbytes(5_000)])  # noqa: S311
def test_binary_data_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match="binary data"):
        decode(data, "x")
