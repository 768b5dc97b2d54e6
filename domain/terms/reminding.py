"""When staff are reminded of a clock: at nine in the morning, so many days before its due day."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from domain.terms.clock import Clock
from domain.terms.counting import at, legal_day
from domain.terms.due import assessed, due_day
from domain.terms.pause import Pause
from domain.terms.reckoning import Measure

_DAY = timedelta(days=1)
_NINE = time(9)


class Reminder(NamedTuple):
    """Which reminder it is, in days before the due day, and its moment in UTC."""

    step: int
    moment: datetime


class Reminders(NamedTuple):
    """The reminders of one clock that were not given yet, as they lie around one moment.

    `missed` is the nearest of those whose moment has come: when several were slept through, or the
    due day moved nearer, nobody is served by a backlog. `ahead` is the first that is still to come.
    `silent_until` is the morning on which a clock that stands still may be heard again.
    """

    missed: Reminder | None
    ahead: Reminder | None
    silent_until: datetime | None

    @property
    def now(self) -> Reminder | None:
        """The one to be given now."""
        return self.missed if self.silent_until is None else None

    @property
    def next_moment(self) -> datetime | None:
        """When to look again: in the past where one is to be given now."""
        moments = [] if self.ahead is None else [self.ahead.moment]
        if self.missed is not None:
            moments.append(self.silent_until or self.missed.moment)
        return min(moments, default=None)


def reminders(clock: Clock, by: Measure, steps: Sequence[int], since: datetime, now: datetime) -> Reminders:
    """Return what is to be reminded of a clock; nothing for a moment at or before `since`.

    `steps` go nearer and nearer to the due day. A step on a day on which the clock stands still
    passes without a word and counts as missed from the morning on which it runs again.
    """
    last, still = _lies(clock, by)
    left = [step for step in steps if clock.reminded is None or step < clock.reminded]
    found = [Reminder(step, _morning(last - step * _DAY, still)) for step in left]
    wanted = [each for each in found if each.moment > since]
    missed = [each for each in wanted if each.moment <= now]
    ahead = [each for each in wanted if each.moment > now]
    return Reminders(
        missed=missed[-1] if missed else None,
        ahead=ahead[0] if ahead else None,
        silent_until=_silent_until(now, still) if missed and still else None,
    )


def _lies(clock: Clock, by: Measure) -> tuple[date, Sequence[Pause]]:
    """The due day, and on which days the clock stands still: most never do, and are asked for less."""
    if not clock.suspensions:
        return due_day(clock, by), ()
    found = assessed(clock, by).found
    return found.day, found.paused


def _morning(day: date, still: Sequence[Pause]) -> datetime:
    """Nine in the morning of the first day from this one on that runs."""
    while any(day in pause for pause in still):
        day += _DAY
    return at(day, _NINE)


def _silent_until(now: datetime, still: Sequence[Pause]) -> datetime | None:
    """Until when a clock that stands still today, or did so until midnight, is to be left alone."""
    today = legal_day(now)
    if not any(day in pause for pause in still for day in (today, today - _DAY)):
        return None
    morning = _morning(today, still)
    return morning if now < morning else None
