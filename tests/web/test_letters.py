"""A letter is seen before it is made ready, and exactly what was seen is what goes."""

import json

from domain.roles import Role
from tests.web.conftest import Page, Town
from workers.clock import now

ADDRESS = "Lindelaan 1\n1234 AB Lindewaard"


def today(town: Town) -> str:
    """A case that came in just now: no term of it ends while somebody looks."""
    return town.received(occurred=now().isoformat())


def drafted(town: Town, number: str, **typed: str) -> Page:
    browser = town.browser()
    address = f"/zaken/{number}/nieuwe-brief/closing"
    fields = {"channel": "letter", "address": ADDRESS, "message": "Dank voor uw plan. <b>Tot ziens</b>."}
    return browser.fills_in(address, **fields | typed)


def test_a_letter_is_seen_first_and_nothing_is_recorded(town: Town) -> None:
    number = today(town)
    came = drafted(town, number)
    assert came.status == 200
    assert "Zo gaat de brief weg" in came.words
    assert "&lt;b&gt;Tot ziens" in came.text.split('class="letter"', 1)[1].split("</div>", 1)[0]
    assert town.office.letters(number) == []


def test_what_is_wrong_with_a_letter_is_told_at_once(town: Town) -> None:
    came = drafted(town, today(town), channel="", message="", party="eerste")
    assert came.status == 422
    for anchor in ("channel", "message", "party"):
        assert f'<a href="#{anchor}">' in came.text


def test_a_letter_that_was_seen_is_made_ready_printed_and_proved(town: Town) -> None:
    number = today(town)
    browser, address = town.browser(), f"/zaken/{number}/nieuwe-brief/acknowledgement"
    typed = {"channel": "letter", "address": ADDRESS}
    seen = browser.fills_in(address, **typed)
    other = browser.post(address, seen.hidden | typed | {"seen": "0" * 64, "ready": "yes"})
    assert "Zo gaat de brief weg" in other.words
    for _ in ("once", "and a double click"):
        assert browser.post(address, seen.hidden | typed | {"ready": "yes"}).status == 303
    listed = browser.get(f"/zaken/{number}/brieven")
    assert "Brief 1, ontvangstbevestiging" in listed.words
    assert "Brief 2" not in listed.words
    printed = town.browser(Role.AUDITOR).get(f"/zaken/{number}/brieven/1/afdruk").answer
    assert printed.content.startswith(b"%PDF-")
    assert printed.headers["content-disposition"] == 'attachment; filename="brief-1.pdf"'
    proof = json.loads(town.browser(Role.AUDITOR).get(f"/zaken/{number}/brieven/1/bewijs").text)
    assert proof["letter"] == 1
    for what in ("brieven/2/afdruk", "brieven/x/bewijs", "nieuwe-brief/complaint", "nieuwe-brief/x"):
        assert browser.get(f"/zaken/{number}/{what}").status == 404
    assert town.browser(Role.AUDITOR).get(address).status == 404
