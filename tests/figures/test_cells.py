"""Figures: what is pooled and what never is, and that every clock is counted once."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.figures.cell import Cell, cells
from domain.figures.share import share
from domain.figures.verdict import PARTS, CountedClock, Part, Verdict
from domain.terms.clock import Manner, Regime
from domain.terms.names import COMPLETION
from tests.figures.counted import RECEIVED, counted

TODAY = date(2026, 12, 31)


def cell(*clocks: CountedClock, today: date = TODAY) -> Cell:
    (found,) = cells(clocks, today)
    return found


def test_the_share_is_of_those_in_time_and_those_not_and_of_nobody_else() -> None:
    found = cell(
        counted("2026-02-01", Manner.MET),
        counted("2026-02-26", Manner.MET),
        counted("2026-02-27", Manner.MET),
        counted("2026-02-10", Manner.WITHDRAWN),
        counted("2026-02-10", Manner.TRANSFERRED),
        counted("2026-02-10", Manner.REPORTED),
        counted(due=date(2027, 1, 1), original_due=date(2027, 1, 1)),
    )

    assert found.by_due.share == share(2, 3)
    assert found.by_due.parts == {
        Part.IN_TIME: 2,
        Part.NOT_IN_TIME: 1,
        Part.OPEN: 1,
        Part.OUTSIDE: 2,
        Part.AT_SOURCE: 1,
    }
    assert found.by_original_due.share == share(1, 3)
    assert (found.total, found.by_due.verdicts[Verdict.ANSWERED_LATE]) == (7, 1)


def test_what_was_closed_without_an_answer_counts_and_can_be_told_apart() -> None:
    found = cell(counted("2026-02-01", Manner.MET), counted("2026-02-01", Manner.CLOSED))

    assert found.by_due.share == share(1, 2)
    assert found.by_due.verdicts[Verdict.CLOSED_UNANSWERED] == 1


def test_of_nothing_there_is_no_share() -> None:
    found = cell(counted("2026-02-01", Manner.WITHDRAWN), counted("2026-02-01", Manner.REPORTED))

    assert found.by_due.share is None
    assert found.median_days is None
    assert cells([], TODAY) == ()


@pytest.mark.parametrize(
    "other",
    [
        {"municipality": "leiden"},
        {"name": "decision"},
        {"regime": Regime.SERVICE_NORM},
        {"proposal": True},
    ],
)
def test_what_differs_is_never_pooled(other: dict[str, object]) -> None:
    found = cells([counted(), counted(**other)], TODAY)

    assert [each.total for each in found] == [1, 1]
    assert sorted(each.proposal for each in found) == sorted([False, other.get("proposal", False)])


def test_a_term_of_the_initiator_has_no_share_of_the_municipality() -> None:
    found = cell(
        counted("2026-02-01", Manner.MET, name=COMPLETION),
        counted("2026-02-26", Manner.LAPSED, name=COMPLETION),
    )

    assert found.of_initiator
    assert found.by_due.share is found.by_original_due.share is found.median_days is None
    assert found.by_due.verdicts[Verdict.LAPSED_UNANSWERED] == 1


def test_the_duration_counts_who_still_waits_up_to_today() -> None:
    answered = [counted(f"2026-01-{day}", Manner.MET) for day in (15, 25)]
    waiting = [counted(), counted()]

    assert cell(*answered).median_days == 10
    assert cell(*answered, *waiting).median_days == 20
    assert cell(*answered, *waiting, counted()).median_days is None
    assert cell(*waiting, today=date(2026, 1, 7)).clocks[0].days == 2


def test_who_withdraws_or_is_answered_at_the_source_waited_until_then() -> None:
    left = [counted("2026-01-10", manner) for manner in Manner if manner is not Manner.MET]

    assert cell(*left, counted("2026-01-15", Manner.MET)).median_days == 10
    assert not any(clock.answered for clock in cell(*left).clocks)


def test_days_that_may_move_yet_are_counted_and_told() -> None:
    assert cell(counted(provisional=True), counted()).provisional == 1


@pytest.mark.parametrize(
    ("numerator", "denominator", "percentage"),
    [
        (2, 3, "66,7%"),
        (1, 8, "12,5%"),
        (1, 3, "33,3%"),
        (0, 7, "0,0%"),
        (7, 7, "100,0%"),
        (9999, 10000, "99,9%"),
        (1, 10000, "0,1%"),
        (1, 2000, "0,1%"),
        (861, 2000, "43,1%"),
    ],
)
def test_a_percentage_never_says_all_or_none_where_it_is_not(
    numerator: int, denominator: int, percentage: str
) -> None:
    found = share(numerator, denominator)

    assert found is not None
    assert (found.numerator, found.denominator, found.percentage) == (numerator, denominator, percentage)


CLOCKS = st.builds(
    lambda manner, ended, due, original, **other: counted(
        None if manner is None else (RECEIVED + timedelta(days=ended)).isoformat(),
        manner,
        due=RECEIVED + timedelta(days=due),
        original_due=RECEIVED + timedelta(days=min(due, original)),
        **other,
    ),
    st.none() | st.sampled_from(Manner),
    st.integers(0, 60),
    st.integers(0, 60),
    st.integers(0, 60),
    name=st.sampled_from(["substantive-response", "decision", COMPLETION]),
    regime=st.sampled_from(Regime),
    proposal=st.booleans(),
    suspended=st.booleans(),
    provisional=st.booleans(),
)


@given(st.lists(CLOCKS, max_size=30), st.integers(0, 70))
def test_every_clock_is_counted_once_in_one_part_of_one_cell(cohort: list[CountedClock], days: int) -> None:
    found = cells(cohort, RECEIVED + timedelta(days=days))

    behind = Counter(
        clock.model_copy(update={}).model_dump_json(include=set(CountedClock.model_fields))
        for each in found
        for clock in each.clocks
    )
    assert behind == Counter(clock.model_dump_json() for clock in cohort)
    for each in found:
        for tally in (each.by_due, each.by_original_due):
            assert sum(tally.parts.values()) == sum(tally.verdicts.values()) == each.total
            for part, members in PARTS.items():
                assert tally.parts[part] == sum(tally.verdicts[member] for member in members)
            if tally.share is not None:
                assert tally.share.denominator == tally.parts[Part.IN_TIME] + tally.parts[Part.NOT_IN_TIME]
        assert each.by_original_due.parts[Part.IN_TIME] <= each.by_due.parts[Part.IN_TIME]
