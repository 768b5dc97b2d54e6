"""What a case has to observe of time, and when to wake for it."""

from collections.abc import Iterator
from datetime import datetime

from domain.case import Case
from domain.radar import next_signal
from domain.rulebook import Rules
from domain.terms.clock import Clock
from domain.terms.due import expiry
from domain.terms.names import COMPLETION
from domain.terms.reminding import Reminder, Reminders, reminders


def next_moment(case: Case, rules: Rules, reminders_after: datetime, now: datetime) -> datetime | None:
    """Return when the case must look at its clocks again, or nothing where none asks for it.

    May lie in the past: an expiry that nobody observed yet is observed at once, and so is the
    nearest reminder that was slept through. A reminder for a moment at or before
    `reminders_after` is never sent: nobody is helped by it.
    """
    moments = [moment for clock in _watched(case) for moment in _moments(clock, rules, reminders_after, now)]
    signal = next_signal(case, rules.regulation, reminders_after, now)
    return min(moments if signal is None else [*moments, signal], default=None)


def next_due(case: Case, rules: Rules) -> datetime | None:
    """Return the moment at which the first of the municipality's running clocks is over, also a past one."""
    own = [clock for clock in _watched(case) if clock.id.name != COMPLETION]
    return min((expiry(clock, rules.measure_of(clock)) for clock in own), default=None)


def to_remind(
    case: Case, rules: Rules, reminders_after: datetime, now: datetime
) -> list[tuple[Clock, Reminder]]:
    """Return the clocks whose reminder has come up and whose last day is not over yet, each with it."""
    return [
        (clock, found)
        for clock in _watched(case)
        if _remindable(clock) and now < expiry(clock, rules.measure_of(clock))
        for found in [_reminders(clock, rules, reminders_after, now).now]
        if found is not None
    ]


def expired(case: Case, rules: Rules, now: datetime) -> list[Clock]:
    """Return the clocks whose last day is over and of which that was not recorded yet."""
    return [
        clock
        for clock in _watched(case)
        if not clock.expired and expiry(clock, rules.measure_of(clock)) <= now
    ]


def _watched(case: Case) -> list[Clock]:
    """The clocks that run, in a closed case as well: its end ended those that it ends."""
    return [clock for clock in case.clocks if clock.ending is None]


def _moments(clock: Clock, rules: Rules, reminders_after: datetime, now: datetime) -> Iterator[datetime]:
    if not clock.expired:
        yield expiry(clock, rules.measure_of(clock))
    if _remindable(clock):
        moment = _reminders(clock, rules, reminders_after, now).next_moment
        if moment is not None:
            yield moment


def _remindable(clock: Clock) -> bool:
    """Staff are reminded of the municipality's own clocks, and only before they expire."""
    return not clock.expired and clock.id.name != COMPLETION


def _reminders(clock: Clock, rules: Rules, reminders_after: datetime, now: datetime) -> Reminders:
    return reminders(clock, rules.measure_of(clock), rules.regulation.reminder_steps, reminders_after, now)
