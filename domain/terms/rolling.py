"""The Algemene termijnenwet: which terms it moves, and to which day."""

from collections.abc import Sequence
from datetime import date

from domain.terms.calendar import Calendar
from domain.terms.length import Length
from domain.terms.ordinary_days import DAY, OrdinaryDays
from domain.terms.pause import Pause

_ORDINARY_DAYS_IN_A_TERM = 2


def roll(
    last: date, start: date, length: Length | None, calendar: Calendar, paused: Sequence[Pause] = ()
) -> date:
    """Return the last day as the Algemene termijnenwet moves it: the last step of any count.

    A term does not end on a closed day (art. 1 lid 1), and one of three days or more has two
    ordinary days (art. 2); art. 4, a leaves longer terms alone. `start` is the day before the
    term's first day. Days in `paused` are no days of the term, so they do not count for art. 2.
    A date that was named has no `length`: then art. 1 alone applies.
    """
    days = calendar.days
    if length is not None:
        described = length.described
        if not described.under_the_act:
            return last
        if described.two_ordinary_days:
            second = _second_ordinary_day(start, days, paused) if paused else days.second_after[start]
            if second > last:
                return second
    return days.at_or_after[last]


def settled(
    rolled: date, start: date, length: Length | None, calendar: Calendar, paused: Sequence[Pause] = ()
) -> bool:
    """Return whether no decree that is still unknown could move what `roll` gave.

    So a decree must be known for the day itself, and for two ordinary days of the term where
    art. 2 asks for them. A Saturday or a holiday is closed whatever a decree says.
    """
    if length is not None and not length.described.under_the_act:
        return True
    if not calendar.days.known[rolled]:
        return False
    if length is None or not length.described.two_ordinary_days:
        return True
    if not paused:
        return calendar.days.second_known_after[start] <= rolled
    return _known_ordinary_days(start, rolled, calendar.days, paused) >= _ORDINARY_DAYS_IN_A_TERM


def _second_ordinary_day(eve: date, days: OrdinaryDays, paused: Sequence[Pause]) -> date:
    return _running(_running(eve + DAY, days, paused) + DAY, days, paused)


def _running(day: date, days: OrdinaryDays, paused: Sequence[Pause]) -> date:
    """The first ordinary day from `day` on that is in no pause; the pauses are in order."""
    day = days.at_or_after[day]
    for pause in paused:
        if day in pause:
            day = days.at_or_after[pause.last + DAY]
    return day


def _known_ordinary_days(eve: date, last: date, days: OrdinaryDays, paused: Sequence[Pause]) -> int:
    """How many ordinary days with a known decree a term has, as far as two: more are never asked for."""
    found, day = 0, eve
    while found < _ORDINARY_DAYS_IN_A_TERM and (day := _running(day + DAY, days, paused)) <= last:
        found += days.known[day]
    return found
