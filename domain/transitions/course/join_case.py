"""Two cases are handled together."""

from domain import law
from domain.case import Case
from domain.command import Command
from domain.decision import Circumstances, Decision, Refused
from domain.events import CasesJoined
from domain.linked import CaseName, tied
from domain.roles import CASE_TEAM
from domain.sealed import Text
from domain.stages import OPEN
from domain.transition import Transition


class JoinCase(Command):
    """`other` is the case it is handled together with, by id or number; `reason` goes to the initiator."""

    other: CaseName
    reason: Text


def decide(case: Case, command: JoinCase, at: Circumstances) -> Decision:
    """Return that they belong together. No clock moves and no case disappears.

    Each initiator keeps the own case, the own terms and the right to an own answer: who signed second may
    not hear later because somebody else signed first.
    """
    other = tied(case, command.other, at.other)
    if isinstance(other, Refused):
        return other
    if other.case.id in case.joined:
        return ()
    joined = CasesJoined(
        occurred=command.occurred, other=other.case.id, number=other.number, reason=command.reason
    )
    return (joined,)


TRANSITION = Transition(
    command=JoinCase,
    decide=decide,
    label="Voegen met een andere zaak",
    basis=(law.CAREFUL_PREPARATION,),
    roles=CASE_TEAM,
    stages=OPEN,
    example={
        "occurred": "2026-02-12T10:00:00+01:00",
        "other": "LW-2026-00002",
        "reason": "Beide groepen vragen om hetzelfde plein; wij behandelen de voorstellen samen.",
    },
)
