"""The municipality takes the task back: before its time, or because the initiators stopped."""

from domain import law
from domain.case import Case
from domain.command import DecidingCommand
from domain.competence.organs import Organ
from domain.decision import Circumstances, Decision
from domain.events import TakenBack
from domain.roles import CASE_TEAM, Role
from domain.sealed import Text
from domain.stages import Kind
from domain.takeover import UNDER_AGREEMENT
from domain.terms.clock import Manner
from domain.terms.effects import ended
from domain.terms.names import CONTINUITY, MONITORING
from domain.transition import Transition


class TakeBack(DecidingCommand):
    """`continuity` tells how the task goes on without a gap."""

    reasons: Text
    continuity: Text


def decide(case: Case, command: TakeBack, at: Circumstances) -> Decision:
    """Return the taking back, with its reasons; whoever waited for it knows how the task goes on.

    Also where nothing was handed over yet: the agreement ends with it.
    """
    happened = TakenBack(
        occurred=command.occurred,
        reasons=command.reasons,
        continuity=command.continuity,
        authority=at.authority,
    )
    return (
        happened,
        *ended(case, [CONTINUITY], command.occurred, Manner.MET),
        *ended(case, [MONITORING], command.occurred, Manner.CLOSED),
    )


TRANSITION = Transition(
    command=TakeBack,
    decide=decide,
    label="Taak terugnemen",
    basis=(law.RIGHT_TO_CHALLENGE, law.COLLEGE_DECIDES, law.REASONS, law.MANDATE),
    roles=CASE_TEAM | {Role.COLLEGE_SECRETARY},
    stages=UNDER_AGREEMENT,
    kinds=frozenset({Kind.CHALLENGE}),
    decides=True,
    organ=Organ.COLLEGE,
    example={
        "occurred": "2026-09-15T12:00:00+02:00",
        "reasons": "Het onderhoud bleef na herhaald overleg achterwege.",
        "continuity": "De wijkploeg voert het onderhoud vanaf 16 september weer uit.",
    },
)
