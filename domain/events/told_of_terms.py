"""What is told or received about a term: delay, standstill, a notice of default, a judgment."""

from datetime import date
from typing import Literal

from domain.events.happening import Channel, Happening
from domain.sealed import Text
from domain.terms.basis import ExtensionBasis, StandstillBasis
from domain.terms.clock import ClockId


class DelayAnnounced(Happening):
    """That it will take longer: until a named day, or so many weeks. The moment is that of sending."""

    topic: Literal["case.delay-announced.v1"] = "case.delay-announced.v1"
    clock: ClockId
    basis: ExtensionBasis
    until: date | None
    weeks: int | None
    message: Text
    consent: Text | None


class StandstillRecorded(Happening):
    """Why a term stands still from one day to another, both included, and what shows it."""

    topic: Literal["case.standstill-recorded.v1"] = "case.standstill-recorded.v1"
    clock: ClockId
    basis: StandstillBasis
    begin: date
    until: date
    evidence: Text


class StandstillEnded(Happening):
    """What the fact of version `standstill` recorded is over sooner: from `on` the term runs again."""

    topic: Literal["case.standstill-ended.v1"] = "case.standstill-ended.v1"
    standstill: int
    on: date
    evidence: Text


class NoticeOfDefaultReceived(Happening):
    """The initiator gives notice that the term is over and a decision is still wanted (Awb 4:17 lid 3)."""

    topic: Literal["case.notice-of-default-received.v1"] = "case.notice-of-default-received.v1"
    channel: Channel
    notice: Text


class CourtDateSet(Happening):
    """The administrative court named the last day for a decision (Awb 8:55d)."""

    topic: Literal["case.court-date-set.v1"] = "case.court-date-set.v1"
    court: str
    judgment: str
    until: date
