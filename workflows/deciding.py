"""What a submission comes to on a case at hand: asked by the desk, the validator and the append alike."""

from dataclasses import dataclass
from datetime import datetime

from domain import gate
from domain.case import Case, OtherCase
from domain.catalogue import transition_named
from domain.decision import Circumstances, Decision, Refused
from domain.events import HandlerAssigned
from domain.fold import replay
from domain.identity import is_case_id
from domain.rulebook import Rulebook
from domain.staffing import EVERYBODY_THERE, Staffing
from workflows.messages import Submission
from workflows.ports import EventLog

UNKNOWN_TRANSITION = Refused(
    code="unknown-transition",
    sentence="Deze stap bestaat niet. Bekijk met 'weerklank catalogue' welke stappen er zijn.",
)
UNKNOWN_CASE = Refused(code="unknown-case", sentence="Deze zaak bestaat niet. Controleer het zaakkenmerk.")


@dataclass(frozen=True)
class LookedUp:
    """What a decision may need of outside its case: who is there, and the other case that it is about."""

    staffing: Staffing = EVERYBODY_THERE
    other: OtherCase | None = None


NOTHING_LOOKED_UP = LookedUp()


def other_of(case: Case, submission: Submission, log: EventLog) -> OtherCase | None:
    """Return the other case, as the ledger holds it, that a submission names or that a complaint is about.

    Nothing where there is none.
    """
    name = submission.other
    if name is None and case.file is not None and case.about_complaint:
        name = case.file.other
    if name is None:
        return None
    stored = log.read(name if is_case_id(name) else log.case_numbered(name) or "")
    if not stored:
        return None
    facts = tuple(each.fact for each in stored)
    return OtherCase(
        case=replay(facts[0].case, facts),
        number=stored[0].number,
        handlers=frozenset(
            fact.event.handler.ref for fact in facts if isinstance(fact.event, HandlerAssigned)
        ),
    )


def decide(
    case: Case,
    submission: Submission,
    rulebook: Rulebook,
    now: datetime,
    looked_up: LookedUp = NOTHING_LOOKED_UP,
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
    at = Circumstances(
        now=now,
        actor=submission.actor,
        rules=rulebook.of(versions),
        staffing=looked_up.staffing,
        likeness=submission.likeness,
        scanned=submission.scanned,
        other=looked_up.other,
    )
    return gate.decide(transition, case, submission.command_for(transition), at)
