"""The days over which the Algemene termijnenwet moved an end, told one by one."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from domain import law
from domain.terms.calendar import Calendar
from domain.terms.pause import Pause
from domain.terms.step import Name, Step

_DAY = timedelta(days=1)


def rolling(raw: date, day: date, paused: Sequence[Pause], calendar: Calendar) -> Iterator[Step]:
    """Yield each closed day that the end moved over, by name, and each other that art. 2 moved it over."""
    for each in from_to(raw, day - _DAY):
        name = calendar.closed(each)
        if name is not None:
            yield Step(Name.SKIPPED, each, str(calendar.ground(each)), detail=name)
        else:
            still = "standing-still" if any(each in pause for pause in paused) else None
            yield Step(Name.TWO_ORDINARY_DAYS, each, str(law.TWO_ORDINARY_DAYS), detail=still)


def from_to(first: date, last: date) -> Iterable[date]:
    """Return the days from the first to the last, both included."""
    return (first + timedelta(days=ahead) for ahead in range((last - first).days + 1))
