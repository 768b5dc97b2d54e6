"""On which days a term stood still: its suspensions as the law counts them."""

from collections.abc import Iterable
from datetime import date, timedelta

from domain.terms.clock import Suspension
from domain.value import Frozen

_DAY = timedelta(days=1)


class Pause(Frozen):
    """A stretch of days on which a term stood still, both ends included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days it lasted."""
        return (self.last - self.first).days + 1

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


def pauses(suspensions: Iterable[Suspension], first: date, last: date) -> tuple[Pause, ...]:
    """Return the pauses of a term from `first` to `last`, in order and without overlap.

    A day on which two grounds meet stands still once. What came before the term's first day
    did not stop it. A suspension that begins after the last day finds nothing to suspend, where
    each earlier pause has moved that last day on by as many days as it lasted.
    """
    found: list[Pause] = []
    for stretch in sorted(_stretches(suspensions, first), key=lambda each: each.first):
        begin = max(stretch.first, found[-1].last + _DAY) if found else stretch.first
        if begin <= min(last, stretch.last):
            found.append(Pause(first=begin, last=stretch.last))
            last += timedelta(days=found[-1].days)
    return tuple(found)


def _stretches(suspensions: Iterable[Suspension], first: date) -> Iterable[Pause]:
    """The stretches that are not empty: the day of resumption runs again (Awb 4:15 lid 1).

    What arrives after its term resumes nothing: the term ran on since that had passed unused.
    """
    for each in suspensions:
        last = each.until if each.resumed is None else min(each.until, each.resumed - _DAY)
        begin = max(each.begin, first)
        if begin <= last:
            yield Pause(first=begin, last=last)
