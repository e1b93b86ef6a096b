"""A visitor of the pages: a window of a browser that minds what goes wrong in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import (
        BrowserContext,
        ConsoleMessage,
        Dialog,
        Page,
        Request,
        Response,
    )

LISTEN = """
addEventListener("securitypolicyviolation", (event) =>
  console.error("policy: " + event.violatedDirective + " " + event.blockedURI));
"""
OPEN = "for (const one of document.querySelectorAll('details')) one.open = true"
OVERFLOW = "document.documentElement.scrollWidth - innerWidth"
REFUSED = "Failed to load resource: the server responded with a status of 4"
"""What the browser itself notes of a page that is answered with a refusal."""

Visit = Callable[..., "Visitor"]


class Visitor:
    """One window, and all that a page in it should not have done."""

    def __init__(self, context: BrowserContext, base: str) -> None:
        self.context = context
        self.base = base
        self.troubles: list[str] = []
        context.add_init_script(LISTEN)
        context.on("request", self._asked)
        context.on("console", self._heard)
        context.on("weberror", lambda e: self.troubles.append(f"error: {e.error}"))
        self.page: Page = context.new_page()
        self.page.on("dialog", self._greeted)

    def go(self, path: str) -> Response:
        """Open a page by its path."""
        response = self.page.goto(self.base + path)
        assert response is not None
        return response

    def done(self) -> list[str]:
        """Close the window; return all that went wrong in it."""
        self.context.close()
        return self.troubles

    def focused(self) -> dict[str, Any]:
        """Return what has the focus: its text, its name, and how its outline looks."""
        found = self.page.evaluate(
            """() => { const it = document.activeElement;
            const look = getComputedStyle(it);
            return {text: it.textContent.trim(), name: it.name || "", tag: it.tagName,
              href: it.getAttribute("href") || "", id: it.id, value: it.value || "",
              outline: look.outlineStyle, width: parseFloat(look.outlineWidth)} }"""
        )
        return dict(found)

    def tab_to(self, most: int = 120, **wanted: str) -> dict[str, Any]:
        """Press Tab until the focus is on what has the attributes, seen on the way."""
        for _ in range(most):
            self.page.keyboard.press("Tab")
            found = self.focused()
            if found["tag"] != "BODY":
                assert found["outline"] != "none", f"no outline: {found}"
                assert found["width"] >= 2, f"a thin outline: {found}"
            if all(value in found[name] for name, value in wanted.items()):
                return found
        raise AssertionError(f"{most} times Tab did not lead to {wanted}")

    def type(self, text: str) -> None:
        """Put a text in place of all that the focused field has."""
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)

    def follow(self) -> None:
        """Press Enter, and wait for the page that this leads to."""
        with self.page.expect_navigation(wait_until="load"):
            self.page.keyboard.press("Enter")

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((f"{self.base}/", "data:", "about:")):
            self.troubles.append(f"asked elsewhere: {request.url}")

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and REFUSED not in message.text:
            self.troubles.append(f"{message.type}: {message.text}")

    def _greeted(self, dialog: Dialog) -> None:
        self.troubles.append(f"dialog: {dialog.message}")
        dialog.dismiss()
