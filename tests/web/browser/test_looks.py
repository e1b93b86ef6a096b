"""Every kind of page: readable by all, light and dark, narrow, printed, few colours."""

from __future__ import annotations

from typing import Any

import pytest

from tests.web.browser.conftest import Serve
from tests.web.browser.visiting import OPEN, OVERFLOW, Visit, Visitor

PAGES = {
    "/": 200,
    "/search?words=dock": 200,
    "/search?words=zebra": 200,
    "/search?by=Ann+Ray&since=2025-01&until=2025-12&page=2": 200,
    "/article?address=fees": 200,
    "/article?address=fees&statement=s1&facts=1#s1": 200,
    "/article?address=bare": 200,
    "/party?name=dana-whitlock": 200,
    "/party?name=Ann+Ray": 200,
    "/parties": 200,
    "/proposals": 200,
    "/subject": 200,
    "/subject?words=waited": 200,
    "/subject?words=waited&group=outlet": 200,
    "/judgements": 200,
    "/corrections": 200,
    "/failures": 200,
    "/statement?address=fees%23s1": 200,
    "/statement?address=fees": 200,
    "/read": 200,
    "/nowhere": 404,
    "/search?words=%22": 400,
    "/search?page=9": 404,
    "/article?address=nowhere": 404,
    "/article?address=gone": 410,
}
SHOWN = {
    "/search?words=dock": ".facets, form, .top",
    "/article?address=fees&statement=s1": ".top, .does, button, .furniture",
    "/party?name=Ann+Ray": ".top, form",
    "/corrections": ".top, form",
}
TOKEN = "a token for the city"  # noqa: S105


def violations(visitor: Visitor) -> list[Any]:
    """Return what of a page is not as accessible as it should be."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(visitor.page).response["violations"]
    return [(one["id"], [node["html"] for node in one["nodes"]]) for one in found]


def is_fit(visitor: Visitor) -> None:
    """Assert that a page is accessible, wide and light, narrow and dark, all open."""
    assert violations(visitor) == []
    visitor.page.emulate_media(color_scheme="dark")
    visitor.page.set_viewport_size({"width": 320, "height": 640})
    visitor.page.evaluate(OPEN)
    assert visitor.page.evaluate(OVERFLOW) <= 0
    assert violations(visitor) == []


@pytest.mark.parametrize(("path", "status"), PAGES.items())
def test_page_is_accessible_light_and_dark_and_narrow(
    path: str, status: int, visit: Visit
) -> None:
    visitor = visit(color_scheme="light")
    assert visitor.go(path).status == status
    is_fit(visitor)


def test_page_of_a_reading_is_accessible(serve: Serve, visit: Visit) -> None:
    visitor = visit(serve(), color_scheme="light")
    visitor.go("/read")
    visitor.page.get_by_label("The report, pasted").fill("Ann Ray said that it rained.")
    visitor.page.get_by_role("button", name="Read it").click()
    visitor.page.get_by_role("button", name="Add it to the record").wait_for()
    is_fit(visitor)
    visitor.go("/read")
    is_fit(visitor)


def test_page_for_the_token_is_accessible_and_takes_it(
    serve: Serve, visit: Visit
) -> None:
    visitor = visit(serve(host="0.0.0.0", token=TOKEN), color_scheme="light")  # noqa: S104
    assert visitor.go("/search").status == 401
    is_fit(visitor)
    visitor.page.keyboard.press("Tab")
    visitor.tab_to(id="token")
    visitor.type(TOKEN)
    visitor.follow()
    visitor.page.get_by_label("Words that were said").wait_for()


@pytest.mark.parametrize(("path", "hidden"), SHOWN.items())
def test_print_has_the_content_and_nothing_to_press(
    path: str, hidden: str, visit: Visit
) -> None:
    visitor = visit()
    visitor.go(path)
    assert visitor.page.locator(hidden).first.is_visible()
    visitor.page.emulate_media(media="print", color_scheme="dark")
    assert [o for o in visitor.page.locator(hidden).all() if o.is_visible()] == []
    assert visitor.page.locator("main h1, main h2").first.is_visible()
    ink = "getComputedStyle(document.body).color"
    assert visitor.page.evaluate(ink) == "rgb(0, 0, 0)"


def test_few_colours_leave_borders_that_tell_the_parts(visit: Visit) -> None:
    visitor = visit(forced_colors="active")
    visitor.go("/article?address=fees&statement=s1")
    look = "one => { const look = getComputedStyle(one); return [look.%s, look.%s] }"
    below = look % ("borderBottomStyle", "borderBottomWidth")
    parts = {".text .c.d1": "solid", ".text .c.d2": "double"}
    parts |= {".text .s": "dotted", ".text .q": "dashed"}
    for part, style in parts.items():
        found = visitor.page.locator(f"{part}:not(mark)").last.evaluate(below)
        assert (found[0], found[1] != "0px") == (style, True)
    around = look % ("outlineStyle", "outlineWidth")
    assert visitor.page.locator("mark").first.evaluate(around) == ["solid", "2px"]
    left = look % ("borderLeftColor", "backgroundColor")
    assert (
        len(
            {
                tuple(o.evaluate(left))
                for o in visitor.page.locator("aside > ol > li").all()
            }
        )
        == 2
    )
