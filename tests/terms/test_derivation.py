"""How a date came to be, as data: complete, in order, the same each time, and in plain Dutch."""

import json
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.terms.calendar import Calendar
from domain.terms.clock import Clock, ClockId, Regime, Suspension, Term
from domain.terms.due import due, due_day
from domain.terms.length import Length, Unit
from domain.terms.narration import as_json, told
from domain.terms.step import Derivation, Name
from domain.terms.telling import explained
from tests.terms.asked import asked
from tests.terms.measured import by

TOLD = json.loads(Path(__file__).with_name("told.json").read_text())
"""Requests (as `asked` takes them) and what must be told about them, word for word."""


@st.composite
def clocks(draw: st.DrawFn) -> Clock:
    start = draw(st.dates(date(1991, 1, 1), date(2031, 1, 1)))
    begins = draw(st.lists(st.integers(-5, 90), max_size=3))
    term = Term(
        regime=draw(st.sampled_from(Regime)),
        basis="Awb art. 4:13 lid 2",
        start=start,
        length=Length(number=draw(st.integers(1, 14)), unit=draw(st.sampled_from(Unit))),
        until=draw(st.none() | st.just(start + timedelta(days=30))),
        atw=draw(st.booleans()),
        start_day_counts=draw(st.booleans()),
        awb_application=draw(st.integers(0, 3)) > 0,
    )
    suspensions = tuple(
        Suspension(
            basis="Awb art. 4:15 lid 1 onder a",
            begin=start + timedelta(days=begin),
            until=start + timedelta(days=begin + draw(st.integers(-1, 20))),
            by=2,
        )
        for begin in begins
    )
    return Clock(id=ClockId(name="decision"), term=term, by=1, suspensions=suspensions)


@given(clock=clocks())
def test_a_clock_is_explained_by_the_computation_behind_its_due_day(clock: Clock, calendar: Calendar) -> None:
    answer, told_of = due(clock, by(calendar)), derived(clock, calendar)

    assert (told_of.due, told_of.raw) == (answer.day, answer.raw)
    assert told_of.provisional is answer.provisional
    assert due_day(clock, by(calendar)) == answer.day
    assert sum(step.days or 0 for step in told_of.steps if step.name is Name.SUSPENSION) == (
        answer.suspended_days
    )
    again = Clock.model_validate_json(clock.model_dump_json())
    assert derived(again, calendar) == told_of
    assert all(told(step).endswith(".") for step in told_of.steps)


@given(clock=clocks())
def test_every_day_between_the_counted_end_and_the_due_day_is_accounted_for(
    clock: Clock, calendar: Calendar
) -> None:
    told_of = derived(clock, calendar)
    passed = [step for step in told_of.steps if step.name in {Name.SKIPPED, Name.TWO_ORDINARY_DAYS}]

    assert [step.day for step in passed] == list(days(told_of.raw, told_of.due))
    for step in passed:
        assert step.day is not None
        closed = calendar.closed(step.day)
        assert (step.name is Name.SKIPPED) == (closed is not None)
        assert closed is None or step.detail == closed


def derived(clock: Clock, calendar: Calendar) -> Derivation:
    return explained(clock, by(calendar)).derivation


def days(first: date, until: date) -> Iterator[date]:
    return (first + timedelta(days=ahead) for ahead in range((until - first).days))


def test_a_full_story() -> None:
    answer = asked(**TOLD["story"]["request"])

    assert [step["text"] for step in answer["steps"]] == TOLD["story"]["told"]


@pytest.mark.parametrize("case", TOLD["sentences"], ids=lambda case: case["told"])
def test_sentences(case: dict[str, Any]) -> None:
    assert case["told"] in [step["text"] for step in asked(**case["request"])["steps"]]


def test_a_promise_is_told_as_a_named_date(calendar: Calendar, clock_of: Callable[..., Clock]) -> None:
    promise = Term(
        regime=Regime.NAMED_DATE, basis="toezegging", start=date(2026, 3, 2), until=date(2026, 6, 13)
    )
    steps = [as_json(step) for step in derived(clock_of(promise), calendar).steps]

    assert steps[1] == {
        "step": "named",
        "article": "toezegging",
        "day": "2026-06-13",
        "text": "Genoemd is zaterdag 13 juni 2026 (toezegging).",
    }


def test_a_step_as_json_says_only_what_it_knows() -> None:
    start, count, applies, skipped, *_, calendar = asked()["steps"]

    assert set(start) == {"step", "day", "text"}
    assert count["first"] == "2026-03-03"
    assert (count["last"], count["day"], count["detail"]) == ("2026-04-27", "2026-04-27", "8 weeks")
    assert applies["article"] == skipped["article"].replace("3", "1")
    assert (skipped["day"], skipped["detail"]) == ("2026-04-27", "Koningsdag")
    assert calendar["detail"].startswith("nl-2026-11-24 sha256:")
