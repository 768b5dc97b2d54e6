"""Counting days as the law does: from a start to a last day, and from a moment to a legal day."""

from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.terms.length import Length

AMSTERDAM = ZoneInfo("Europe/Amsterdam")

_DAY = timedelta(days=1)


def last_day(start: date, length: Length, *, start_day_counts: bool = False, backward: bool = False) -> date:
    """Return the last day of a term, before any suspension and before the Algemene termijnenwet.

    The day of the event itself does not count, so weeks end on the weekday they began on and
    months on the day of the same number, or on the last day of a shorter month (HR 1 September
    2017, ECLI:NL:HR:2017:2225). A term that begins on the start day itself (Awb 3:16 lid 2) ends
    a day sooner, unless the month was too short for that number already. `backward` counts the
    other way, to the last day on which something may still be done before the start.
    """
    span = length.described.span
    if span is not None:
        last = start - span if backward else start + span
    else:
        months = -length.described.months if backward else length.described.months
        year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
        longest = monthrange(year, month + 1)[1]
        if start.day > longest:
            return date(year, month + 1, longest)
        last = date(year, month + 1, start.day)
    if not start_day_counts:
        return last
    return last + _DAY if backward else last - _DAY


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
