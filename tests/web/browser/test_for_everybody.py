"""Every page can be used by everybody: also with a screen reader, and on 320 pixels or at 400 %."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.web.browser.chromium import signed_in
from tests.web.browser.everywhere import addresses
from tests.web.browser.house import OpenHouse

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 640}
PLANTED = {
    "document.querySelector('main label').remove()": "label",
    "document.querySelector('h1').style.color = '#ddd'": "color-contrast",
    "document.documentElement.removeAttribute('lang')": "html-has-lang",
    "document.querySelector('main').append(new Image())": "image-alt",
    "document.querySelector('main form').append(document.createElement('button'))": "button-name",
}
IS_PAGE = "text/html"


def found(page: Page, axe: str) -> list[str]:
    """What axe has against a page: the rule and the place."""
    page.evaluate(axe)
    told = page.evaluate("rules => axe.run({runOnly: rules, resultTypes: ['violations']})", RULES)
    return [f"{each['id']}: {node['target']}" for each in told["violations"] for node in each["nodes"]]


def sideways(page: Page) -> list[str]:
    """What sticks out of a narrow page."""
    page.set_viewport_size(NARROW)
    out = page.evaluate(
        "() => document.documentElement.scrollWidth <= innerWidth ? [] :"
        " [...document.body.querySelectorAll('*')].filter(e => e.scrollWidth > innerWidth)"
        ".map(e => `too wide: ${e.outerHTML.slice(0, 80)}`)"
    )
    page.set_viewport_size(WIDE)
    return [str(each) for each in out]


def against(page: Page, axe: str) -> dict[str, list[str]]:
    faults = found(page, axe) + sideways(page)
    return {f"{page.url}, {page.title()}": faults} if faults else {}


def shown(page: Page, house: OpenHouse) -> Iterator[str]:
    """Open every page of who is signed in, and one form once more as it was refused."""
    refused = False
    for address in list(addresses(page, house)):
        if IS_PAGE not in page.request.get(address).headers["content-type"]:
            continue
        page.goto(address)
        yield address
        if "/stappen/" in address and not refused:
            refused = True
            page.get_by_role("main").locator("form").get_by_role("button").last.click()
            yield f"{address}, refused"


def test_nobody_is_kept_out_of_any_page(page: Page, house: OpenHouse, axe: str) -> None:
    signed_in(page, house, "behandelaar")

    faults: dict[str, list[str]] = {}
    seen = []
    for address in shown(page, house):
        seen.append(address)
        faults |= against(page, axe)

    assert faults == {}
    assert {"/werklijst?wie=iedereen", "/wie", f"/zaken/{house.cases['opgeschort']}"} <= set(seen)


@pytest.mark.parametrize(
    ("role", "address", "title"),
    [
        (None, "/werklijst", "Inloggen"),
        (None, "/inloggen/al-gebruikt", "Deze link werkt niet"),
        ("behandelaar", "/is-er-niet", "Deze bladzijde is er niet"),
        ("ombudsman", "/termijnen", "Termijnregister"),
        ("beheerder", "/werklijst", "Deze bladzijde is niet voor uw rol"),
    ],
)
def test_nobody_is_kept_out_of_a_page_that_says_no_or_is_for_another_role(
    page: Page, house: OpenHouse, axe: str, *, role: str | None, address: str, title: str
) -> None:
    if role is not None:
        signed_in(page, house, role)

    page.goto(address)

    assert title in page.title()
    assert against(page, axe) == {}


def test_a_fault_that_is_planted_is_found(page: Page, house: OpenHouse, axe: str) -> None:
    signed_in(page, house, "behandelaar")
    page.goto(f"/zaken/{house.cases['opgeschort']}/stappen/add-party")
    assert found(page, axe) == []

    for fault, rule in PLANTED.items():
        page.reload()
        page.evaluate(fault)
        assert rule in {each.split(":")[0] for each in found(page, axe)}, fault


def test_something_too_wide_is_found(page: Page, house: OpenHouse) -> None:
    signed_in(page, house, "behandelaar")
    assert sideways(page) == []

    page.evaluate("document.querySelector('h1').style.whiteSpace = 'pre'")
    page.evaluate("document.querySelector('h1').textContent = 'Werklijst '.repeat(9)")

    assert sideways(page)


def test_without_the_design_system_the_own_sheet_is_enough(
    chromium: Browser, house: OpenHouse, axe: str
) -> None:
    context = chromium.new_context(base_url=house.address, viewport={"width": 1280, "height": 900})
    context.route("**/nl-design-system.css", lambda route: route.fulfill(body="", content_type="text/css"))
    page = context.new_page()
    signed_in(page, house, "behandelaar")
    case = house.cases["opgeschort"]

    faults: dict[str, list[str]] = {}
    for address in ("/werklijst", f"/zaken/{case}", f"/zaken/{case}/stappen/add-party"):
        page.goto(address)
        faults |= against(page, axe)
    context.close()

    assert faults == {}
