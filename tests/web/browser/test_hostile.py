"""What a report carries is shown, and never run, followed, or turned around."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from onrecord.prose.shown import shown_in_lines
from onrecord.web import Settings
from tests.record.made import Said, made, story
from tests.web.browser.hostile import LETTERS, PAYLOADS, hostile, report
from tests.web.browser.serving import serving
from tests.web.browser.visiting import OPEN, OVERFLOW, Visit, Visitor

INSPECT = Path(__file__).with_name("inspect.js").read_text(encoding="utf-8")
IMAGE = ("made IMG", "no address: x", "IMG has onerror")
TEXTS = "all => all.map(one => one.value || one.textContent)"
ONES = {
    "/article?address={}&statement=s1&facts=1": "h1, .facts bdi, .text p, .who bdi",
    "/statement?address={}%23s1": ".who bdi, blockquote .c",
    "/statement?address={}": "datalist option",
    "/article.json?address={}": "pre",
}
ASKED = (
    "/search?words={}",
    "/search?by={}&outlet={}",
    "/subject?words={}",
    "/party?name={}",
    "/article?address={}",
)
LISTS = (
    "/search",
    "/search?page=2",
    "/search?page=4&order=newest",
    "/parties",
    "/proposals",
    "/judgements",
    "/corrections",
    "/failures",
    "/subject?words=window&group=outlet",
    "/subject?words=window",
    "/search.atom?order=newest",
    "/search.json",
    "/corrections.json",
    "/failures.json",
    "/parties.json",
)


@pytest.fixture(scope="module")
def dirty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path = hostile(tmp_path_factory.mktemp("hostile") / "hostile.db")
    with serving(Settings(path)) as base:
        yield base


def bad(visitor: Visitor, path: str) -> list[tuple[str, str]]:
    """Return what of a page should not be."""
    visitor.go(path)
    return [(path, one) for one in visitor.page.evaluate(INSPECT)]


def as_shown(text: str) -> str:
    """Return a text as on a line; half a pair is told in one way, whichever it was."""
    return re.sub("‹U\\+D[89A-F]..›|\ufffd", "½", " ".join(text.split()))


@pytest.mark.parametrize(("path", "places"), ONES.items())
def test_page_of_a_hostile_report_shows_it_and_runs_nothing(
    path: str, places: str, dirty: str, visit: Visit
) -> None:
    visitor = visit(dirty)
    found = []
    for number, payload in enumerate(PAYLOADS):
        found += bad(visitor, path.format(f"x{number}"))
        for place in places.split(", "):
            texts = visitor.page.locator(place).evaluate_all(TEXTS)
            told = as_shown(shown_in_lines(payload))
            is_shown = any(told in as_shown(text) for text in texts)
            assert is_shown or place == "pre", (place, payload)
    assert found == []


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        ("<p>plain", []),
        (PAYLOADS[6], ["a script ran", *IMAGE]),
        (PAYLOADS[0], ["a script ran", "made a script"]),
        ("<a href='javascript:x'>x</a>", ["leads to javascript:x"]),
        ("<form action='https://evil.example/'>", ["loads https://evil.example/"]),
        ("turned \u202e", ["U+202e"]),
        ("hid\x07\xad\u200b\U000e0041", ["U+7", "U+ad", "U+200b", "U+e0041"]),
        (f"<bdi>{LETTERS}</bdi> 12", []),
        (f"<bdi class=loose>{LETTERS}</bdi> 12", [f"turned: {LETTERS}"]),
    ],
)
def test_inspection_finds_what_is_wrong(
    markup: str, found: list[str], visit: Visit
) -> None:
    visitor = visit()
    visitor.page.set_content(
        f"<style>.loose {{ unicode-bidi: normal }}</style>{markup}"
    )
    told = visitor.page.evaluate(INSPECT)
    assert [one for one in told if one != "made STYLE"] == found


@pytest.mark.parametrize("path", ASKED)
def test_hostile_question_is_answered_or_refused_and_runs_nothing(
    path: str, dirty: str, visit: Visit
) -> None:
    visitor = visit(dirty)
    found = []
    for payload in PAYLOADS:
        found += bad(visitor, path.format(*[quote(payload, errors="replace")] * 2))
    assert found == []


@pytest.mark.parametrize("path", LISTS)
def test_list_of_what_is_hostile_runs_nothing(
    path: str, dirty: str, visit: Visit
) -> None:
    assert bad(visit(dirty), path) == []


@pytest.mark.parametrize("number", [3, 44, 53, 54, 55, 56, 57, 58])
def test_statement_comes_back_from_its_form_as_it_is(
    number: int, tmp_path: Path, visit: Visit
) -> None:
    reading = report(number, PAYLOADS[number])
    path = made(tmp_path / "one.db", story("pair", Said("Bo Quill", "No")), reading)
    with serving(Settings(path)) as base:
        page = visit(base).page
        page.goto(f"{base}/statement?address=x{number}%23s1")
        page.locator("#who").fill("Nan")
        page.locator("#form").select_option("indirect")
        page.get_by_role("button", name="Put it right").click()
        page.wait_for_url("**/article?*")
        page.goto(f"{base}/corrections")
        told = page.locator(".log ins").all_inner_texts()
    assert told == ["form: indirect"]


def test_name_of_a_file_that_is_sent_is_shown(dirty: str, visit: Visit) -> None:
    visitor = visit(dirty)
    found = []
    for number in (6, 8, 44, 47):
        name = PAYLOADS[number].replace("/", "") + ".txt"
        visitor.go("/read")
        sent = {"name": name, "mimeType": "text/plain", "buffer": b"Ann Ray said no."}
        visitor.page.locator("#upload").set_input_files(sent)  # type: ignore[arg-type]
        visitor.page.get_by_role("button", name="Read it").click()
        visitor.page.wait_for_url("**/reading?*")
        assert visitor.page.locator(".facts bdi", has_text=".txt").is_visible()
        found += visitor.page.evaluate(INSPECT)
        found += bad(visitor, "/read")
    assert found == []


@pytest.mark.parametrize(
    "path", ["/article?address=x59&statement=s1&facts=1", "/statement?address=x59%23s1",
             "/search?words=long*", "/subject?words=long*", "/parties", "/proposals",
             "/corrections", "/judgements", "/failures"],
)  # fmt: skip
def test_long_words_make_no_page_wider_than_a_narrow_window(
    path: str, dirty: str, visit: Visit
) -> None:
    visitor = visit(dirty, viewport={"width": 320, "height": 640})
    assert visitor.go(path).status == 200
    visitor.page.evaluate(OPEN)
    assert visitor.page.evaluate(OVERFLOW) <= 0
