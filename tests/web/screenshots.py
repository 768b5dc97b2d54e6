"""Pictures of the main pages, wide, narrow and on paper: `python -m tests.web.screenshots FOLDER`."""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.web.browser.chromium import launched, signed_in
from tests.web.browser.house import OpenHouse, open_house
from workers.embedded.stack import EmbeddedStack
from workers.settings import OUR_ATTRIBUTES

MAIN = {
    "werklijst-van-mij": "/werklijst",
    "werklijst": "/werklijst?wie=iedereen",
    "radar": "/radar",
    "innemen": "/intake",
    "wie": "/wie",
    "niet-van-u": "/termijnen",
    "is-er-niet": "/is-er-niet",
}
CASES = ("nog van niemand", "opgeschort", "uitdaging, afgewezen")
STEPS = ("send-substantive-response", "add-attachment")
SIZES = {"breed": 1280, "smal": 320}


def main(folder: Path) -> None:
    """Start an engine with the sample lives, and take the pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as kept:
        data = Path(kept) / "data"
        stack = EmbeddedStack(data, temporal_port=0, namespace="weerklank", search_attributes=OUR_ATTRIBUTES)
        with (
            stack as here,
            open_house(here.postgres_dsn, here.temporal_address, Path(kept) / "pages") as house,
            sync_playwright() as playwright,
            launched(playwright) as browser,
        ):
            taken(folder, browser, house)


def taken(folder: Path, browser: Browser, house: OpenHouse) -> None:
    """Take each page in each size, and print it."""
    for size, width in SIZES.items():
        context = browser.new_context(viewport={"width": width, "height": 900})
        page = context.new_page()
        page.goto(f"{house.address}/inloggen")
        page.screenshot(path=folder / f"inloggen-{size}.png", full_page=True)
        signed_in(page, house, "Behandelaar")
        for name in shown(page, house):
            page.screenshot(path=folder / f"{name}-{size}.png", full_page=True)
            if size == "breed":
                page.pdf(path=folder / f"{name}.pdf", format="A4")
        context.close()


def shown(page: Page, house: OpenHouse) -> Iterator[str]:
    """Go from page to page, as a handler does, and yield what each is called."""
    for name, address in MAIN.items():
        page.goto(f"{house.address}{address}")
        yield name
    for name in CASES:
        page.goto(f"{house.address}/zaken/{house.cases[name]}")
        yield f"zaak-{name.replace(', ', '-').replace(' ', '-')}"
    for step in STEPS:
        page.goto(f"{house.address}/zaken/{house.cases[CASES[0]]}/stappen/{step}")
        yield f"stap-{step}"
        page.get_by_role("main").get_by_role("button").last.click()
        yield f"stap-{step}-geweigerd"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
