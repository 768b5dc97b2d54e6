"""Where a party can be reached, and whether they agree to e-mail."""

from typing import Annotated

from pydantic import Field

from domain import law
from domain.case import Case
from domain.command import Command
from domain.complaint_files import not_theirs
from domain.decision import Circumstances, Decision, Refused
from domain.events import ContactRecorded
from domain.parties import MOST_PARTIES, Party, PartySort
from domain.roles import DESK, Role
from domain.sealed import Text
from domain.stages import BEGUN
from domain.transition import Transition
from domain.transitions.parties.add_party import UNKNOWN_PARTY

EMAIL_MISSING = Refused(
    code="email-missing",
    sentence="Vul het e-mailadres in waarop deze partij bericht wil krijgen.",
    basis=str(law.EMAIL_AGREED),
)


class RecordContact(Command):
    """What is left out stays as it was. `evidence` tells what shows that they agree to e-mail.

    Consent was given for an address: with another `email` it has to be given again.
    """

    party: Annotated[int, Field(ge=1, le=MOST_PARTIES)] = 1
    address: Text | None = None
    email: Text | None = None
    agrees_to_email: bool | None = None
    evidence: Text | None = None
    authorisation: Text | None = None


def decide(case: Case, command: RecordContact, at: Circumstances) -> Decision:
    """Return where they can be reached now, or nothing where it says what holds already."""
    elsewhere = not_theirs(case, at)
    if elsewhere is not None:
        return elsewhere
    party = case.party(command.party)
    if party is None:
        return UNKNOWN_PARTY
    refused = _unproven(party, command, at) or _nobodys_authorisation(party, command)
    if refused is not None:
        return refused
    agreed = _agreed(party, command)
    known = command.address in {None, party.address} and command.email in {None, party.email}
    if known and command.authorisation is None and agreed == party.email_agreed:
        return ()
    recorded = ContactRecorded(
        occurred=command.occurred,
        party=command.party,
        address=command.address,
        email=command.email,
        email_agreed=agreed,
        evidence=command.evidence,
        authorisation=command.authorisation,
    )
    return (recorded,)


def _agreed(party: Party, command: RecordContact) -> bool:
    if command.agrees_to_email is not None:
        return command.agrees_to_email
    return party.email_agreed and command.email in {None, party.email}


def _unproven(party: Party, command: RecordContact, at: Circumstances) -> Refused | None:
    """A letter by e-mail reaches only who agreed; that has to be shown when it is doubted."""
    if not command.agrees_to_email:
        return None
    if command.email is None and party.email is None:
        return EMAIL_MISSING
    if command.evidence is None and at.actor.role is not Role.INITIATOR:
        return Refused(
            code="evidence-missing",
            sentence="Vermeld waaruit blijkt dat deze partij met e-mail instemt,"
            " bijvoorbeeld een formulier met datum.",
            basis=str(law.EMAIL_AGREED),
        )
    return None


def _nobodys_authorisation(party: Party, command: RecordContact) -> Refused | None:
    if command.authorisation is None or party.sort is PartySort.REPRESENTATIVE:
        return None
    return Refused(
        code="no-representative",
        sentence="Een machtiging hoort bij een vertegenwoordiger. Kies het nummer van de vertegenwoordiger.",
        basis=str(law.REPRESENTATION),
    )


TRANSITION = Transition(
    command=RecordContact,
    decide=decide,
    label="Bereikbaarheid vastleggen",
    basis=(law.EMAIL_AGREED, law.REPRESENTATION),
    roles=DESK | {Role.INITIATOR, Role.COMPLAINTS_OFFICER},
    stages=BEGUN,
    example={
        "occurred": "2026-02-04T10:00:00+01:00",
        "party": 1,
        "email": "linde@voorbeeld.example",
        "agrees_to_email": True,
        "evidence": "Aangekruist op het formulier van 2 februari 2026.",
    },
)
