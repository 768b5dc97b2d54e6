"""The initiators carry out the task from now on."""

from domain import law
from domain.case import Case
from domain.command import Command
from domain.decision import Circumstances, Decision
from domain.events import OperationStarted
from domain.roles import CASE_TEAM
from domain.sealed import Text
from domain.stages import Kind, Stage
from domain.transition import Transition


class StartOperation(Command):
    """`note` tells what was handed over."""

    note: Text


def decide(_case: Case, command: StartOperation, _: Circumstances) -> Decision:
    """Return the start of operation."""
    happened = OperationStarted(
        occurred=command.occurred,
        note=command.note,
    )
    return (happened,)


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
