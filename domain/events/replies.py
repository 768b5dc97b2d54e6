"""What the municipality answers, and what comes of an answer that is called into question."""

from typing import Annotated, Literal

from domain.competence.authority import Authority
from domain.events.happening import Channel, Happening
from domain.grounds import Position, RefusalGround
from domain.reply.answer import AskAnswered, NextStep, Remedy
from domain.reply.conditions import Finding
from domain.sealed import Text
from domain.value import ADDED


class SubstantiveResponseSent(Happening):
    """The moment is that of sending: a decision to send stops no clock.

    `sampled`: a second person is asked to look at it afterwards. `likeness` is how much of the message,
    in percent, stands in the municipality's own templates, where that is much.
    """

    topic: Literal["case.substantive-response-sent.v1"] = "case.substantive-response-sent.v1"
    channel: Channel
    message: Text
    answers: tuple[AskAnswered, ...]
    next_step: Annotated[NextStep | None, ADDED] = None
    remedies: Annotated[tuple[Remedy, ...] | None, ADDED] = None
    authority: Annotated[Authority | None, ADDED] = None
    sampled: Annotated[bool | None, ADDED] = None
    likeness: Annotated[int | None, ADDED] = None


class PartialResponseSent(Happening):
    """An answer on the asks in `answered`; what keeps it from being one on the others is in `findings`."""

    topic: Literal["case.partial-response-sent.v1"] = "case.partial-response-sent.v1"
    channel: Channel
    message: Text
    answers: tuple[AskAnswered, ...]
    answered: tuple[int, ...]
    findings: tuple[Finding, ...]
    next_step: NextStep | None
    remedies: tuple[Remedy, ...]
    authority: Authority
    likeness: Annotated[int | None, ADDED] = None


class HoldingMessageSent(Happening):
    """A message that answers no ask: it stops nothing, and its dates are promises all the same."""

    topic: Literal["case.holding-message-sent.v1"] = "case.holding-message-sent.v1"
    channel: Channel
    message: Text
    answers: tuple[AskAnswered, ...]
    findings: tuple[Finding, ...]
    next_step: NextStep | None
    remedies: tuple[Remedy, ...]


class ResponseReviewed(Happening):
    """A second person judged the response of that version, after it was sent."""

    topic: Literal["case.response-reviewed.v1"] = "case.response-reviewed.v1"
    response: int
    substantive: bool
    findings: tuple[Finding, ...]
    reasons: Text


class ResponseContested(Happening):
    """The initiator says that the response of that version answers nothing, or not these asks."""

    topic: Literal["case.response-contested.v1"] = "case.response-contested.v1"
    response: int
    asks: tuple[int, ...]
    statement: Text
    evidence: Text | None


class ContestDecided(Happening):
    topic: Literal["case.contest-decided.v1"] = "case.contest-decided.v1"
    contest: int
    upheld: bool
    asks: tuple[int, ...]
    reasons: Text


class PromiseKept(Happening):
    """What was promised by a date was done, and the initiator heard so."""

    topic: Literal["case.promise-kept.v1"] = "case.promise-kept.v1"
    promise: int
    message: Text


class DecisionSent(Happening):
    """The decision that was announced, or that an application waited for, was made known."""

    topic: Literal["case.decision-sent.v1"] = "case.decision-sent.v1"
    channel: Channel
    outcome: Position
    ground: RefusalGround | None
    reasons: Text
    remedies: tuple[Remedy, ...]
    promise: int | None
    authority: Authority
