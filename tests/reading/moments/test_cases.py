"""Small texts and the moments in them; the texts are in `cases.txt`."""

import pytest

from tests.reading.moments.made import values
from tests.reading.texts import cases_beside


@pytest.mark.parametrize(("text", "expected"), cases_beside(__file__))
def test_moment_has_its_words_and_value(text: str, expected: str) -> None:
    assert "; ".join(values(text)) == expected
