"""The competent organ decides on what the co-creation brought forth."""

from domain import law
from domain.case import Case
from domain.command import DecidingCommand
from domain.decision import Circumstances, Decision
from domain.events import ResultDecided
from domain.moments import Identifier
from domain.roles import CASE_TEAM, Role
from domain.sealed import Text
from domain.stages import Kind, Stage
from domain.terms.clock import Manner
from domain.terms.effects import ended
from domain.terms.names import DECISION, PROMISED_DECISION
from domain.transition import Transition


class DecideResult(DecidingCommand):
    """`decision_number` is the number under which the organ recorded it."""

    organ: Identifier
    decision_number: Identifier
    decision: Text


def decide(case: Case, command: DecideResult, at: Circumstances) -> Decision:
    """Return the decision and the end of a decision that was promised."""
    happened = ResultDecided(
        occurred=command.occurred,
        organ=command.organ,
        decision_number=command.decision_number,
        decision=command.decision,
        authority=at.authority,
    )
    return (happened, *ended(case, [DECISION, PROMISED_DECISION], command.occurred, Manner.MET))


TRANSITION = Transition(
    command=DecideResult,
    decide=decide,
    label="Besluiten over het resultaat",
    basis=(law.COLLEGE_DECIDES, law.REASONS, law.MANDATE),
    roles=CASE_TEAM | {Role.COLLEGE_SECRETARY, Role.COUNCIL_REGISTRAR},
    stages=frozenset({Stage.PLAN_FINAL}),
    kinds=frozenset({Kind.CO_CREATION}),
    decides=True,
    example={
        "occurred": "2026-06-09T12:00:00+02:00",
        "organ": "college",
        "decision_number": "B-2026-114",
        "decision": "Het scenario met veel groen wordt uitgevoerd.",
    },
)
