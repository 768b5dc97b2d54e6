"""The initiative is refused: with a ground, with reasons, and with what would change the answer."""

from domain import law
from domain.case import Case
from domain.command import DecidingCommand
from domain.decision import Circumstances, Decision, Refused
from domain.events import InitiativeRefused
from domain.grounds import RefusalGround
from domain.moments import Identifier
from domain.reply.conditions import Condition, Finding, Lack
from domain.reply.judging import RESTING_ON_A_RULE
from domain.reply.sampling import sampled
from domain.roles import CASE_TEAM, Role
from domain.sealed import Text
from domain.stages import Stage
from domain.terms.clock import Manner
from domain.terms.effects import all_ended, ended
from domain.terms.names import (
    ACKNOWLEDGEMENT,
    CHALLENGE_DECISION,
    DECISION,
    PROMISED_DECISION,
    SUBSTANTIVE_RESPONSE,
)
from domain.transition import Transition


class Refuse(DecidingCommand):
    """`remedy` tells what would change the answer, or where the initiator can turn.

    `source` is where the rule, the policy or the contract stands on which it rests.
    """

    ground: RefusalGround
    message: Text
    remedy: Text
    source: Identifier | None = None


def decide(case: Case, command: Refuse, at: Circumstances) -> Decision:
    """Return the refusal; with its reasons it is a substantive response and ends those clocks as met.

    So it is held to what any answer is: a ground that rests on a rule says where that rule stands.
    """
    if command.ground in RESTING_ON_A_RULE and command.source is None:
        lack = Finding(condition=Condition.REASONS, lack=Lack.SOURCE_MISSING)
        return Refused(
            code=lack.lack,
            sentence=f"De afwijzing mist iets. {lack.sentence.capitalize()}.",
            basis=str(law.REASONS),
        )
    met = ended(
        case,
        [ACKNOWLEDGEMENT, SUBSTANTIVE_RESPONSE, DECISION, CHALLENGE_DECISION, PROMISED_DECISION],
        command.occurred,
        Manner.MET,
    )
    clocks = {end.clock for end in met}
    rest = [end for end in all_ended(case, command.occurred, Manner.CLOSED) if end.clock not in clocks]
    refused = InitiativeRefused(
        occurred=command.occurred,
        ground=command.ground,
        message=command.message,
        remedy=command.remedy,
        source=command.source,
        authority=at.authority,
        sampled=sampled(case, at.now, at.rules.regulation.reviews_one_in, at.likeness) or None,
    )
    return (refused, *met, *rest)


TRANSITION = Transition(
    command=Refuse,
    decide=decide,
    label="Afwijzen",
    basis=(law.REASONS, law.PARTICIPATION),
    roles=CASE_TEAM | {Role.COLLEGE_SECRETARY},
    stages=frozenset({Stage.TRIAGE, Stage.ASSESSMENT, Stage.RESPONDED, Stage.NEGOTIATION_FAILED}),
    decides=True,
    example={
        "occurred": "2026-03-12T10:00:00+01:00",
        "ground": "running-contract",
        "source": "Bestek groenonderhoud 2025-2027",
        "message": "Voor dit onderhoud loopt een contract tot en met 31 december 2027.",
        "remedy": "Dien uw voorstel opnieuw in voor 1 juli 2027, dan kan het mee in de nieuwe afweging.",
    },
)
