"""How a clock stands on a day, and the moment from which it is overdue."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from domain.terms.calendar import Calendar
from domain.terms.clock import Clock, Ending, Manner, Regime, Standing, Suspension, Term
from domain.terms.counting import legal_day
from domain.terms.due import expiry, standing
from domain.terms.length import Length, Unit
from tests.terms.measured import by

EIGHT_WEEKS = Term(
    regime=Regime.STATUTORY,
    awb_application=True,
    basis="test",
    start=date(2026, 1, 17),
    length=Length(number=8, unit=Unit.WEEKS),
    atw=True,
)
"""Raw last day Saturday 14 March 2026, due Monday 16 March."""


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("2026-01-17", Standing.RUNNING),
        ("2026-03-16", Standing.RUNNING),
        ("2026-03-17", Standing.OVERDUE),
        ("2027-01-01", Standing.OVERDUE),
    ],
)
def test_without_an_end(
    today: str, expected: Standing, calendar: Calendar, clock_of: Callable[..., Clock]
) -> None:
    assert standing(clock_of(EIGHT_WEEKS), by(calendar), day(today)) is expected


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("2026-02-09", Standing.RUNNING),
        ("2026-02-10", Standing.SUSPENDED),
        ("2026-02-19", Standing.SUSPENDED),
        ("2026-02-20", Standing.RUNNING),
        ("2026-03-24", Standing.RUNNING),
        ("2026-03-25", Standing.OVERDUE),
    ],
)
def test_suspended(
    today: str, expected: Standing, calendar: Calendar, clock_of: Callable[..., Clock]
) -> None:
    ten_days = Suspension(basis="awb-4:15", begin=day("2026-02-10"), until=day("2026-02-19"), by=2)

    assert standing(clock_of(EIGHT_WEEKS, ten_days), by(calendar), day(today)) is expected


def test_a_suspension_without_effect_excuses_nothing(
    calendar: Calendar, clock_of: Callable[..., Clock]
) -> None:
    too_late = Suspension(basis="awb-4:15", begin=day("2026-03-15"), until=day("2026-03-29"), by=2)
    clock = clock_of(EIGHT_WEEKS, too_late)

    assert standing(clock, by(calendar), day("2026-03-16")) is Standing.RUNNING
    assert standing(clock, by(calendar), day("2026-03-17")) is Standing.OVERDUE


@pytest.mark.parametrize(
    ("manner", "by_the_due_day"),
    [
        (Manner.MET, Standing.IN_TIME),
        (Manner.WITHDRAWN, Standing.WITHDRAWN),
        (Manner.TRANSFERRED, Standing.TRANSFERRED),
        (Manner.LAPSED, Standing.LAPSED),
        (Manner.CLOSED, Standing.CLOSED),
    ],
)
def test_an_end_is_judged_by_its_date(
    manner: Manner, by_the_due_day: Standing, calendar: Calendar, clock_of: Callable[..., Clock]
) -> None:
    def on(end: str) -> Standing:
        clock = clock_of(EIGHT_WEEKS, ending=Ending(on=day(end), manner=manner, by=3))
        return standing(clock, by(calendar), day("2026-12-01"))

    assert on("2026-02-01") is by_the_due_day
    assert on("2026-03-16") is by_the_due_day
    assert on("2026-03-17") is Standing.LATE


def test_the_clock_expires_when_the_due_day_is_over(
    calendar: Calendar, clock_of: Callable[..., Clock]
) -> None:
    moment = expiry(clock_of(EIGHT_WEEKS), by(calendar))

    assert moment == datetime(2026, 3, 16, 23, tzinfo=UTC)
    assert standing(clock_of(EIGHT_WEEKS), by(calendar), legal_day(moment)) is Standing.OVERDUE
