"""By when a clock must be met, and how it stands against that."""

from datetime import date, datetime, time, timedelta
from enum import StrEnum

from domain.terms.calendar import Calendar
from domain.terms.clock import Clock, Ending, Manner, Term
from domain.terms.counting import at, end_of_day, last_day, roll, settled
from domain.terms.pause import Pause, pauses
from domain.value import Frozen

_REMINDED_AT = time(9)


class Due(Frozen):
    """The last day of a term, and what it was made of.

    `raw` is the last day with suspensions and before the Algemene termijnenwet; `original` is
    the due day as it would have been had nothing been suspended. `provisional` tells that a
    decree not in the calendar could still move `day`.
    """

    day: date
    provisional: bool
    raw: date
    suspended_days: int
    original: date


class Standing(StrEnum):
    """How a clock stands. Derived each time from the dates, so that a corrected date corrects it."""

    RUNNING = "running"
    SUSPENDED = "suspended"
    OVERDUE = "overdue"
    IN_TIME = "in-time"
    LATE = "late"
    WITHDRAWN = "withdrawn"
    TRANSFERRED = "transferred"
    LAPSED = "lapsed"
    CLOSED = "closed"


_ENDED_BY_THE_DUE_DAY = {
    Manner.MET: Standing.IN_TIME,
    Manner.REPORTED: Standing.IN_TIME,
    Manner.WITHDRAWN: Standing.WITHDRAWN,
    Manner.TRANSFERRED: Standing.TRANSFERRED,
    Manner.LAPSED: Standing.LAPSED,
    Manner.CLOSED: Standing.CLOSED,
}


def due(clock: Clock, calendar: Calendar) -> Due:
    """Return by when the clock must be met.

    First the days are counted, then the suspended days inside the term are added, and the
    Algemene termijnenwet comes last: rolling first and adding afterwards would count closed days
    as days of the term. A named date is that date: suspension does not move a promise.
    A day past the last decree is provisional, never refused.

    Raises `ValueError` for a term with neither a length nor a named date.
    """
    term = clock.term
    counted = _counted(term)
    paused = _pauses(clock)
    suspended = sum(pause.days for pause in paused)
    raw = counted + timedelta(days=suspended)
    if not term.atw:
        return Due(day=raw, provisional=False, raw=raw, suspended_days=suspended, original=counted)
    eve = _eve(term)
    length = term.length if term.until is None else None
    day = roll(raw, eve, length, calendar, paused)
    return Due(
        day=day,
        provisional=not settled(day, eve, length, calendar, paused),
        raw=raw,
        suspended_days=suspended,
        original=roll(counted, eve, length, calendar),
    )


def standing(clock: Clock, calendar: Calendar, today: date) -> Standing:
    """Return how the clock stands at the end of `today`, a legal day in Europe/Amsterdam.

    Whatever ended after the due day is late, in whichever manner: an initiative withdrawn or
    passed on by then had gone unanswered. What was withdrawn or passed on before that stands
    outside the share in time and is shown beside it.
    """
    by = due(clock, calendar).day
    if clock.ending is not None:
        return _verdict(clock.ending, by)
    if today > by:
        return Standing.OVERDUE
    if any(today in pause for pause in _pauses(clock)):
        return Standing.SUSPENDED
    return Standing.RUNNING


def expiry(clock: Clock, calendar: Calendar) -> datetime:
    """Return the moment, in UTC, from which the clock is overdue: the due day is over."""
    return end_of_day(due(clock, calendar).day)


def reminder(clock: Clock, calendar: Calendar, days_before: int) -> datetime:
    """Return the moment, in UTC, to remind: nine in the morning in Amsterdam, so many days ahead."""
    return at(due(clock, calendar).day - timedelta(days=days_before), _REMINDED_AT)


def _verdict(ending: Ending, by: date) -> Standing:
    return Standing.LATE if ending.on > by else _ENDED_BY_THE_DUE_DAY[ending.manner]


def _counted(term: Term) -> date:
    if term.until is not None:
        return term.until
    if term.length is None:
        raise ValueError("a term has a length or a named date")
    return last_day(term.start, term.length, start_day_counts=term.start_day_counts)


def _pauses(clock: Clock) -> tuple[Pause, ...]:
    if clock.term.until is not None:
        return ()
    first = _eve(clock.term) + timedelta(days=1)
    return pauses(clock.suspensions, first, _counted(clock.term))


def _eve(term: Term) -> date:
    """The day before the first day of the term."""
    return term.start - timedelta(days=1) if term.start_day_counts else term.start
