"""Small texts and the moments in them; the texts are in `cases.txt`."""

from pathlib import Path

import pytest

from tests.reading.moments.made import values

CASES = [
    (text.strip(), told.strip())
    for line in Path(__file__).with_name("cases.txt").read_text("utf-8").splitlines()
    if "=>" in line and not line.startswith("#")
    for text, _, told in [line.partition("=>")]
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_moment_has_its_words_and_value(text: str, expected: str) -> None:
    assert "; ".join(values(text)) == expected
