"""The engine observes its clocks, each moment once."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from domain.stages import BEGUN, Stage

Given = Callable[..., Any]
Who = Callable[[str], set[str]]
Stages = Callable[[str], set[str]]


def look(moment: str, since: str = "2026-02-02T10:15:00+01:00") -> dict[str, str]:
    return {"occurred": moment, "now": moment, "reminders_after": since}


def test_a_reminder_comes_a_week_ahead_and_once(given: Given) -> None:
    near = look("2026-03-09T09:00:00+01:00")
    after = (
        given("receive-initiative", "confirm-receipt")
        .when("observe-terms", **near)
        .then("substantive-response reminded, due 2026-03-16: 7 days, team-lead")
    )
    after.when("observe-terms", **near).then("nothing")


def test_an_expiry_is_recorded_once_with_the_moment_it_took_effect(given: Given) -> None:
    late = look("2026-05-01T12:00:00+02:00")
    outcome = given("receive-initiative", "confirm-receipt").when("observe-terms", **late)

    after = outcome.then("substantive-response expired, due 2026-03-16")
    assert outcome.decision[0].occurred == datetime(2026, 3, 16, 23, tzinfo=UTC)
    assert after.standing("substantive-response") == "overdue"
    after.when("observe-terms", **late).then("nothing")


def test_the_last_minute_of_the_last_day_is_not_over(given: Given) -> None:
    before = given(
        "receive-initiative", "confirm-receipt", ("observe-terms", look("2026-03-09T09:00:00+01:00"))
    )

    before.when("observe-terms", **look("2026-03-16T23:59:59+01:00")).then("nothing")
    before.when("observe-terms", **look("2026-03-17T00:00:00+01:00")).then(
        "substantive-response expired, due 2026-03-16"
    )


def test_a_completion_term_lapses_and_the_case_goes_on(given: Given) -> None:
    asked = given(Stage.AWAITING_COMPLETION, "confirm-receipt")
    after = asked.when("observe-terms", **look("2026-02-27T00:00:00+01:00")).then(
        "completion-lapsed", "completion ends 2026-02-26: lapsed"
    )
    assert after.case.stage is Stage.TRIAGE
    assert after.case.completion is not None
    assert after.case.completion.lapsed


def test_nothing_is_observed_of_an_ended_clock(given: Given) -> None:
    given(Stage.RESPONDED).when("observe-terms", **look("2026-11-24T12:00:00+01:00")).then("nothing")


def test_a_clock_that_outlasts_its_case_is_watched_to_its_end(given: Given) -> None:
    """An objection of 28 April: due 4 June, six weeks after the term to object was over."""
    case = given("receive-initiative", "assign-kind", "refuse", "receive-objection")
    assert case.case.closed
    due = case.due("objection")
    awake = look("2026-05-28T09:00:00+02:00", since="2026-04-29T10:00:00+02:00")

    case = case.when("observe-terms", **awake).then(f"objection reminded, due {due}: 7 days, team-lead")
    case = case.when("observe-terms", **look("2026-06-05T00:00:00+02:00")).then(
        f"objection expired, due {due}"
    )
    case.when("observe-terms", **look("2026-06-05T00:00:00+02:00")).then("nothing")


def test_who_and_when(roles_for: Who, stages_for: Stages) -> None:
    assert roles_for("observe-terms") == {"system"}
    assert stages_for("observe-terms") == BEGUN


def test_nothing_that_the_engine_records_makes_a_decision_stale(given: Given) -> None:
    lapsed = given(Stage.AWAITING_COMPLETION, "observe-terms").case

    assert lapsed.version > lapsed.settled
    assert lapsed.completion is not None
    assert lapsed.completion.lapsed
