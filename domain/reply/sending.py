"""A message to the initiator as a command, and what sending it does to clocks."""

from datetime import date
from typing import Annotated

from pydantic import Field

from domain.case import Case
from domain.command import DecidingCommand
from domain.decision import Refused
from domain.events import Channel, DelayAnnounced, TermEnded, TermStarted
from domain.grounds import Position
from domain.reply.answer import Actor, AskAnswered, NextStep, Remedy
from domain.reply.judging import Judgment, Reply, judge
from domain.sealed import Text
from domain.terms.clock import Clock, Manner, Regime, Term
from domain.terms.counting import legal_day
from domain.terms.effects import end_of, ended, started_as
from domain.terms.names import (
    ACKNOWLEDGEMENT,
    CHALLENGE_DECISION,
    COMPLETION,
    DECISION,
    PROMISED_DECISION,
    PROMISED_STEP,
    SUBSTANTIVE_RESPONSE,
)


class ReplyingCommand(DecidingCommand):
    """`occurred` is the moment of sending; `answers` holds a position for each ask that it answers.

    `next_step` tells who does what by when, `remedies` where the initiator can turn: one of both.
    """

    channel: Channel
    message: Text
    answers: Annotated[tuple[AskAnswered, ...], Field(max_length=50)] = ()
    next_step: NextStep | None = None
    remedies: Annotated[tuple[Remedy, ...], Field(max_length=4)] = ()


def judged(case: Case, command: ReplyingCommand, *, mandated: bool) -> Judgment:
    """Return what the message is to the asks that still wait."""
    reply = Reply(
        answers=command.answers,
        next_step=command.next_step,
        remedies=command.remedies,
        mandated=mandated,
        sent=legal_day(command.occurred),
    )
    return judge(reply, case.open_asks)


def not_asked(case: Case, command: ReplyingCommand) -> Refused | None:
    """Return why these answers fit no ask that waits, or nothing where each fits one."""
    asks = [answer.ask for answer in command.answers]
    if len(set(asks)) == len(asks) and set(asks) <= set(case.open_asks):
        return None
    waiting = ", ".join(str(ask) for ask in case.open_asks) or "geen"
    return Refused(
        code="asks-not-answered",
        sentence=f"Geef op elke vraag hoogstens een antwoord. Vragen die nog op antwoord wachten: {waiting}.",
    )


def clocks_met(case: Case, command: ReplyingCommand) -> list[TermEnded]:
    """Return the clocks that an answer on all asks ends.

    The term to decide on an application goes on while a decision is still announced, here or in an earlier
    answer, and where the answer was only said: a decision is in writing (Awb 1:3 lid 1). With the decision
    comes what a message of delay promised about it.
    """
    of_delay = [clock for clock in case.running(PROMISED_DECISION) if _told_as_delay(case, clock)]
    announced = len(of_delay) < len(case.running(PROMISED_DECISION)) or any(
        answer.position is Position.DECISION_ANNOUNCED for answer in command.answers
    )
    decided = not announced and command.channel is not Channel.SPOKEN
    answered = [ACKNOWLEDGEMENT, SUBSTANTIVE_RESPONSE] + ([DECISION] if decided else [])
    came = decided and bool(case.running(DECISION)) and not case.running(CHALLENGE_DECISION)
    return [
        *ended(case, answered, command.occurred, Manner.MET),
        *ended(case, [COMPLETION], command.occurred, Manner.CLOSED),
        *[end_of(case, clock, command.occurred, Manner.MET) for clock in of_delay if came],
    ]


def _told_as_delay(case: Case, clock: Clock) -> bool:
    """Whether a decision was promised because it took longer, and not as the answer to an ask."""
    cause = case.moment(clock.by)
    return cause is not None and cause.topic == _DELAY


_DELAY = DelayAnnounced.model_fields["topic"].default


def promises(case: Case, command: ReplyingCommand) -> list[TermStarted]:
    """Return a clock for each date that the message names: a promise can be held against us."""
    sent = legal_day(command.occurred)
    announced = [
        answer
        for answer in command.answers
        if answer.position is Position.DECISION_ANNOUNCED and answer.by is not None and answer.by > sent
    ]
    started = [
        started_as(
            case,
            PROMISED_DECISION,
            _until(command, answer.by, f"toezegging in de reactie, vraag {answer.ask}"),
            command.occurred,
            already=index,
        )
        for index, answer in enumerate(announced)
    ]
    step = command.next_step
    if step is None or step.owner is Actor.INITIATOR or step.by < sent:
        return started
    term = _until(command, step.by, "toegezegde stap in een bericht")
    return [*started, started_as(case, PROMISED_STEP, term, command.occurred)]


def _until(command: ReplyingCommand, day: date | None, basis: str) -> Term:
    return Term(regime=Regime.NAMED_DATE, basis=basis, start=legal_day(command.occurred), until=day)
