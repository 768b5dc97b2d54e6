"""What all tests of terms share: the calendar as it is shipped, and a clock in one line."""

from collections.abc import Callable
from importlib.resources import files

import pytest
from hypothesis import HealthCheck, settings

from domain.terms.calendar import Calendar
from domain.terms.clock import Clock, ClockId, Ending, Suspension, Term

settings.register_profile("on-any-machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("on-any-machine")
"""What a busy machine does slowly is no fault."""


@pytest.fixture(scope="session")
def calendar() -> Calendar:
    """Return the calendar that is shipped."""
    return Calendar.parse((files("domain") / "calendars" / "nl-2026-11.toml").read_bytes())


@pytest.fixture(scope="session")
def clock_of() -> Callable[..., Clock]:
    """Return a way to make a clock of a term, its suspensions and its end."""

    def make(term: Term, *suspensions: Suspension, ending: Ending | None = None) -> Clock:
        return Clock(id=ClockId(name="decision"), term=term, by=1, suspensions=suspensions, ending=ending)

    return make
