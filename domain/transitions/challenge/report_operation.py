"""The initiators report on the task that they carry out, as the agreement asks."""

from domain import law
from domain.case import Case
from domain.command import Command
from domain.decision import Circumstances, Decision
from domain.events import OperationReported
from domain.regulation import Begin
from domain.roles import CASE_TEAM, Role
from domain.sealed import Text
from domain.stages import Kind, Stage
from domain.terms.clock import Manner
from domain.terms.counting import legal_day
from domain.terms.effects import ended, started
from domain.terms.names import MONITORING
from domain.transition import Transition


class ReportOperation(Command):
    """`report` tells how it goes."""

    report: Text


def decide(case: Case, command: ReportOperation, at: Circumstances) -> Decision:
    """Return the report; the clock for it is met, and that for the next one starts on the same day.

    The same moment again is the same report.
    """
    if any(each.topic == _TOPIC and each.occurred == command.occurred for each in case.moments):
        return ()
    reported = OperationReported(occurred=command.occurred, report=command.report)
    following = started(
        case, at.rules.regulation.at(Begin.OPERATION), legal_day(command.occurred), command.occurred
    )
    return (reported, *ended(case, [MONITORING], command.occurred, Manner.MET), *following)


_TOPIC = OperationReported.model_fields["topic"].default


TRANSITION = Transition(
    command=ReportOperation,
    decide=decide,
    label="Verslag over de uitvoering vastleggen",
    basis=(law.RIGHT_TO_CHALLENGE,),
    roles=CASE_TEAM | {Role.INITIATOR},
    stages=frozenset({Stage.OPERATING}),
    kinds=frozenset({Kind.CHALLENGE}),
    example={
        "occurred": "2026-09-01T10:00:00+02:00",
        "report": "Het plein is twaalf keer onderhouden; er zijn twee nieuwe vrijwilligers.",
    },
)
