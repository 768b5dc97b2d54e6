"""When the engine wakes for a case, and what it observes then: each moment once, none for the past."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from domain import agenda
from domain.stages import CLOSED, Stage

Given = Callable[..., Any]

AWAKE = datetime(2026, 2, 2, 9, 15, tzinfo=UTC)
CONFIRMED = ("receive-initiative", "confirm-receipt")
REMINDER = datetime(2026, 3, 9, 8, tzinfo=UTC)
EXPIRY = datetime(2026, 3, 16, 23, tzinfo=UTC)


def observed(scenario: Any, now: datetime, since: datetime = AWAKE) -> Any:
    return scenario.when(
        "observe-terms", occurred=now.isoformat(), reminders_after=since.isoformat(), now=now
    )


def test_the_next_moment_is_the_reminder_then_the_expiry_then_none(given: Given) -> None:
    case = given(*CONFIRMED)
    assert agenda.next_moment(case.case, case.rules, AWAKE, AWAKE) == REMINDER

    case = observed(case, REMINDER).then("substantive-response reminded, due 2026-03-16: 7 days, team-lead")
    assert agenda.next_moment(case.case, case.rules, AWAKE, AWAKE) == EXPIRY

    case = observed(case, EXPIRY).then("substantive-response expired, due 2026-03-16")
    assert agenda.next_moment(case.case, case.rules, AWAKE, AWAKE) is None


def test_of_several_clocks_the_first_comes_first(given: Given) -> None:
    case = given(("receive-initiative", {"application": True}))

    assert agenda.next_moment(case.case, case.rules, AWAKE, AWAKE) == datetime(2026, 2, 9, 23, tzinfo=UTC)


def test_whoever_wakes_at_the_next_moment_always_has_something_to_observe(given: Given) -> None:
    asked = (("receive-initiative", {"application": True}), "assign-kind", "request-completion")
    case, moments = given(*asked), []
    while (moment := agenda.next_moment(case.case, case.rules, AWAKE, [AWAKE, *moments][-1])) is not None:
        moments.append(moment)
        outcome = observed(case, moment)
        assert outcome.lines != ["nothing"]
        case = outcome.after
    assert moments == sorted(moments)
    assert len(moments) == 6  # two reminders, three expiries, one lapse


def test_a_reminder_for_the_past_is_never_sent(given: Given) -> None:
    case = given(*CONFIRMED)

    assert agenda.next_moment(case.case, case.rules, REMINDER, REMINDER) == EXPIRY
    observed(case, REMINDER + timedelta(hours=1), since=REMINDER).then("nothing")


def test_a_reminder_that_was_slept_through_is_overtaken_by_the_expiry(given: Given) -> None:
    observed(given(*CONFIRMED), EXPIRY).then("substantive-response expired, due 2026-03-16")


def test_an_expiry_nobody_saw_is_due_at_once_and_recorded_once(given: Given) -> None:
    case = given(*CONFIRMED)
    years_later = datetime(2026, 11, 24, tzinfo=UTC)
    assert agenda.next_moment(case.case, case.rules, years_later, years_later) == EXPIRY

    case = observed(case, years_later, since=years_later).then("substantive-response expired, due 2026-03-16")
    observed(case, years_later, since=years_later).then("nothing")


@pytest.mark.parametrize(
    ("moment", "due"),
    [("2026-01-30T16:45:00+01:00", "2026-03-13"), ("2026-02-03T08:00:00+01:00", "2026-03-17")],
    ids=["earlier", "later"],
)
def test_after_a_correction_the_new_due_day_is_watched_anew(given: Given, moment: str, due: str) -> None:
    expired = observed(given(*CONFIRMED), EXPIRY + timedelta(days=30)).after
    proposed = expired.and_then(
        ("correct-fact", {"occurred": "2026-04-20T09:00:00+02:00", "corrected": moment})
    )
    case = proposed.when(
        "confirm-correction", occurred="2026-04-20T10:00:00+02:00", proposal=proposed.case.version
    ).after

    case = observed(case, datetime(2026, 4, 21, tzinfo=UTC)).then(f"substantive-response expired, due {due}")
    observed(case, datetime(2026, 4, 21, tzinfo=UTC)).then("nothing")


def test_a_correction_within_the_day_is_not_watched_anew(given: Given) -> None:
    expired = observed(given(*CONFIRMED), EXPIRY).after
    same_day = {"occurred": "2026-04-20T09:00:00+02:00", "corrected": "2026-02-02T16:00:00+01:00"}
    proposed = expired.and_then(("correct-fact", same_day))
    case = proposed.when(
        "confirm-correction", occurred="2026-04-20T10:00:00+02:00", proposal=proposed.case.version
    ).after

    assert agenda.next_moment(case.case, case.rules, AWAKE, AWAKE) is None


def test_the_initiator_is_not_reminded_by_the_municipality_of_its_own_clocks(given: Given) -> None:
    case = given(Stage.AWAITING_COMPLETION, "confirm-receipt")

    observed(case, datetime(2026, 2, 20, 12, tzinfo=UTC)).then("nothing")


@pytest.mark.parametrize("stage", sorted(CLOSED))
def test_a_closed_case_wakes_nobody(given: Given, stage: Stage) -> None:
    case = given(stage)

    assert agenda.next_moment(case.case, case.rules, AWAKE, AWAKE) is None
