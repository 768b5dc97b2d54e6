"""Nobody is forgotten: a role hears of a case that asks for somebody, again and again until somebody acts."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from domain import agenda
from domain import events as e
from domain.stages import Stage

Given = Callable[..., Any]

DECEMBER = ("receive-initiative", {"occurred": "2026-12-01T10:00:00+01:00"})
AWAKE = "2026-12-01T10:01:00+01:00"
CONFIRMED = ("confirm-receipt", {"occurred": "2026-12-02T09:00:00+01:00"})


def observed(scenario: Any, now: str, awake: str = AWAKE) -> list[tuple[str, str]]:
    outcome = scenario.when("observe-terms", occurred=now, now=now, reminders_after=awake)
    return [
        (event.signal.value, f"{event.since}")
        for event in outcome.decision
        if isinstance(event, e.CaseSignalled)
    ]


def next_look(scenario: Any, now: str, awake: str = AWAKE) -> datetime | None:
    moments = (datetime.fromisoformat(each).astimezone(UTC) for each in (awake, now))
    return agenda.next_moment(scenario.case, scenario.rules, *moments)


def test_after_a_week_without_a_handler_the_role_hears_of_it(given: Given) -> None:
    case = given(DECEMBER, CONFIRMED)

    assert next_look(case, "2026-12-03T09:00:00+01:00") == datetime(2026, 12, 8, 8, tzinfo=UTC)
    assert observed(case, "2026-12-08T08:59:59+01:00") == []
    assert observed(case, "2026-12-08T09:00:00+01:00") == [("unowned", "2026-12-01")]


def test_a_colleague_who_follows_the_case_hears_of_it_too(given: Given) -> None:
    colleague = {"staff": "griffie-1", "person": None, "contact": None, "evidence": None}
    when = {"occurred": "2026-12-02T10:00:00+01:00"}
    case = given(DECEMBER, CONFIRMED, ("watch-case", colleague | when), ("watch-case", when))
    told = case.when("observe-terms", occurred="2026-12-08T09:00:00+01:00", now="2026-12-08T09:00:00+01:00")

    assert [(each.signal, each.recipient) for each in told.decision] == [
        ("unowned", None),
        ("unowned", case.case.watchers[0].ref),
    ]
    assert observed(told.after, "2026-12-14T23:00:00+01:00") == []


def test_once_in_each_period_until_somebody_has_it(given: Given) -> None:
    told = (
        given(DECEMBER, CONFIRMED)
        .when("observe-terms", occurred="2026-12-08T09:00:00+01:00", now="2026-12-08T09:00:00+01:00")
        .after
    )
    assert observed(told, "2026-12-14T23:00:00+01:00") == []
    assert observed(told, "2026-12-15T09:00:00+01:00") == [("unowned", "2026-12-01")]
    owned = told.when("assign-handler", occurred="2026-12-09T09:00:00+01:00").after
    assert observed(owned, "2026-12-15T09:00:00+01:00") == []


def test_quiet_is_counted_from_the_last_act_of_a_person(given: Given) -> None:
    owned = given(DECEMBER, CONFIRMED, ("assign-handler", {"occurred": "2026-12-02T10:00:00+01:00"}))

    assert observed(owned, "2026-12-30T09:00:00+01:00") == [("quiet", "2026-12-02")]
    acted = owned.when("assign-kind", occurred="2026-12-20T10:00:00+01:00").after
    assert observed(acted, "2026-12-30T09:00:00+01:00") == []
    assert observed(acted, "2027-01-17T09:00:00+01:00") == [("quiet", "2026-12-20")]


def test_what_was_typed_in_later_breaks_no_silence_after_it_happened(given: Given) -> None:
    """The initiator heard of the call on the 5th and of nothing since, though it was recorded on the 25th."""
    call = {"occurred": "2026-12-05T10:00:00+01:00", "now": "2026-12-25T10:00:00+01:00"}
    owned = given(DECEMBER, CONFIRMED, ("assign-handler", {"occurred": "2026-12-02T10:00:00+01:00"}))
    typed = owned.when("attempt-contact", **call).after

    assert observed(typed, "2027-01-02T08:59:00+01:00") == []
    assert observed(typed, "2027-01-02T09:00:00+01:00") == [("quiet", "2026-12-05")]


def test_a_silence_that_turns_out_to_be_long_already_is_told_of_at_once_and_once(given: Given) -> None:
    call = {"occurred": "2026-12-05T10:00:00+01:00", "now": "2027-01-10T10:00:00+01:00"}
    owned = given(DECEMBER, CONFIRMED, ("assign-handler", {"occurred": "2026-12-02T10:00:00+01:00"}))
    told = owned.when("observe-terms", occurred="2026-12-30T09:00:00+01:00", now="2026-12-30T09:00:00+01:00")
    typed = told.after.when("attempt-contact", **call).after

    assert next_look(typed, "2027-01-10T10:00:00+01:00") == datetime(2027, 1, 2, 8, tzinfo=UTC)
    assert observed(typed, "2027-01-10T10:00:01+01:00") == [("quiet", "2026-12-05")]
    again = typed.when("observe-terms", occurred=call["now"], now=call["now"], reminders_after=AWAKE).after
    assert observed(again, "2027-01-10T10:00:02+01:00") == []
    assert observed(again, "2027-01-30T09:00:00+01:00") == [("quiet", "2026-12-05")]


def test_an_older_act_that_is_typed_in_later_moves_nothing(given: Given) -> None:
    owned = given(DECEMBER, CONFIRMED, ("assign-handler", {"occurred": "2026-12-12T10:00:00+01:00"}))
    call = {"occurred": "2026-12-05T10:00:00+01:00", "now": "2026-12-25T10:00:00+01:00"}

    assert observed(owned.when("attempt-contact", **call).after, "2027-01-09T09:00:00+01:00") == [
        ("quiet", "2026-12-12")
    ]


def test_what_was_slept_through_is_told_once_and_the_past_never(given: Given) -> None:
    case = given(DECEMBER, CONFIRMED)

    assert observed(case, "2027-01-20T12:00:00+01:00") == [("quiet", "2026-12-02"), ("unowned", "2026-12-01")]
    late = "2027-01-20T11:00:00+01:00"
    assert observed(case, "2027-01-20T12:00:00+01:00", awake=late) == []


def test_a_contest_is_not_left_lying(given: Given) -> None:
    contested = given(
        DECEMBER,
        ("assign-handler", {"occurred": "2026-12-02T10:00:00+01:00"}),
        ("send-substantive-response", {"occurred": "2026-12-10T10:00:00+01:00"}),
        ("contest-response", {"occurred": "2026-12-14T10:00:00+01:00"}),
        ("review-response", {"occurred": "2026-12-14T11:00:00+01:00"}),
    )

    assert observed(contested, "2026-12-21T09:00:00+01:00") == [("contest", "2026-12-14")]


@pytest.mark.parametrize("stage", [Stage.TRIAGE, Stage.COMPLETED])
def test_where_the_regulation_sets_no_days_nobody_is_reminded(given: Given, stage: Stage) -> None:
    assert observed(given(stage), "2027-03-01T12:00:00+01:00", "2026-02-02T10:00:00+01:00") == []


def test_it_is_an_observation_and_makes_nobody_stale(given: Given) -> None:
    case = given(DECEMBER, CONFIRMED)
    told = case.when("observe-terms", occurred="2026-12-08T09:00:00+01:00", now="2026-12-08T09:00:00+01:00")

    assert told.after.case.settled == case.case.settled
    assert told.after.case.version > case.case.version


def test_a_refusal_that_is_to_be_reviewed_is_looked_at_after_its_end(given: Given) -> None:
    """Drawn: of refusals at so many moments some are sampled, and of those the role hears."""
    looks = []
    for minute in range(20):
        refuse = ("refuse", {"occurred": f"2026-12-10T10:{minute:02}:00+01:00"})
        kind = ("assign-kind", {"occurred": "2026-12-02T10:00:00+01:00"})
        refused = given(DECEMBER, kind, refuse)
        looks.append((refused.case.response.sampled, next_look(refused, "2026-12-11T09:00:00+01:00")))

    assert {sampled for sampled, _ in looks} == {True, False}
    assert all((look is not None) == sampled for sampled, look in looks)
