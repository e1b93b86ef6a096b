"""Small texts and the figures in them; the texts are in `cases.txt`."""

from pathlib import Path

import pytest

from tests.reading.figures.made import told

CASES = [
    (text.strip(), expected.strip())
    for line in Path(__file__).with_name("cases.txt").read_text("utf-8").splitlines()
    if "=>" in line and not line.startswith("#")
    for text, _, expected in [line.partition("=>")]
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_figure_has_its_value_bound_and_unit(text: str, expected: str) -> None:
    assert told(text) == expected
