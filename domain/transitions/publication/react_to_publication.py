"""An initiator says what they think of being published."""

from typing import Annotated

from pydantic import Field

from domain import law
from domain.case import Case
from domain.command import Command
from domain.decision import Circumstances, Decision, Refused
from domain.events import ReactedToPublication
from domain.grounds import PublicationView
from domain.parties import INITIATING, MOST_PARTIES
from domain.roles import DESK, Role
from domain.sealed import Text
from domain.stages import CLOSED, OPEN
from domain.transition import Transition

NO_INITIATOR = Refused(
    code="no-initiator",
    sentence="Alleen een initiatiefnemer reageert op de publicatie."
    " Noem bij 'party' het nummer van een initiatiefnemer of mede-initiatiefnemer die meedoet.",
    basis=str(law.HEARD_BEFORE_PUBLICATION),
)


class ReactToPublication(Command):
    """`statement` is their own; `evidence` tells on what staff recorded it for them.

    Who objects before anything was proposed has objected: it stands until they agree.
    """

    party: Annotated[int, Field(ge=1, le=MOST_PARTIES)] = 1
    view: PublicationView
    statement: Text
    evidence: Text | None = None


def decide(case: Case, command: ReactToPublication, at: Circumstances) -> Decision:
    """Return the reaction, or nothing where they said that at that moment already.

    Who is in a case without parties, such as one from another system, is not looked at.
    """
    if case.parties:
        party = case.party(command.party)
        if party is None or party.sort not in INITIATING:
            return NO_INITIATOR
    if at.actor.role is not Role.INITIATOR and command.evidence is None:
        return Refused(
            code="evidence-missing",
            sentence="Alleen de initiatiefnemer kan op de publicatie reageren."
            " Vermeld waaruit diens reactie blijkt, bijvoorbeeld een brief met datum.",
        )
    said = (command.party, command.occurred, command.view)
    if said in {(each.party, each.occurred, each.view) for each in case.reactions}:
        return ()
    reacted = ReactedToPublication(
        occurred=command.occurred,
        party=command.party,
        view=command.view,
        statement=command.statement,
        evidence=command.evidence,
    )
    return (reacted,)


TRANSITION = Transition(
    command=ReactToPublication,
    decide=decide,
    label="Op publicatie reageren",
    basis=(law.HEARD_BEFORE_PUBLICATION,),
    roles=DESK | {Role.INITIATOR},
    stages=OPEN | CLOSED,
    example={
        "occurred": "2026-02-16T20:00:00+01:00",
        "view": "agrees",
        "statement": "Wij zijn blij dat anderen het kunnen lezen.",
        "evidence": "E-mail van de initiatiefnemer van 16 februari 2026.",
    },
)
