"""By when a clock must be met, and how it stands against that."""

from datetime import date, datetime
from typing import NamedTuple

from domain.terms.assessment import Assessed, assess
from domain.terms.clock import Clock, Ending, Manner, Standing
from domain.terms.counting import end_of_day, last_day
from domain.terms.reckoning import Facts, Measure, Reckoned, reckon
from domain.terms.rolling import settled


class Due(NamedTuple):
    """The last day of a term, and what it was made of.

    `raw` is the last day with suspensions and before the Algemene termijnenwet; `original` is
    the due day as it would have been had nothing been suspended or extended. `provisional` tells that a
    decree not in the calendar could still move `day`.
    """

    day: date
    provisional: bool
    raw: date
    suspended_days: int
    original: date


_ENDED_BY_THE_DUE_DAY = {
    Manner.MET: Standing.IN_TIME,
    Manner.REPORTED: Standing.IN_TIME,
    Manner.WITHDRAWN: Standing.WITHDRAWN,
    Manner.TRANSFERRED: Standing.TRANSFERRED,
    Manner.LAPSED: Standing.LAPSED,
    Manner.CLOSED: Standing.CLOSED,
    Manner.VOID: Standing.VOID,
}


def due(clock: Clock, by: Measure) -> Due:
    """Return by when the clock must be met.

    First the days are counted, then the suspended days inside the term are added, and the
    Algemene termijnenwet comes last (`domain/terms/reckoning.py`). A named date is that date:
    suspension does not move a promise. A day past the last decree is provisional, never refused.

    Raises `ValueError` for a term with neither a length nor a named date.
    """
    if not (clock.suspensions or clock.extensions):
        found = reckon(Facts(clock.term), by)
        return Due(found.day, is_provisional(found, by), found.raw, 0, found.day)
    found = assessed(clock, by).found
    original = reckon(Facts(clock.term), by).day
    return Due(found.day, is_provisional(found, by), found.raw, found.suspended_days, original)


def is_provisional(found: Reckoned, by: Measure) -> bool:
    """Return whether a decree not in the calendar could still move the due day."""
    return found.act and not settled(found.day, found.eve, found.length, by.calendar, found.paused)


def due_day(clock: Clock, by: Measure) -> date:
    """Return the day by which the clock must be met, and nothing else: `due` without what it was made of.

    Where nothing suspended a term, `last_day` and `roll` are taken in one step here, because a register
    asks this of every clock there is.
    """
    term = clock.term
    length = term.length
    if clock.suspensions or clock.extensions or length is None or term.until is not None:
        return assessed(clock, by).found.day
    if term.start_day_counts:
        return reckon(Facts(term), by).day
    start = term.start
    span, _, under_the_act, two_ordinary_days = length.described
    last = last_day(start, length) if span is None else start + span
    if not (under_the_act and term.atw):
        return last
    days = by.calendar.days
    rolled = days.at_or_after[last]
    if two_ordinary_days:
        second = days.second_after[start]
        if second > rolled:
            return second
    return rolled


def assessed(clock: Clock, by: Measure) -> Assessed:
    """Return the computation behind a clock's due day."""
    return assess(facts_of(clock), by)


def facts_of(clock: Clock) -> Facts:
    """Return what is known of a clock's term. What began after the clock had ended no longer concerns it."""
    ending = clock.ending
    if ending is None:
        return Facts(clock.term, clock.suspensions, clock.extensions)
    return Facts(
        clock.term,
        tuple(each for each in clock.suspensions if each.begin <= ending.on),
        tuple(each for each in clock.extensions if each.announced <= ending.on),
    )


def standing(clock: Clock, by: Measure, today: date) -> Standing:
    """Return how the clock stands at the end of `today`, a legal day in Europe/Amsterdam.

    Whatever ended after the due day is late, in whichever manner: an initiative withdrawn or
    passed on by then had gone unanswered. What was withdrawn or passed on before that stands
    outside the share in time and is shown beside it.
    """
    last = due_day(clock, by)
    if clock.ending is not None:
        return _verdict(clock.ending, last)
    if today > last:
        return Standing.OVERDUE
    if clock.suspensions and any(today in pause for pause in assessed(clock, by).found.paused):
        return Standing.SUSPENDED
    return Standing.RUNNING


def expiry(clock: Clock, by: Measure) -> datetime:
    """Return the moment, in UTC, from which the clock is overdue: the due day is over."""
    return end_of_day(due_day(clock, by))


def _verdict(ending: Ending, last: date) -> Standing:
    if ending.manner is Manner.VOID:
        return Standing.VOID
    return Standing.LATE if ending.on > last else _ENDED_BY_THE_DUE_DAY[ending.manner]
