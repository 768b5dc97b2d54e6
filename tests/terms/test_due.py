"""Due dates with suspensions, against a second opinion that walks through the days one by one."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.terms.basis import ExtensionBasis
from domain.terms.calendar import Calendar
from domain.terms.clock import Clock, Ending, Extension, Manner, Regime, Suspension, Term
from domain.terms.due import due, due_day
from domain.terms.length import Length, Unit
from tests.terms.measured import by

DAY = timedelta(days=1)


def day(text: str) -> date:
    return date.fromisoformat(text)


def pause(begin: str, until: str, resumed: str | None = None) -> Suspension:
    back = None if resumed is None else day(resumed)
    return Suspension(basis="awb-4:15", begin=day(begin), until=day(until), resumed=back, by=2)


def weeks(start: str, number: int, *, atw: bool = True) -> Term:
    length = Length(number=number, unit=Unit.WEEKS)
    return Term(
        regime=Regime.STATUTORY, basis="test", start=day(start), length=length, atw=atw, awb_application=True
    )


def walk(term: Term, suspensions: Sequence[Suspension], calendar: Calendar) -> date:
    """Return the due date of a term in days or weeks, found by going through the calendar."""
    assert term.length is not None
    counted = term.length.number * (7 if term.length.unit is Unit.WEEKS else 1)
    still = {
        each.begin + DAY * ahead
        for each in suspensions
        for ahead in range(
            (min(each.until, each.resumed - DAY if each.resumed else each.until) - each.begin).days + 1
        )
    }
    today = term.start if term.start_day_counts else term.start + DAY
    ran: list[date] = []
    while True:
        if today not in still:
            ran.append(today)
        if len(ran) >= counted:
            break
        today += DAY
    if not term.atw or term.length.number > (12 if term.length.unit is Unit.WEEKS else 90):
        return today
    while calendar.closed(today) or (counted >= 3 and sum(not calendar.closed(each) for each in ran) < 2):
        today += DAY
        ran.append(today)
    return today


@st.composite
def suspensions(draw: st.DrawFn) -> Suspension:
    begin = day("2025-11-01") + DAY * draw(st.integers(0, 150))
    until = begin + DAY * draw(st.integers(0, 30))
    resumed = draw(st.none() | st.integers(-3, 30).map(lambda ahead: begin + DAY * ahead))
    return Suspension(basis="awb-4:15", begin=begin, until=until, resumed=resumed, by=2)


@st.composite
def terms(draw: st.DrawFn) -> Term:
    number, unit = draw(
        st.tuples(st.integers(1, 14), st.just(Unit.WEEKS)) | st.tuples(st.integers(1, 95), st.just(Unit.DAYS))
    )
    return Term(
        regime=Regime.STATUTORY,
        awb_application=True,
        basis="test",
        start=day("2025-11-01") + DAY * draw(st.integers(0, 120)),
        length=Length(number=number, unit=unit),
        atw=draw(st.booleans()),
        start_day_counts=draw(st.booleans()),
    )


@given(term=terms(), pauses=st.lists(suspensions(), max_size=4))
def test_a_walk_through_the_days_agrees(
    term: Term, pauses: list[Suspension], calendar: Calendar, clock_of: Callable[..., Clock]
) -> None:
    answer = due(clock_of(term, *pauses), by(calendar))

    assert answer.day == walk(term, pauses, calendar)
    assert answer.original == walk(term, [], calendar)
    assert due_day(clock_of(term, *pauses), by(calendar)) == answer.day
    assert answer.original <= answer.day
    assert answer.raw <= answer.day
    assert answer.raw == walk(term.model_copy(update={"atw": False}), pauses, calendar)
    assert not answer.provisional


@given(term=terms(), pauses=st.lists(suspensions(), max_size=4))
def test_the_order_of_suspensions_is_immaterial(
    term: Term, pauses: list[Suspension], calendar: Calendar, clock_of: Callable[..., Clock]
) -> None:
    assert len({due(clock_of(term, *order), by(calendar)) for order in permutations(pauses)}) == 1


@pytest.mark.parametrize(
    ("pauses", "suspended", "expected"),
    [
        ([pause("2026-02-10", "2026-02-19"), pause("2026-02-15", "2026-02-24")], 15, "2026-04-14"),
        ([pause("2026-02-10", "2026-02-19"), pause("2026-02-20", "2026-02-24")], 15, "2026-04-14"),
        ([pause("2026-02-10", "2026-02-24"), pause("2026-02-12", "2026-02-14")], 15, "2026-04-14"),
        ([pause("2026-01-20", "2026-02-08")], 6, "2026-04-07"),
        ([pause("2026-02-10", "2026-02-19", "2026-02-10")], 0, "2026-03-30"),
        ([pause("2026-02-10", "2026-02-19", "2026-02-01")], 0, "2026-03-30"),
        ([pause("2026-03-30", "2026-04-03")], 5, "2026-04-07"),
        ([pause("2026-03-31", "2026-04-03")], 0, "2026-03-30"),
        ([pause("2026-02-10", "2026-02-11"), pause("2026-04-01", "2026-04-02")], 4, "2026-04-07"),
        ([pause("2026-02-10", "2026-02-11"), pause("2026-04-02", "2026-04-03")], 2, "2026-04-01"),
    ],
    ids=[
        "overlap",
        "adjacent",
        "one in the other",
        "begun before the term",
        "resumed at once",
        "resumed before it began",
        "from the last day",
        "after the last day",
        "only the first makes room for the second",
        "too late even so",
    ],
)
def test_suspended_days_inside_the_running_term(
    pauses: list[Suspension],
    suspended: int,
    expected: str,
    calendar: Calendar,
    clock_of: Callable[..., Clock],
) -> None:
    answer = due(clock_of(weeks("2026-02-02", 8), *pauses), by(calendar))

    assert (answer.suspended_days, answer.day) == (suspended, day(expected))
    assert answer.original == day("2026-03-30")


def test_suspended_days_are_no_ordinary_days_of_the_term(
    calendar: Calendar, clock_of: Callable[..., Clock]
) -> None:
    five_days = weeks("2026-04-02", 1).model_copy(update={"length": Length(number=5, unit=Unit.DAYS)})

    answer = due(clock_of(five_days, pause("2026-04-07", "2026-04-10")), by(calendar))

    assert (answer.raw, answer.day) == (day("2026-04-11"), day("2026-04-14"))


@pytest.mark.parametrize(("atw", "expected"), [(False, "2026-04-04"), (True, "2026-04-07")])
def test_a_named_date_is_that_date(
    atw: bool,  # noqa: FBT001 - a table
    expected: str,
    calendar: Calendar,
    clock_of: Callable[..., Clock],
) -> None:
    named = Term(
        regime=Regime.NAMED_DATE, basis="letter", start=day("2026-02-02"), until=day("2026-04-04"), atw=atw
    )

    answer = due(clock_of(named, pause("2026-02-10", "2026-02-19")), by(calendar))

    assert (answer.day, answer.original) == (day(expected), day(expected))
    assert (answer.raw, answer.suspended_days) == (day("2026-04-04"), 0)


def test_a_term_without_length_or_date_cannot_be_counted(
    calendar: Calendar, clock_of: Callable[..., Clock]
) -> None:
    with pytest.raises(ValueError, match="length"):
        due(clock_of(Term(regime=Regime.CONTRACT, basis="test", start=day("2026-01-01"))), by(calendar))


@pytest.mark.parametrize(
    ("term", "provisional"),
    [
        (weeks("2028-11-03", 8), False),
        (weeks("2028-11-04", 8), True),
        (weeks("2030-01-01", 8), True),
        (weeks("2030-01-01", 8, atw=False), False),
        (weeks("2030-01-01", 13), False),
        (weeks("2004-11-05", 8), True),
        (weeks("2004-11-06", 8), True),
        (weeks("2004-11-09", 8), False),
        (weeks("1999-01-01", 2), True),
    ],
    ids=[
        "Friday 29 December 2028 is covered",
        "Saturday 30 December 2028 rolls into 2029",
        "no decree known",
        "no decree known, and none needed",
        "too long for the act",
        "Friday 31 December 2004 lies in a gap",
        "Monday 3 January 2005 is the one day of the term that is certain",
        "Tuesday 4 January 2005 is the second",
        "wholly in a gap",
    ],
)
def test_provisional_where_an_unknown_decree_could_move_the_day(
    term: Term,
    provisional: bool,  # noqa: FBT001 - a table
    calendar: Calendar,
    clock_of: Callable[..., Clock],
) -> None:
    assert due(clock_of(term), by(calendar)).provisional is provisional


def test_provisional_where_only_an_unknown_day_gives_the_second_ordinary_day(
    calendar: Calendar, clock_of: Callable[..., Clock]
) -> None:
    three_days = weeks("2004-12-30", 1).model_copy(update={"length": Length(number=3, unit=Unit.DAYS)})

    answer = due(clock_of(three_days), by(calendar))

    assert answer.day == day("2005-01-03")
    assert calendar.covers(answer.day)
    assert answer.provisional


@pytest.mark.parametrize(
    ("number", "last"),
    [(1, "2026-04-07"), (2, "2026-04-07"), (3, "2026-04-08")],
    ids=["a day", "two days", "three days have two ordinary days"],
)
def test_the_short_road_to_a_due_day_asks_for_two_ordinary_days_from_three_days_on(
    number: int, last: str, calendar: Calendar, clock_of: Callable[..., Clock]
) -> None:
    """From Thursday 2 April 2026, with Easter after it."""
    term = weeks("2026-04-02", 1).model_copy(update={"length": Length(number=number, unit=Unit.DAYS)})

    assert due_day(clock_of(term), by(calendar)) == day(last)
    assert due(clock_of(term), by(calendar)).day == day(last)


@pytest.mark.parametrize(
    ("begin", "last"),
    [("2026-03-19", "2026-04-06"), ("2026-03-20", "2026-04-06"), ("2026-03-21", "2026-03-30")],
    ids=["the day before", "the day itself", "the day after"],
)
def test_what_began_after_a_clock_had_ended_no_longer_concerns_it(
    begin: str, last: str, calendar: Calendar, clock_of: Callable[..., Clock]
) -> None:
    """Eight weeks to Monday 30 March 2026, ended on 20 March; a week more makes it Easter Monday."""
    ended = clock_of(weeks("2026-02-02", 8), ending=Ending(on=day("2026-03-20"), manner=Manner.MET, by=9))
    still = pause(begin, str(day(begin) + 6 * DAY))
    longer = Extension(basis=ExtensionBasis.COMPLAINANT_AGREED, announced=day(begin), weeks=1)

    for happened in ({"suspensions": (still,)}, {"extensions": (longer,)}):
        assert due(ended.model_copy(update=happened), by(calendar)).raw == day(last)
