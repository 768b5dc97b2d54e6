"""The organ decides on an objection, or the objector withdraws it."""

from typing import Annotated

from pydantic import Field

from domain import law
from domain.case import Case
from domain.command import Command
from domain.decision import Circumstances, Decision, Refused
from domain.events import ObjectionDecided
from domain.grounds import ObjectionOutcome
from domain.moments import Identifier
from domain.roles import CASE_TEAM, Role
from domain.stages import CLOSED, OPEN
from domain.terms.clock import Manner
from domain.terms.effects import end_of, ended, latest
from domain.terms.names import AFTER_DEFAULT_ON_OBJECTION, OBJECTION
from domain.transition import Transition


class DecideObjection(Command):
    """`occurred` is the moment of sending; `ordinal` tells which objection, where there are more."""

    file: Identifier
    outcome: ObjectionOutcome
    organ: Identifier
    decision_number: Identifier
    ordinal: Annotated[int, Field(ge=1)] | None = None


def decide(case: Case, command: DecideObjection, _: Circumstances) -> Decision:
    """Return the decision with the end of its clock and of the two weeks after a notice of default.

    A decision in favour opens nothing by itself: reopening the case is a step with that ground.
    """
    clock = latest(case, OBJECTION, command.ordinal)
    if clock is None:
        return Refused(code="no-objection", sentence="In deze zaak is geen bezwaar ontvangen.")
    if clock.ending is not None:
        return ()
    decided = ObjectionDecided(
        occurred=command.occurred,
        file=command.file,
        outcome=command.outcome,
        organ=command.organ,
        decision_number=command.decision_number,
    )
    withdrawn = command.outcome is ObjectionOutcome.WITHDRAWN
    manner = Manner.WITHDRAWN if withdrawn else Manner.MET
    waited = ended(case, [AFTER_DEFAULT_ON_OBJECTION], command.occurred, manner)
    return (decided, end_of(case, clock, command.occurred, manner), *waited)


TRANSITION = Transition(
    command=DecideObjection,
    decide=decide,
    label="Beslissen op bezwaar",
    basis=(law.OBJECTION_TERM, law.REASONS, law.MANDATE),
    roles=CASE_TEAM | {Role.COLLEGE_SECRETARY},
    stages=OPEN | CLOSED,
    example={
        "occurred": "2026-05-26T12:00:00+02:00",
        "file": "B-2026-004",
        "outcome": "unfounded",
        "organ": "college",
        "decision_number": "B-2026-131",
    },
)
