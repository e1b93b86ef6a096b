import time
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import InputError
from onrecord.intake import page as module
from onrecord.intake.given import Given
from onrecord.intake.page import from_html, is_page

ONE = (
    "Mayor Ann Ray said on Tuesday that the city would appeal the ruling before the "
    "end of the month, and that no bridge would be closed until then."
)
TWO = (
    "The council had voted 7 to 4 in March to keep the ferry running through the "
    "winter, in spite of what the governor wrote to the port."
)


def of(*paragraphs: str, head: str = "") -> str:
    words = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"<html><head>{head}</head><body><article>{words}</article></body></html>"


@pytest.mark.parametrize(
    "data",
    [
        b"<!DOCTYPE html><p>x",
        b"\xef\xbb\xbf\n <html lang=en>",
        b"<?xml version='1.0'?><!-- saved --><!doctype HTML PUBLIC>",
        "\ufeff<html>".encode("utf-16-le"),
    ],
)
def test_pages_are_known_by_their_beginning(data: bytes) -> None:
    assert is_page(data)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"She said <html> is a tag.",
        b"<htmlx>",
        b"<!doctype x>",
        b"<!--" * 999,
        b"<!---->" * 600,
    ],
)
def test_other_texts_are_no_pages(data: bytes) -> None:
    assert not is_page(data)


def test_the_article_is_taken_without_what_is_about_it() -> None:
    page = of(ONE, TWO).replace("<body>", "<body><nav><a href=/>Home</a></nav>")
    article = from_html(page, "ferry.html")
    assert article.text == f"{ONE}\n{TWO}"
    assert (article.source, article.notes, article.is_file) == ("ferry.html", (), False)


def test_metadata_is_the_page_s_unless_it_is_given() -> None:
    page = of(ONE, TWO, head="<title>Ferry</title><meta name=author content='Ann Ray'>")
    article = from_html(page, "x", given=Given(published="2017", title="Mine"))
    assert (article.title, article.byline, article.published) == (
        "Mine",
        "Ann Ray",
        "2017",
    )


def test_identical_paragraphs_are_all_kept() -> None:
    assert from_html(of(ONE, ONE, ONE, TWO), "x").text == f"{ONE}\n{ONE}\n{ONE}\n{TWO}"


def test_nothing_after_a_lone_surrogate_is_lost() -> None:
    article = from_html(of(f"{ONE} \ud800 after", TWO), "x")
    assert article.text == f"{ONE} \ufffd after\n{TWO}"
    assert article.notes == ("characters that are none stand as U+FFFD",)


def test_tables_are_kept_without_rules() -> None:
    table = "<table><tr><th>Bridge</th><td>open</td></tr></table>"
    article = from_html(of(ONE, TWO).replace("</article>", table + "</article>"), "x")
    assert article.text.endswith("\nBridge | open")


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("windows-1251", "cp1251"), ("iso-8859-1", "cp1252"), ("utf-8", "utf-8")],
)
def test_a_page_s_own_charset_is_followed(declared: str, encoding: str) -> None:
    words = "Мост" if encoding == "cp1251" else "Übach “bridge”"
    page = of(f"{ONE} {words}", TWO, head=f'<meta charset="{declared}">')
    article = from_html(page.encode(encoding), "x")
    assert words in article.text
    assert article.notes == ()


def test_a_small_page_is_read_by_its_paragraphs() -> None:
    article = from_html("<p>She left.</p>", "x")
    assert article.text == "She left."
    assert "the extractor found no article" in article.notes[0]


def test_an_extractor_that_breaks_is_gone_round(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RecursionError

    monkeypatch.setattr(module, "_extractor", lambda: broken)
    assert from_html(of(ONE, TWO), "x").text == f"{ONE}\n{TWO}"


@pytest.mark.parametrize("ends", ["", "</div>" * 100_000])
def test_a_page_of_any_depth_is_read_in_time(ends: str) -> None:
    start = time.perf_counter()
    article = from_html("<html><body>" + "<div>" * 100_000 + ONE + ends + TWO, "x")
    assert article.text.replace("\n", "") == ONE + TWO
    assert "stand in each other" in article.notes[0]
    assert time.perf_counter() - start < 10


def test_a_page_beyond_what_the_parser_takes_is_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "LARGEST", 300)
    article = from_html(of(ONE, TWO), "x")
    assert article.text == f"{ONE}\n{TWO}"
    assert "larger than 300 bytes" in article.notes[0]


@pytest.mark.parametrize(
    "page", ["", " ", "<html></html>", "<script>x</script>", "<!--"]
)
def test_a_page_without_text_is_refused(page: str) -> None:
    with pytest.raises(InputError) as error:
        from_html(page, "x.html")
    assert (error.value.code, error.value.where) == ("empty", "x.html")


@settings(max_examples=60, deadline=None)
@given(st.text() | st.binary())
def test_any_page_is_an_article_or_refused(page: str | bytes) -> None:
    with suppress(InputError):
        assert from_html(page, "x").text
