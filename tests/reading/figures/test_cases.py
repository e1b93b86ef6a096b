"""Small texts and the figures in them; the texts are in `cases.txt`."""

import pytest

from tests.reading.figures.made import told
from tests.reading.texts import cases_beside


@pytest.mark.parametrize(("text", "expected"), cases_beside(__file__))
def test_figure_has_its_value_bound_and_unit(text: str, expected: str) -> None:
    assert told(text) == expected
