"""Awb 7:10 lid 2, a ground of its own: which terms it stops, and what is said where it stops nothing."""

from datetime import date

import pytest

from domain.terms.assessment import Assessed, assess
from domain.terms.calendar import Calendar
from domain.terms.clock import Regime, Suspension, Term
from domain.terms.length import Length, Unit
from domain.terms.readings import Readings
from domain.terms.reckoning import Facts, Measure

REPAIR, CONSENT = "Awb art. 7:10 lid 2", "Awb art. 4:15 lid 2 onder a"


def assessed(
    calendar: Calendar,
    *suspended: tuple[str, str, str],
    regime: Regime = Regime.STATUTORY,
    application: bool = True,
    backward: bool = False,
) -> Assessed:
    """Six weeks from Monday 2 March 2026, to Monday 13 April, with what stood still."""
    term = Term(
        regime=regime,
        basis="test",
        start=date(2026, 3, 2),
        length=Length(number=6, unit=Unit.WEEKS),
        atw=regime is Regime.STATUTORY,
        awb_application=application,
    )
    pauses = tuple(
        Suspension(basis=basis, begin=date.fromisoformat(begin), until=date.fromisoformat(until), by=2)
        for basis, begin, until in suspended
    )
    return assess(Facts(term, pauses, backward=backward), Measure(calendar, Readings()))


@pytest.mark.parametrize(
    ("basis", "regime", "application", "code"),
    [
        (REPAIR, Regime.STATUTORY, True, None),
        (REPAIR, Regime.STATUTORY, False, None),
        (REPAIR, Regime.ORDINANCE, True, "not-for-this-regime"),
        (REPAIR, Regime.SERVICE_NORM, True, "not-for-this-regime"),
        (CONSENT, Regime.STATUTORY, False, "no-awb-application"),
        (CONSENT, Regime.ORDINANCE, True, None),
    ],
)
def test_repair_of_an_objection_stops_the_terms_of_the_awb_and_no_others(
    basis: str, regime: Regime, *, application: bool, code: str | None, calendar: Calendar
) -> None:
    found = assessed(calendar, (basis, "2026-03-10", "2026-03-12"), regime=regime, application=application)

    assert [each.code for each in found.rejected] == ([] if code is None else [code])
    assert found.found.raw == date(2026, 4, 16 if code is None else 13)


def test_no_ground_stops_a_term_that_counts_backward(calendar: Calendar) -> None:
    found = assessed(
        calendar,
        (REPAIR, "2026-02-10", "2026-02-12"),
        (CONSENT, "2026-02-10", "2026-02-12"),
        backward=True,
    )

    assert [each.code for each in found.rejected] == ["not-for-this-regime", "backward-term"]
    assert found.found.day == date(2026, 1, 19)


@pytest.mark.parametrize(
    ("begin", "until", "code", "said"),
    [
        (
            "2026-02-20",
            "2026-03-02",
            "before-the-term",
            "tot en met maandag 2 maart 2026 was voorbij voordat",
        ),
        ("2026-03-10", "2026-03-09", "nothing-suspended", "was voorbij voordat zij een dag had geduurd"),
        (
            "2026-04-14",
            "2026-04-20",
            "term-already-over",
            "begint na de laatste dag van de termijn (maandag 13",
        ),
    ],
)
def test_a_standstill_that_stops_nothing_says_why(
    begin: str, until: str, code: str, said: str, calendar: Calendar
) -> None:
    (rejected,) = assessed(calendar, (REPAIR, begin, until)).rejected

    assert (rejected.what, rejected.code) == ("suspension", code)
    assert said in rejected.reason


def test_a_standstill_up_to_the_first_day_stops_that_day(calendar: Calendar) -> None:
    found = assessed(calendar, (REPAIR, "2026-02-20", "2026-03-03"))

    assert (found.rejected, found.found.suspended_days) == ((), 1)
