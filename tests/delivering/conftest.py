"""A ledger with cases in it that somebody is reminded of."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from typing import Any

import pytest

from domain import events as e
from domain.decision import Stored
from domain.roles import Role
from domain.signals import Signal
from domain.terms.clock import ClockId
from gateways.delivering import Delivering
from gateways.postbox import Message
from ledger.log import EventLog
from ledger.outbox import Outbox
from ledger.schema import create_schema
from tests.ledger.examples import AT, RECEIVED, stamp

DUE = date(2026, 3, 16)


@dataclass
class Street:
    """A postbox that is a list; who lives at a closed door gets nothing."""

    posted: list[Message] = field(default_factory=list)
    closed: set[str] = field(default_factory=set)
    tried: list[str] = field(default_factory=list)

    def deliver(self, message: Message) -> None:
        self.tried.append(message.id)
        if message.case in self.closed:
            raise ConnectionRefusedError("nobody opens to j.jansen")
        self.posted.append(message)

    @property
    def ids(self) -> list[str]:
        return [message.id for message in self.posted]


@dataclass
class Office:
    """The ledger, its outbox and where reminders go."""

    dsn: str
    log: EventLog
    outbox: Outbox
    street: Street
    commands: Any = field(default_factory=count)

    def begins(self, case: str) -> None:
        self._append(case, 0, RECEIVED)

    def reminds(self, case: str, **fields: Any) -> str:
        """Record a reminder and return the id under which it is to be delivered."""
        version = len(self.log.read(case))
        given = {"occurred": AT, "clock": ClockId(name="decision"), "due": DUE, "step": 7}
        who = {"to": "owner", "recipient": "staff-ref-1"}
        self._append(case, version, e.TermReminded(**given | who | fields))
        return f"{case}:{version + 1}"

    def signals(self, case: str, recipient: str | None = None) -> str:
        """Record that a case is quiet and return the id under which that is to be delivered."""
        version = len(self.log.read(case))
        role, since = Role.TEAM_LEAD, AT.date()
        told = {"role": role, "recipient": recipient}
        self._append(case, version, e.CaseSignalled(occurred=AT, signal=Signal.QUIET, since=since, **told))
        return f"{case}:{version + 1}"

    def delivering(self, pauses: tuple[float, ...] = (0, 0)) -> Delivering:
        return Delivering(self.log, self.outbox, self.street, pauses=pauses)

    def _append(self, case: str, version: int, event: e.Event) -> None:
        stored = self.log.append(case, version, [event], stamp(f"c{next(self.commands)}"), number_prefix="LW")
        assert isinstance(stored, Stored)


@pytest.fixture
def opens(database: str) -> Iterator[Callable[[], Office]]:
    """Open an office on an empty ledger; its outbox is made when the test does."""
    create_schema(database)
    with EventLog(database, pool_size=4) as log:
        yield lambda: Office(database, log, Outbox(log.connections), Street())


@pytest.fixture
def office(opens: Callable[[], Office]) -> Office:
    """Return an office that was there from the first, with two cases."""
    here = opens()
    here.outbox.create()
    here.begins("a")
    here.begins("b")
    return here


@pytest.fixture
def lead() -> dict[str, Any]:
    """Return how a reminder to a role is addressed."""
    return {"to": "role", "recipient": None, "role": Role.TEAM_LEAD}
