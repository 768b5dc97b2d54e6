"""The initiator withdraws. Nobody else can."""

from domain import law
from domain.case import Case
from domain.command import Command
from domain.decision import Circumstances, Decision, Refused
from domain.events import Withdrawn
from domain.roles import DESK, Role
from domain.sealed import Text
from domain.stages import OPEN
from domain.terms.clock import Manner
from domain.terms.effects import all_ended
from domain.transition import Transition


class Withdraw(Command):
    """`statement` is the initiator's own; `evidence` tells on what staff recorded it for them."""

    statement: Text
    evidence: Text | None = None


def decide(case: Case, command: Withdraw, at: Circumstances) -> Decision:
    """Return the withdrawal and the end of every clock.

    Staff who record it name the evidence: an initiative that an official made disappear
    is what residents fear most.
    """
    if at.actor.role is not Role.INITIATOR and command.evidence is None:
        return Refused(
            code="evidence-missing",
            sentence="Alleen de initiatiefnemer kan intrekken."
            " Vermeld waaruit diens verklaring blijkt, bijvoorbeeld een brief met datum.",
        )
    withdrawn = Withdrawn(occurred=command.occurred, statement=command.statement, evidence=command.evidence)
    return (withdrawn, *all_ended(case, command.occurred, Manner.WITHDRAWN))


TRANSITION = Transition(
    command=Withdraw,
    decide=decide,
    label="Intrekken",
    basis=(law.REPRESENTATION,),
    roles=DESK | {Role.INITIATOR},
    stages=OPEN,
    example={
        "occurred": "2026-02-18T12:00:00+01:00",
        "statement": "Wij trekken ons initiatief in.",
        "evidence": "Brief van de initiatiefnemer van 17 februari 2026.",
    },
)
