"""One example of every event about who takes part and what they ask."""

from datetime import UTC, datetime

from domain import events as e
from domain.elsewhere import Link
from domain.parties import PartySort
from domain.rules_in_force import RulesInForce
from domain.sealed import Person, Text

AT = datetime(2026, 3, 2, 9, 30, 15, 250000, tzinfo=UTC)
TEXT = Text.example()

INTAKE: tuple[e.Event, ...] = (
    e.PartyAdded(
        occurred=AT,
        person=Person.example(),
        sort=PartySort.REPRESENTATIVE,
        on_behalf_of=1,
        address=TEXT,
        email=TEXT,
        authorisation=TEXT,
    ),
    e.ContactRecorded(
        occurred=AT,
        party=2,
        address=TEXT,
        email=TEXT,
        email_agreed=True,
        evidence=TEXT,
        authorisation=TEXT,
    ),
    e.AsksConfirmed(occurred=AT, channel=e.Channel.EMAIL, asks=(TEXT, TEXT)),
    e.AsksCorrected(occurred=AT, asks=(TEXT,), statement=TEXT, evidence=TEXT),
    e.LinkedElsewhere(occurred=AT, system="zaaksysteem", number="Z-2026-0123", link=Link.example()),
    e.PartyEnded(occurred=AT, party=2, statement=TEXT, evidence=TEXT),
)

GROWN_INTAKE: dict[str, e.Event] = {
    "case.initiative-received.v1+contact": e.InitiativeReceived(
        occurred=AT,
        municipality="lutjewoude",
        channel=e.Channel.FORM,
        initiator=Person.example(),
        title=TEXT,
        asks=(TEXT,),
        application=False,
        external_number=None,
        rules=RulesInForce(
            regulation="lutjewoude-2025",
            regulation_sha256="a" * 64,
            calendar="2026",
            calendar_sha256="b" * 64,
        ),
        address=TEXT,
        email=TEXT,
        email_agreed=True,
    ),
}
