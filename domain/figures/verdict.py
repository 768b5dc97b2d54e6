"""What one clock counts for in the share of terms kept in time: the definition, case by case."""

from datetime import date
from enum import StrEnum

from domain.terms.clock import Manner, Regime
from domain.terms.names import COMPLETION, MONITORING
from domain.value import Frozen

DEFINITION = "weerklank-terms-1"
"""Stands on every figure. A figure made by another definition is another figure: it gets another name."""

OF_THE_INITIATOR = frozenset({COMPLETION, MONITORING})
"""Clocks within which residents must do something: of these the municipality has no share to show."""


class CountedClock(Frozen):
    """One clock of one initiator, as it stands on the day of asking.

    `suspended` tells that it stands still that day. `at_source` tells that its end is what another
    system says: nobody here saw whether there was an answer, or whether it was enough.
    """

    case: str
    number: str | None
    municipality: str
    name: str
    initiator: int
    ordinal: int
    regime: Regime
    proposal: bool
    start: date
    due: date
    original_due: date
    provisional: bool
    suspended: bool
    ended_on: date | None
    manner: Manner | None
    at_source: bool


class Part(StrEnum):
    """Where a clock is counted. The share in time is of the first two together."""

    IN_TIME = "in-time"
    NOT_IN_TIME = "not-in-time"
    OPEN = "open"
    OUTSIDE = "outside"
    AT_SOURCE = "at-source"


class Verdict(StrEnum):
    """How a clock came out against one date. Each clock has one, and each stands in one part."""

    ANSWERED_IN_TIME = "answered-in-time"
    ANSWERED_LATE = "answered-late"
    UNANSWERED = "unanswered"
    WITHDRAWN_LATE = "withdrawn-late"
    TRANSFERRED_LATE = "transferred-late"
    ENDED_LATE = "ended-late"
    CLOSED_UNANSWERED = "closed-unanswered"
    LAPSED_UNANSWERED = "lapsed-unanswered"
    RUNNING = "running"
    SUSPENDED = "suspended"
    WITHDRAWN = "withdrawn"
    TRANSFERRED = "transferred"
    VOID = "void"
    REPORTED_IN_TIME = "reported-in-time"
    REPORTED_LATE = "reported-late"
    REPORTED_CLOSED = "reported-closed"


PARTS = {
    Part.IN_TIME: (Verdict.ANSWERED_IN_TIME,),
    Part.NOT_IN_TIME: (
        Verdict.ANSWERED_LATE,
        Verdict.UNANSWERED,
        Verdict.WITHDRAWN_LATE,
        Verdict.TRANSFERRED_LATE,
        Verdict.ENDED_LATE,
        Verdict.CLOSED_UNANSWERED,
        Verdict.LAPSED_UNANSWERED,
    ),
    Part.OPEN: (Verdict.RUNNING, Verdict.SUSPENDED),
    Part.OUTSIDE: (Verdict.WITHDRAWN, Verdict.TRANSFERRED, Verdict.VOID),
    Part.AT_SOURCE: (Verdict.REPORTED_IN_TIME, Verdict.REPORTED_LATE, Verdict.REPORTED_CLOSED),
}

_BY_THE_DAY = {
    Manner.MET: Verdict.ANSWERED_IN_TIME,
    Manner.WITHDRAWN: Verdict.WITHDRAWN,
    Manner.TRANSFERRED: Verdict.TRANSFERRED,
    Manner.CLOSED: Verdict.CLOSED_UNANSWERED,
    Manner.LAPSED: Verdict.LAPSED_UNANSWERED,
    Manner.REPORTED: Verdict.REPORTED_IN_TIME,
}
_AFTER_IT = {
    Manner.MET: Verdict.ANSWERED_LATE,
    Manner.WITHDRAWN: Verdict.WITHDRAWN_LATE,
    Manner.TRANSFERRED: Verdict.TRANSFERRED_LATE,
    Manner.CLOSED: Verdict.ENDED_LATE,
    Manner.LAPSED: Verdict.ENDED_LATE,
    Manner.REPORTED: Verdict.REPORTED_LATE,
}


def verdict(clock: CountedClock, by: date, today: date) -> Verdict:
    """Return how a clock came out against the date `by`, as seen at the end of `today`.

    The day itself is in time. What ended without an answer was not answered in time, however it
    ended: only who withdraws, or hears that the letter went to whom it was for, asks no answer of us.
    """
    if clock.ended_on is None or clock.manner is None:
        if today > by:
            return Verdict.UNANSWERED
        return Verdict.SUSPENDED if clock.suspended else Verdict.RUNNING
    if clock.manner is Manner.VOID:
        return Verdict.VOID
    if clock.at_source and clock.manner is Manner.CLOSED:
        return Verdict.REPORTED_CLOSED
    return (_AFTER_IT if clock.ended_on > by else _BY_THE_DAY)[clock.manner]


def answered_here(clock: CountedClock) -> bool:
    """Whether an answer was given here, in time or late: what the duration until an answer ends with."""
    return clock.manner is Manner.MET
