"""The college decides that residents may carry out the task."""

from domain import law
from domain.case import Case
from domain.command import DecidingCommand
from domain.competence.organs import Organ
from domain.decision import Circumstances, Decision, Refused
from domain.events import TakeoverDecided
from domain.grounds import TakeoverOutcome
from domain.moments import Day, Identifier
from domain.regulation import Begin
from domain.roles import CASE_TEAM, Role
from domain.sealed import Text
from domain.stages import Kind, Stage
from domain.terms.clock import Manner
from domain.terms.counting import legal_day
from domain.terms.effects import ended, started
from domain.terms.names import CHALLENGE_DECISION, DECISION, PROMISED_DECISION
from domain.transition import Transition


class DecideTakeover(DecidingCommand):
    """`council_informed` is the day on which the council could state its wishes and reservations."""

    outcome: TakeoverOutcome
    organ: Identifier
    decision_number: Identifier
    council_informed: Day
    reasons: Text


def decide(case: Case, command: DecideTakeover, at: Circumstances) -> Decision:
    """Return the decision, the end of the clocks that waited for it, and the clock of the negotiation.

    The council states its wishes before the college decides, not afterwards (Gemeentewet 169 lid 4).
    """
    if command.council_informed > legal_day(command.occurred):
        return Refused(
            code="council-informed-too-late",
            sentence="De raad moet zijn wensen kunnen geven voordat het college besluit."
            " Controleer de datum waarop de raad is geïnformeerd.",
            basis=str(law.COUNCIL_INFORMED),
        )
    happened = TakeoverDecided(
        occurred=command.occurred,
        outcome=command.outcome,
        organ=command.organ,
        decision_number=command.decision_number,
        council_informed=command.council_informed,
        reasons=command.reasons,
        authority=at.authority,
    )
    return (
        happened,
        *ended(case, [DECISION, CHALLENGE_DECISION, PROMISED_DECISION], command.occurred, Manner.MET),
        *started(
            case,
            at.rules.regulation.at(Begin.TAKEOVER_DECIDED),
            legal_day(command.occurred),
            command.occurred,
        ),
    )


TRANSITION = Transition(
    command=DecideTakeover,
    decide=decide,
    label="Besluiten over overname",
    basis=(law.RIGHT_TO_CHALLENGE, law.COLLEGE_DECIDES, law.COUNCIL_INFORMED),
    roles=CASE_TEAM | {Role.COLLEGE_SECRETARY},
    stages=frozenset({Stage.RESPONDED, Stage.NEGOTIATION_FAILED}),
    kinds=frozenset({Kind.CHALLENGE}),
    decides=True,
    organ=Organ.COLLEGE,
    example={
        "occurred": "2026-04-21T12:00:00+02:00",
        "outcome": "granted",
        "organ": "college",
        "decision_number": "B-2026-087",
        "council_informed": "2026-04-02",
        "reasons": "De aanpak is aannemelijk en de kosten zijn niet hoger.",
    },
)
