"""There will be no agreement on the takeover: what was decided is decided anew."""

from domain import law
from domain.case import Case
from domain.command import Command
from domain.decision import Circumstances, Decision
from domain.events import NegotiationFailed
from domain.regulation import Begin
from domain.roles import CASE_TEAM, Role
from domain.sealed import Text
from domain.stages import Kind, Stage
from domain.terms.clock import Manner
from domain.terms.counting import legal_day
from domain.terms.effects import ended, started
from domain.terms.names import NEGOTIATION
from domain.transition import Transition


class ReportNegotiationFailed(Command):
    """`reasons` tells on what it broke off, and who broke it off."""

    reasons: Text


def decide(case: Case, command: ReportNegotiationFailed, at: Circumstances) -> Decision:
    """Return that it failed, the end of its clock, and the clock for the new decision where there is one.

    The case cannot be rounded off from here: somebody grants something else, refuses, or finds another way
    with the initiators, and they hear which.
    """
    day = legal_day(command.occurred)
    failed = NegotiationFailed(occurred=command.occurred, reasons=command.reasons)
    anew = started(case, at.rules.regulation.at(Begin.NEGOTIATION_FAILED), day, command.occurred)
    return (failed, *ended(case, [NEGOTIATION], command.occurred, Manner.CLOSED), *anew)


TRANSITION = Transition(
    command=ReportNegotiationFailed,
    decide=decide,
    label="Mislukte onderhandeling vastleggen",
    basis=(law.RIGHT_TO_CHALLENGE, law.CAREFUL_PREPARATION),
    roles=CASE_TEAM | {Role.INITIATOR, Role.COLLEGE_SECRETARY},
    stages=frozenset({Stage.TAKEOVER_DECIDED}),
    kinds=frozenset({Kind.CHALLENGE}),
    example={
        "occurred": "2026-05-26T15:00:00+02:00",
        "reasons": "Wij werden het niet eens over de verzekering; de groep brak het overleg af.",
    },
)
