"""Whole errands in a browser, as people go about them: by what stands on the page."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from domain.terms.counting import AMSTERDAM
from tests.web.browser.chromium import signed_in
from tests.web.browser.house import OpenHouse
from workers.clock import now


def ago(minutes: int) -> str:
    """A moment as a browser hands it in."""
    return f"{now().astimezone(AMSTERDAM) - timedelta(minutes=minutes):%Y-%m-%dT%H:%M}"


def takes(page: Page, step: str, **fields: str) -> None:
    """Choose a step of the case that is shown, fill it in and hand it in."""
    page.get_by_role("main").get_by_role("link", name=step, exact=True).click()
    fills(page, **fields)
    page.get_by_role("button", name=step, exact=True).click()


def fills(page: Page, **fields: str) -> None:
    for label, value in fields.items():
        field = page.get_by_role("main").get_by_label(label.replace("_", " "), exact=True).first
        if field.evaluate("e => e.tagName") == "SELECT":
            field.select_option(label=value)
        else:
            field.fill(value)


def received(page: Page, title: str) -> str:
    """Take an initiative in, and return the address of its case."""
    page.get_by_role("link", name="Innemen").click()
    fills(
        page,
        Wanneer_ontving_de_gemeente_het=ago(30),
        Langs_welke_weg="balie",
        Initiatiefnemer="Buurtgroep De Linde",
        Titel=title,
        Vragen="Mag er een boom op het plein?",
    )
    page.get_by_role("button", name="Innemen").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(title)
    return page.url


@contextmanager
def somebody_else(chromium: Browser, house: OpenHouse, role: str) -> Iterator[Page]:
    """Open a window of another person, at another desk."""
    context = chromium.new_context(base_url=house.address)
    context.set_default_timeout(20_000)
    page = context.new_page()
    signed_in(page, house, role)
    yield page
    context.close()


@pytest.fixture
def handler(page: Page, house: OpenHouse) -> Page:
    """A window of a handler."""
    signed_in(page, house, "behandelaar")
    return page


def test_a_handler_receives_answers_and_closes(handler: Page) -> None:
    received(handler, "Een boom op het plein")
    takes(
        handler,
        "Inhoudelijke reactie verzenden",
        Wanneer_gebeurde_het=ago(10),
        **{"Waarom zonder mandaat (niet verplicht)": "De wethouder besliste in het overleg."},
        Langs_welke_weg="brief",
        Bericht="Een boom kan hier niet: onder het plein ligt een kelder.",
        Standpunt="afgewezen",
        Redenen="De wortels beschadigen het dak van de kelder.",
        **{"Grond (niet verplicht)": "te weinig draagvlak"},
        **{"Wat het antwoord zou veranderen (niet verplicht)": "Een boom in een bak kan wel."},
    )
    expect(handler.get_by_role("alert")).to_contain_text("Dit is nog geen inhoudelijke reactie.")

    handler.get_by_label("een klacht indienen").check()
    handler.get_by_role("button", name="Inhoudelijke reactie verzenden").click()
    expect(handler.locator(".stand")).to_contain_text("inhoudelijk beantwoord")

    takes(handler, "Zaak afronden", Wanneer_gebeurde_het=ago(1), Bericht="Wij sluiten de zaak.")

    expect(handler.locator(".stand")).to_contain_text("afgerond")


def test_a_mistake_is_corrected_with_a_second_person(
    handler: Page, chromium: Browser, house: OpenHouse
) -> None:
    case = received(handler, "Een verkeerde dag")
    takes(
        handler,
        "Verbetering voorstellen",
        Wanneer_gebeurde_het=ago(5),
        Regel_van_het_verloop="1",
        Wanneer_het_werkelijk_gebeurde=ago(3 * 24 * 60),
        Reden="Op de brief staat een stempel van die dag.",
    )
    expect(handler.get_by_role("list").last).to_contain_text("erbeter")
    proposal = handler.locator(".story li").last.get_attribute("value") or ""

    takes(handler, "Verbetering bevestigen", Wanneer_gebeurde_het=ago(2), Voorstel=proposal)
    expect(handler.get_by_role("alert")).to_contain_text("Dit is niet vastgelegd")

    with somebody_else(chromium, house, "teamleider") as leader:
        leader.goto(case)
        takes(leader, "Verbetering bevestigen", Wanneer_gebeurde_het=ago(1), Voorstel=proposal)
        expect(leader.get_by_role("heading", level=1)).to_contain_text("Een verkeerde dag")
        expect(leader.locator(".story")).to_contain_text("bevestigd")


def test_two_people_in_one_case_see_each_other_s_work(
    handler: Page, chromium: Browser, house: OpenHouse
) -> None:
    case = received(handler, "Twee mensen, een zaak")
    handler.get_by_role("main").get_by_role("link", name="Soort bepalen", exact=True).click()
    fills(handler, Wanneer_gebeurde_het=ago(1), Soort_initiatief="ondersteuning", Reden="Zij doen het zelf.")
    with somebody_else(chromium, house, "teamleider") as leader:
        leader.goto(case)
        takes(leader, "Ontvangst bevestigen", Wanneer_gebeurde_het=ago(2), Langs_welke_weg="e-mail")
        expect(leader.locator(".story")).to_contain_text("ontvangst bevestigd")

    handler.get_by_role("button", name="Soort bepalen", exact=True).click()

    expect(handler.get_by_role("heading", name="Wat er intussen gebeurde")).to_be_visible()
    expect(handler.get_by_label("Reden", exact=True)).to_have_value("Zij doen het zelf.")
    handler.get_by_role("button", name="Soort bepalen", exact=True).click()
    expect(handler.locator(".stand")).to_contain_text("ondersteuning")


def test_who_was_signed_out_keeps_what_was_typed(handler: Page, house: OpenHouse) -> None:
    received(handler, "Een lange middag")
    handler.get_by_role("main").get_by_role("link", name="Soort bepalen", exact=True).click()
    fills(handler, Wanneer_gebeurde_het=ago(1), Soort_initiatief="ondersteuning", Reden="Zij doen het zelf.")
    handler.context.clear_cookies()

    handler.get_by_role("button", name="Soort bepalen", exact=True).click()
    expect(handler.get_by_role("heading", name="Inloggen")).to_be_visible()
    expect(handler.get_by_label("Reden", exact=True)).to_have_value("Zij doen het zelf.")

    signed_in(handler.context.new_page(), house, "behandelaar")
    for _ in range(2):
        handler.get_by_role("button", name="Opnieuw indienen").click()
    expect(handler.locator(".stand")).to_contain_text("ondersteuning")
