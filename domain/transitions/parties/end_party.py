"""A party takes part no longer."""

from typing import Annotated

from pydantic import Field

from domain import law
from domain.case import Case
from domain.command import Command
from domain.complaint_files import not_theirs
from domain.decision import Circumstances, Decision, Refused
from domain.events import PartyEnded
from domain.parties import INITIATING, MOST_PARTIES
from domain.roles import DESK, Role
from domain.sealed import Text
from domain.stages import BEGUN
from domain.transition import Transition
from domain.transitions.parties.add_party import UNKNOWN_PARTY


class EndParty(Command):
    """`statement` is that of who ends it; `evidence` tells on what staff recorded it for them."""

    party: Annotated[int, Field(ge=1, le=MOST_PARTIES)]
    statement: Text
    evidence: Text | None = None


def decide(case: Case, command: EndParty, at: Circumstances) -> Decision:
    """Return that they take part no longer, with who was there for them; nothing where it is so already.

    One of several initiators withdraws only themselves. The last cannot be taken off a list: with them
    the initiative would be gone, and only they can withdraw it.
    """
    elsewhere = not_theirs(case, at)
    if elsewhere is not None:
        return elsewhere
    if any(each.number == command.party and each.ended for each in case.parties):
        return ()
    party = case.party(command.party)
    if party is None:
        return UNKNOWN_PARTY
    if at.actor.role is not Role.INITIATOR and command.evidence is None:
        return Refused(
            code="evidence-missing",
            sentence="Vermeld waaruit blijkt dat deze partij niet meer meedoet,"
            " bijvoorbeeld een brief met datum.",
        )
    if party.sort in INITIATING and len(case.initiators) == 1:
        return Refused(
            code="last-initiator",
            sentence="Dit is de enige initiatiefnemer. Gebruik de stap 'Intrekken'"
            " als die het initiatief intrekt.",
            basis=str(law.REPRESENTATION),
        )
    ended = PartyEnded(
        occurred=command.occurred,
        party=command.party,
        statement=command.statement,
        evidence=command.evidence,
    )
    return (ended,)


TRANSITION = Transition(
    command=EndParty,
    decide=decide,
    label="Partij doet niet meer mee",
    basis=(law.REPRESENTATION,),
    roles=DESK | {Role.INITIATOR, Role.COMPLAINTS_OFFICER},
    stages=BEGUN,
    example={
        "occurred": "2026-02-10T10:00:00+01:00",
        "party": 2,
        "statement": "Ik vertegenwoordig de buurtgroep niet meer.",
        "evidence": "Brief van 9 februari 2026.",
    },
)
