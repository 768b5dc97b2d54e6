"""Whether the initiative gets a subsidy: those that get none are to be seen as well."""

from domain import law
from domain.case import Case
from domain.command import Command
from domain.decision import Circumstances, Decision
from domain.events import SubsidyRecorded
from domain.roles import DESK
from domain.stages import CLOSED, OPEN
from domain.transition import Transition


class RecordSubsidy(Command):
    """`subsidised` tells whether a subsidy was given; how much stands in the file of that subsidy."""

    subsidised: bool


def decide(case: Case, command: RecordSubsidy, _: Circumstances) -> Decision:
    """Return what is known now, or nothing where that was known already."""
    if case.subsidised is command.subsidised:
        return ()
    return (SubsidyRecorded(occurred=command.occurred, subsidised=command.subsidised),)


TRANSITION = Transition(
    command=RecordSubsidy,
    decide=decide,
    label="Subsidie vastleggen",
    basis=(law.PARTICIPATION,),
    roles=DESK,
    stages=OPEN | CLOSED,
    example={"occurred": "2026-02-20T10:00:00+01:00", "subsidised": False},
)
