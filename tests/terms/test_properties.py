"""A second opinion on due dates, and what must hold of every one of them.

Nothing here counts as the engine does: the second opinion adds no weeks or months and merges no
suspensions, it crosses off days in a diary. Its holidays come from the `holidays` package.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache
from itertools import count

import holidays as library
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from domain.terms.calendar import Calendar, Decree, Evidence
from domain.terms.clock import Clock, ClockId, Regime, Suspension, Term
from domain.terms.due import due, due_day
from domain.terms.length import Length, Unit
from tests.terms.measured import by

DAY = timedelta(days=1)
TOO_LONG_FOR_THE_ACT = {Unit.DAYS: 91, Unit.WEEKS: 13, Unit.MONTHS: 4, Unit.YEARS: 1}


@cache
def public_holidays(year: int) -> frozenset[date]:
    return frozenset({*library.country_holidays("NL", years=year), date(year, 5, 5)})


def free(day: date, calendar: Calendar) -> bool:
    """Return whether no term may end on that day, by other means than `Calendar.closed`."""
    equated = any(day in decree.days for decree in calendar.decrees)
    return day.isoweekday() in {6, 7} or day in public_holidays(day.year) or equated


def suspended(day: date, clock: Clock) -> bool:
    return any(
        each.begin <= day <= each.until and (each.resumed is None or day < each.resumed)
        for each in clock.suspensions
    )


def days_of(clock: Clock) -> Iterator[date]:
    """Yield the days of a term from its first on, without those on which it stood still."""
    first = clock.term.start if clock.term.start_day_counts else clock.term.start + DAY
    return (first + DAY * n for n in count() if not suspended(first + DAY * n, clock))


def how_many_days(term: Term) -> int:
    """Return how many days a term has when nothing suspends it, by leafing through the diary."""
    assert term.length is not None
    if term.length.unit in {Unit.DAYS, Unit.WEEKS}:
        return term.length.number * (7 if term.length.unit is Unit.WEEKS else 1)
    months_to_go = term.length.number * (12 if term.length.unit is Unit.YEARS else 1)
    page, passed = term.start, 0
    while months_to_go or page.day != term.start.day:
        page, passed = page + DAY, passed + 1
        if page.day == 1:
            months_to_go -= 1
        the_month_ends = (page + DAY).day == 1
        if not months_to_go and the_month_ends and page.day < term.start.day:
            return passed + 1 if term.start_day_counts else passed
    return passed


def second_opinion(clock: Clock, calendar: Calendar) -> tuple[date, date]:
    """Return the raw last day and the due day of a clock."""
    term = clock.term
    assert term.length is not None
    diary = days_of(clock)
    crossed_off = [next(diary) for _ in range(how_many_days(term))]
    raw = crossed_off[-1]
    if not term.atw or term.length.number >= TOO_LONG_FOR_THE_ACT[term.length.unit]:
        return raw, raw
    asked = 2 if term.length.unit is not Unit.DAYS or term.length.number >= 3 else 0
    while free(crossed_off[-1], calendar) or sum(not free(day, calendar) for day in crossed_off) < asked:
        crossed_off.append(crossed_off[-1] + DAY)
    return raw, crossed_off[-1]


@st.composite
def clocks(draw: st.DrawFn, *, first: date = date(1980, 1, 1), last: date = date(2034, 12, 31)) -> Clock:
    """Draw a clock with up to four suspensions: overlapping, too early, too late, resumed at any time."""
    start = draw(st.dates(min_value=first, max_value=last))
    unit = draw(st.sampled_from(Unit))
    longest = {Unit.DAYS: 95, Unit.WEEKS: 14, Unit.MONTHS: 14, Unit.YEARS: 2}[unit]
    pauses = []
    for _ in range(draw(st.integers(0, 4))):
        begin = start + DAY * draw(st.integers(-10, 110))
        until = begin + DAY * draw(st.integers(-1, 30))
        resumed = draw(st.none() | st.dates(min_value=begin - 3 * DAY, max_value=max(until, begin)))
        pauses.append(Suspension(basis="awb-4:15", begin=begin, until=until, resumed=resumed, by=2))
    term = Term(
        regime=Regime.STATUTORY,
        awb_application=True,
        basis="test",
        start=start,
        length=Length(number=draw(st.integers(1, longest)), unit=unit),
        atw=draw(st.booleans()),
        start_day_counts=draw(st.booleans()),
    )
    return Clock(id=ClockId(name="decision"), term=term, by=1, suspensions=tuple(pauses))


def a_month_from_the_31st(*, start_day_counts: bool) -> Clock:
    term = Term(
        regime=Regime.STATUTORY,
        awb_application=True,
        basis="test",
        start=date(2026, 1, 31),
        length=Length(number=1, unit=Unit.MONTHS),
        atw=True,
        start_day_counts=start_day_counts,
    )
    return Clock(id=ClockId(name="decision"), term=term, by=1)


SUSPENDED_INTO_KNOWN_DAYS = Clock(
    id=ClockId(name="decision"),
    term=Term(
        regime=Regime.STATUTORY,
        awb_application=True,
        basis="test",
        start=date(2004, 12, 29),
        length=Length(number=3, unit=Unit.DAYS),
        atw=True,
    ),
    by=1,
    suspensions=(Suspension(basis="awb-4:15", begin=date(2005, 1, 1), until=date(2005, 1, 5), by=2),),
)
"""Due Thursday 6 January 2005, the one ordinary day of the term of which a decree is known to be absent."""


@given(clock=clocks())
@example(clock=a_month_from_the_31st(start_day_counts=False))
@example(clock=a_month_from_the_31st(start_day_counts=True))
def test_a_diary_agrees(clock: Clock, calendar: Calendar) -> None:
    answer = due(clock, by(calendar))

    assert (answer.raw, answer.day) == second_opinion(clock, calendar)
    assert due_day(clock, by(calendar)) == answer.day
    unsuspended = clock.model_copy(update={"suspensions": ()})
    assert answer.original == second_opinion(unsuspended, calendar)[1]


@given(clock=clocks(), data=st.data())
def test_neither_order_nor_repetition_of_suspensions_matters(
    clock: Clock, data: st.DataObject, calendar: Calendar
) -> None:
    shuffled = data.draw(st.permutations(clock.suspensions + clock.suspensions[:1]))

    again = clock.model_copy(update={"suspensions": tuple(shuffled)})

    assert due(again, by(calendar)) == due(clock, by(calendar))


@given(clock=clocks())
def test_a_due_day_is_never_before_the_raw_day_nor_on_a_closed_one(clock: Clock, calendar: Calendar) -> None:
    answer = due(clock, by(calendar))
    assert clock.term.length is not None

    assert answer.original <= answer.day
    assert answer.raw <= answer.day
    covered = clock.term.length.number < TOO_LONG_FOR_THE_ACT[clock.term.length.unit]
    if clock.term.atw and covered:
        assert not free(answer.day, calendar)
    else:
        assert answer.day == answer.raw


@given(clock=clocks())
def test_every_day_of_a_suspension_is_given_back_once(clock: Clock, calendar: Calendar) -> None:
    answer = due(clock, by(calendar))
    first = clock.term.start if clock.term.start_day_counts else clock.term.start + DAY
    still = [first + DAY * n for n in range((answer.raw - first).days + 1)]

    assert answer.suspended_days == sum(suspended(day, clock) for day in still)
    assert answer.raw == due(clock.model_copy(update={"suspensions": ()}), by(calendar)).raw + DAY * (
        answer.suspended_days
    )


@given(clock=clocks(), cut=st.integers(1, 30))
def test_who_completes_sooner_is_never_answered_later(clock: Clock, cut: int, calendar: Calendar) -> None:
    sooner = tuple(
        each.model_copy(update={"resumed": (each.resumed or each.until + DAY) - DAY * cut})
        for each in clock.suspensions
    )

    assert (
        due(clock.model_copy(update={"suspensions": sooner}), by(calendar)).day
        <= due(clock, by(calendar)).day
    )


@given(clock=clocks(), data=st.data())
def test_a_settled_day_stands_whatever_decree_comes_to_light(
    clock: Clock, data: st.DataObject, calendar: Calendar
) -> None:
    known = due(clock, by(calendar))
    offsets = data.draw(st.sets(st.integers(0, (known.day - clock.term.start).days + 30), max_size=60))
    surprise = tuple(clock.term.start + DAY * n for n in sorted(offsets))

    found = with_decree(calendar, (day for day in surprise if not calendar.covers(day)))

    assert known.provisional or due(clock, by(found)).day == known.day


@given(
    clock=clocks(first=date(2004, 6, 1), last=date(2005, 3, 1))
    | clocks(first=date(2028, 6, 1), last=date(2029, 3, 1))
)
@example(clock=SUSPENDED_INTO_KNOWN_DAYS)
def test_a_provisional_day_is_one_that_some_decree_would_move(clock: Clock, calendar: Calendar) -> None:
    known = due(clock, by(calendar))
    until_then = (clock.term.start + DAY * n for n in range((known.day - clock.term.start).days + 1))

    found = with_decree(calendar, (day for day in until_then if not calendar.covers(day)))

    assert known.provisional is (due(clock, by(found)).day != known.day)


@given(clock=clocks(first=date(2029, 1, 1)))
def test_only_the_act_makes_a_day_provisional(clock: Clock, calendar: Calendar) -> None:
    assert clock.term.length is not None
    covered = clock.term.length.number < TOO_LONG_FOR_THE_ACT[clock.term.length.unit]

    assert due(clock, by(calendar)).provisional is (clock.term.atw and covered)


@given(
    start=st.dates(min_value=date(1980, 1, 1), max_value=date(2034, 12, 31)),
    ahead=st.integers(0, 400),
    window=st.tuples(st.integers(-10, 400), st.integers(0, 60)),
)
def test_a_promised_date_is_never_moved(
    start: date, ahead: int, window: tuple[int, int], calendar: Calendar, clock_of: Callable[..., Clock]
) -> None:
    promised = start + DAY * ahead
    term = Term(regime=Regime.NAMED_DATE, basis="letter", start=start, until=promised)
    begin = start + DAY * window[0]
    pause = Suspension(basis="awb-4:15", begin=begin, until=begin + DAY * window[1], by=2)

    answer = due(clock_of(term, pause), by(calendar))

    assert (answer.day, answer.raw, answer.original) == (promised, promised, promised)
    assert (answer.suspended_days, answer.provisional) == (0, False)


@pytest.mark.parametrize("completed", [date(2026, 2, 28), date(2026, 3, 20)])
def test_documents_after_their_term_do_not_prolong_the_suspension(
    completed: date, calendar: Calendar, clock_of: Callable[..., Clock]
) -> None:
    """Awb 4:15 lid 1 onder a: until completed, or until the term set for it has passed unused.

    The command that receives documents knows this; a confirmed correction of their date does not.
    """
    term = Term(
        regime=Regime.STATUTORY,
        awb_application=True,
        basis="Awb art. 4:13 lid 2",
        start=date(2026, 2, 2),
        length=Length(number=8, unit=Unit.WEEKS),
        atw=True,
    )
    two_weeks = Suspension(basis="awb-4:15", begin=date(2026, 2, 13), until=date(2026, 2, 26), by=2)

    unused = due(clock_of(term, two_weeks), by(calendar))
    late = due(clock_of(term, two_weeks.model_copy(update={"resumed": completed})), by(calendar))

    assert unused.day == date(2026, 4, 13)
    assert late == unused


def with_decree(calendar: Calendar, days: Iterator[date]) -> Calendar:
    """Return the calendar with one more decree, as if it were found later."""
    decree = Decree(cited="KB that turned up", source="test", evidence=Evidence.SECONDARY, days=tuple(days))
    return calendar.model_copy(update={"decrees": (*calendar.decrees, decree)})
