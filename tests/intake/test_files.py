import io
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import InputError, OptionError, Skipped
from onrecord.intake import Given, articles, from_bytes
from onrecord.schema import Article

WORDS = "“No,” said Mayor Ann Ray.\r\n"
PAGE = f"<!doctype html><title>Ferry</title><p>{WORDS}</p>"
LINE = '{"id": "n1", "text": "She left."}\n'


def one(path: Path | str) -> Article | Skipped:
    (found,) = articles([path])
    return found


def standard_input(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_a_text_is_its_file_to_the_letter(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(WORDS.encode())
    found = one(path)
    assert isinstance(found, Article)
    assert (found.text, found.source, found.is_file) == (WORDS, str(path), True)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_what_had_to_be_decoded_is_not_its_file(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(WORDS.encode(encoding))
    found = one(path)
    assert isinstance(found, Article)
    assert (found.text, found.is_file) == (WORDS, False)


@pytest.mark.parametrize(
    ("name", "content", "text"),
    [
        ("a.jsonl", LINE, "She left."),
        ("a.NDJSON", LINE, "She left."),
        ("a.json", LINE, "She left."),
        ("a.txt", LINE, LINE),
        ("a.html", "<p>She left.", "She left."),
        ("a.HTM", "<p>She left.", "She left."),
        ("a", PAGE, WORDS.strip()),
        ("a.txt", PAGE, WORDS.strip()),
        ("a.md", "<p>She left.", "<p>She left."),
    ],
)
def test_a_file_is_read_as_what_it_is(
    tmp_path: Path, name: str, content: str, text: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content.encode())
    found = one(path)
    assert isinstance(found, Article)
    assert found.text == text


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"\n\n" + LINE.encode(), "She left."),
        (PAGE.encode(), WORDS.strip()),
        (WORDS.encode(), WORDS),
        (b"{not JSON}", "{not JSON}"),
        (WORDS.encode("utf-16-le"), WORDS),
    ],
)
def test_standard_input_may_be_anything(
    monkeypatch: pytest.MonkeyPatch, data: bytes, text: str
) -> None:
    standard_input(monkeypatch, data)
    found = one("-")
    assert isinstance(found, Article)
    assert found.text == text
    assert str(found.source).startswith("standard input")
    assert not found.is_file


def test_standard_input_counts_its_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    standard_input(monkeypatch, b"\n" + LINE.encode() + b"{\n")
    article, skip = articles(["-"])
    assert isinstance(article, Article)
    assert isinstance(skip, Skipped)
    assert (article.source, skip.where) == ("standard input:2", "standard input:3")


def test_closed_standard_input_is_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    found = one("-")
    assert isinstance(found, Skipped)
    assert found.code == "unreadable"


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t", "empty"),
        ("a.txt", b"\xef\xbb\xbf", "empty"),
        ("a.html", b"", "empty"),
        ("a.jsonl", b"\n", "empty"),
        ("a.json", b"", "empty"),
        ("a.json", b'{\n"text": "x"}', "not_lines"),
        ("a.pdf", b"%PDF-1.4 text", "not_text"),
        ("a.html", b"\x89PNG\r\n\x1a\n", "not_text"),
        ("a.dat", bytes(range(256)) * 9, "not_text"),
    ],
)
def test_a_file_that_cannot_be_read_is_skipped(
    tmp_path: Path, name: str, data: bytes, code: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    found = one(path)
    assert isinstance(found, Skipped)
    assert (found.where, found.code) == (str(path), code)


@pytest.mark.parametrize(
    "name", ["nowhere.txt", "nul\0.txt", "\ud800.txt", "x" * 5_000]
)
def test_a_file_that_is_not_there_is_skipped(tmp_path: Path, name: str) -> None:
    found = one(str(tmp_path / name))
    assert isinstance(found, Skipped)
    assert found.code in ("missing", "unreadable")


def test_a_folder_is_skipped_and_told_how_to_name_its_files(tmp_path: Path) -> None:
    found = one(tmp_path)
    assert isinstance(found, Skipped)
    assert found.code == "folder"
    assert str(tmp_path / "*.txt") in found.reason


def test_what_comes_after_is_read_in_order_and_lazily(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("She left.")
    paths = iter([tmp_path, tmp_path / "missing.txt", path, path])
    found = articles(paths, given=Given(outlet="The Post"))
    first, second, third = next(found), next(found), next(found)
    assert isinstance(first, Skipped)
    assert isinstance(second, Skipped)
    assert isinstance(third, Article)
    assert third.outlet == "The Post"
    assert next(paths) == path


def test_one_path_may_be_named_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("She left.")
    assert len(list(articles(str(path)))) == 1


def test_fields_are_passed_on_and_checked_at_once(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"body": "She left."}')
    (found,) = articles([path], fields={"text": "body"})
    assert isinstance(found, Article)
    with pytest.raises(OptionError):
        articles([path], fields={"body": "text"})


def test_an_error_of_the_file_system_is_skipped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x")

    def denied(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", denied)
    found = one(path)
    assert isinstance(found, Skipped)
    assert "permissions" in found.reason


@given(st.binary(max_size=300))
def test_any_bytes_are_an_article_or_refused(data: bytes) -> None:
    with suppress(InputError):
        assert from_bytes(data, "x").text


def test_large_texts_are_read_in_time(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    path.write_text("word " * 10_000_000)
    found = one(path)
    assert isinstance(found, Article)
    assert len(found.text) == 50_000_000
