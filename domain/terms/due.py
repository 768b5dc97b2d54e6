"""By when a clock must be met, and how it stands against that."""

from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from domain.terms.calendar import Calendar
from domain.terms.clock import Clock, Ending, Manner
from domain.terms.counting import end_of_day, last_day
from domain.terms.readings import Readings, StartDay
from domain.terms.reckoning import Facts, Measure, Reckoned, reckon
from domain.terms.rolling import roll, settled

AS_STORED = Readings(start_day=StartDay.FIRST_DAY)
"""How the clocks of cases are read."""


class Due(NamedTuple):
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
    Algemene termijnenwet comes last (`domain/terms/reckoning.py`). A named date is that date:
    suspension does not move a promise. A day past the last decree is provisional, never refused.

    Raises `ValueError` for a term with neither a length nor a named date.
    """
    found = reckoned(clock, calendar)
    original = found.day
    if found.paused:
        original = roll(found.counted, found.eve, found.length, calendar) if found.act else found.counted
    provisional = found.act and not settled(found.day, found.eve, found.length, calendar, found.paused)
    return Due(found.day, provisional, found.raw, found.suspended_days if found.paused else 0, original)


def due_day(clock: Clock, calendar: Calendar) -> date:
    """Return the day by which the clock must be met, and nothing else: `due` without what it was made of.

    Where nothing suspended a term, `last_day` and `roll` are taken in one step here, because a register
    asks this of every clock there is.
    """
    term = clock.term
    length = term.length
    if clock.suspensions or length is None or term.until is not None or term.start_day_counts:
        return reckoned(clock, calendar).day
    start = term.start
    span, _, under_the_act, two_ordinary_days = length.described
    last = last_day(start, length) if span is None else start + span
    if not (under_the_act and term.atw):
        return last
    days = calendar.days
    rolled = days.at_or_after[last]
    if two_ordinary_days:
        second = days.second_after[start]
        if second > rolled:
            return second
    return rolled


def reckoned(clock: Clock, calendar: Calendar) -> Reckoned:
    """Return the computation behind a clock's due day."""
    return reckon(facts_of(clock), Measure(calendar, AS_STORED))


def facts_of(clock: Clock) -> Facts:
    """Return what is known of a clock's term."""
    return Facts(clock.term, clock.suspensions)


def standing(clock: Clock, calendar: Calendar, today: date) -> Standing:
    """Return how the clock stands at the end of `today`, a legal day in Europe/Amsterdam.

    Whatever ended after the due day is late, in whichever manner: an initiative withdrawn or
    passed on by then had gone unanswered. What was withdrawn or passed on before that stands
    outside the share in time and is shown beside it.
    """
    by = due_day(clock, calendar)
    if clock.ending is not None:
        return _verdict(clock.ending, by)
    if today > by:
        return Standing.OVERDUE
    if any(today in pause for pause in reckoned(clock, calendar).paused):
        return Standing.SUSPENDED
    return Standing.RUNNING


def expiry(clock: Clock, calendar: Calendar) -> datetime:
    """Return the moment, in UTC, from which the clock is overdue: the due day is over."""
    return end_of_day(due_day(clock, calendar))


def _verdict(ending: Ending, by: date) -> Standing:
    return Standing.LATE if ending.on > by else _ENDED_BY_THE_DUE_DAY[ending.manner]
