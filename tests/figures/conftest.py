"""The calendar that is shipped."""

from importlib.resources import files

import pytest

from domain.terms.calendar import Calendar


@pytest.fixture(scope="session")
def calendar() -> Calendar:
    """Return the newest calendar that is shipped."""
    return Calendar.parse((files("domain") / "calendars" / "nl-2026-11-24.toml").read_bytes())
