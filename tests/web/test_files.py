"""Files go into a case by a form, and come out as they came; an intake stands whatever becomes of them."""

import asyncio
from collections.abc import AsyncIterator
from hashlib import sha256

import httpx2
import pytest

from domain.roles import Role
from tests.web.conftest import MOST, Page, Town
from web.forms.body import TEXTS

PDF = b"%PDF-1.7\nplattegrond van het plein\n%%EOF\n"
RECEIVED = {
    "channel": "letter",
    "occurred": "2026-02-02T10:15",
    "initiator": "Buurtgroep De Linde",
    "title": "Plein",
    "asks": "Mag het plein groen?\nMag er een bank?",
}


def added(town: Town, content: bytes = PDF, name: str = "plan.pdf") -> tuple[str, Page]:
    number = town.received()
    typed = {"occurred": "2026-02-03T10:00", "title": "Plattegrond"}
    files = [("document", (name, content, "text/html"))]
    return number, town.browser().fills_in(f"/zaken/{number}/stappen/add-attachment", files, **typed)


def test_a_file_goes_in_and_comes_out_as_it_came(town: Town) -> None:
    number, came = added(town, name='../"<script>.html')
    assert came.status == 303
    out = town.browser(Role.AUDITOR).get(f"/zaken/{number}/bijlagen/1")
    assert sha256(out.answer.content).digest() == sha256(PDF).digest()
    assert out.answer.headers["content-type"] == "application/pdf"
    assert out.answer.headers["content-disposition"] == f'attachment; filename="{number}-bijlage-1.pdf"'
    assert out.answer.headers["x-content-type-options"] == "nosniff"
    assert f'href="/zaken/{number}/bijlagen/1"' in town.browser().get(f"/zaken/{number}").text


@pytest.mark.parametrize(
    "content", [b"", b"<html><script>alert(1)</script>", b"MZ\x90\x00", b"x" * (MOST + 1)]
)
def test_a_file_that_is_not_taken_is_told_with_the_form_kept(town: Town, content: bytes) -> None:
    _, came = added(town, content)
    assert came.status == 422
    assert came.shown("title") == "Plattegrond"
    assert "Kies alleen het bestand opnieuw" in came.words


def test_without_a_file_the_form_asks_for_it(town: Town) -> None:
    number = town.received()
    came = town.browser().fills_in(f"/zaken/{number}/stappen/add-attachment", title="Plattegrond")
    assert came.status == 422
    assert '<a href="#document">' in came.text


@pytest.mark.parametrize("length", [{"content-length": "900000000000"}, {}])
def test_what_is_far_too_large_is_refused_before_it_is_read(town: Town, length: dict[str, str]) -> None:
    browser = town.browser()
    address = f"/zaken/{town.received()}/stappen/add-attachment"
    taken: list[int] = []

    async def endless() -> AsyncIterator[bytes]:
        yield b'--x\r\nContent-Disposition: form-data; name="document"; filename="groot.pdf"\r\n\r\n'
        while True:
            taken.append(100_000)
            yield b"x" * 100_000

    async def send() -> httpx2.Response:
        headers = {"content-type": "multipart/form-data; boundary=x"} | length
        return await browser.client.post(address, content=endless(), headers=headers)

    came = Page(town.portal.call(send))
    assert came.status == 413
    assert "te groot" in came.words
    assert sum(taken) <= (0 if length else MOST + TEXTS + 100_000)


def test_who_may_not_see_it_gets_no_attachment(town: Town) -> None:
    number, _ = added(town)
    assert town.browser(None).get(f"/zaken/{number}/bijlagen/1").status == 401
    assert town.browser(Role.ADMINISTRATOR).get(f"/zaken/{number}/bijlagen/1").status == 403
    for attachment in ("2", "0", "x", "1" * 5000, "²"):
        assert town.browser().get(f"/zaken/{number}/bijlagen/{attachment}").status == 404
    aside = {"occurred": "2026-02-04T10:00", "attachment": "1", "reason": "hoort bij een ander"}
    assert town.browser().fills_in(f"/zaken/{number}/stappen/set-attachment-aside", **aside).status == 303
    hidden = town.browser().get(f"/zaken/{number}/bijlagen/1")
    assert (hidden.status, "terzijde gelegd" in hidden.words) == (403, True)
    assert town.browser(Role.AUDITOR).get(f"/zaken/{number}/bijlagen/1").status == 200


def test_an_intake_begins_a_case_and_twice_is_once(town: Town) -> None:
    browser = town.browser(Role.INTAKE)
    typed = browser.get("/intake").hidden | RECEIVED

    async def twice() -> list[httpx2.Response]:
        parts = {"": ("", b"")}
        both = (browser.client.post("/intake", data=typed, files=parts) for _ in range(2))
        return await asyncio.gather(*both)

    first, second = town.portal.call(twice)
    assert (first.status_code, second.status_code) == (303, 303)
    assert first.headers["location"] == second.headers["location"]
    case = browser.get(first.headers["location"])
    assert "Mag er een bank?" in case.words


def test_an_intake_stands_where_a_file_is_refused(town: Town) -> None:
    browser = town.browser(Role.INTAKE)
    files = [
        ("attachments", ("plan.pdf", PDF, "application/pdf")),
        ("attachments", ("<b>macro.exe", b"MZ\x90\x00", "application/pdf")),
        ("attachments", ("foto.jpg", b"\xff\xd8\xff" + b"x" * MOST, "image/jpeg")),
    ]
    typed = browser.get("/intake").hidden | RECEIVED
    for already in (False, True):
        came = browser.post("/intake", typed, files)
        assert came.status == 200
        assert "De ontvangst staat vast, maar niet elk bestand is bewaard." in came.words
        assert came.words.count("niet bewaard.") == 2, already
        assert "plan.pdf : toegevoegd." in came.words
        assert "<b>macro" not in came.text
    number = came.words.split("Naar zaak ", 1)[1].split()[0]
    found = town.office.case(number)
    assert found is not None
    assert [each["title"] for each in found["attachments"]] == ["plan.pdf"]


def test_an_intake_that_cannot_be_read_tells_everything_and_keeps_it(town: Town) -> None:
    browser = town.browser(Role.INTAKE)
    files = [("attachments", (f"{each}.pdf", PDF, "application/pdf")) for each in range(6)]
    typed = RECEIVED | {"channel": "", "initiator": " ", "representative-email": "x@example.org"}
    came = browser.fills_in("/intake", files, **typed)
    assert came.status == 422
    for anchor in ("channel", "initiator", "representative-person", "attachments"):
        assert f'<a href="#{anchor}">' in came.text
    assert came.shown("asks").replace("\r", "") == RECEIVED["asks"]
    assert "hoogstens 5 bestanden" in came.words
    stranger = town.browser(None).post("/intake", typed)
    assert (stranger.status, stranger.shown("title")) == (401, "Plein")
    assert town.browser(Role.AUDITOR).get("/intake").status == 403
