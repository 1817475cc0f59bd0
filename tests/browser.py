"""A headless Chromium that notices what goes wrong on a page, and lets it reach nothing but files and this machine."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Dialog, Page, Route, sync_playwright

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
LOCAL = {"localhost", "127.0.0.1", "::1"}


class Visit:
    """A page in the browser; `problems` collects console errors, exceptions, and requests that left this machine."""

    def __init__(self, context: BrowserContext) -> None:
        self.problems: list[str] = []
        context.route("**/*", self._route)
        self.page: Page = context.new_page()
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda fault: self.problems.append(f"exception: {fault}"))
        self.page.on("dialog", self._dialog)

    def open(self, path: Path) -> Page:
        """Open a file as a double click would."""
        self.page.goto(path.resolve().as_uri())
        return self.page

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.problems.append(f"console {message.type}: {message.text}")

    def _dialog(self, dialog: Dialog) -> None:
        self.problems.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _route(self, route: Route) -> None:
        url = urlsplit(route.request.url)
        if url.scheme in {"file", "data", "blob"} or url.hostname in LOCAL:
            route.continue_()
        else:
            self.problems.append(f"request: {route.request.url}")
            route.abort()


def executable() -> str | None:
    """Where a Chromium lies, if there is one."""
    names = os.environ.get("CHROMIUM"), "chromium", "chromium-browser", "google-chrome"
    return next(filter(None, map(shutil.which, filter(None, names))), None)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The browser for the tests of a module; a context of its own for each test keeps them apart."""
    found = executable()
    if found is None:
        pytest.skip("there is no Chromium: install it, or name it in CHROMIUM")
    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=found, args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """A page 1280 pixels wide on which, when the test ends, nothing has gone wrong that the test did not take away."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    visit = Visit(context)
    yield visit
    context.close()
    assert visit.problems == []
