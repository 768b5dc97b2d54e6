"""The municipality takes the task back before its time."""

from domain import law
from domain.case import Case
from domain.command import Command
from domain.decision import Circumstances, Decision
from domain.events import TakenBack
from domain.roles import CASE_TEAM, Role
from domain.sealed import Text
from domain.stages import Kind, Stage
from domain.terms.clock import Manner
from domain.terms.effects import ended
from domain.terms.names import MONITORING
from domain.transition import Transition


class TakeBack(Command):
    """`continuity` tells how the task goes on without a gap."""

    reasons: Text
    continuity: Text


def decide(case: Case, command: TakeBack, _: Circumstances) -> Decision:
    """Return the taking back, with its reasons."""
    happened = TakenBack(
        occurred=command.occurred,
        reasons=command.reasons,
        continuity=command.continuity,
    )
    return (happened, *ended(case, [MONITORING], command.occurred, Manner.CLOSED))


TRANSITION = Transition(
    command=TakeBack,
    decide=decide,
    label="Taak terugnemen",
    basis=(law.RIGHT_TO_CHALLENGE, law.REASONS),
    roles=CASE_TEAM | {Role.COLLEGE_SECRETARY},
    stages=frozenset({Stage.OPERATING}),
    kinds=frozenset({Kind.CHALLENGE}),
    example={
        "occurred": "2026-09-15T12:00:00+02:00",
        "reasons": "Het onderhoud bleef na herhaald overleg achterwege.",
        "continuity": "De wijkploeg voert het onderhoud vanaf 16 september weer uit.",
    },
)
