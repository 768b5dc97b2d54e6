"""The initiator withdraws, or stops with a task that an agreement gave them. Nobody else can."""

from domain import law
from domain.case import Case
from domain.command import Command
from domain.decision import Circumstances, Decision, Refused
from domain.events import InitiatorsStopped, Withdrawn
from domain.regulation import Begin
from domain.roles import DESK, Role
from domain.sealed import Text
from domain.stages import OPEN, Stage
from domain.takeover import under_agreement
from domain.terms.clock import Manner
from domain.terms.counting import legal_day
from domain.terms.effects import all_ended, started
from domain.transition import Transition


class Withdraw(Command):
    """`statement` is the initiator's own; `evidence` tells on what staff recorded it for them."""

    statement: Text
    evidence: Text | None = None


def decide(case: Case, command: Withdraw, at: Circumstances) -> Decision:
    """Return the withdrawal and the end of every clock.

    Staff who record it name the evidence: an initiative that an official made disappear
    is what residents fear most. Under an agreement the case stays open: that they stop is so, and how
    their task goes on is for the municipality to decide, within a term where there is one.
    """
    if at.actor.role is not Role.INITIATOR and command.evidence is None:
        return Refused(
            code="evidence-missing",
            sentence="Alleen de initiatiefnemer kan intrekken."
            " Vermeld waaruit diens verklaring blijkt, bijvoorbeeld een brief met datum.",
        )
    ends = all_ended(case, command.occurred, Manner.WITHDRAWN)
    if not under_agreement(case):
        withdrawn = Withdrawn(
            occurred=command.occurred, statement=command.statement, evidence=command.evidence
        )
        return (withdrawn, *ends)
    if case.stage is Stage.INITIATORS_STOPPED:
        return ()
    stopped = InitiatorsStopped(
        occurred=command.occurred, statement=command.statement, evidence=command.evidence
    )
    rules = at.rules.regulation.at(Begin.INITIATORS_STOPPED)
    return (stopped, *ends, *started(case, rules, legal_day(command.occurred), command.occurred))


TRANSITION = Transition(
    command=Withdraw,
    decide=decide,
    label="Intrekken",
    basis=(law.REPRESENTATION,),
    roles=DESK | {Role.INITIATOR},
    stages=OPEN,
    example={
        "occurred": "2026-02-18T12:00:00+01:00",
        "statement": "Wij trekken ons initiatief in.",
        "evidence": "Brief van de initiatiefnemer van 17 februari 2026.",
    },
)
