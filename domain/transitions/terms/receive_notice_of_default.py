"""The initiator gives notice that the term to decide is over: after two weeks every day costs money."""

from typing import Annotated

from pydantic import Field

from domain import law
from domain.case import Case
from domain.command import Command
from domain.decision import Circumstances, Decision, Refused
from domain.events import Channel, NoticeOfDefaultReceived, TermInDefault, TermUntouched
from domain.moments import Identifier
from domain.roles import DESK, Role
from domain.sealed import Text
from domain.stages import BEGUN
from domain.terms.clock import Clock
from domain.terms.counting import legal_day
from domain.terms.due import assessed
from domain.terms.effects import cause_of, latest
from domain.terms.fitting import one_clock
from domain.terms.names import (
    CHALLENGE_DECISION,
    COMPLAINT,
    DECISION,
    OBJECTION,
    OMBUDSMAN,
    SUBSTANTIVE_RESPONSE,
)
from domain.terms.penalty import penalty
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
    and what it leads to is computed anew when a date is corrected (`domain/terms/default.py`, which also
    begins the two weeks). One that was only spoken leads to nothing (Awb 4:17 lid 3: in writing).
    """
    clock = _about(case, command)
    if isinstance(clock, Refused):
        return clock
    if clock is not None and _received_already(case, clock, command):
        return ()
    received = NoticeOfDefaultReceived(
        occurred=command.occurred, channel=command.channel, notice=command.notice
    )
    return (received, *([] if clock is None else [_effect(case, clock, command, at)]))


def _about(case: Case, command: ReceiveNoticeOfDefault) -> Clock | Refused | None:
    """The term that a notice is about; where it names none the decision, or what comes nearest to one."""
    if command.clock is not None:
        return one_clock(case, command.clock, command.ordinal)
    if case.closed and case.running(OBJECTION):
        return one_clock(case, OBJECTION, command.ordinal)
    found = (latest(case, name) for name in _NEAREST)
    return next((clock for clock in found if clock is not None), None)


def _received_already(case: Case, clock: Clock, command: ReceiveNoticeOfDefault) -> bool:
    """The same moment about the same term is the same letter."""
    if command.channel is Channel.SPOKEN:
        return any((each.topic, each.occurred) == (_TOPIC, command.occurred) for each in case.moments)
    moments = (case.moment(notice.by) for notice in clock.notices)
    return any(each is not None and each.occurred == command.occurred for each in moments)


def _effect(
    case: Case, clock: Clock, command: ReceiveNoticeOfDefault, at: Circumstances
) -> TermInDefault | TermUntouched:
    if command.channel is Channel.SPOKEN:
        return TermUntouched(
            occurred=command.occurred, clock=clock.id, reason="not-in-writing", cause=cause_of(case)
        )
    day, measure = legal_day(command.occurred), at.rules.measure_of(clock)
    found = assessed(clock, measure)
    owed, _ = penalty(found.facts, found.found.day, notice_of(clock, day), measure.calendar)
    return TermInDefault(
        occurred=command.occurred,
        clock=clock.id,
        received=day,
        applies=owed.free_until is not None,
        reason=owed.code,
        cause=cause_of(case),
    )


_NEAREST = (DECISION, CHALLENGE_DECISION, SUBSTANTIVE_RESPONSE, OBJECTION, COMPLAINT, OMBUDSMAN)
_TOPIC = NoticeOfDefaultReceived.model_fields["topic"].default


TRANSITION = Transition(
    command=ReceiveNoticeOfDefault,
    decide=decide,
    label="Ingebrekestelling ontvangen",
    basis=(law.NOTICE_OF_DEFAULT, law.PENALTY),
    roles=DESK | {Role.INITIATOR},
    stages=BEGUN,
    example={
        "occurred": "2026-04-09T09:30:00+02:00",
        "channel": "letter",
        "notice": "U had voor 30 maart moeten beslissen. Wij stellen u in gebreke.",
    },
)
