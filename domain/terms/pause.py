"""On which days a term stood still: its suspensions as the law counts them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from domain.law import COMPLETION_SUSPENDS
from domain.terms.clock import Suspension
from domain.terms.readings import Readings, UnusedCompletion

_DAY = timedelta(days=1)
_COMPLETION = str(COMPLETION_SUSPENDS)


@dataclass(frozen=True, slots=True)
class Pause:
    """A stretch of days, both ends included, and the suspension (by its place) that it comes from."""

    first: date
    last: date
    of: int

    @property
    def days(self) -> int:
        """How many days it lasted."""
        return (self.last - self.first).days + 1

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


def stretches(suspensions: Iterable[Suspension], first: date, readings: Readings) -> list[Pause]:
    """Return, in order, the days of each suspension from a term's first day on; the empty ones are left out.

    The day of resumption runs again (Awb 4:15 lid 1). What arrives after the term that was set for it
    resumes nothing: the clock ran on since that term had passed unused.
    """
    found = [
        Pause(max(each.begin, first), last_suspended(each, readings), of)
        for of, each in enumerate(suspensions)
    ]
    return sorted((each for each in found if each.first <= each.last), key=lambda each: (each.first, each.of))


def last_suspended(suspension: Suspension, readings: Readings) -> date:
    """Return the last day on which that suspension holds; before its begin where it never held."""
    if suspension.until is None:
        return suspension.begin - _DAY
    if suspension.resumed is not None and suspension.resumed <= suspension.until:
        return suspension.resumed - _DAY
    if suspension.basis == _COMPLETION and readings.unused_completion is UnusedCompletion.RUNNING:
        return suspension.until - _DAY
    return suspension.until


def pauses(candidates: Iterable[Pause], last: date, *, after: Sequence[Pause] = ()) -> tuple[Pause, ...]:
    """Return the pauses of a term that would end on `last`, in order and without overlap.

    A day on which two grounds meet stands still once, on the first of them. A suspension that begins
    after the last day finds nothing to suspend, where each earlier pause has moved that last day on by
    as many days as it lasted. `after` are pauses which `last` already has in it. A suspension that
    falls wholly within others is kept as a pause of no days: it holds, and adds nothing.
    """
    found: list[Pause] = []
    taken = max((each.last for each in after), default=None)
    for each in candidates:
        begin = each.first if taken is None else max(each.first, taken + _DAY)
        if begin <= min(last, each.last):
            found.append(Pause(begin, each.last, each.of))
            last += timedelta(days=found[-1].days)
            taken = each.last
        elif taken is not None and each.last <= taken:
            found.append(Pause(each.last + _DAY, each.last, each.of))
    return tuple(found)
