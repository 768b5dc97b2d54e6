"""A calendar with the reading under which the tests of clocks were written."""

from domain.terms.calendar import Calendar
from domain.terms.readings import Readings, StartDay
from domain.terms.reckoning import Measure


def by(calendar: Calendar) -> Measure:
    """Return what a clock is judged by: months from a start day that counts begin on that day."""
    return Measure(calendar, Readings(start_day=StartDay.FIRST_DAY))
