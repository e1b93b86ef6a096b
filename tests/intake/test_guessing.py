import pytest

from onrecord.intake.guessing import codec_of, guess, web_name

ENGLISH = "“We can’t go on,” Mayor José Núñez told the café’s owner – on Tuesday."


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("utf-8", "utf-8"),
        ("UTF8", "utf-8"),
        ("ISO-8859-1", "cp1252"),
        ("windows-1251", "cp1251"),
        ("gb2312", "gb18030"),
        ("utf-16", "utf-8"),
    ],
)
def test_codec_of_reads_labels_as_browsers_do(label: str, codec: str) -> None:
    assert codec_of(label) == codec


@pytest.mark.parametrize(
    "label", ["", "punycode", "unicode_escape", "utf-7", "rot13", "base64", "no\0such"]
)
def test_codec_of_follows_only_encodings_of_text(label: str) -> None:
    assert codec_of(label) is None


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman"])
def test_guess_knows_western_encodings_apart(encoding: str) -> None:
    assert guess(ENGLISH.encode(encoding), 65_536) == encoding


def test_guess_looks_where_the_letters_above_ascii_are() -> None:
    data = b"plain words " * 10_000 + "Мэр сказал, что мост закрыт.".encode("cp1251")
    assert guess(data, 4_096) == "cp1251"


def test_guess_of_noise_is_none() -> None:
    assert guess(bytes(range(128, 256)) * 4, 65_536) is None


def test_web_name_is_what_people_say() -> None:
    assert web_name("cp1252") == "windows-1252"
    assert web_name("iso8859_2") == "iso-8859-2"
