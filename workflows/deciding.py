"""What a submission comes to on a case at hand: asked by the desk, the validator and the append alike."""

from datetime import datetime

from domain import gate
from domain.case import Case
from domain.catalogue import transition_named
from domain.decision import Circumstances, Decision, Refused
from domain.rulebook import Rulebook
from domain.staffing import EVERYBODY_THERE, Staffing
from workflows.messages import Submission

UNKNOWN_TRANSITION = Refused(
    code="unknown-transition",
    sentence="Deze stap bestaat niet. Bekijk met 'weerklank catalogue' welke stappen er zijn.",
)
UNKNOWN_CASE = Refused(code="unknown-case", sentence="Deze zaak bestaat niet. Controleer het zaakkenmerk.")


def decide(
    case: Case,
    submission: Submission,
    rulebook: Rulebook,
    now: datetime,
    staffing: Staffing = EVERYBODY_THERE,
) -> Decision:
    """Return facts, nothing or a refusal; nothing is written and nothing is remembered.

    A case is judged by the rules it started under, and at intake by those that the desk
    stamped on the submission. Raises `UnknownRulesError` where this process does not hold them.
    """
    transition = transition_named(submission.transition)
    if transition is None:
        return UNKNOWN_TRANSITION
    versions = case.rules or submission.rules
    if versions is None:
        return UNKNOWN_CASE
    refused = gate.moved(case, submission.expected)
    if refused is not None:
        return refused
    at = Circumstances(now=now, actor=submission.actor, rules=rulebook.of(versions), staffing=staffing)
    return gate.decide(transition, case, submission.command_for(transition), at)
