"""The work list, a case, the radar and the register as pages, and who may see a complaint on each of them."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import httpx2
import pytest
from fastapi import FastAPI
from structlog.testing import capture_logs

from domain.decision import Refused
from domain.roles import MAY_SEE_COMPLAINTS, Role
from domain.terms.counting import legal_day
from ledger.keys import Keys
from ledger.log import EventLog
from ledger.schema import create_schema as create_ledger
from ledger.sessions import Sessions
from ledger.vault import Vault
from projections.known_on import KnownOn
from projections.queries import ReadModels
from projections.schema import create_schema
from projections.signals_in_words import MEANINGS, UNREACHABLE_MEANING
from tests.projecting.town import RULEBOOK, Town
from web.app import create_app
from web.ports import House
from web.rights import OVERSEERS, READERS
from web.sign_in.guard import COOKIE
from workers.absences import Absences
from workers.cases import Cases
from workers.clock import now
from workers.correspondence import Correspondence
from workers.documents import Documents
from workers.doorman import LocalDoorman
from workers.lists import Lists

COMPLAINT = "complaint"


@dataclass(frozen=True, kw_only=True)
class Reading(Cases, Lists):
    """The office as far as reading goes: nothing is handed in on these pages."""

    def today(self) -> date:
        return legal_day(now())

    def answering_for(self, account: str) -> tuple[str, ...] | Refused:
        return self.away.answering_for(account)


@dataclass
class Browser:
    """Somebody who looks, in one role; the pages answer in this process."""

    app: FastAPI
    secret: str
    csrf: str

    def get(self, path: str) -> httpx2.Response:
        return self._ask("GET", path)

    def post(self, path: str, **typed: str) -> httpx2.Response:
        return self._ask("POST", path, data=typed)

    def sees(self, path: str) -> str:
        answer = self.get(path)
        assert answer.status_code == 200, (path, answer.status_code)
        return answer.text

    def looks_for(self, text: str, **asked: str) -> httpx2.Response:
        return self.post("/werklijst", csrf=self.csrf, zoek=text, **asked)

    def _ask(self, method: str, path: str, **given: Any) -> httpx2.Response:
        async def ask() -> httpx2.Response:
            pages = httpx2.ASGITransport(self.app)
            async with httpx2.AsyncClient(
                transport=pages, base_url="http://localhost", cookies={COOKIE: self.secret}
            ) as browser:
                return await browser.request(method, path, **given)

        return asyncio.run(ask())


As = Callable[..., Browser]


@pytest.fixture
def town(database: str, tmp_path: Path) -> Iterator[Town]:
    """A bank on the square and a garden, both asked for, and the file of a complaint."""
    create_ledger(database)
    create_schema(database)
    with (
        EventLog(database, pool_size=4) as log,
        Vault(log.connections, Keys(tmp_path / "keys")) as vault,
        ReadModels(log.connections, RULEBOOK, vault) as answers,
    ):
        town = Town(database, log, vault, answers)
        town.does("bank", "receive-initiative", title="Een bank", initiator="Zoë Veerman")
        town.does("garden", "receive-initiative", title="Een tuin", initiator="Buurtgroep De Linde")
        town.does("garden", "assign-handler", handler="jansen")
        town.does("garden", "assign-team", team="wijkteam-noord")
        town.does(
            COMPLAINT,
            "open-file",
            role=Role.COMPLAINTS_OFFICER,
            sort="complaint",
            file="K-2026-7",
        )
        town.catch_up()
        yield town


@pytest.fixture
def somebody(town: Town) -> As:
    """Return what lets somebody in."""
    sessions = Sessions(town.log.connections)
    sessions.create()
    doorman = LocalDoorman(sessions, town.vault, now)
    office = Reading(
        models=town.answers,
        believed=KnownOn(town.log, RULEBOOK, town.vault),
        away=Absences(town.log, town.vault, now),
        correspondence=Correspondence(
            log=town.log, vault=town.vault, rulebook=RULEBOOK, now=now, contact=None, embedded=True
        ),
        documents=Documents(town.log, town.vault),
    )
    app = create_app(
        House(
            office=office,
            doorman=doorman,
            municipality="lindewaard",
            for_real=False,
            secure=False,
            now=now,
        )
    )

    def come_in(role: Role, account: str = "jansen") -> Browser:
        secret = doorman.let_in(account, [role], role)
        person = doorman.who(secret)
        assert person is not None
        return Browser(app, secret, person.csrf)

    return come_in


def number(town: Town, case: str) -> str:
    found = town.file(case, legal_day(now())).number
    assert found is not None
    return found


def test_a_handler_finds_their_own_cases_and_the_way_to_all(somebody: As) -> None:
    page = somebody(Role.HANDLER).sees("/werklijst")

    assert "Een tuin" in page
    assert "Een bank" not in page
    assert "Een bank" in somebody(Role.HANDLER).sees("/werklijst?wie=niemand")
    assert "Een bank" in somebody(Role.TEAM_LEAD).sees("/werklijst")
    assert "U hebt nu geen open zaken" in somebody(Role.HANDLER, "iemand-nieuw").sees("/werklijst")


def test_what_was_chosen_stands_in_the_address_and_what_does_not_exist_is_not_there(somebody: As) -> None:
    browser = somebody(Role.TEAM_LEAD)

    chosen = browser.sees("/werklijst?wie=iedereen&team=wijkteam-noord")
    assert '<option value="wijkteam-noord" selected>wijkteam-noord</option>' in chosen
    assert "Een tuin" in chosen
    assert "Een bank" not in chosen
    late = browser.sees("/werklijst?wie=iedereen&wanneer=te-laat&stand=received")
    assert "wanneer=te-laat&amp;stand=received" in late
    assert "Hier is nu niets te doen" in browser.sees("/werklijst?soort=challenge&team=&stand=")
    for nonsense in ("stand=weg", "wanneer=ooit", "na=ergens", "team=Jan%20Jansen"):
        assert browser.get(f"/werklijst?{nonsense}").status_code == 404


def test_a_search_by_name_leaves_who_looked_and_not_for_whom(somebody: As, town: Town) -> None:
    browser = somebody(Role.TEAM_LEAD)
    with capture_logs() as logs:
        found = browser.looks_for("zoe")

    assert "Een bank" in found.text
    assert "Een tuin" not in found.text
    (line,) = [each for each in logs if each["event"] == "names-searched"]
    assert line["by"] == town.vault.account("jansen")
    assert "zoe" not in str(logs).casefold()
    assert "jansen" not in str(logs)
    assert browser.post("/werklijst", zoek="zoe").status_code == 403


def test_a_number_leads_to_its_case(somebody: As, town: Town) -> None:
    known = number(town, "bank")

    found = somebody(Role.TEAM_LEAD).looks_for(f" {known.lower()} ")
    assert found.headers["location"] == f"/zaken/{known}"


@pytest.mark.parametrize("role", sorted(READERS))
def test_a_complaint_is_nowhere_for_those_it_may_be_about(somebody: As, town: Town, role: Role) -> None:
    browser = somebody(role)
    known, open_to = number(town, COMPLAINT), role in MAY_SEE_COMPLAINTS

    for path in ("/werklijst?wie=iedereen", "/werklijst?wie=niemand&stand=file-open", "/radar?lijst=quiet"):
        assert (known in browser.sees(path)) is open_to, path
    for path in (f"/zaken/{known}", f"/zaken/{COMPLAINT}", f"/zaken/{known}/stand"):
        assert browser.get(path).status_code == (200 if open_to else 404), path
    assert (browser.looks_for(known).status_code == 303) is open_to
    assert (known in browser.looks_for("K-2026-7", wie="iedereen").text) is open_to
    assert browser.get("/termijnen").status_code == (200 if role in OVERSEERS else 403)


def test_a_case_shows_what_can_be_done_and_why_the_rest_cannot(somebody: As, town: Town) -> None:
    page = somebody(Role.HANDLER).sees(f"/zaken/{number(town, 'bank')}")
    now_possible, barred = page.split("Wat nu niet kan", 1)

    assert "/stappen/send-reply" in now_possible
    assert "/stappen/sign-agreement" not in page
    assert "kan niet zolang de zaak staat op" in barred
    assert "Er is nog geen reactie verzonden." in barred
    assert "kan niet door behandelaar" in barred
    assert "vraag 1, gaat in op de vraag" in page
    assert "Het eerst: <strong>ontvangstbevestiging" in page


def test_a_page_that_lies_open_hears_that_the_case_moved_and_who_else_is_there(
    somebody: As, town: Town
) -> None:
    known = number(town, "garden")
    first, second = somebody(Role.HANDLER, "jansen"), somebody(Role.LEGAL, "de-wit")

    assert "Ook in deze zaak" not in first.sees(f"/zaken/{known}")
    assert "Ook in deze zaak: jansen." in second.sees(f"/zaken/{known}")
    before = first.get(f"/zaken/{known}/stand").json()
    assert before["others"] == "Ook in deze zaak: de-wit."

    town.does("garden", "confirm-receipt")
    town.catch_up()
    assert first.get(f"/zaken/{known}/stand").json()["version"] > before["version"]


def test_the_radar_says_what_each_list_means(somebody: As) -> None:
    browser = somebody(Role.TEAM_LEAD)

    for signal, meaning in MEANINGS.items():
        assert meaning in browser.sees(f"/radar?lijst={signal.value}&dagen=1")
    assert UNREACHABLE_MEANING in browser.sees("/radar?lijst=unreachable")
    assert "Een bank" in browser.sees("/radar?lijst=unowned")
    assert browser.get("/radar?lijst=anders").status_code == 404


def test_an_overseer_walks_the_register_and_takes_it_along(somebody: As, town: Town) -> None:
    browser = somebody(Role.AUDITOR)

    page = browser.sees("/termijnen")
    assert number(town, COMPLAINT) in page
    assert "laatste dag" in page
    csv = browser.get("/termijnen.csv")
    assert csv.headers["content-type"].startswith("text/csv")
    heading, *lines = csv.text.splitlines()
    assert "explanation" not in heading
    assert sum(number(town, COMPLAINT) in line for line in lines) == 1
