import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import OptionError, Skipped
from onrecord.intake import caps
from onrecord.intake.given import Given, content_id
from onrecord.intake.lines import from_lines
from onrecord.schema import Article


def read(
    *lines: bytes | str, given: Given | None = None, **fields: str
) -> list[Article | Skipped]:
    stream = [line if isinstance(line, bytes) else line.encode() for line in lines]
    return list(from_lines(stream, "a.jsonl", given=given or Given(), fields=fields))


def only(*lines: bytes | str, given: Given | None = None, **fields: str) -> Article:
    (article,) = read(*lines, given=given, **fields)
    assert isinstance(article, Article)
    return article


def test_a_line_says_all_that_is_known() -> None:
    line = {"id": "n1", "text": " No. ", "title": "T", "byline": "B", "outlet": "O"}
    line |= {"published": "2017-08-16T10:00Z", "url": "https://p.example", "other": "x"}
    assert only(json.dumps(line)) == Article(
        id="n1",
        text=" No. ",
        source="a.jsonl:1",
        title="T",
        byline="B",
        outlet="O",
        published="2017-08-16",
        url="https://p.example",
    )


def test_lines_are_counted_as_they_stand_and_blank_ones_passed_over() -> None:
    found = read("\n", '{"text": "One."}\n', "  \n", "{\n", '{"text": "Two."}')
    where = [each.source if isinstance(each, Article) else each.where for each in found]
    assert where == ["a.jsonl:2", "a.jsonl:4", "a.jsonl:5"]


@pytest.mark.parametrize(
    ("line", "code", "reason"),
    [
        ("{", "bad_json", "no JSON"),
        ("[" * 100_000, "bad_json", "depth"),
        ('{"text": ' + "1" * 9_999 + "}", "bad_json", "number"),
        ("[1]", "no_object", "no object"),
        ("{}", "no_text", "it is empty"),
        (
            '{"id": 1, "body": "x"}',
            "no_text",
            "which of its fields is the text: 'id', 'body'",
        ),
        ('{"text": 7}', "no_text", "no string"),
        ('{"text": null}', "no_text", "no string"),
        ('{"text": " \\n"}', "empty", "is empty"),
    ],
)
def test_what_is_wrong_with_a_line_is_told(line: str, code: str, reason: str) -> None:
    (skip, after) = read(line, '{"text": "After."}')
    assert isinstance(skip, Skipped)
    assert (skip.where, skip.code) == ("a.jsonl:1", code)
    assert reason in skip.reason
    assert isinstance(after, Article)


def test_fields_may_stand_under_other_keys() -> None:
    article = only('{"text": "no", "body": "Yes.", "key": 7}', text="body", id="key")
    assert (article.text, article.id) == ("Yes.", "7")


def test_a_field_that_is_none_is_refused_at_once() -> None:
    with pytest.raises(OptionError, match="'body' is no field"):
        from_lines([], "x", fields={"body": "text"})


@pytest.mark.parametrize(("value", "name"), [("7", "7"), ('"a"', "a"), ("2.5", "2.5")])
def test_an_id_is_kept_as_a_string(value: str, name: str) -> None:
    assert only(f'{{"id": {value}, "text": "x"}}').id == name


@pytest.mark.parametrize("value", ["null", "true", '""', "[1]"])
def test_without_an_id_it_is_that_of_the_content(value: str) -> None:
    assert only(f'{{"id": {value}, "text": "x"}}').id == content_id("x")


@pytest.mark.parametrize(
    ("field", "note"),
    [
        ('"title": 7', "its 'title' is no string and was left out"),
        ('"published": 2017', "its 'published' is no string and was left out"),
        ('"published": "8/9/17"', "published: '8/9/17' is no date that is understood"),
    ],
)
def test_what_is_unclear_is_left_out_with_a_note(field: str, note: str) -> None:
    article = only(f'{{"text": "x", {field}}}')
    assert (article.title, article.published, article.notes) == (None, None, (note,))


def test_what_is_given_goes_before_and_leaves_no_note() -> None:
    article = only('{"text": "x", "published": "soon"}', given=Given(published="2017"))
    assert (article.published, article.notes) == ("2017", ())


def test_lone_surrogates_come_through() -> None:
    assert only('{"text": "a \\ud800 b"}').text == "a \ud800 b"


def test_bad_bytes_are_replaced_and_told() -> None:
    article = only(b'{"text": "a\xffb"}')
    assert article.text == "a\ufffdb"
    assert "first at byte 11" in article.notes[0]


def test_a_byte_order_mark_is_passed_over() -> None:
    assert only(b'\xef\xbb\xbf{"text": "x"}').text == "x"


@pytest.mark.parametrize(
    "first", [b"\x1f\x8b\x08\n", '\ufeff{"text"'.encode("utf-16-le")]
)
def test_files_that_are_no_lines_are_refused_once(first: bytes) -> None:
    (skip,) = read(first, b"\x00\x01\n")
    assert isinstance(skip, Skipped)
    assert (skip.where, skip.code) == ("a.jsonl", "not_text")


@pytest.mark.parametrize("lines", [(), ("\n", "  ")])
def test_nothing_at_all_is_empty(lines: tuple[str, ...]) -> None:
    (skip,) = read(*lines)
    assert isinstance(skip, Skipped)
    assert skip.code == "empty"


def test_lines_are_read_one_at_a_time() -> None:
    lines = iter([b'{"text": "One."}', b'{"text": "Two."}'])
    next(from_lines(lines, "x"))
    assert next(lines) == b'{"text": "Two."}'


def test_a_line_over_the_cap_is_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(caps, "LARGEST_DOCUMENT", 30)
    lines = [b'{"text": "' + b"x" * 40 + b'"}\n', b'{"text": "After."}\n']
    for stream in (lines, io.BytesIO(b"".join(lines))):
        skip, after = from_lines(stream, "x")
        assert isinstance(skip, Skipped)
        assert (skip.where, skip.code) == ("x:1", "too_large")
        assert isinstance(after, Article)
        assert after.source == "x:2"


@given(st.lists(st.binary(max_size=60)))
def test_any_lines_are_articles_or_skipped(lines: list[bytes]) -> None:
    assert all(isinstance(each, Article | Skipped) for each in from_lines(lines, "x"))
