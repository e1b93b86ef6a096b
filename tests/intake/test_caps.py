import pytest

from onrecord.intake import caps


@pytest.mark.parametrize(("cap", "words"), [(50_000_000, "50 MB"), (10**9, "1,000 MB")])
def test_a_cap_is_told_in_words(cap: int, words: str) -> None:
    assert caps.megabytes(cap) == words
