"""Without a mouse, and without a screen: from the work list to a step that is taken, and a case on paper."""

import io

from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.web.browser.chromium import signed_in, typed_moment
from tests.web.browser.house import OpenHouse

MOST_TABS = 120
SEEN = "() => { const s = getComputedStyle(document.activeElement); return s.outlineStyle + s.outlineWidth; }"
MEANT = "() => document.activeElement.innerText || document.activeElement.labels?.[0]?.innerText || ''"


def go_to(page: Page, name: str) -> None:
    """Press Tab until something with that name has the focus; everything on the way shows that it has it."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        assert page.evaluate(SEEN) == "solid3px", page.evaluate(MEANT)
        if str(page.evaluate(MEANT)).strip().startswith(name):
            return
    raise AssertionError(f"the keyboard does not come to {name}")


def test_a_step_is_taken_with_the_keyboard_alone(page: Page, house: OpenHouse) -> None:
    signed_in(page, house, "behandelaar")
    case = page.get_by_role("row").filter(has_text="Een bankje bij de halte").get_by_role("link").first

    page.keyboard.press("Tab")
    assert page.evaluate(MEANT) == "Naar de inhoud"
    page.keyboard.press("Enter")
    go_to(page, "Van niemand")
    page.keyboard.press("Enter")
    go_to(page, case.inner_text())
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Een bankje bij de halte")
    go_to(page, "Behandelaar toewijzen")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Wanneer gebeurde het")).to_be_visible()
    go_to(page, "Wanneer gebeurde het")
    typed_moment(page)
    go_to(page, "Behandelaar")
    page.keyboard.type("b.handelaar")
    go_to(page, "Behandelaar toewijzen")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_contain_text("Een bankje bij de halte")
    expect(page.get_by_role("main")).to_contain_text("toegewezen aan een behandelaar")


def test_a_focus_that_is_hidden_is_found(page: Page, house: OpenHouse) -> None:
    signed_in(page, house, "behandelaar")
    page.keyboard.press("Tab")
    assert page.evaluate(SEEN) == "solid3px"

    page.evaluate("document.activeElement.style.outline = 'none'")

    assert page.evaluate(SEEN) != "solid3px"


def test_on_paper_everything_is_open_and_nothing_can_be_pressed(page: Page, house: OpenHouse) -> None:
    signed_in(page, house, "behandelaar")
    page.goto(f"/zaken/{house.cases['uitdaging, afgewezen']}")
    why = page.get_by_text("Overgeslagen: maandag 27 april 2026, Koningsdag")
    expect(why).not_to_be_visible()

    paper = PdfReader(io.BytesIO(page.pdf(format="A4")))

    text = " ".join(" ".join(each.extract_text() for each in paper.pages).split())
    assert "Overgeslagen: maandag 27 april 2026, Koningsdag" in text
    assert "Niet voor echte zaken" in text
    assert "Uitloggen" not in text
