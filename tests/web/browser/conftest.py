"""A browser, records and servers for it; without Chromium, its tests are skipped."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from onrecord.web import Settings
from tests.web.browser.city import city
from tests.web.browser.serving import serving
from tests.web.browser.visiting import Visit, Visitor

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NAMES = ("chromium", "chromium-browser", "google-chrome")
OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PACKAGE = "needs Chromium: install the dependency group `test`"
PROGRAM = "needs Chromium: install it, or name it in ONRECORD_CHROMIUM"
Serve = Callable[..., str]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    sync_api = pytest.importorskip("playwright.sync_api", reason=PACKAGE)
    pytest.importorskip("axe_playwright_python", reason=PACKAGE)
    names = (os.environ.get("ONRECORD_CHROMIUM"), *map(shutil.which, NAMES))
    found = next(filter(None, names), None)
    with sync_api.sync_playwright() as play:
        if not (found or Path(play.chromium.executable_path).exists()):
            pytest.skip(PROGRAM)
        opened = play.chromium.launch(executable_path=found, args=OPTIONS)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return city(tmp_path_factory.mktemp("city") / "city.db")


@pytest.fixture(scope="session")
def shared(record: Path) -> Iterator[str]:
    """The address of a server of the record that no test writes to."""
    with serving(Settings(record)) as base:
        yield base


@pytest.fixture
def serve(tmp_path: Path, record: Path) -> Iterator[Serve]:
    """Serve a copy of the record, which may be written to."""
    with ExitStack() as servers:

        def served(**told: Any) -> str:
            copy = Path(shutil.copy(record, tmp_path / "copy.db"))
            return servers.enter_context(serving(Settings(copy, **told)))

        yield served


@pytest.fixture
def visit(browser: Browser, shared: str) -> Iterator[Visit]:
    """Open a window, of which the test fails if a page does what it should not."""
    visitors: list[Visitor] = []

    def visited(base: str = shared, **options: Any) -> Visitor:
        context = browser.new_context(**options)
        context.set_default_timeout(10_000)
        visitors.append(Visitor(context, base))
        return visitors[-1]

    yield visited
    troubles = [one for visitor in visitors for one in visitor.done()]
    assert troubles == []
