import os

import pytest

from onrecord.intake.naming import shown


@pytest.mark.parametrize(
    ("path", "name"),
    [
        (b"news/a b.txt", "news/a b.txt"),
        ("Übach/é.txt".encode(), "Übach/é.txt"),
        (b"caf\xe9.txt", "caf\\xe9.txt"),
        (b"a\nb\x1b[1m", "a\\x0ab\\x1b[1m"),
    ],
)
def test_a_name_is_shown_as_text(path: bytes, name: str) -> None:
    assert shown(os.fsdecode(path)) == name


def test_any_surrogate_is_shown() -> None:
    assert shown("\ud800\udce9") == "\\ud800\\udce9"
