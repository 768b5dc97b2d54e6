"""An initiative comes in: the case begins, and with it the clocks."""

from typing import Annotated

from pydantic import Field

from domain import law
from domain.case import Case
from domain.command import Command
from domain.decision import Circumstances, Decision, Refused
from domain.events import Channel, InitiativeReceived, PartyAdded, Reservation
from domain.moments import FileNumber, Identifier
from domain.parties import PartySort
from domain.regulation import Regulation
from domain.roles import Role
from domain.sealed import Person, Text
from domain.stages import Stage
from domain.terms.counting import legal_day
from domain.terms.effects import started
from domain.terms.names import SUBSTANTIVE_RESPONSE
from domain.terms.own_term import ResponseTerm, not_settable, replaced
from domain.transition import Transition
from domain.transitions.parties.record_contact import EMAIL_MISSING
from domain.value import ADDED, Frozen

UNKNOWN_MUNICIPALITY = Refused(
    code="unknown-municipality",
    sentence="Voor deze gemeente is hier geen regeling bekend. Controleer de naam van de gemeente.",
)


class Representative(Frozen):
    """Who acts for the initiator, as the submission says (Awb 2:1)."""

    person: Person
    address: Text | None = None
    email: Text | None = None
    authorisation: Text | None = None


class ReceiveInitiative(Command):
    """`asks` are what the initiator wants, one by one: each is owed a position of its own.

    `application` tells whether it is an application in the sense of Awb 1:3 lid 3, which
    starts the term to decide. `response_term` replaces the regulation's response norm where
    an act or ordinance sets another term for this case (`domain/terms/own_term.py`). Without proof of receipt
    (`receipt_proven`) the date of the letter is counted from, with a reservation. `agrees_to_email` tells
    that the submission itself says so, expressly: it is then the evidence of it (Awb 2:8). `report` is
    what was written down of words that were spoken; the initiator gets it.
    """

    municipality: Identifier | None = None
    channel: Channel
    initiator: Person
    title: Text
    asks: Annotated[tuple[Text, ...], Field(min_length=1, max_length=50)]
    application: bool = False
    external_number: FileNumber | None = None
    response_term: ResponseTerm | None = None
    receipt_proven: bool = True
    address: Annotated[Text | None, ADDED] = None
    email: Annotated[Text | None, ADDED] = None
    agrees_to_email: Annotated[bool | None, ADDED] = None
    representative: Annotated[Representative | None, ADDED] = None
    report: Annotated[Text | None, ADDED] = None


def decide(case: Case, command: ReceiveInitiative, at: Circumstances) -> Decision:
    """Return the receipt and the clocks it starts, or nothing where the case is there already.

    The clocks count from the legal day of receipt, also of a letter that was entered weeks
    later: a delay at the desk is not the initiator's.
    """
    regulation = at.rules.regulation
    if command.municipality not in (None, regulation.municipality):
        return UNKNOWN_MUNICIPALITY
    own = command.response_term
    refused = None if own is None else not_settable(own, at.actor.role, legal_day(command.occurred))
    if refused is not None:
        return refused
    if command.agrees_to_email and command.email is None:
        return EMAIL_MISSING
    day = legal_day(command.occurred)
    received = InitiativeReceived(
        occurred=command.occurred,
        municipality=regulation.municipality,
        channel=command.channel,
        initiator=command.initiator,
        title=command.title,
        asks=command.asks,
        application=command.application,
        external_number=command.external_number,
        rules=at.rules.in_force,
        reservations=_reservations(command, regulation),
        address=command.address,
        email=command.email,
        email_agreed=command.agrees_to_email,
        report=command.report,
    )
    rules = [
        replaced(rule, own, regulation) if own is not None and rule.clock == SUBSTANTIVE_RESPONSE else rule
        for rule in regulation.at_receipt(application=command.application)
    ]
    return (received, *started(case, rules, day, command.occurred), *_represented(command))


def _represented(command: ReceiveInitiative) -> tuple[PartyAdded, ...]:
    """Who acts for the initiator, where somebody does."""
    acting = command.representative
    if acting is None:
        return ()
    added = PartyAdded(
        occurred=command.occurred,
        person=acting.person,
        sort=PartySort.REPRESENTATIVE,
        on_behalf_of=1,
        address=acting.address,
        email=acting.email,
        authorisation=acting.authorisation,
    )
    return (added,)


def _reservations(command: ReceiveInitiative, regulation: Regulation) -> tuple[Reservation, ...]:
    """What is not certain about a receipt that is recorded all the same."""
    early: tuple[Reservation, ...] = ("before-first-regulation",)
    unproven: tuple[Reservation, ...] = ("receipt-not-proven",)
    spoken: tuple[Reservation, ...] = ("spoken-application",)
    in_writing = not command.application or command.channel is not Channel.SPOKEN
    in_force = regulation.in_force_from <= legal_day(command.occurred)
    return (
        (() if in_force else early)
        + (() if command.receipt_proven else unproven)
        + (() if in_writing else spoken)
    )


TRANSITION = Transition(
    command=ReceiveInitiative,
    decide=decide,
    label="Initiatief ontvangen",
    basis=(law.PARTICIPATION, law.RECEIPT_CONFIRMED),
    roles=frozenset({Role.INTAKE, Role.HANDLER, Role.TEAM_LEAD, Role.INITIATOR}),
    stages=frozenset({Stage.NEW}),
    example={
        "occurred": "2026-02-02T10:15:00+01:00",
        "channel": "form",
        "initiator": "Buurtgroep De Linde",
        "title": "Samen het plein vergroenen",
        "asks": ["Mogen wij het plein aan de Lindelaan inrichten en onderhouden?"],
        "application": False,
    },
)
