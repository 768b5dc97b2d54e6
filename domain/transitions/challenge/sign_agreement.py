"""The agreement on the takeover is signed."""

from domain import law
from domain.case import Case
from domain.command import DecidingCommand
from domain.competence.organs import Organ
from domain.decision import Circumstances, Decision, Refused
from domain.events import AgreementSigned
from domain.moments import Day
from domain.roles import CASE_TEAM, Role
from domain.sealed import Text
from domain.stages import Kind, Stage
from domain.terms.clock import Manner
from domain.terms.effects import ended
from domain.terms.names import NEGOTIATION
from domain.transition import Transition


class SignAgreement(DecidingCommand):
    """`continuity` tells who carries on where the initiators cannot.

    The mayor signs for the municipality, or whom the mayor appointed (Gemeentewet 171): `decision_number` is
    the number under which the mayor did, where it was the mayor; a power of attorney is found as a mandate is
    (Awb 10:12), and whoever signed without one tells why in `deviation`.
    """

    task: Text
    continuity: Text
    runs_from: Day
    runs_until: Day


def decide(case: Case, command: SignAgreement, at: Circumstances) -> Decision:
    """Return the agreement, from its first day to its last, and the end of the negotiation."""
    if command.runs_until <= command.runs_from:
        return Refused(
            code="agreement-ends-before-start",
            sentence="De laatste dag van de overeenkomst moet na de eerste liggen.",
        )
    happened = AgreementSigned(
        occurred=command.occurred,
        task=command.task,
        continuity=command.continuity,
        runs_from=command.runs_from,
        runs_until=command.runs_until,
        authority=at.authority,
    )
    return (happened, *ended(case, [NEGOTIATION], command.occurred, Manner.MET))


TRANSITION = Transition(
    command=SignAgreement,
    decide=decide,
    label="Overeenkomst tekenen",
    basis=(law.RIGHT_TO_CHALLENGE, law.MAYOR_SIGNS, law.MAYOR_APPOINTS, law.POWER_OF_ATTORNEY),
    roles=CASE_TEAM | {Role.COLLEGE_SECRETARY},
    stages=frozenset({Stage.TAKEOVER_DECIDED}),
    kinds=frozenset({Kind.CHALLENGE}),
    decides=True,
    organ=Organ.MAYOR,
    example={
        "occurred": "2026-05-12T15:00:00+02:00",
        "task": "Het onderhoud van het plein, tweemaal per maand.",
        "continuity": "Valt de groep weg, dan neemt de gemeente het binnen een week over.",
        "runs_from": "2026-06-01",
        "runs_until": "2027-05-31",
    },
)
