"""What a submission comes to on a case at hand: asked by the desk, the validator and the append alike."""

from datetime import datetime

from domain import gate
from domain.case import Case
from domain.catalogue import transition_named
from domain.command import Command
from domain.decision import Circumstances, Decision, Refused
from domain.rulebook import Rulebook, Rules
from domain.terms.counting import legal_day
from domain.transitions.intake.receive_initiative import ReceiveInitiative
from workflows.messages import Submission

UNKNOWN_TRANSITION = Refused(
    code="unknown-transition",
    sentence="Deze stap bestaat niet. Bekijk met 'weerklank catalogue' welke stappen er zijn.",
)


def decide(
    case: Case, submission: Submission, rulebook: Rulebook, municipality: str, now: datetime
) -> Decision:
    """Return facts, nothing or a refusal; nothing is written and nothing is remembered."""
    transition = transition_named(submission.transition)
    if transition is None:
        return UNKNOWN_TRANSITION
    refused = gate.moved(case, submission.expected)
    if refused is not None:
        return refused
    command = submission.command_for(transition)
    rules = rules_for(case, command, rulebook, municipality)
    if isinstance(rules, Refused):
        return rules
    at = Circumstances(now=now, actor=submission.actor, rules=rules)
    return gate.decide(transition, case, command, at)


def rules_for(case: Case, command: Command, rulebook: Rulebook, municipality: str) -> Rules | Refused:
    """Return the rules a case started under, or before that those in force on the day of receipt.

    Raises `UnknownRulesError` where a running case names rules that this process does not hold.
    """
    if case.rules is not None:
        return rulebook.of(case.rules)
    named = command.municipality if isinstance(command, ReceiveInitiative) else None
    if (named or municipality) not in rulebook.municipalities():
        return Refused(
            code="unknown-municipality",
            sentence="Voor deze gemeente is hier geen regeling bekend. Controleer de naam van de gemeente.",
        )
    return rulebook.on(named or municipality, legal_day(command.occurred))
