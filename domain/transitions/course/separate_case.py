"""Two cases that were handled together go their own ways again."""

from domain import law
from domain.case import Case
from domain.command import Command
from domain.decision import Circumstances, Decision, Refused
from domain.events import CaseSeparated
from domain.linked import CaseName, tied
from domain.roles import CASE_TEAM
from domain.sealed import Text
from domain.stages import OPEN
from domain.transition import Transition


class SeparateCase(Command):
    """`other` is the case with which it was handled together, by id or number."""

    other: CaseName
    reason: Text


def decide(case: Case, command: SeparateCase, at: Circumstances) -> Decision:
    """Return that they are handled apart again, or nothing where they are already."""
    other = tied(case, command.other, at.other)
    if isinstance(other, Refused):
        return other
    if other.case.id not in case.joined:
        return ()
    return (CaseSeparated(occurred=command.occurred, other=other.case.id, reason=command.reason),)


TRANSITION = Transition(
    command=SeparateCase,
    decide=decide,
    label="Voeging beëindigen",
    basis=(law.CAREFUL_PREPARATION,),
    roles=CASE_TEAM,
    stages=OPEN,
    example={
        "occurred": "2026-02-20T10:00:00+01:00",
        "other": "LW-2026-00002",
        "reason": "De plannen blijken over verschillende delen van het plein te gaan.",
    },
)
