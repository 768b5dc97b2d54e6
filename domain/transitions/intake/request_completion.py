"""Something lacks: the initiator is asked to complete, and a statutory term may stand still."""

from datetime import timedelta

from domain import law
from domain.case import Case
from domain.command import Command
from domain.decision import Circumstances, Decision, Refused
from domain.events import CompletionRequested, TermStarted, TermSuspended, TermUntouched
from domain.moments import Day
from domain.roles import CASE_TEAM
from domain.sealed import Text
from domain.stages import Stage
from domain.terms.clock import Clock, Regime, Suspension, Term
from domain.terms.counting import legal_day
from domain.terms.effects import cause_of, started_as
from domain.terms.names import (
    ACKNOWLEDGEMENT,
    AFTER_DEFAULT,
    COMPLAINT,
    COMPLETION,
    COURT_DATE,
    MONITORING,
    NEGOTIATION,
    OBJECTION,
)
from domain.terms.standing_still import standing_still
from domain.transition import Transition


class RequestCompletion(Command):
    """`until` is the last day on which the initiator may complete; without it nothing is suspended."""

    missing: Text
    until: Day | None = None


def decide(case: Case, command: RequestCompletion, at: Circumstances) -> Decision:
    """Return the request and, per running clock, that it stands still or why it does not.

    A term to decide is suspended from the day after the invitation (Awb 4:15 lid 1 onder a).
    A request without a term suspends nothing (ABRvS 21 September 2016, ECLI:NL:RVS:2016:2527),
    and a service norm is no term to decide.
    """
    if case.running(COMPLETION):
        return Refused(
            code="completion-already-requested",
            sentence="Er loopt al een termijn om aan te vullen. Wacht de aanvulling of het einde daarvan af.",
            basis=str(law.INCOMPLETE),
        )
    asked = legal_day(command.occurred)
    if command.until is not None and command.until <= asked:
        return Refused(
            code="completion-term-too-short",
            sentence="De laatste dag om aan te vullen moet na de dag van het verzoek liggen.",
            basis=str(law.INCOMPLETE),
        )
    if command.until is not None and command.until > asked + _LONGEST:
        return Refused(
            code="completion-term-too-long",
            sentence="De termijn om aan te vullen is langer dan een jaar. Controleer het jaar: zolang zij"
            " loopt, staat de beslistermijn stil.",
            basis=str(law.COMPLETION_SUSPENDS),
        )
    requested = CompletionRequested(occurred=command.occurred, missing=command.missing, until=command.until)
    clocks = [clock for clock in case.clocks if clock.ending is None and clock.id.name not in _OTHERS]
    effects = [_effect(case, clock, command, at) for clock in clocks]
    return (requested, *effects, *_completion_clock(case, command))


_OTHERS = frozenset(
    {COMPLETION, ACKNOWLEDGEMENT, COMPLAINT, OBJECTION, NEGOTIATION, MONITORING, AFTER_DEFAULT, COURT_DATE}
)
"""Clocks that a lack of documents about the initiative cannot concern."""


def _effect(
    case: Case, clock: Clock, command: RequestCompletion, at: Circumstances
) -> TermSuspended | TermUntouched:
    pause = Suspension(
        basis=str(law.COMPLETION_SUSPENDS),
        begin=legal_day(command.occurred) + timedelta(days=1),
        until=command.until,
        by=cause_of(case),
    )
    return standing_still(clock, pause, at.rules.measure_of(clock), command.occurred)


def _completion_clock(case: Case, command: RequestCompletion) -> tuple[TermStarted, ...]:
    if command.until is None:
        return ()
    term = Term(
        regime=Regime.NAMED_DATE,
        basis=str(law.INCOMPLETE),
        start=legal_day(command.occurred),
        until=command.until,
    )
    return (started_as(case, COMPLETION, term, command.occurred),)


_LONGEST = timedelta(days=366)
"""No law says how long: this is about a year that was mistyped, which would end no term in anybody's life."""

TRANSITION = Transition(
    command=RequestCompletion,
    decide=decide,
    label="Om aanvulling vragen",
    basis=(law.INCOMPLETE, law.COMPLETION_SUSPENDS),
    roles=CASE_TEAM,
    stages=frozenset({Stage.TRIAGE, Stage.AWAITING_COMPLETION, Stage.ASSESSMENT}),
    example={
        "occurred": "2026-02-12T10:00:00+01:00",
        "missing": "Een raming van de kosten en een schets van het plein.",
        "until": "2026-02-26",
    },
)
