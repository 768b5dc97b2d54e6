"""Whether what is sent answers what was asked: the class of a message follows from its structure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.grounds import Position, RefusalGround
from domain.reply.answer import AskAnswered, NextStep, Remedy
from domain.reply.conditions import Condition, Finding, Lack

RESTING_ON_A_RULE = frozenset(
    {
        RefusalGround.CONTRARY_TO_ACT,
        RefusalGround.EXCLUSIVE_TASK,
        RefusalGround.RUNNING_CONTRACT,
        RefusalGround.PROCUREMENT_LAW,
        RefusalGround.STATE_AID,
        RefusalGround.POLICY_CONFLICT,
    }
)
"""Grounds that say that something forbids it: the initiator must be able to look that up."""


class ReplyClass(StrEnum):
    """What a message is. An acknowledgement and a request to complete are steps of their own."""

    SUBSTANTIVE = "substantive"
    PARTIAL = "partial"
    HOLDING = "holding"


@dataclass(frozen=True)
class Reply:
    """A message as it is judged: what it says to each ask, what happens next, and when it was sent."""

    answers: tuple[AskAnswered, ...]
    next_step: NextStep | None
    remedies: tuple[Remedy, ...]
    mandated: bool
    sent: date


@dataclass(frozen=True)
class Judgment:
    """The class, the asks that are answered by it, and every condition it fails."""

    reply_class: ReplyClass
    answered: tuple[int, ...]
    findings: tuple[Finding, ...]


def judge(reply: Reply, asks: tuple[int, ...]) -> Judgment:
    """Return what a message is to those who still wait for an answer on `asks`.

    Failing on some asks it answers the others (partial). Failing as a whole it answers none: thanks, a
    date, a request for patience, or a letter of somebody who may not decide (holding). Where no ask
    waits it is just a message, and lacks nothing.
    """
    if not asks:
        return Judgment(ReplyClass.HOLDING, (), ())
    whole = tuple(_of_the_message(reply))
    per_ask = tuple(finding for ask in asks for finding in _of_ask(reply, ask))
    failing = {finding.ask for finding in per_ask}
    answered = () if whole else tuple(ask for ask in asks if ask not in failing)
    if not answered:
        reply_class = ReplyClass.HOLDING
    elif len(answered) < len(asks):
        reply_class = ReplyClass.PARTIAL
    else:
        reply_class = ReplyClass.SUBSTANTIVE
    return Judgment(reply_class, answered, (*per_ask, *whole))


def _of_ask(reply: Reply, ask: int) -> Iterator[Finding]:
    answer = next((each for each in reply.answers if each.ask == ask), None)
    if answer is None:
        yield Finding(condition=Condition.ADDRESSED, lack=Lack.ASK_MISSING, ask=ask)
        return
    yield from (
        Finding(condition=Condition.POSITION, lack=lack, ask=ask) for lack in _of_promise(answer, reply.sent)
    )
    yield from (Finding(condition=Condition.REASONS, lack=lack, ask=ask) for lack in _of_reasons(answer))


def _of_promise(answer: AskAnswered, sent: date) -> Iterator[Lack]:
    """A decision that is announced names organ and day; what went elsewhere names to whom (Awb 2:3)."""
    if answer.position is Position.TRANSFERRED:
        if answer.organ is None:
            yield Lack.ADDRESSEE_MISSING
        if answer.by is not None:
            yield Lack.PROMISE_INCOMPLETE
        return
    announced = answer.position is Position.DECISION_ANNOUNCED
    if (answer.organ is not None, answer.by is not None) != (announced, announced):
        yield Lack.PROMISE_INCOMPLETE
    elif answer.by is not None and answer.by <= sent:
        yield Lack.PROMISE_IN_PAST


def _of_reasons(answer: AskAnswered) -> Iterator[Lack]:
    """A refusal says on which ground, and what would change it; a ground in a rule says which rule."""
    if answer.position is not Position.REFUSED:
        return
    if answer.ground is None:
        yield Lack.GROUND_MISSING
    elif answer.ground in RESTING_ON_A_RULE and answer.source is None:
        yield Lack.SOURCE_MISSING
    if answer.alternative is None:
        yield Lack.ALTERNATIVE_MISSING


def _of_the_message(reply: Reply) -> Iterator[Finding]:
    if reply.answers and all(
        answer.position is Position.DECISION_ANNOUNCED and answer.step is None for answer in reply.answers
    ):
        yield Finding(condition=Condition.POSITION, lack=Lack.NO_POSITION)
    if not reply.mandated:
        yield Finding(condition=Condition.COMPETENCE, lack=Lack.NO_MANDATE)
    if reply.next_step is None and not reply.remedies:
        yield Finding(condition=Condition.NEXT_STEP, lack=Lack.NO_NEXT_STEP)
    if reply.next_step is not None and reply.next_step.by < reply.sent:
        yield Finding(condition=Condition.NEXT_STEP, lack=Lack.NEXT_STEP_IN_PAST)
