"""The tasks that the pages are for, by keyboard alone; reading, without scripts too."""

from __future__ import annotations

import pytest

from tests.web.browser.city import ASKED, INNER
from tests.web.browser.conftest import Serve
from tests.web.browser.visiting import Visit, Visitor

with_scripts_or_not = pytest.mark.parametrize("scripts", [True, False])


def marked(visitor: Visitor) -> list[str]:
    """Return the words that a page marks."""
    return visitor.page.locator("mark.c").all_inner_texts()


@with_scripts_or_not
def test_statement_is_found_and_opened_where_it_stands(
    visit: Visit, *, scripts: bool
) -> None:
    visitor = visit(java_script_enabled=scripts)
    visitor.go("/")
    visitor.tab_to(text="Skip to the content")
    visitor.tab_to(name="words")
    visitor.type("politely waited")
    visitor.follow()
    assert visitor.page.locator("#count").inner_text() == "3 statements"
    assert "waited" in visitor.page.locator("mark").all_inner_texts()
    visitor.tab_to(text="Harbor Council Sues")
    visitor.follow()
    assert visitor.page.url.endswith("/article?address=fees&statement=s1#s1")
    assert marked(visitor) == [ASKED]
    assert visitor.page.locator("mark").first.is_visible()
    visitor.tab_to(href="#e-s1", most=3)


@with_scripts_or_not
def test_statements_are_filtered_by_speaker_and_month(
    visit: Visit, *, scripts: bool
) -> None:
    visitor = visit(java_script_enabled=scripts)
    visitor.go("/search")
    visitor.tab_to(href="by=sira", text="Ann Ray")
    visitor.follow()
    visitor.tab_to(text="2025-03")
    visitor.follow()
    assert "since=2025-03&until=2025-03" in visitor.page.url
    said = visitor.page.locator(".results time").all_inner_texts()
    assert said == ["2025-03-03"] * 2
    who = visitor.page.locator(".results .who > a").all_inner_texts()
    assert who == ["Ann Ray"] * 2
    visitor.tab_to(text="Without since")
    visitor.follow()
    assert "since" not in visitor.page.url


@with_scripts_or_not
def test_statements_are_filtered_by_the_fields_of_the_form(
    visit: Visit, *, scripts: bool
) -> None:
    visitor = visit(java_script_enabled=scripts)
    visitor.go("/search")
    visitor.tab_to(tag="SUMMARY", text="Filters and order")
    visitor.page.keyboard.press("Enter")
    for name, value in {"by": "Dana Whitlock", "since": "2024-03"}.items():
        visitor.tab_to(name=name, most=3)
        visitor.type(value)
    visitor.tab_to(name="until", most=1)
    visitor.type("2024-03-05")
    visitor.follow()
    assert visitor.page.locator("#count").inner_text() == "1 statement"
    assert visitor.page.locator("details.filters[open]").count() == 1
    visitor.tab_to(text="This page as JSON")
    visitor.follow()
    assert '"ok":true' in visitor.page.locator("body").inner_text()


def test_two_names_are_merged(serve: Serve, visit: Visit) -> None:
    visitor = visit(serve())
    visitor.go("/parties")
    visitor.tab_to(text="Dana Whitlock", tag="A")
    visitor.follow()
    visitor.tab_to(id="other")
    visitor.type("Peter Haas")
    visitor.tab_to(id="merge-reason", most=1)
    visitor.type("he took her name")
    visitor.follow()
    assert "/judgements#j" in visitor.page.url
    told = visitor.page.locator(".log li:target").inner_text()
    assert "are the same: he took her name" in told
    visitor.go("/party?name=Peter+Haas")
    assert visitor.page.locator("h1 bdi").inner_text() == "Dana Whitlock"


def test_two_names_that_are_proposed_are_merged(serve: Serve, visit: Visit) -> None:
    visitor = visit(serve())
    visitor.go("/proposals")
    visitor.tab_to(tag="SUMMARY", text="They are one")
    visitor.page.keyboard.press("Enter")
    visitor.tab_to(name="reason", most=1)
    visitor.type("the same man")
    visitor.follow()
    visitor.go("/proposals")
    assert visitor.page.get_by_text("Nothing to ask.").is_visible()


