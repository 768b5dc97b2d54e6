"""One house for all browser tests, on the servers that all tests share, and a browser for each file."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.conftest import new_database
from tests.web.browser.chromium import launched, needed
from tests.web.browser.house import OpenHouse, open_house
from workers.demo.lives import LIVES
from workers.embedded.stack import Running

LIVED = [life for life in LIVES if life.name in {"nog van niemand", "opgeschort", "uitdaging, afgewezen"}]


@pytest.fixture(scope="session")
def house(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenHouse]:
    """Yield the pages, over cases of which one is late, one suspended and one closed to most steps."""
    needed()
    stack: Running = request.getfixturevalue("stack")
    with (
        new_database(stack) as dsn,
        open_house(dsn, stack.temporal_address, tmp_path_factory.mktemp("pages") / "data", LIVED) as here,
    ):
        yield here


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Yield a browser. For one file only: while it runs, nothing else in this process can run asyncio."""
    needed()
    with sync_playwright() as playwright, launched(playwright) as browser:
        yield browser


@pytest.fixture
def page(house: OpenHouse, chromium: Browser) -> Iterator[Page]:
    """Yield an empty window of somebody whom the pages do not know yet."""
    context = chromium.new_context(base_url=house.address, viewport={"width": 1280, "height": 900})
    context.set_default_timeout(20_000)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The program that looks for what keeps people out, as `make setup` got it."""
    program = Path(__file__).parents[3] / "node_modules/axe-core/axe.min.js"
    if not program.is_file() and os.environ.get("CI"):
        pytest.fail("npm must be installed where everything is checked")
    if not program.is_file():
        pytest.skip("axe-core is er niet (installeer npm, en dan: make clean setup)")
    return program.read_text()
