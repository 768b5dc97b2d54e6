"""What the law of terms leaves open, as named settings: one reading counts, the others are shown."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple


class StartDay(StrEnum):
    """Where a term of months that begins on the start day itself ends (Awb 3:16 lid 2).

    Counted from the eve, a month from 1 March runs from 28 February and ends on 28 March; as a month of
    which 1 March is the first day it ends on 31 March. For days and weeks the two agree. A backward term
    from the eve reaches a day further; of which the start is the first day, a day less far.
    """

    FROM_THE_EVE = "from-the-eve"
    FIRST_DAY = "first-day"


class UnusedCompletion(StrEnum):
    """Whether the last day of a term to complete that passed unused still stands still (Awb 4:15 lid 1)."""

    SUSPENDED = "suspended"
    RUNNING = "running"


class AfterRawEnd(StrEnum):
    """What a suspension does that begins after the counted end, on days which only the Atw adds."""

    NO_EFFECT = "no-effect"
    SUSPENDS = "suspends"


class NoticeOnRolledDay(StrEnum):
    """Whether an extension may still be announced on days which only the Atw adds."""

    IN_TIME = "in-time"
    TOO_LATE = "too-late"


class Readings(NamedTuple):
    """One reading of each open point; the defaults are those of the calculator."""

    start_day: StartDay = StartDay.FROM_THE_EVE
    unused_completion: UnusedCompletion = UnusedCompletion.SUSPENDED
    after_raw_end: AfterRawEnd = AfterRawEnd.NO_EFFECT
    notice_on_rolled_day: NoticeOnRolledDay = NoticeOnRolledDay.IN_TIME

    def others(self) -> Iterator[tuple[str, str, "Readings"]]:
        """Yield every other reading with one point read differently: setting, value, and the whole."""
        for field, setting in SETTINGS.items():
            chosen = getattr(self, field)
            for value in type(chosen):
                if value is not chosen:
                    yield setting, str(value), self._replace(**{field: value})


SETTINGS = {
    "start_day": "start-day-counted",
    "unused_completion": "last-day-of-unused-completion",
    "after_raw_end": "suspension-after-raw-end",
    "notice_on_rolled_day": "extension-announced-on-rolled-day",
}
"""What each point is called where people choose or read it."""


def chosen(settings: object) -> object:
    """Return the readings that a table of settings names. Raises `ValueError` for a name that is none."""
    if not isinstance(settings, Mapping):
        return settings
    fields = {setting: field for field, setting in SETTINGS.items()}
    unknown = sorted(set(settings) - set(fields))
    if unknown:
        raise ValueError(f"no open point of law is called {unknown[0]}")
    defaults = Readings()
    values = {
        fields[setting]: type(getattr(defaults, fields[setting]))(value)
        for setting, value in settings.items()
    }
    return defaults._replace(**values)
