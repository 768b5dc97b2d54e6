"""Somebody takes part in a case: who brought it in with others, acts for them, or is affected by it."""

from typing import Annotated

from pydantic import Field

from domain import law
from domain.case import Case
from domain.command import Command
from domain.complaint_files import not_theirs
from domain.decision import Circumstances, Decision, Refused
from domain.events import PartyAdded
from domain.parties import FOR_ANOTHER, MOST_PARTIES, PartySort
from domain.roles import DESK, Role
from domain.sealed import Person, Text
from domain.stages import BEGUN
from domain.transition import Transition

UNKNOWN_PARTY = Refused(
    code="unknown-party",
    sentence="Deze partij doet niet (meer) mee in de zaak. Kies een nummer uit de lijst van partijen.",
)


class AddParty(Command):
    """`on_behalf_of` is the number of the party for whom a representative or contact person is there.

    A representative without an `authorisation` is recorded all the same, and shown as such.
    """

    person: Person
    sort: PartySort
    on_behalf_of: Annotated[int, Field(ge=1, le=MOST_PARTIES)] | None = None
    address: Text | None = None
    email: Text | None = None
    authorisation: Text | None = None


def decide(case: Case, command: AddParty, at: Circumstances) -> Decision:
    """Return the party; two people may bear one name, so a name that is there already says nothing."""
    elsewhere = not_theirs(case, at)
    if elsewhere is not None:
        return elsewhere
    refused = _misplaced(case, command)
    if refused is not None:
        return refused
    added = PartyAdded(
        occurred=command.occurred,
        person=command.person,
        sort=command.sort,
        on_behalf_of=command.on_behalf_of,
        address=command.address,
        email=command.email,
        authorisation=command.authorisation,
    )
    return (added,)


def _misplaced(case: Case, command: AddParty) -> Refused | None:
    """Why somebody cannot take part as that, or nothing."""
    if len(case.parties) >= MOST_PARTIES:
        return Refused(
            code="too-many-parties",
            sentence=f"In een zaak passen hoogstens {MOST_PARTIES} partijen."
            " Voeg een contactpersoon toe die voor de anderen bereikbaar is.",
        )
    if command.sort is PartySort.INITIATOR and case.initiator:
        return Refused(
            code="initiator-known",
            sentence="Deze zaak heeft al een initiatiefnemer. Voeg deze persoon toe als"
            " mede-initiatiefnemer.",
        )
    if command.sort not in FOR_ANOTHER:
        return None if command.on_behalf_of is None else _FOR_NOBODY
    if command.on_behalf_of is None:
        return Refused(
            code="party-missing",
            sentence="Noem in het veld 'on_behalf_of' het nummer van de partij om wie het gaat.",
        )
    return UNKNOWN_PARTY if case.party(command.on_behalf_of) is None else None


_FOR_NOBODY = Refused(
    code="party-not-expected",
    sentence="Alleen een vertegenwoordiger of contactpersoon is er voor een andere partij."
    " Laat het veld 'on_behalf_of' weg.",
)

TRANSITION = Transition(
    command=AddParty,
    decide=decide,
    label="Partij toevoegen",
    basis=(law.REPRESENTATION, law.INTERESTED),
    roles=DESK | {Role.INITIATOR, Role.COMPLAINTS_OFFICER},
    stages=BEGUN,
    example={
        "occurred": "2026-02-03T10:00:00+01:00",
        "person": "mr. Vera van Linden",
        "sort": "representative",
        "on_behalf_of": 1,
        "address": "Kantoorweg 2\n1234 AB Lindewaard",
        "authorisation": "Machtiging van 2 februari 2026.",
    },
)
