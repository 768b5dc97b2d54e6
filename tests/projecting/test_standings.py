"""How a clock stands from which day on is what the law says of each of those days."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.terms.clock import Clock, ClockId, Ending, Manner, Regime, Suspension, Term
from domain.terms.due import due, standing
from domain.terms.length import Length, Unit
from projections.standings import standings, stands_on
from tests.projecting.town import RULEBOOK

CALENDAR = RULEBOOK.on("lindewaard", date(2026, 1, 1)).measure
START = date(2026, 2, 2)


def days(least: int, most: int) -> st.SearchStrategy[date]:
    return st.integers(least, most).map(lambda number: START + timedelta(days=number))


suspensions = st.builds(
    lambda begin, length, resumed: Suspension(
        basis="Awb art. 4:15",
        begin=begin,
        until=begin + timedelta(days=length),
        resumed=None if resumed is None else begin + timedelta(days=resumed),
        by=1,
    ),
    days(-5, 60),
    st.integers(0, 30),
    st.none() | st.integers(0, 40),
)
terms = st.builds(
    lambda number, until, atw, counts: Term(
        regime=Regime.STATUTORY,
        basis="Awb art. 4:13",
        start=START,
        length=Length(number=number, unit=Unit.DAYS) if until is None else None,
        until=until,
        atw=atw,
        start_day_counts=counts,
    ),
    st.integers(1, 60),
    st.none() | days(-20, 60),
    st.booleans(),
    st.booleans(),
)
endings = st.none() | st.builds(Ending, on=days(-5, 120), manner=st.sampled_from(Manner), by=st.just(2))


@settings(deadline=None)
@given(terms, st.lists(suspensions, max_size=3), endings)
def test_each_day_stands_as_the_law_says(term: Term, paused: list[Suspension], ending: Ending | None) -> None:
    clock = Clock(id=ClockId(name="decision"), term=term, by=1, suspensions=tuple(paused), ending=ending)
    known = standings(clock, due(clock, CALENDAR), CALENDAR)
    for day in (START + timedelta(days=number) for number in range(-30, 200)):
        assert stands_on(known, day) is standing(clock, CALENDAR, day), (known, day)
    changes = [how for _, how in known]
    assert all(one != other for one, other in pairwise(changes))
