"""A period as people write it."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from domain.figures.period import UnknownPeriodError, read_period


@pytest.mark.parametrize(
    ("written", "first", "last", "dutch"),
    [
        ("2026", "2026-01-01", "2026-12-31", "2026"),
        ("2026-Q1", "2026-01-01", "2026-03-31", "het eerste kwartaal van 2026"),
        ("2026-Q4", "2026-10-01", "2026-12-31", "het vierde kwartaal van 2026"),
        ("2024-02", "2024-02-01", "2024-02-29", "februari 2024"),
        ("2026-12", "2026-12-01", "2026-12-31", "december 2026"),
    ],
)
def test_a_period_is_whole_days(written: str, first: str, last: str, dutch: str) -> None:
    period = read_period(written)

    assert (period.first.isoformat(), period.last.isoformat()) == (first, last)
    assert (period.name, period.dutch) == (written, dutch)


@pytest.mark.parametrize(
    "written",
    [
        *("", "26", "2026-", "2026-Q0", "2026-Q5", "2026-q1", "2026Q1", "2026-00", "2026-13", "2026-3"),
        *("2026-03-01", " 2026", "2026\n", "0000", "1899", "2201", "\u0662\u0660\u0662\u0666"),
    ],
)
def test_what_is_no_period_is_told(written: str) -> None:
    with pytest.raises(UnknownPeriodError):
        read_period(written)


def test_quarters_and_months_make_up_the_year_without_a_gap() -> None:
    year = read_period("2026")
    for parts in (
        [read_period(f"2026-Q{quarter}") for quarter in range(1, 5)],
        [read_period(f"2026-{month:02}") for month in range(1, 13)],
    ):
        assert parts[0].first == year.first
        assert parts[-1].last == year.last == date(2026, 12, 31)
        assert all(b.first - a.last == timedelta(days=1) for a, b in pairwise(parts))
