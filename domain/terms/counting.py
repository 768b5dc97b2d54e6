"""Counting days as the law does: from a start to a last day, and from a moment to a legal day."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import count, islice
from zoneinfo import ZoneInfo

from domain.terms.calendar import Calendar
from domain.terms.length import Length, Unit
from domain.terms.pause import Pause

AMSTERDAM = ZoneInfo("Europe/Amsterdam")

_DAY = timedelta(days=1)
_LONGEST_UNDER_THE_ACT = {Unit.DAYS: 90, Unit.WEEKS: 12, Unit.MONTHS: 3, Unit.YEARS: 0}
_ORDINARY_DAYS_IN_A_TERM = 2
_SHORTEST_WITH_TWO_ORDINARY_DAYS = 3


def last_day(start: date, length: Length, *, start_day_counts: bool = False) -> date:
    """Return the last day of a term, before any suspension and before the Algemene termijnenwet.

    The day of the event itself does not count, so weeks end on the weekday they began on and
    months on the day of the same number, or on the last day of a shorter month (HR 1 September
    2017, ECLI:NL:HR:2017:2225). A term that begins on the start day itself (Awb 3:16 lid 2) ends
    a day sooner, unless the month was too short for that number already.
    """
    begun = _DAY if start_day_counts else timedelta()
    match length.unit:
        case Unit.DAYS:
            return start + timedelta(days=length.number) - begun
        case Unit.WEEKS:
            return start + timedelta(weeks=length.number) - begun
        case Unit.MONTHS | Unit.YEARS:
            months = length.number * (12 if length.unit is Unit.YEARS else 1)
            year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
            longest = monthrange(year, month + 1)[1]
            if start.day > longest:
                return date(year, month + 1, longest)
            return date(year, month + 1, start.day) - begun


def under_the_act(length: Length) -> bool:
    """Return whether a term so described is short enough for the Algemene termijnenwet (art. 4, a).

    Twelve weeks are, thirteen weeks and 91 days are not, and a term in years never is: the words
    count, not the days. A suspension therefore takes no term out of the act.
    """
    return length.number <= _LONGEST_UNDER_THE_ACT[length.unit]


def roll(
    last: date, start: date, length: Length | None, calendar: Calendar, paused: tuple[Pause, ...] = ()
) -> date:
    """Return the last day as the Algemene termijnenwet moves it: the last step of any count.

    A term does not end on a closed day (art. 1 lid 1), and one of three days or more has two
    ordinary days (art. 2); art. 4, a leaves longer terms alone. `start` is the day before the
    term's first day. Days in `paused` are no days of the term, so they do not count for art. 2.
    A date that was named has no `length`: then art. 1 alone applies.
    """
    if length is not None and not under_the_act(length):
        return last
    if length is not None and _needs_two(length):
        ordinary = (day for day in _days_from(start + _DAY) if _ordinary(day, calendar, paused))
        last = max(last, next(islice(ordinary, _ORDINARY_DAYS_IN_A_TERM - 1, None)))
    return next(day for day in _days_from(last) if calendar.closed(day) is None)


def settled(
    rolled: date, start: date, length: Length | None, calendar: Calendar, paused: tuple[Pause, ...] = ()
) -> bool:
    """Return whether no decree that is still unknown could move what `roll` gave.

    So a decree must be known for the day itself, and for two ordinary days of the term where
    art. 2 asks for them. A Saturday or a holiday is closed whatever a decree says.
    """
    if length is not None and not under_the_act(length):
        return True
    if not calendar.covers(rolled):
        return False
    if length is None or not _needs_two(length):
        return True
    certain = (
        day
        for day in islice(_days_from(start + _DAY), (rolled - start).days)
        if calendar.covers(day) and _ordinary(day, calendar, paused)
    )
    return len(list(islice(certain, _ORDINARY_DAYS_IN_A_TERM))) == _ORDINARY_DAYS_IN_A_TERM


def legal_day(moment: datetime) -> date:
    """Return the calendar day in Europe/Amsterdam on which a moment falls.

    Raises `ValueError` for a time without offset: it could be on either side of midnight.
    """
    if moment.utcoffset() is None:
        raise ValueError("a legal day needs a moment with an offset")
    return moment.astimezone(AMSTERDAM).date()


def end_of_day(day: date) -> datetime:
    """Return the moment, in UTC, at which that day is over in Europe/Amsterdam.

    It is the first moment of the next day, so whatever is earlier was in time. Days on which
    the clock changes last 23 or 25 hours.
    """
    return at(day + _DAY, time())


def at(day: date, hour: time) -> datetime:
    """Return the moment, in UTC, at which clocks in Europe/Amsterdam show that hour on that day."""
    return datetime.combine(day, hour, AMSTERDAM).astimezone(UTC)


def _needs_two(length: Length) -> bool:
    return length.unit is not Unit.DAYS or length.number >= _SHORTEST_WITH_TWO_ORDINARY_DAYS


def _ordinary(day: date, calendar: Calendar, paused: tuple[Pause, ...]) -> bool:
    return calendar.closed(day) is None and not any(day in pause for pause in paused)


def _days_from(day: date) -> Iterator[date]:
    return (day + timedelta(days=ahead) for ahead in count())
