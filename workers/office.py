"""The office: a running engine with everything wired, as the faces see it."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any

import psycopg
from temporalio.client import Client
from temporalio.service import RPCError

from cli.office import RulesOrder
from domain.decision import Refused
from domain.documents.document import Document
from domain.figures.period import Period
from domain.identity import is_case_id
from domain.letters.kind import LetterKind
from domain.roles import Role
from domain.rulebook import Rulebook
from domain.signals import Signal
from domain.terms.counting import legal_day
from gateways.letters.sending import TOPICS
from gateways.letters.template import standard_texts
from ledger.keys import Keys
from ledger.log import EventLog
from ledger.outbox import Outbox
from ledger.sendings import Sendings
from ledger.vault import Vault
from projections.beside import SoFar
from projections.known_on import KnownOn
from projections.model import ReadModel
from projections.paging import every
from projections.queries import ReadModels
from projections.rebuild import Rebuilt, rebuild
from workers.absences import Absences
from workers.changing_rules import ChangingRules
from workers.clock import now
from workers.correspondence import Correspondence
from workers.documents import Documents
from workers.place import Place
from workers.reaching import answering, connected, handing_in, once_more, opening
from workers.rebuilding import breakable, rebuilding
from workers.scanning import enclosures, state
from workers.temporal import connect
from workflows.absence_desk import AbsenceSlip, ReturnSlip
from workflows.case_client import CaseClient
from workflows.desk import Desk
from workflows.messages import Receipt
from workflows.recovery import Recovered, Recovery
from workflows.slip import Slip

_SHOWN_WITHIN = 10.0
"""Seconds a caller waits for the read models; what was accepted is safe all the same."""

_PAGE = 500
"""Rows of a list that are asked at a time where all of it is wanted."""


@dataclass(frozen=True)
class LocalOffice:
    """The office on this machine's connections."""

    place: Place
    desk: Desk
    recovery: Recovery
    log: EventLog
    rulebook: Rulebook
    models: ReadModels
    believed: KnownOn
    away: Absences
    correspondence: Correspondence
    documents: Documents
    client: Client

    async def submit(self, slip: Slip) -> Receipt | Refused:
        """Hand in a submission, its case by id or number, and wait until the read models show it."""
        with handing_in(once_more(slip.id)):
            meant = replace(slip, case=self._id_of(slip.case))
            came_to = await connected(partial(self.desk.submit, meant))
        if isinstance(came_to, Receipt) and came_to.position:
            # Accepted is accepted: whether the read models answer now changes nothing in that.
            with suppress(psycopg.Error):
                await asyncio.to_thread(self.models.wait_until, came_to.position, _SHOWN_WITHIN)
        return came_to

    def today(self) -> date:
        """Return which legal day it is."""
        return legal_day(now())

    def case(self, case: str, *, known_on: date | None = None) -> dict[str, Any] | None:
        """Return a case by id or number, as it is or as it was known at the end of a day."""
        which = self._id_of(case) or case
        if known_on is not None:
            found = self.believed.case(which, known_on)
        else:
            found = self.models.case(which, legal_day(now()))
        return None if found is None else found.model_dump(mode="json")

    def draft_letter(
        self, case: str, sort: LetterKind, content: Mapping[str, Any], party: int, role: Role | None
    ) -> dict[str, Any] | Refused:
        """Return a letter as it would be sent, with its template: the fields that a preparation asks."""
        return self.correspondence.draft(self._id_of(case) or case, sort, content, party, role)

    def letter_anew(
        self, case: str, sort: LetterKind, number: int, role: Role | None
    ) -> dict[str, Any] | Refused:
        """Return the same text as a letter that was prepared before, for a second sending."""
        return self.correspondence.anew(self._id_of(case) or case, sort, number, role)

    def letters(self, case: str | None) -> list[dict[str, Any]] | Refused:
        """Return a row a letter, of one case or of all."""
        return self.models.letters(self._id_of(case))

    def printed_letter(self, case: str, number: int, role: Role | None) -> bytes | Refused:
        """Return a letter as PDF/UA."""
        return self.correspondence.printed(self._id_of(case) or case, number, role)

    def letter_proof(self, case: str, number: int, role: Role | None) -> dict[str, Any] | Refused:
        """Return what shows that a letter was sent, and what became of it."""
        return self.correspondence.proof(self._id_of(case) or case, number, role)

    def document(self, case: str, number: int, role: Role | None) -> tuple[Document, bytes] | Refused:
        """Return what an attachment is and its bytes, or why it is not shown."""
        return self.documents.content(self._id_of(case) or case, number, role)

    def moment(self) -> str:
        """Return the moment it is, in ISO form."""
        return now().isoformat()

    def worklist(self, *, limit: int | None = None, after: str | None = None) -> Iterator[dict[str, Any]]:
        """Yield what must be done after a place in the list, soonest term first; at most so many."""
        return _listed(partial(self.models.worklist, legal_day(now())), limit, after)

    def radar(
        self, signal: Signal, days: int, *, limit: int | None = None, after: str | None = None
    ) -> Iterator[dict[str, Any]]:
        """Yield the cases that ask for somebody for that reason, for at least so many days."""
        return _listed(partial(self.models.radar, signal, legal_day(now()), days=days), limit, after)

    def initiatives(self, *, limit: int | None = None, after: str | None = None) -> Iterator[dict[str, Any]]:
        """Yield every initiative as the public may read of it, in the order in which they came in."""
        return _listed(partial(self.models.initiatives, legal_day(now())), limit, after)

    def initiative_totals(self) -> Sequence[dict[str, Any]]:
        """Return how many initiatives there are by kind and district, small cells hidden."""
        return [row.model_dump(mode="json") for row in self.models.initiative_totals()]

    def register(
        self,
        *,
        limit: int | None = None,
        after: str | None = None,
        explained: bool = False,
        known_on: date | None = None,
    ) -> Iterator[dict[str, Any]]:
        """Yield a row a clock after a place in the list; with `limit` so many and the rest of a case.

        As it is, or as it was known at the end of a day. `explained` adds to each how its due day came to be.
        """
        ask = self.models.register if known_on is None else self.believed.register
        day = legal_day(now()) if known_on is None else known_on
        return _listed(partial(ask, day, explained=explained), limit, after)

    def totals(self) -> Sequence[dict[str, Any]]:
        """Return how many clocks stand how today, by municipality, name and regime."""
        return [row.model_dump(mode="json") for row in self.models.totals(legal_day(now()))]

    def statistics(self, period: Period) -> dict[str, Any]:
        """Return how the terms due within a period came out, with the clocks behind each figure."""
        return self.models.statistics(period, legal_day(now())).model_dump(mode="json")

    def record_absence(self, slip: AbsenceSlip) -> dict[str, Any] | Refused:
        """Record who is away and who stands in, and return that absence."""
        return self.away.record(slip)

    def end_absence(self, slip: ReturnSlip) -> dict[str, Any] | Refused:
        """Record that somebody is back earlier, and return the absence as it then stands."""
        return self.away.end(slip)

    def absences(self, *, everything: bool) -> list[dict[str, Any]]:
        """Return who is away or will be, or all that was ever recorded, by number."""
        return self.away.rows(everything=everything)

    async def status(self) -> dict[str, Any]:
        """Return how the engine stands: its parts, how far the read models are, and their faults."""
        last = self.log.last_position()
        return {
            "running": True,
            "pid": self.place.pid,
            "data_dir": str(self.place.data_dir),
            "municipality": self.place.settings.municipality,
            "profile": self.place.settings.temporal.profile,
            "temporal": {
                "address": self.place.temporal_address or self.client.service_client.config.target_host,
                "namespace": self.client.namespace,
                "answers": await self._temporal_answers(),
            },
            "ledger": {"position": last},
            "projections": {
                "positions": self.models.positions(),
                "behind": {name: last - position for name, position in self.models.positions().items()},
                "faults": [fault.model_dump(mode="json") for fault in self.models.faults()],
            },
            "reminders": Outbox(self.log.connections).counts()._asdict(),
            "letters": Sendings(self.log.connections, TOPICS).counts(),
            "attachments": state(self.place.settings.attachments),
        }

    async def settled(self, within: float = 30.0) -> None:
        """Wait until what the engine observes by itself has been stored and shown as well.

        Stable for a second counts as settled: the workflows wake within milliseconds.
        """
        async with asyncio.timeout(within):
            last = -1
            while last != (now_at := self.log.last_position()):
                last = now_at
                await asyncio.sleep(1)
        self.models.wait_until(last, _SHOWN_WITHIN)

    async def rebuild(self, models: Sequence[ReadModel], told: Callable[[SoFar], None]) -> Sequence[Rebuilt]:
        """Rebuild read models beside the live ones. Raises `Fault`."""
        with rebuilding():
            return await breakable(partial(rebuild, self.log, self.rulebook, models), told)

    def rule_versions(self) -> Sequence[dict[str, Any]]:
        """Return the versions of rules that are here or in use, each with its open cases. Raises `Fault`."""
        return self._changing_rules.versions()

    def preview_rules(self, version: str) -> dict[str, Any] | Refused:
        """Return what a version of rules would make of each open case. Raises `Fault`."""
        return self._changing_rules.preview(version)

    async def apply_rules(
        self, order: RulesOrder, told: Callable[[dict[str, Any]], None]
    ) -> dict[str, Any] | Refused:
        """Bring each open case under a version of rules; `told` hears of each. Raises `Fault`."""
        return await self._changing_rules.apply(order, told)

    @property
    def _changing_rules(self) -> ChangingRules:
        return ChangingRules(self.desk, self.log, self.rulebook, self.models, now)

    async def recover(
        self, told: Callable[[Recovered], None], only: Iterable[str] | None = None
    ) -> Recovered:
        """Bring every open case back to life, or these only."""
        return await connected(partial(self.recovery.recover, now(), told, only))

    def _id_of(self, case: str | None) -> str | None:
        """The id of a case that people call by its number; what is not known is left as it is."""
        if case is None or is_case_id(case):
            return case
        found = self.models.case(case.strip().upper(), legal_day(now()))
        return case if found is None else found.id

    async def _temporal_answers(self) -> bool:
        try:
            return await self.client.service_client.check_health()
        except (RPCError, RuntimeError):
            return False


def _listed(ask: Callable[..., list[Any]], limit: int | None, after: str | None) -> Iterator[dict[str, Any]]:
    """Yield one page, or without `limit` all there is, of which never more than a page is in memory."""
    rows = (
        every(lambda place: ask(limit=_PAGE, after=place), after)
        if limit is None
        else ask(limit=limit, after=after)
    )
    return (row.model_dump(mode="json") for row in rows)


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