def test_words_of_a_statement_are_put_right(serve: Serve, visit: Visit) -> None:
    visitor = visit(serve())
    visitor.go("/article?address=fees&statement=s4#e-s4")
    assert marked(visitor)[-1] == INNER
    visitor.tab_to(text="Put it right", href="fees%23s4")
    visitor.follow()
    visitor.tab_to(name="content")
    visitor.type("waiting is")
    visitor.tab_to(id="who")
    visitor.type("Nan Quill")
    visitor.tab_to(id="reason", most=1)
    visitor.type("as it is heard")
    visitor.follow()
    assert visitor.page.url.endswith("/article?address=fees&statement=s4#s4")
    assert marked(visitor)[-1] == "waiting is"
    visitor.go("/statement?address=fees%23s1")
    assert visitor.page.locator("#who").input_value() == "Nan Quill"


def test_refused_change_says_why_and_the_way_back_keeps_it(
    serve: Serve, visit: Visit
) -> None:
    visitor = visit(serve())
    visitor.go("/statement?address=fees%23s1")
    visitor.page.locator("#content").fill("words that nobody said")
    visitor.page.locator("#who").fill("Nan")
    visitor.page.locator("#who").press("Enter")
    told = visitor.page.get_by_role("alert").inner_text()
    assert told.startswith("the article does not have the words 'words that nobody")
    visitor.page.go_back()
    assert visitor.page.locator("#content").input_value() == "words that nobody said"


def test_filter_swaps_what_was_found_and_keeps_the_rest(visit: Visit) -> None:
    visitor = visit()
    visitor.go("/search?words=pier")
    visitor.page.evaluate("window.kept = true")
    visitor.page.locator("summary").first.click()
    visitor.tab_to(name="by", most=2)
    visitor.type("SIRA")
    with visitor.page.expect_response("**by=SIRA*"):
        visitor.tab_to(name="outlet", most=1)
    visitor.page.wait_for_url("**by=SIRA*")
    assert visitor.focused()["name"] == "outlet"
    visitor.type("nowhere")
    visitor.tab_to(name="since", most=1)
    visitor.page.get_by_text("Nothing fits.").wait_for()
    assert visitor.page.locator("#count").inner_text() == "0 statements"
    assert visitor.focused()["name"] == "since"
    assert visitor.page.evaluate("window.kept")
    visitor.page.get_by_role("link", name="This page as JSON").click()
    assert '"total":0' in visitor.page.locator("body").inner_text()


def test_way_back_leads_through_what_was_filtered(visit: Visit) -> None:
    visitor = visit()
    visitor.go("/search?words=pier")
    before = visitor.page.locator("#count").inner_text()
    visitor.page.locator("summary").first.click()
    visitor.page.get_by_label("Said until").fill("2025-06")
    visitor.page.get_by_label("Said until").press("Tab")
    visitor.page.wait_for_url("**until=2025-06*")
    after = visitor.page.locator("#count").inner_text()
    assert after != before
    visitor.page.go_back()
    visitor.page.get_by_text(before, exact=True).wait_for()
    assert visitor.page.url.endswith("/search?words=pier")
    assert visitor.page.locator("#until").input_value() == ""
    visitor.page.go_forward()
    visitor.page.get_by_text(after, exact=True).wait_for()
    assert "until=2025-06" in visitor.page.url


def test_filter_that_is_refused_is_told_in_place(visit: Visit) -> None:
    visitor = visit()
    visitor.go("/search?words=pier")
    visitor.page.locator("summary").first.click()
    visitor.page.get_by_label("Said since").fill("soon")
    visitor.page.get_by_label("Said since").press("Tab")
    visitor.page.get_by_role("alert").wait_for()
    assert "soon" in visitor.page.get_by_role("alert").inner_text()
    assert visitor.page.locator("#count").inner_text() == ""
    visitor.page.get_by_label("Said since").fill("2025")
    visitor.page.get_by_label("Said since").press("Tab")
    visitor.page.locator(".results .statement").first.wait_for()
