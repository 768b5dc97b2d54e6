"""Every page as every role, on a real office: who may is let through, and who may not is told so."""

import asyncio
import json
import secrets
import threading
from collections.abc import Coroutine, Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any

import pytest
from fastapi import FastAPI

from domain.catalogue import CATALOGUE, transition_named
from domain.decision import Refused
from domain.roles import LABELS, MAY_SEE_COMPLAINTS, Role
from domain.stages import Stage
from ledger.sessions import Sessions
from tests.conftest import new_database
from tests.web.sign_in.browser import Clock, Door
from web.forms.fields import fields_of
from web.rights import READERS, RIGHTS, STAFF, may
from workers.doorman import LocalDoorman
from workers.embedded.stack import Running
from workers.engine import working
from workers.office import LocalOffice, office_at
from workers.place import Place
from workers.settings import Settings, Temporal
from workflows.slip import Slip

OVERSEERS = (Role.AUDITOR, Role.OMBUDSMAN, Role.PRIVACY_OFFICER)


@dataclass
class Loop:
    """A loop of its own, on which an engine works while the tests ask for pages."""

    loop: asyncio.AbstractEventLoop

    def does(self, work: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(90)


@dataclass
class House:
    """A house with a case, and with the file of a complaint about it."""

    door: Door
    case: str
    complaint: str

    def version(self) -> int:
        found = self.door.office.case(self.case)
        assert found is not None
        return int(found["version"])


@pytest.fixture(scope="module")
def office(stack: Running, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[LocalOffice, Loop]]:
    """Yield the office of an engine that works, in a thread of its own."""
    settings = Settings(temporal=Temporal(task_queue=f"test-{secrets.token_hex(6)}"))
    ready: Future[tuple[LocalOffice, asyncio.AbstractEventLoop, asyncio.Event]] = Future()

    async def run(place: Place) -> None:
        stop = asyncio.Event()
        async with working(place), office_at(place) as office:
            ready.set_result((office, asyncio.get_running_loop(), stop))
            await stop.wait()

    with new_database(stack) as dsn:
        place = Place(
            settings, tmp_path_factory.mktemp("house") / "data", dsn, stack.temporal_address, stack.pid
        )
        place.data_dir.mkdir()
        thread = threading.Thread(target=lambda: asyncio.run(run(place)))
        thread.start()
        here, loop, stop = ready.result(90)
        try:
            yield here, Loop(loop)
        finally:
            loop.call_soon_threadsafe(stop.set)
            thread.join(60)


@pytest.fixture(scope="module")
def house(office: tuple[LocalOffice, Loop]) -> House:
    """Return the house, in which nothing changes any more."""
    here, loop = office

    def accepted(name: str, role: Role, **fields: object) -> str:
        transition = transition_named(name)
        assert transition is not None
        content = json.dumps(dict(transition.example) | fields).encode()
        came_to = loop.does(here.submit(Slip(name, content, "i.emand", role, secrets.token_hex(8))))
        assert not isinstance(came_to, Refused), came_to
        return str(came_to.number)

    case = accepted("receive-initiative", Role.INTAKE)
    about = {"sort": "complaint", "other": case, "announced": None}
    complaint = accepted("open-file", Role.COMPLAINTS_OFFICER, **about)
    sessions = Sessions(here.log.connections)
    sessions.create()
    clock = Clock()
    return House(Door(LocalDoorman(sessions, here.desk.vault, clock), clock, here), case, complaint)


def addresses(house: House, name: str) -> list[tuple[str, str]]:
    """How a page is asked for or handed in to, with something on it."""
    case = f"/zaken/{house.case}"
    return {
        "home": [("GET", "/")],
        "static": [("GET", "/static/weerklank.css")],
        "sign-in": [("GET", "/inloggen")],
        "sign-in-by-link": [("GET", f"/inloggen/{house.door.doorman.link()}")],
        "signed-out": [("GET", "/uitgelogd")],
        "choose-role": [("GET", "/rol"), ("POST", "/rol")],
        "sign-out": [("POST", "/uitloggen")],
        "sign-out-everywhere": [("POST", "/overal-uitloggen")],
        "choose-person": [("GET", "/wie"), ("POST", "/wie")],
        "worklist": [("GET", "/werklijst")],
        "search-worklist": [("POST", "/werklijst")],
        "radar": [("GET", "/radar")],
        "terms": [("GET", "/termijnen")],
        "terms-csv": [("GET", "/termijnen.csv")],
        "case": [("GET", case)],
        "case-stand": [("GET", f"{case}/stand")],
        "intake": [("GET", "/intake")],
        "take-in": [("POST", "/intake")],
        "theme": [("GET", "/static/thema.css")],
        "attachment": [("GET", f"{case}/bijlagen/1")],
        "letters": [("GET", f"{case}/brieven")],
        "letter-print": [("GET", f"{case}/brieven/1/afdruk")],
        "letter-proof": [("GET", f"{case}/brieven/1/bewijs")],
        "letter": [("GET", f"{case}/nieuwe-brief/acknowledgement")],
        "make-letter": [("POST", f"{case}/nieuwe-brief/acknowledgement")],
        "step": [("GET", f"{case}/stappen/assign-kind")],
        "take-step": [("POST", f"{case}/stappen/assign-kind")],
    }.get(name, [])


BY_RULE = {
    "take-step": "niet vastgelegd",
    "take-in": "niet vastgelegd",
    "step": "Deze bladzijde is er niet",
    "theme": "Deze bladzijde is er niet",
    "attachment": "Deze bladzijde is er niet",
    "letter-print": "Deze bladzijde is er niet",
    "letter-proof": "Deze bladzijde is er niet",
    "letter": "Deze bladzijde is er niet",
    "make-letter": "niet vastgelegd",
}
"""Theirs, and refused by a rule of the case or of the step: with a sentence that says so."""

ELSEWHERE = {"sign-in-at-provider", "back-from-provider"}
"""Tried in the tests of the provider: without one they are not there."""


def test_every_page_has_a_line_in_the_table_and_the_other_way_round(house: House) -> None:
    app = house.door.browser().client.app
    assert isinstance(app, FastAPI)

    assert {route.name for route in _routes(app.router)} == set(RIGHTS)
    assert {name for name in RIGHTS if not addresses(house, name)} == ELSEWHERE


def _routes(router: Any) -> Iterator[Any]:
    for route in router.routes:
        within = getattr(route, "original_router", None)
        yield from (_routes(within) if within is not None else [route])


@pytest.mark.parametrize("role", [None, *sorted(STAFF)])
def test_every_role_has_its_pages_and_no_others(house: House, role: Role | None) -> None:
    before = house.version()
    for name in sorted(set(RIGHTS) - ELSEWHERE):
        for method, path in addresses(house, name):
            browser = house.door.browser()
            if role is not None:
                browser.works_as(role)
            fields = {"role": str(role), "account": "i.ontvangst", "submission": secrets.token_hex(8)}
            answer = browser.get(path) if method == "GET" else browser.post(path, **fields)
            if may(name, role):
                assert answer.status_code < 400 or BY_RULE[name] in answer.text, (name, role)
                assert answer.status_code < 500
            elif role is None:
                assert answer.status_code == 401, name
                assert "U bent niet (meer) ingelogd" in answer.text
            else:
                assert answer.status_code == 403, (name, role)
                assert f"Uw rol is: {LABELS[role]}" in answer.text
            page = "text/html" in answer.headers.get("content-type", "") and answer.status_code != 303
            assert not page or "Niet voor echte zaken" in answer.text, (name, role)
    assert house.version() == before


@pytest.mark.parametrize("role", sorted(READERS))
def test_a_case_that_somebody_may_not_see_is_the_same_as_one_that_is_not_there(
    house: House, role: Role
) -> None:
    browser = house.door.browser().works_as(role)
    sees = role in MAY_SEE_COMPLAINTS

    for rest in ("", "/stappen/assign-kind", "/stappen/is-er-niet"):
        hidden = browser.get(f"/zaken/{house.complaint}{rest}")
        nowhere = browser.get(f"/zaken/LIN-1999-99999{rest}")
        assert nowhere.status_code == 404
        if sees and not rest:
            assert hidden.status_code == 200
        elif not sees:
            assert (hidden.status_code, hidden.text) == (404, nowhere.text)
            assert hidden.headers == nowhere.headers
    handed_in = browser.post(f"/zaken/{house.complaint}/stappen/close", reason="Omdat.")
    assert (handed_in.status_code == 404) is not sees
    assert house.complaint in browser.get("/werklijst").text or not sees


@pytest.mark.parametrize("role", sorted(READERS))
def test_a_step_that_is_not_for_that_role_is_refused_with_the_reason(house: House, role: Role) -> None:
    step = "withdraw"
    transition = transition_named(step)
    assert transition is not None
    if role in transition.roles:
        return
    before = house.version()
    browser = house.door.browser().works_as(role)

    answer = browser.post(
        f"/zaken/{house.case}/stappen/{step}",
        **{name: str(value) for name, value in transition.example.items()},
        submission=secrets.token_hex(8),
        version=str(before),
    )

    assert answer.status_code == 403
    assert "Dit is niet vastgelegd" in answer.text
    assert transition.example["statement"] in answer.text
    assert house.version() == before


@pytest.mark.parametrize("role", OVERSEERS)
def test_who_oversees_finds_no_button_and_every_form_shut(house: House, role: Role) -> None:
    before = house.version()
    browser = house.door.browser().works_as(role)

    assert "kunt u in deze zaak nu geen stap zetten" in browser.get(f"/zaken/{house.case}").text
    for each in CATALOGUE:
        assert browser.get(f"/zaken/{house.case}/stappen/{each.name}").status_code == 404
        answer = browser.post(f"/zaken/{house.case}/stappen/{each.name}", submission=secrets.token_hex(8))
        if each.stages == {Stage.NEW} or not fields_of(each):
            assert answer.status_code == 404, each.name
        else:
            assert answer.status_code == 403, each.name
            assert "Dit is niet vastgelegd" in answer.text
    assert house.version() == before
