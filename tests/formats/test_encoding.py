"""Lone surrogates made harmless."""

import json

from hypothesis import given

from onrecord.formats.encoding import json_line, whole_characters
from tests.formats.dirty import texts


@given(texts)
def test_json_keeps_any_text_on_one_line(text: str) -> None:
    line = json_line({text: text})
    assert json.loads(line.decode("utf-8")) == {text: text}
    assert not set(line) & set(b"\r\n")


@given(texts)
def test_whole_characters_stand_where_they_stood(text: str) -> None:
    whole = whole_characters(text)
    assert len(whole.encode("utf-8").decode("utf-8")) == len(text)
    changed = {a for a, b in zip(text, whole, strict=True) if a != b}
    assert all("\ud800" <= one <= "\udfff" for one in changed)


def test_two_halves_side_by_side_stay_two_characters() -> None:
    told = json.loads(json_line("a\ud800\udc00b\ud800"))
    assert told == "a\ufffd\ufffdb\ud800"
