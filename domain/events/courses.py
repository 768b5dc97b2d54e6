"""What turns the course of a case: asks that go elsewhere, cases that belong together, nobody to be found."""

from datetime import date
from typing import Annotated, Literal

from domain.events.happening import Channel, Happening
from domain.sealed import Text
from domain.value import ADDED


class RoutedInternally(Happening):
    """It came in by another route than was designated, and went to where it is handled.

    `told`: whether the sender heard that it was received there and then (Awb 2:24). `arrived` is the
    legal day on which it was brought there, where the sender heard of it later.
    """

    topic: Literal["case.routed-internally.v1"] = "case.routed-internally.v1"
    told: bool
    message: Text | None
    arrived: Annotated[date | None, ADDED] = None


class PartlyWithdrawn(Happening):
    """The initiator asks no more for these asks; the others stay."""

    topic: Literal["case.partly-withdrawn.v1"] = "case.partly-withdrawn.v1"
    asks: tuple[int, ...]
    statement: Text
    evidence: Text | None


class AsksSplitOff(Happening):
    """These asks go on in a case of their own, under the terms they had."""

    topic: Literal["case.asks-split-off.v1"] = "case.asks-split-off.v1"
    asks: tuple[int, ...]
    other: str
    number: str | None
    reason: Text


class CasesJoined(Happening):
    """The case is handled together with another; each initiator keeps the own terms and gets an answer."""

    topic: Literal["case.joined.v1"] = "case.joined.v1"
    other: str
    number: str | None
    reason: Text


class CaseSeparated(Happening):
    topic: Literal["case.separated.v1"] = "case.separated.v1"
    other: str
    reason: Text


class ContactAttempted(Happening):
    """The municipality tried to reach the initiator, in vain."""

    topic: Literal["case.contact-attempted.v1"] = "case.contact-attempted.v1"
    channel: Channel
    note: Text


class ClosedUnreachable(Happening):
    """The case ends because nobody could be reached; `attempts` are the versions that tell so.

    `message` is what was sent to the last known address.
    """

    topic: Literal["case.closed-unreachable.v1"] = "case.closed-unreachable.v1"
    attempts: tuple[int, ...]
    message: Text
