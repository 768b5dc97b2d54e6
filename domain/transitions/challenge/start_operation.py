"""The initiators carry out the task from now on."""

from domain import law
from domain.case import Case
from domain.command import Command
from domain.decision import Circumstances, Decision
from domain.events import OperationStarted
from domain.regulation import Begin
from domain.roles import CASE_TEAM
from domain.sealed import Text
from domain.stages import Kind, Stage
from domain.terms.counting import legal_day
from domain.terms.effects import started
from domain.transition import Transition


class StartOperation(Command):
    """`note` tells what was handed over."""

    note: Text


def decide(case: Case, command: StartOperation, at: Circumstances) -> Decision:
    """Return the start of operation, and the clock for the first report on it."""
    happened = OperationStarted(
        occurred=command.occurred,
        note=command.note,
    )
    day = legal_day(command.occurred)
    return (happened, *started(case, at.rules.regulation.at(Begin.OPERATION), day, command.occurred))


TRANSITION = Transition(
    command=StartOperation,
    decide=decide,
    label="Uitvoering starten",
    basis=(law.RIGHT_TO_CHALLENGE,),
    roles=CASE_TEAM,
    stages=frozenset({Stage.AGREEMENT_SIGNED}),
    kinds=frozenset({Kind.CHALLENGE}),
    example={"occurred": "2026-06-01T08:00:00+02:00", "note": "Sleutels en gereedschap zijn overgedragen."},
)
