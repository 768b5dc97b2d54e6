"""The office: a running engine with everything wired, as the faces see it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any

import psycopg

from domain.decision import Refused
from domain.terms.counting import legal_day
from gateways.letters.template import standard_texts
from ledger.keys import Keys
from ledger.log import EventLog
from ledger.vault import Vault
from projections.known_on import KnownOn
from projections.queries import ReadModels
from workers.absences import Absences
from workers.cases import Cases
from workers.clock import now
from workers.correspondence import Correspondence
from workers.documents import Documents
from workers.lists import Lists
from workers.place import Place
from workers.reaching import answering, connected, handing_in, once_more, opening
from workers.scanning import enclosures
from workers.temporal import connect
from workers.upkeep import SHOWN_WITHIN, Upkeep
from workflows.absence_desk import AbsenceSlip, ReturnSlip
from workflows.case_client import CaseClient
from workflows.desk import Desk
from workflows.messages import Receipt
from workflows.recovery import Recovery
from workflows.slip import Slip


@dataclass(frozen=True, kw_only=True)
class LocalOffice(Cases, Lists, Upkeep):
    """The office on this machine's connections: one case, all cases, the engine, and what is handed in."""

    async def submit(self, slip: Slip) -> Receipt | Refused:
        """Hand in a submission, its case by id or number, and wait until the read models show it."""
        with handing_in(once_more(slip.id)):
            meant = replace(slip, case=self.id_of(slip.case))
            came_to = await connected(partial(self.desk.submit, meant))
        if isinstance(came_to, Receipt) and came_to.position:
            # Accepted is accepted: whether the read models answer now changes nothing in that.
            with suppress(psycopg.Error):
                await asyncio.to_thread(self.models.wait_until, came_to.position, SHOWN_WITHIN)
        return came_to

    def today(self) -> date:
        """Return which legal day it is."""
        return legal_day(now())

    def moment(self) -> str:
        """Return the moment it is, in ISO form."""
        return now().isoformat()

    def record_absence(self, slip: AbsenceSlip) -> dict[str, Any] | Refused:
        """Record who is away and who stands in, and return that absence."""
        return self.away.record(slip)

    def end_absence(self, slip: ReturnSlip) -> dict[str, Any] | Refused:
        """Record that somebody is back earlier, and return the absence as it then stands."""
        return self.away.end(slip)

    def answering_for(self, account: str) -> tuple[str, ...] | Refused:
        """Return the references of an account and of those for whom it stands in today."""
        return self.away.answering_for(account)

    def absences(self, *, everything: bool) -> list[dict[str, Any]]:
        """Return who is away or will be, or all that was ever recorded, by number."""
        return self.away.rows(everything=everything)


@asynccontextmanager
async def office_at(place: Place) -> AsyncIterator[LocalOffice]:
    """Open the office of a running engine, and close its connections afterwards. Raises `Fault`."""
    async with AsyncExitStack() as exits:
        with opening(place):
            log = exits.enter_context(EventLog(place.postgres_dsn))
            vault = exits.enter_context(Vault(place.postgres_dsn, Keys(place.keys)))
            rulebook = place.rulebook()
            client = await connect(place.settings, place.temporal_address, lazy=True)
            models = exits.enter_context(ReadModels(place.postgres_dsn, rulebook, vault))
        queue = place.settings.task_queue
        office = LocalOffice(
            place=place,
            desk=Desk(
                client=CaseClient(client, queue),
                log=log,
                vault=vault,
                rulebook=rulebook,
                municipality=place.settings.municipality,
                now=now,
                standard_texts=standard_texts(),
                enclosures=enclosures(place.settings.attachments),
            ),
            recovery=Recovery(client, queue, log, rulebook),
            log=log,
            rulebook=rulebook,
            models=models,
            believed=KnownOn(log, rulebook, vault),
            away=Absences(log, vault, now),
            correspondence=Correspondence(
                log=log,
                vault=vault,
                rulebook=rulebook,
                now=now,
                contact=place.settings.letters.contact,
                embedded=place.settings.temporal.profile == "embedded",
            ),
            documents=Documents(log, vault),
            client=client,
        )
        with answering():
            yield office
