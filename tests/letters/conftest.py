"""A case to write about, and a mail server that does as it is told."""

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from gateways.letters.blanks import Filling
from gateways.letters.situation import Deadline, Situation
from gateways.letters.smtp import MailServer

DUE = date(2026, 3, 16)
CONTENT: dict[str, Any] = {
    "message": "Wij stellen het plein beschikbaar.\n\nMet planten.",
    "missing": "Een schets van het plein.",
    "until": "2026-02-26",
    "remedy": "Dien het voor 1 juli opnieuw in.",
    "authority": "Waterschap De Lindevaart",
    "decision": "Het plein wordt groen.",
    "ground": "running-contract",
    "clock": "decision",
    "file": "K-2026-017",
    "ombudsman": "Ombudsman Lindewaard",
    "court": "Rechtbank Lindestad",
    "organ": "college",
    "decision_number": "B-2026-131",
    "outcome": "unfounded",
    "upheld": True,
    "arrived": "2026-02-04",
    "answers": [
        {"ask": 1, "position": "granted", "reasons": "Het past in het beleid."},
        {
            "ask": 2,
            "position": "decision-announced",
            "reasons": "De raad gaat over het geld.",
            "organ": "raad",
            "by": "2026-06-01",
        },
    ],
}


@dataclass
class Inbox:
    """A mail server: what it answers to a recipient and to a content, and what it took in."""

    to_recipient: str = "250 OK"
    to_content: str | None = "250 2.0.0 Ok: queued as 4F3AB"
    taken: list[bytes] = field(default_factory=list)
    at_content: Callable[[], None] = lambda: None

    async def handle_RCPT(  # noqa: N802 - as aiosmtpd calls it
        self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any
    ) -> str:
        if self.to_recipient.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.to_recipient

    async def handle_DATA(self, server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 - as aiosmtpd calls it
        self.taken.append(envelope.content)
        self.at_content()
        if self.to_content is None:
            server.transport.abort()
            return "250 nobody hears this"
        return self.to_content


@pytest.fixture
def inbox() -> Inbox:
    return Inbox()


@contextmanager
def listening(inbox: Inbox) -> Iterator[MailServer]:
    """Yield where a real mail server listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(inbox, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield MailServer("127.0.0.1", port, "none", "initiatief@lindewaard.example", timeout=10)
    finally:
        controller.stop()


@pytest.fixture
def server(inbox: Inbox) -> Iterator[MailServer]:
    with listening(inbox) as here:
        yield here


@pytest.fixture
def situation() -> Situation:
    deadline = Deadline(
        what="inhoudelijke reactie",
        day=DUE,
        basis="Participatieverordening Lindewaard 2025, artikel 9 lid 1",
        why=("De termijn begint na maandag 2 februari 2026; die dag telt zelf niet mee.",),
        proposal=False,
        provisional=False,
    )
    return Situation(
        municipality="Lindewaard (fictief)",
        number="LW/26/1",
        received=date(2026, 2, 2),
        application=False,
        deadlines=(deadline,),
        embedded=False,
    )


@pytest.fixture
def filling() -> Filling:
    return Filling(
        addressee="B. Voorbeeld",
        title="Een groen plein",
        asks=("Mag het plein groen worden?", "Betaalt de gemeente mee?"),
        content=CONTENT,
        contact="Bel 14 000.",
    )
