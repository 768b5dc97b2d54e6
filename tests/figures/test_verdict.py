"""The definition, case by case: every verdict and every boundary of it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.figures.labels import PART_LABELS, VERDICT_LABELS
from domain.figures.verdict import PARTS, CountedClock, Part, Verdict, verdict
from domain.terms.calendar import Calendar
from domain.terms.clock import Clock, ClockId, Ending, Manner, Regime, Standing, Suspension, Term
from domain.terms.due import due, standing
from domain.terms.length import Length, Unit
from tests.figures.counted import DUE, ORIGINAL, counted
from tests.terms.measured import by

BEFORE, ON, AFTER = "2026-02-25", "2026-02-26", "2026-02-27"
LONG_AFTER = date(2026, 12, 31)


@pytest.mark.parametrize(
    ("ended", "manner", "expected"),
    [
        (BEFORE, Manner.MET, Verdict.ANSWERED_IN_TIME),
        (ON, Manner.MET, Verdict.ANSWERED_IN_TIME),
        (AFTER, Manner.MET, Verdict.ANSWERED_LATE),
        (BEFORE, Manner.WITHDRAWN, Verdict.WITHDRAWN),
        (ON, Manner.WITHDRAWN, Verdict.WITHDRAWN),
        (AFTER, Manner.WITHDRAWN, Verdict.WITHDRAWN_LATE),
        (BEFORE, Manner.TRANSFERRED, Verdict.TRANSFERRED),
        (ON, Manner.TRANSFERRED, Verdict.TRANSFERRED),
        (AFTER, Manner.TRANSFERRED, Verdict.TRANSFERRED_LATE),
        (BEFORE, Manner.CLOSED, Verdict.CLOSED_UNANSWERED),
        (ON, Manner.CLOSED, Verdict.CLOSED_UNANSWERED),
        (AFTER, Manner.CLOSED, Verdict.ENDED_LATE),
        (ON, Manner.LAPSED, Verdict.LAPSED_UNANSWERED),
        (AFTER, Manner.LAPSED, Verdict.ENDED_LATE),
        (BEFORE, Manner.REPORTED, Verdict.REPORTED_IN_TIME),
        (ON, Manner.REPORTED, Verdict.REPORTED_IN_TIME),
        (AFTER, Manner.REPORTED, Verdict.REPORTED_LATE),
    ],
)
@pytest.mark.parametrize("today", [date(2026, 2, 27), LONG_AFTER])
def test_what_ended_is_judged_by_how_and_when(
    ended: str, manner: Manner, expected: Verdict, today: date
) -> None:
    assert verdict(counted(ended, manner), DUE, today) is expected


@pytest.mark.parametrize(
    ("today", "suspended", "expected"),
    [
        ("2026-02-25", False, Verdict.RUNNING),
        ("2026-02-25", True, Verdict.SUSPENDED),
        ("2026-02-26", False, Verdict.RUNNING),
        ("2026-02-27", False, Verdict.UNANSWERED),
        ("2027-02-27", False, Verdict.UNANSWERED),
    ],
)
def test_what_has_not_ended_is_open_up_to_and_with_the_day(
    today: str, *, suspended: bool, expected: Verdict
) -> None:
    clock = counted(suspended=suspended)

    assert verdict(clock, DUE, date.fromisoformat(today)) is expected


@pytest.mark.parametrize("ended", [BEFORE, ON, AFTER])
def test_a_closing_at_the_source_tells_nothing_of_an_answer(ended: str) -> None:
    clock = counted(ended, Manner.CLOSED, at_source=True)

    assert verdict(clock, DUE, LONG_AFTER) is Verdict.REPORTED_CLOSED


@pytest.mark.parametrize(
    ("ended", "manner", "expected"),
    [
        ("2026-02-16", Manner.MET, Verdict.ANSWERED_IN_TIME),
        ("2026-02-17", Manner.MET, Verdict.ANSWERED_LATE),
        ("2026-02-17", Manner.WITHDRAWN, Verdict.WITHDRAWN_LATE),
        ("2026-02-16", Manner.TRANSFERRED, Verdict.TRANSFERRED),
        ("2026-02-17", Manner.CLOSED, Verdict.ENDED_LATE),
    ],
)
def test_the_other_verdict_is_taken_against_the_day_before_suspension(
    ended: str, manner: Manner, expected: Verdict
) -> None:
    assert verdict(counted(ended, manner), ORIGINAL, LONG_AFTER) is expected


def test_what_stands_still_is_open_against_one_day_and_unanswered_against_the_other() -> None:
    clock, today = counted(suspended=True), date(2026, 2, 20)

    assert verdict(clock, DUE, today) is Verdict.SUSPENDED
    assert verdict(clock, ORIGINAL, today) is Verdict.UNANSWERED


def test_every_verdict_stands_in_one_part_and_has_a_name() -> None:
    assert sorted(each for members in PARTS.values() for each in members) == sorted(Verdict)
    assert set(PART_LABELS) == set(PARTS) == set(Part)
    assert set(VERDICT_LABELS) == set(Verdict)


LATE = frozenset({Standing.LATE, Standing.OVERDUE})
ALIKE = {
    Verdict.ANSWERED_IN_TIME: {Standing.IN_TIME},
    Verdict.REPORTED_IN_TIME: {Standing.IN_TIME},
    Verdict.CLOSED_UNANSWERED: {Standing.CLOSED},
    Verdict.LAPSED_UNANSWERED: {Standing.LAPSED},
    Verdict.WITHDRAWN: {Standing.WITHDRAWN},
    Verdict.TRANSFERRED: {Standing.TRANSFERRED},
    Verdict.VOID: {Standing.VOID},
    Verdict.RUNNING: {Standing.RUNNING},
    Verdict.SUSPENDED: {Standing.SUSPENDED},
    Verdict.UNANSWERED: {Standing.OVERDUE},
}
"""The register says of the same clock; whatever is not here is late there too."""

DAYS = st.integers(-10, 90).map(lambda days: date(2026, 1, 5) + timedelta(days=days))


@given(
    manner=st.none() | st.sampled_from(Manner),
    ended=DAYS,
    today=DAYS,
    begin=DAYS,
    pause=st.none() | st.integers(0, 30),
)
def test_a_verdict_is_never_another_than_the_register_gives(  # noqa: PLR0917 - what a clock is made of
    calendar: Calendar, manner: Manner | None, ended: date, today: date, begin: date, pause: int | None
) -> None:
    term = Term(
        regime=Regime.STATUTORY,
        basis="test",
        start=date(2026, 1, 5),
        length=Length(number=6, unit=Unit.WEEKS),
    )
    suspensions = (
        ()
        if pause is None
        else (Suspension(basis="awb-4:15", begin=begin, until=begin + timedelta(days=pause), by=2),)
    )
    clock = Clock(
        id=ClockId(name="decision"),
        term=term,
        by=1,
        suspensions=suspensions,
        ending=None if manner is None else Ending(on=ended, manner=manner, by=3),
    )
    stands = standing(clock, by(calendar), today)
    found = verdict(as_counted(clock, calendar, stands), due(clock, by(calendar)).day, today)

    assert stands in ALIKE.get(found, LATE)


def as_counted(clock: Clock, calendar: Calendar, stands: Standing) -> CountedClock:
    ending = clock.ending
    return counted(
        None if ending is None else ending.on.isoformat(),
        None if ending is None else ending.manner,
        due=due(clock, by(calendar)).day,
        suspended=stands is Standing.SUSPENDED,
    )
