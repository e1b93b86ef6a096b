import gzip
import io
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard

from onrecord.errors import OptionError, Skipped
from onrecord.intake import Given, Meter, articles, caps
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


def test_a_folder_is_read_as_the_files_in_it(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name, data in [("b/a.html", PAGE), ("a.txt", WORDS), ("c.png", "\x89PNG\r\n")]:
        (tmp_path / name).write_text(data, encoding="latin-1", errors="replace")
    (tmp_path / "d.pdf").write_bytes(b"%PDF-1.4")
    found = list(articles([tmp_path]))
    where = [each.source if isinstance(each, Article) else each.where for each in found]
    names = ["a.txt", "b/a.html", "c.png", "d.pdf"]
    assert where == [str(tmp_path / name) for name in names]
    assert isinstance(found[-1], Skipped)
    assert found[-1].code == "not_text"


def test_what_comes_after_is_read_in_order_and_lazily(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("She left.")
    paths = iter([tmp_path / "no", tmp_path / "missing.txt", path, path])
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


def test_large_texts_are_read_in_time(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    path.write_text("word " * 10_000_000)
    found = one(path)
    assert isinstance(found, Article)
    assert len(found.text) == 50_000_000


@pytest.mark.parametrize("pack", [gzip.compress, zstandard.compress])
@pytest.mark.parametrize(
    ("name", "content", "text"),
    [
        ("a.jsonl.{}", LINE, "She left."),
        ("a.JSON.{}", LINE, "She left."),
        ("a.html.{}", "<p>She left.", "She left."),
        ("a.txt.{}", WORDS, WORDS),
        ("a.{}", PAGE, WORDS.strip()),
        ("a.html", "<p>She left.", "She left."),
    ],
)
def test_a_packed_file_is_read_as_what_it_is(
    tmp_path: Path, name: str, content: str, text: str, pack: Callable[[bytes], bytes]
) -> None:
    suffix = "gz" if pack is gzip.compress else "zst"
    path = tmp_path / name.format(suffix)
    path.write_bytes(pack(content.encode()))
    found = one(path)
    assert isinstance(found, Article)
    assert (found.text, found.is_file) == (text, False)


def test_a_name_that_says_packed_is_not_believed(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_text(LINE)
    assert isinstance(one(path), Article)


@pytest.mark.parametrize("content", [LINE, PAGE, WORDS])
def test_standard_input_may_be_packed(
    monkeypatch: pytest.MonkeyPatch, content: str
) -> None:
    standard_input(monkeypatch, gzip.compress(content.encode()))
    assert isinstance(one("-"), Article)


def test_lines_before_the_end_of_a_stream_that_ends_early_are_read(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(LINE.encode() + LINE.encode())[:-8])
    one_line, other, skip = articles([path])
    assert isinstance(one_line, Article)
    assert isinstance(other, Article)
    assert isinstance(skip, Skipped)
    assert (skip.where, skip.code) == (str(path), "truncated")


@pytest.mark.parametrize("name", ["a.txt.gz", "a.html", "a.jsonl.gz", "-"])
def test_what_swells_is_stopped(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(caps, "LARGEST_DOCUMENT", 10_000)
    monkeypatch.setattr(caps, "LARGEST_PASSED", 100_000)
    data = gzip.compress(bytes(1_000_000))
    standard_input(monkeypatch, data)
    (tmp_path / name).write_bytes(data)
    found = one(name if name == "-" else tmp_path / name)
    assert isinstance(found, Skipped)
    assert found.code == ("swells" if "jsonl" in name else "too_large")


def test_a_file_over_the_cap_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as stream:
        stream.write(b"words")
        stream.truncate(20_000_000_000)
    found = one(path)
    assert isinstance(found, Skipped)
    assert (found.code, "over 50 MB" in found.reason) == ("too_large", True)
    monkeypatch.setattr(caps, "LARGEST_DOCUMENT", 4)
    path.write_bytes(b"\x89PNG\r\n\x1a\n")
    refused = one(path)
    assert isinstance(refused, Skipped)
    assert refused.code == "not_text"


def test_a_line_over_the_cap_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(caps, "LARGEST_DOCUMENT", 1_000)
    path = tmp_path / "a.json"
    path.write_text('{"text": "' + "x" * 200_000 + '"}\n' + LINE)
    skip, article = articles([path])
    assert isinstance(skip, Skipped)
    assert (skip.where, skip.code) == (f"{path}:1", "too_large")
    assert isinstance(article, Article)
    assert article.source == f"{path}:2"


def test_a_name_that_is_no_utf8_is_opened_and_shown(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    try:
        Path(os.fsdecode(path)).write_text(WORDS)
    except OSError:
        pytest.skip("the file system takes no such names")
    (found,) = articles([tmp_path])
    assert isinstance(found, Article)
    assert (found.source, found.is_file) == (str(tmp_path / "caf\\xe9.txt"), False)


def test_a_pipe_is_opened_only_if_it_is_named(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    assert isinstance(one(tmp_path), Skipped)
    descriptor = os.open(path, os.O_RDWR)
    os.write(descriptor, WORDS.encode())
    threading.Timer(0.2, os.close, [descriptor]).start()
    found = one(path)
    assert isinstance(found, Article)
    assert not found.is_file


def test_the_meter_is_told_what_is_read_and_what_there_is(tmp_path: Path) -> None:
    packed, large = tmp_path / "a.jsonl.gz", tmp_path / "b.pdf"
    packed.write_bytes(gzip.compress(LINE.encode() * 2))
    large.write_bytes(b"%PDF-" + bytes(1_000_000))
    whole = packed.stat().st_size + large.stat().st_size
    meter = Meter()
    found = articles([tmp_path], meter=meter)
    next(found)
    assert (meter.done, meter.total) == (packed.stat().st_size, whole)
    next(found)
    next(found)
    assert meter.done < whole
    assert list(found) == []
    assert meter.done == whole


def test_the_total_of_standard_input_is_unknown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    standard_input(monkeypatch, WORDS.encode())
    meter = Meter()
    assert len(list(articles(["-"], meter=meter))) == 1
    assert (meter.done, meter.total) == (len(WORDS.encode()), None)
