"""When staff are reminded: each step once, at nine, and only the nearest of what was missed."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.terms.calendar import Calendar
from domain.terms.clock import Clock, ClockId, Regime, Standing, Suspension, Term
from domain.terms.counting import AMSTERDAM, at, legal_day
from domain.terms.due import due_day, expiry, standing
from domain.terms.length import Length, Unit
from domain.terms.reminding import Reminder, reminders
from tests.terms.measured import by

DAY = timedelta(days=1)
STEPS = (14, 7, 2, 0)
EIGHT_WEEKS = Term(
    regime=Regime.STATUTORY,
    basis="test",
    start=date(2026, 1, 17),
    length=Length(number=8, unit=Unit.WEEKS),
    atw=True,
    awb_application=True,
)
"""Raw last day Saturday 14 March 2026, due Monday 16 March."""
LONG_AGO = datetime(2026, 1, 17, 12, tzinfo=UTC)


def nine(text: str) -> datetime:
    return at(date.fromisoformat(text), time(9))


def pause(begin: str, until: str, resumed: str | None = None) -> Suspension:
    return Suspension(
        basis="Awb art. 4:15",
        begin=date.fromisoformat(begin),
        until=date.fromisoformat(until),
        resumed=None if resumed is None else date.fromisoformat(resumed),
        by=2,
    )


def told(
    clock: Clock, calendar: Calendar, since: datetime, until: datetime, steps: tuple[int, ...] = STEPS
) -> list[tuple[int, datetime]]:
    """Wake at each moment that is asked for, up to a moment, and return what is given then."""
    now, given_then = since, []
    while True:
        found = reminders(clock, by(calendar), steps, since, now)
        if found.now is not None:
            given_then.append((found.now.step, now))
            clock = clock.model_copy(update={"reminded": found.now.step})
            continue
        wake = found.next_moment
        if wake is None or wake > until:
            return given_then
        assert wake > now, "woken for nothing"
        now = wake


def test_each_step_comes_once_and_at_its_moment(calendar: Calendar, clock_of: Callable[..., Clock]) -> None:
    assert told(clock_of(EIGHT_WEEKS), calendar, LONG_AGO, nine("2026-12-01")) == [
        (14, nine("2026-03-02")),
        (7, nine("2026-03-09")),
        (2, nine("2026-03-14")),
        (0, nine("2026-03-16")),
    ]


@pytest.mark.parametrize(
    ("start", "step", "expected"),
    [
        (date(2026, 1, 17), 7, datetime(2026, 3, 9, 8, tzinfo=UTC)),
        (date(2026, 2, 2), 1, datetime(2026, 3, 29, 7, tzinfo=UTC)),
        (date(2026, 2, 2), 2, datetime(2026, 3, 28, 8, tzinfo=UTC)),
        (date(2026, 2, 2), 0, datetime(2026, 3, 30, 7, tzinfo=UTC)),
        (date(2026, 8, 31), 1, datetime(2026, 10, 25, 8, tzinfo=UTC)),
        (date(2026, 8, 31), 2, datetime(2026, 10, 24, 7, tzinfo=UTC)),
    ],
    ids=[
        "winter",
        "summer time begins",
        "the day before",
        "on the day itself",
        "it ends",
        "the day before that",
    ],
)
def test_reminders_come_at_nine_in_amsterdam(
    start: date, step: int, expected: datetime, calendar: Calendar, clock_of: Callable[..., Clock]
) -> None:
    clock = clock_of(EIGHT_WEEKS.model_copy(update={"start": start}))

    found = reminders(clock, by(calendar), (step,), LONG_AGO, LONG_AGO)

    assert found.next_moment == expected
    assert reminders(clock, by(calendar), (step,), LONG_AGO, expected).now == Reminder(step, expected)


@pytest.mark.parametrize(
    ("since", "now", "step"),
    [
        ("2026-03-01", "2026-03-10", 7),
        ("2026-03-01", "2026-03-15", 2),
        ("2026-03-02", "2026-03-08", None),
        ("2026-03-09", "2026-03-13", None),
    ],
    ids=["two were slept through", "three were", "the only one had passed before", "so had two"],
)
def test_of_what_was_missed_only_the_nearest_is_given(
    since: str, now: str, step: int | None, calendar: Calendar, clock_of: Callable[..., Clock]
) -> None:
    found = reminders(clock_of(EIGHT_WEEKS), by(calendar), STEPS, nine(since), nine(now))

    assert (found.now.step if found.now else None) == step


def test_what_was_given_is_not_given_again_nor_anything_farther_away(
    calendar: Calendar, clock_of: Callable[..., Clock]
) -> None:
    clock = clock_of(EIGHT_WEEKS).model_copy(update={"reminded": 7})

    assert told(clock, calendar, LONG_AGO, nine("2026-12-01")) == [
        (2, nine("2026-03-14")),
        (0, nine("2026-03-16")),
    ]


def test_a_clock_that_stands_still_sends_none_and_then_the_nearest_on_the_first_morning(
    calendar: Calendar, clock_of: Callable[..., Clock]
) -> None:
    """Due 31 March: the steps of the 17th and the 24th fall on days that stand still."""
    clock = clock_of(EIGHT_WEEKS, pause("2026-03-12", "2026-03-26"))
    assert due_day(clock, by(calendar)) == date(2026, 3, 30)

    assert told(clock, calendar, nine("2026-03-01"), nine("2026-12-01")) == [
        (7, nine("2026-03-27")),
        (2, nine("2026-03-28")),
        (0, nine("2026-03-30")),
    ]


def test_a_single_step_on_a_day_that_stood_still_is_not_lost(
    calendar: Calendar, clock_of: Callable[..., Clock]
) -> None:
    clock = clock_of(EIGHT_WEEKS, pause("2026-03-12", "2026-03-26"))

    assert told(clock, calendar, LONG_AGO, nine("2026-12-01"), (7,)) == [(7, nine("2026-03-27"))]


def test_who_completes_sooner_is_reminded_from_that_morning_on(
    calendar: Calendar, clock_of: Callable[..., Clock]
) -> None:
    """Resumed on the 20th: due 24 March, so the 10th and the 17th have passed, one of them in silence."""
    clock = clock_of(EIGHT_WEEKS, pause("2026-03-12", "2026-03-26", "2026-03-20"))
    afternoon = nine("2026-03-20") + timedelta(hours=5)

    found = reminders(clock, by(calendar), STEPS, LONG_AGO, afternoon)

    assert due_day(clock, by(calendar)) == date(2026, 3, 23)
    assert found.now == Reminder(7, nine("2026-03-20"))
    assert found.ahead == Reminder(2, nine("2026-03-21"))


def test_a_step_missed_before_it_stood_still_waits_for_the_first_morning_after(
    calendar: Calendar, clock_of: Callable[..., Clock]
) -> None:
    """A suspension that is recorded late: the step of 12 March was missed, and the clock stands still now."""
    clock = clock_of(EIGHT_WEEKS, pause("2026-03-14", "2026-03-23"))
    assert due_day(clock, by(calendar)) == date(2026, 3, 24)
    within = nine("2026-03-16")

    found = reminders(clock, by(calendar), STEPS, nine("2026-03-01"), within)

    assert found.missed is not None
    assert found.now is None
    assert found.next_moment == nine("2026-03-24")
    midnight = nine("2026-03-24") - timedelta(hours=8, minutes=59)
    assert reminders(clock, by(calendar), STEPS, nine("2026-03-01"), midnight).now is None
    assert reminders(clock, by(calendar), STEPS, nine("2026-03-01"), nine("2026-03-24")).now == Reminder(
        0, nine("2026-03-24")
    )


@st.composite
def clocks(draw: st.DrawFn) -> Clock:
    start = draw(st.dates(min_value=date(2025, 1, 1), max_value=date(2027, 6, 30)))
    found = []
    for _ in range(draw(st.integers(0, 3))):
        begin = start + DAY * draw(st.integers(0, 80))
        until = begin + DAY * draw(st.integers(0, 30))
        resumed = draw(st.none() | st.dates(min_value=begin, max_value=until))
        found.append(Suspension(basis="test", begin=begin, until=until, resumed=resumed, by=2))
    weeks = Length(number=draw(st.integers(1, 12)), unit=Unit.WEEKS)
    term = EIGHT_WEEKS.model_copy(update={"start": start, "length": weeks, "atw": draw(st.booleans())})
    return Clock(id=ClockId(name="decision"), term=term, by=1, suspensions=tuple(found))


steps_of = st.lists(st.integers(0, 60), unique=True).map(lambda found: tuple(sorted(found, reverse=True)))
moments = st.integers(-200, 3000).map(lambda hours: hours * timedelta(hours=1))


@given(clock=clocks(), steps=steps_of, since=moments)
def test_over_a_whole_life_each_step_comes_once_nearer_and_nearer_on_a_morning_that_runs(
    clock: Clock, steps: tuple[int, ...], since: timedelta, calendar: Calendar
) -> None:
    awake = at(clock.term.start, time(12)) + since
    given_then = told(clock, calendar, awake, expiry(clock, by(calendar)), steps)

    assert [step for step, _ in given_then] == sorted({step for step, _ in given_then}, reverse=True)
    assert {step for step, _ in given_then} <= set(steps)
    assert len({moment for _, moment in given_then}) == len(given_then)
    for step, moment in given_then:
        assert moment > awake
        assert moment.astimezone(AMSTERDAM).time() == time(9)
        assert moment < expiry(clock, by(calendar))
        assert standing(clock, by(calendar), legal_day(moment)) is Standing.RUNNING
        assert legal_day(moment) >= due_day(clock, by(calendar)) - step * DAY


@given(clock=clocks(), steps=steps_of, since=moments, now=moments)
def test_who_wakes_whenever_gives_one_at_most_and_is_never_woken_for_nothing(
    clock: Clock, steps: tuple[int, ...], since: timedelta, now: timedelta, calendar: Calendar
) -> None:
    """Whenever the engine looks, also hours late: `told` itself asserts that each waking is of use."""
    begun = at(clock.term.start, time(12))
    looking = max(begun + now, begun + since)
    found = reminders(clock, by(calendar), steps, begun + since, looking)

    if found.now is None:
        assert found.next_moment is None or found.next_moment > looking
        return
    assert standing(clock, by(calendar), legal_day(looking)) in {Standing.RUNNING, Standing.OVERDUE}
    nearer = [step for step in steps if step < found.now.step]
    assert all(
        due_day(clock, by(calendar)) - step * DAY >= legal_day(looking)
        or standing(clock, by(calendar), due_day(clock, by(calendar)) - step * DAY) is Standing.SUSPENDED
        for step in nearer
    )
