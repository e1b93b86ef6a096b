from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import InputError
from onrecord.intake.contents import Content, articles_in, from_bytes
from onrecord.intake.given import NOTHING
from onrecord.intake.lines import keys_of
from onrecord.schema import Article

LINE = b'{"text": "She left."}\n'


@given(st.binary(max_size=300))
def test_any_bytes_are_an_article_or_refused(data: bytes) -> None:
    with suppress(InputError):
        assert from_bytes(data, "x").text


@pytest.mark.parametrize("kind", [".jsonl", ".json", None])
@pytest.mark.parametrize("size", [1, 7, 1_000])
def test_pieces_of_any_size_are_the_same_articles(kind: str | None, size: int) -> None:
    data = b"\n \n" + LINE + b"\n" + LINE
    pieces = (data[at : at + size] for at in range(0, len(data), size))
    content = Content(pieces, "a", kind)
    found = articles_in(content, NOTHING, keys_of(None))
    sources = [each.source for each in found if isinstance(each, Article)]
    assert sources == ["a:3", "a:5"]
