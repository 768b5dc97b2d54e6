"""Debian's Chromium, driven as somebody does who reads Dutch."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect

from domain.terms.counting import AMSTERDAM
from tests.web.browser.house import OpenHouse
from workers.clock import now

CHROMIUM = shutil.which("chromium")


def needed() -> str:
    """Return where Chromium is. Without it a test is left out, and says so; in CI it fails."""
    if CHROMIUM is None and os.environ.get("CI"):
        pytest.fail("chromium must be installed where everything is checked")
    if CHROMIUM is None:
        pytest.skip("chromium is niet geïnstalleerd (Debian: apt-get install chromium)")
    return CHROMIUM


@contextmanager
def launched(playwright: Playwright) -> Iterator[Browser]:
    """Yield a browser. Its sandbox wants rights that a container has not; it sees our own pages alone."""
    browser = playwright.chromium.launch(executable_path=needed(), args=["--no-sandbox"])
    try:
        yield browser
    finally:
        browser.close()


def signed_in(page: Page, house: OpenHouse, role: str) -> None:
    """Come in by a link of the terminal, as one of the sample people: the work list stands there."""
    page.goto(house.link())
    page.get_by_role("main").get_by_role("button", name=role).first.click()
    expect(page.get_by_role("heading", name="Wie bent u?")).not_to_be_attached()
    page.wait_for_load_state()


def typed_moment(page: Page) -> None:
    """Type this moment where the focus is, in the order in which this browser asks for it."""
    if page.evaluate("document.activeElement.type") != "datetime-local":
        page.keyboard.type(f"{now().astimezone(AMSTERDAM):%d-%m-%Y %H:%M}")
        return
    american = page.evaluate("navigator.language") == "en-US"
    moment = now().astimezone(AMSTERDAM)
    page.keyboard.type(f"{moment:%m%d%Y}" if american else f"{moment:%d%m%Y}")
    page.keyboard.press("ArrowRight")
    page.keyboard.type(f"{moment:%I%M%p}" if american else f"{moment:%H%M}")
