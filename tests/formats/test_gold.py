"""Readings as gold: what evaluation takes, with spans and speakers to the letter."""

import io
import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from onrecord.evaluation.gold import GoldArticle
from onrecord.evaluation.lines import gold_of
from onrecord.formats import write_gold
from onrecord.formats.encoding import PAIR
from onrecord.schema import Reading
from tests.record.drawn import readings
from tests.record.made import Said, story

ONE = story("1", Said("Ann Ray", "“No”"), outlet="The Buoy", published="2017-08")


def written(*given_: Reading) -> list[bytes]:
    out = io.BytesIO()
    write_gold(given_, out)
    return out.getvalue().splitlines(keepends=True)


@given(st.lists(readings(), min_size=1, max_size=3))
def test_any_readings_are_gold_that_can_be_read(drawn: list[Reading]) -> None:
    drawn = [replace(one, article=replace(one.article, id="1")) for one in drawn]
    left = [one for one in drawn if one.text.strip()]
    lines = written(*drawn)
    assert len(lines) == len(left)
    for gold, reading in zip(gold_of(lines, "x") if left else (), left, strict=True):
        assert isinstance(gold, GoldArticle)
        assert gold.text == PAIR.sub("\ufffd\ufffd", reading.text)
        for one, said in zip(gold.statements, reading.statements, strict=True):
            parts = (said.source, said.cue, said.content)
            assert (one.source, one.cue, one.content) == parts


def test_what_is_known_goes_with_it() -> None:
    first, second = map(json.loads, written(ONE, ONE))
    assert (first["id"], second["id"]) == ("1", "1~2")
    assert (first["publisher"], first["published"]) == ("The Buoy", "2017-08")
    assert "title" not in first
    (said,) = first["statements"]
    assert said["speaker"] == {"name": "Ann Ray", "kind": "person"}
    assert (said["id"], said["form"]) == ("s1", "direct")
