"""The initiator gives notice that the term to decide is over: after two weeks every day costs money."""

from typing import Annotated

from pydantic import Field

from domain import law
from domain.case import Case
from domain.command import Command
from domain.decision import Circumstances, Decision
from domain.events import Channel, NoticeOfDefaultReceived, TermInDefault, TermStarted
from domain.moments import Identifier
from domain.roles import DESK, Role
from domain.sealed import Text
from domain.stages import CLOSED, OPEN
from domain.terms.clock import Clock, Regime, Term
from domain.terms.counting import legal_day
from domain.terms.due import assessed
from domain.terms.effects import cause_of, latest, started_as
from domain.terms.fitting import unknown_clock
from domain.terms.names import (
    AFTER_DEFAULT,
    AFTER_DEFAULT_ON_OBJECTION,
    CHALLENGE_DECISION,
    DECISION,
    OBJECTION,
    SUBSTANTIVE_RESPONSE,
)
from domain.terms.penalty import TWO_WEEKS, penalty
from domain.terms.telling import notice_of
from domain.transition import Transition


class ReceiveNoticeOfDefault(Command):
    """`occurred` is the moment of receipt. `clock` names the term it is about, where it says so."""

    channel: Channel
    notice: Text
    clock: Identifier | None = None
    ordinal: Annotated[int, Field(ge=1)] | None = None


def decide(case: Case, command: ReceiveNoticeOfDefault, at: Circumstances) -> Decision:
    """Return the receipt with what it leads to: two weeks to decide yet, or nothing and why.

    A notice is recorded also where it is premature or cannot concern the term: that it came is a fact,
    and what it leads to is computed anew when a date is corrected.
    """
    if command.clock is not None:
        clock = latest(case, command.clock, command.ordinal)
        if clock is None:
            return unknown_clock(case, command.clock)
    else:
        clock = _decision_due(case)
    if any(each.topic == _TOPIC and each.occurred == command.occurred for each in case.moments):
        return ()
    received = NoticeOfDefaultReceived(
        occurred=command.occurred, channel=command.channel, notice=command.notice
    )
    return (received, *([] if clock is None else _effects(case, clock, command, at)))


def _decision_due(case: Case) -> Clock | None:
    """The term that a notice is about where it names none: the decision, or what comes nearest to one."""
    objections = case.running(OBJECTION)
    if case.closed and objections:
        return objections[-1]
    found = (latest(case, name) for name in (DECISION, CHALLENGE_DECISION, SUBSTANTIVE_RESPONSE))
    return next((clock for clock in found if clock is not None), None)


def _effects(
    case: Case, clock: Clock, command: ReceiveNoticeOfDefault, at: Circumstances
) -> list[TermInDefault | TermStarted]:
    day, measure = legal_day(command.occurred), at.rules.measure_of(clock)
    found = assessed(clock, measure)
    owed, _ = penalty(found.facts, found.found.day, notice_of(clock, day), measure.calendar)
    applies = owed.free_until is not None
    in_default = TermInDefault(
        occurred=command.occurred,
        clock=clock.id,
        received=day,
        applies=applies,
        reason=owed.code,
        cause=cause_of(case),
    )
    waiting = AFTER_DEFAULT_ON_OBJECTION if clock.id.name == OBJECTION else AFTER_DEFAULT
    if not applies or clock.ending is not None or case.running(waiting):
        return [in_default]
    two_weeks = Term(
        regime=Regime.STATUTORY,
        basis=str(law.NOTICE_OF_DEFAULT),
        start=day,
        length=TWO_WEEKS,
        atw=True,
    )
    return [in_default, started_as(case, waiting, two_weeks, command.occurred)]


_TOPIC = NoticeOfDefaultReceived.model_fields["topic"].default


TRANSITION = Transition(
    command=ReceiveNoticeOfDefault,
    decide=decide,
    label="Ingebrekestelling ontvangen",
    basis=(law.NOTICE_OF_DEFAULT, law.PENALTY),
    roles=DESK | {Role.INITIATOR},
    stages=OPEN | CLOSED,
    example={
        "occurred": "2026-04-09T09:30:00+02:00",
        "channel": "letter",
        "notice": "U had voor 30 maart moeten beslissen. Wij stellen u in gebreke.",
    },
)
