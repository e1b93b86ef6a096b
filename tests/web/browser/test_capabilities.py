"""What a person can do with a record in a browser, each from its start to its end."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.web.browser.city import ADVERT, INNER, OUTER, OWED
from tests.web.browser.conftest import Serve
from tests.web.browser.visiting import Visit

if TYPE_CHECKING:
    from playwright.sync_api import Page

PASTED = "“The ferry will sail at dawn,” said Rosa Marquez, the harbor master."
BY_FORM = "form[method=post]"
COUNTED = """all => all.filter(one => one.querySelector("a + .count")).map(one => [
one.querySelector("a").getAttribute("href"),
one.querySelector(".count").textContent])"""
BARE = """block => { const copy = block.cloneNode(true);
for (const one of copy.querySelectorAll(".n")) one.remove();
return copy.textContent }"""


def put_right(page: Page, **fields: str) -> None:
    """Fill the form of a statement and send it."""
    for name, value in ({"who": "Nan"} | fields).items():
        page.locator(f"form[action='/correct'] [name={name}]").fill(value)
    page.locator("form[action='/correct'] button:not([type])").click()
    page.wait_for_url("**/article?*")


def log(page: Page) -> str:
    """Return what the log of corrections tells of the one that its address names."""
    return page.locator(".log > li:target").inner_text()


def test_numbers_in_the_text_and_the_list_lead_to_each_other(visit: Visit) -> None:
    visitor = visit()
    page = visitor.page
    visitor.go("/article?address=fees")
    for part, name in (("content", "s2"), ("source", "s4"), ("cue", "s3")):
        page.locator(f".text .n.{part}[href='#e-{name}']").first.click()
        assert page.locator("aside li:target").get_attribute("id") == f"e-{name}"
        page.locator(f"aside li:target a[href='#{name}']").click()
        assert page.locator(".text .n:target").get_attribute("id") == name


def test_statement_in_another_is_told_apart_and_the_text_is_whole(visit: Visit) -> None:
    visitor = visit()
    visitor.go("/article?address=fees")
    block = visitor.page.locator(".text > p").nth(1)
    assert block.evaluate(BARE) == f"{OUTER} said Peter Haas, Haas."
    assert block.locator(".d2").all_inner_texts() == [INNER]
    outer = "".join(block.locator(".c").all_inner_texts())
    assert outer == OUTER
    numbers = block.locator(".n.content").all_inner_texts()
    assert [one.split()[0] for one in numbers] == ["2", "4"]
    look = "one => getComputedStyle(one).borderBottomStyle"
    assert block.locator(".d2").evaluate(look) == "double"
    assert block.locator(".d1").last.evaluate(look) == "solid"


def test_furniture_is_folded_and_can_be_opened(visit: Visit) -> None:
    visitor = visit()
    visitor.go("/article?address=fees")
    advert = visitor.page.get_by_text(ADVERT)
    assert not advert.is_visible()
    visitor.page.get_by_text("Not the article: subscription").click()
    assert advert.is_visible()


def test_dates_and_figures_are_shown_where_they_stand(visit: Visit) -> None:
    visitor = visit()
    visitor.go("/article?address=fees&statement=s1")
    assert visitor.page.locator(".fact").count() == 0
    visitor.page.get_by_role("link", name="Show dates and figures").click()
    visitor.page.get_by_role("link", name="Hide dates and figures").wait_for()
    told = visitor.page.locator(".fact").all_inner_texts()
    assert told == ["2024-03-05", f"2,400,000 USD ({OWED})"]
    assert visitor.page.locator("mark").count() > 0


def test_statement_is_copied_with_its_citation(visit: Visit) -> None:
    visitor = visit(permissions=["clipboard-read", "clipboard-write"])
    visitor.go("/article?address=fees&statement=s1")
    visitor.page.get_by_role("button", name="Copy with citation").click()
    visitor.page.get_by_role("status").get_by_text("Copied.").wait_for()
    told = visitor.page.evaluate("navigator.clipboard.readText()")
    assert told.startswith("“We have asked politely")
    assert told.endswith("https://courier.example/fees; onrecord fees#s1)")


def test_citation_is_selected_where_copying_is_not_allowed(visit: Visit) -> None:
    visitor = visit()
    visitor.go("/article?address=fees&statement=s1")
    visitor.page.evaluate(
        "() => { navigator.clipboard.writeText = () => Promise.reject() }"
    )
    visitor.page.get_by_role("button", name="Copy with citation").click()
    visitor.page.get_by_text("Selected: copy it with your keyboard.").wait_for()
    told = visitor.page.evaluate("getSelection().toString()")
    assert told.strip() == visitor.page.locator("#citation").inner_text()


@pytest.mark.parametrize("path", ["/party?name=Ann+Ray", "/subject?words=pier"])
def test_chart_has_the_same_numbers_as_a_table(path: str, visit: Visit) -> None:
    visitor = visit()
    visitor.go(path)
    figure = visitor.page.locator("figure.chart").first
    bars = [one.text_content() for one in figure.locator("rect title").all()]
    assert not figure.locator("table").is_visible()
    figure.locator("summary").click()
    rows = figure.locator("tbody tr").all_inner_texts()
    assert [row.replace("\t", ": ") for row in rows] == bars
    total = sum(int(row.split("\t")[1]) for row in rows)
    told = figure.locator("svg").get_attribute("aria-label") or ""
    assert f": {total} in all" in told


@pytest.mark.parametrize(
    ("path", "entries"),
    [
        ("/party?name=Ann+Ray", ".counts li"),
        ("/search?words=pier+OR+waited", ".facets li"),
    ],
)
def test_links_with_counts_lead_to_what_they_count(
    path: str, entries: str, visit: Visit
) -> None:
    visitor = visit()
    visitor.go(path)
    counted = visitor.page.locator(entries).evaluate_all(COUNTED)
    assert len(counted) > 3
    for link, count in counted:
        assert visitor.go(link).status == 200
        if link.startswith("/search"):
            told = visitor.page.locator("#count").inner_text()
            assert told.startswith(f"{count} statement"), link


def test_other_printings_show_what_they_changed(visit: Visit) -> None:
    visitor = visit()
    visitor.go("/article?address=fees&statement=s1")
    variants = visitor.page.locator(".variants > li")
    assert variants.locator("del").all_text_contents() == ["left out: have written"]
    added = variants.locator("ins").all_text_contents()
    assert added == ["put in: wrote", "put in: for months"]
    visitor.page.get_by_role("link", name="City Takes Ferry Firm").click()
    visitor.page.wait_for_url("**/article?address=copy&statement=s1#s1")
    visitor.go("/subject?words=waited")
    visitor.page.get_by_text("printed 3 times").click()
    assert visitor.page.locator(".variants > li").count() == 2


def test_text_is_read_added_and_found(serve: Serve, visit: Visit) -> None:
    visitor = visit(serve())
    page = visitor.page
    visitor.go("/read")
    page.get_by_label("The report, pasted").fill(PASTED)
    page.get_by_label("Headline").fill("Dawn Boat")
    page.get_by_label("Day of publication").fill("2026-02-01")
    page.get_by_role("button", name="Read it").click()
    assert page.locator("aside .who").inner_text().startswith("Rosa Marquez")
    visitor.go("/search?words=dawn")
    assert page.get_by_text("Nothing fits.").is_visible()
    visitor.go("/read")
    page.get_by_role("link", name="Dawn Boat").click()
    page.get_by_role("button", name="Add it to the record").click()
    page.wait_for_url("**/article?*")
    visitor.go("/search?words=dawn&by=Rosa+Marquez&since=2026-02")
    assert page.locator("#count").inner_text() == "1 statement"


def test_correction_is_logged_and_can_be_taken_back(serve: Serve, visit: Visit) -> None:
    visitor = visit(serve())
    page = visitor.page
    visitor.go("/statement?address=fees%23s1")
    put_right(page, content="we have waited", reason="the rest is\nhers")
    assert page.locator("mark.c").all_inner_texts() == ["we have waited"]
    page.locator("aside a[href^='/corrections#c']").first.click()
    assert "Nan · holds" in log(page)
    assert "the rest is hers" in log(page)
    page.locator(".log > li:target summary").click()
    page.locator(".log > li:target [name=who]").fill("Bo")
    page.locator(".log > li:target button").click()
    page.get_by_text("by Bo").wait_for()
    assert "taken back" in log(page)
    visitor.go("/article?address=fees&statement=s1")
    assert page.locator("mark.c").inner_text().startswith("“We have asked")


def test_statement_is_struck(serve: Serve, visit: Visit) -> None:
    visitor = visit(serve())
    visitor.go("/article?address=fees&statement=s3")
    visitor.page.locator("li.here").get_by_role("link", name="Put it right").click()
    visitor.page.locator("#strike-who").fill("Nan")
    visitor.page.get_by_role("button", name="Strike it").click()
    assert "that the boats would sail" in log(visitor.page)
    visitor.go("/article?address=fees")
    assert visitor.page.locator("aside > ol > li").count() == 3


def test_missing_statement_is_supplied(serve: Serve, visit: Visit) -> None:
    visitor = visit(serve())
    visitor.go("/article?address=fees")
    visitor.page.get_by_role("link", name="A statement is missing").click()
    put_right(visitor.page, content="The company owes $2.4 million")
    assert visitor.page.locator("mark.c").all_inner_texts() == [
        "The company owes $2.4 million"
    ]
    assert visitor.page.locator("aside > ol > li").count() == 5
    visitor.go("/search?words=owes")
    assert visitor.page.locator("#count").inner_text() == "1 statement"


def test_party_is_split_and_made_one_again(serve: Serve, visit: Visit) -> None:
    visitor = visit(serve())
    page = visitor.page
    visitor.go("/party?name=dana-whitlock")
    other = page.locator("#names li", has_text="Dana M. Whitlock")
    other.locator("summary").click()
    other.get_by_label("Why").fill("her aunt")
    other.get_by_role("button", name="Split off").click()
    page.wait_for_url("**/judgements#j*")
    visitor.go("/party?name=dana-whitlock")
    assert other.count() == 0
    judged = page.locator(".log > li", has_text="her aunt")
    judged.locator("summary").click()
    judged.get_by_label("Why").fill("she after all")
    judged.get_by_role("button", name="Undo").click()
    page.wait_for_url("**/judgements#j*")
    visitor.go("/party?name=dana-whitlock")
    assert other.count() == 1
    assert "undone" in judged.inner_text()


def test_record_to_be_read_only_offers_no_change(serve: Serve, visit: Visit) -> None:
    visitor = visit(serve(read_only=True))
    for path in (
        "/article?address=fees&statement=s1",
        "/party?name=dana-whitlock",
        "/proposals",
        "/judgements",
        "/corrections",
        "/statement?address=fees%23s1",
        "/statement?address=fees",
    ):
        assert visitor.go(path).status == 200
        assert visitor.page.locator(BY_FORM).count() == 0
        assert visitor.page.get_by_text("Put it right").count() == 0
    assert visitor.go("/read").status == 403
    assert visitor.page.get_by_role("link", name="Read a text").count() == 0


def test_command_serves_the_record_at_the_address_it_prints(
    record: Path, visit: Visit
) -> None:
    command = [sys.executable, "-m", "onrecord", "serve", "--port", "0"]
    with subprocess.Popen(
        [*command, "--record", str(record)], stdout=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout is not None
        try:
            told = re.search(r"http://[0-9.:]+", running.stdout.readline())
            assert told is not None
            visitor = visit(told[0])
            assert visitor.go("/").status == 200
            assert visitor.page.locator("h1").is_visible()
        finally:
            running.send_signal(signal.SIGINT)
            running.wait(10)
