"""Debian's Chromium, driven as somebody does who reads Dutch."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, Playwright

from tests.web.browser.house import OpenHouse

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
