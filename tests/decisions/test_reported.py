"""What another system reports: facts of their own, judged by the day, never taken for more than they are."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from domain.report import Milestone, Report, Told
from domain.stages import Stage
from domain.terms.clock import Manner, Regime

Given = Callable[..., Any]
ASSIGNED = ("assign-handler", {"occurred": "2026-03-05T10:00:00+01:00"})


def on(day: str) -> Told:
    return Told(occurred=datetime.fromisoformat(f"{day}T10:00:00+01:00"), told_in="cases")


def told(report: Report, **other: Any) -> Report:
    return report.model_copy(update=other)


def test_a_whole_life_at_the_source(given: Given, report: Report) -> None:
    heard = given().hears(told(report, acknowledged=on("2026-03-04")))

    assert heard.lines == [
        "receipt-reported",
        "substantive-response starts 2026-03-02, due 2026-04-28",
        "acknowledgement-reported",
        "response-reported",
        "substantive-response ends 2026-03-23: reported",
        "closing-reported",
    ]
    assert heard.after.case.stage is Stage.CLOSED_AT_SOURCE
    assert heard.after.standing("substantive-response") == "in-time"
    assert heard.after.replayed() == heard.after.case


def test_the_last_day_itself_is_in_time_and_the_next_is_late(given: Given, report: Report) -> None:
    for day, verdict in (("2026-04-28", "in-time"), ("2026-04-29", "late")):
        after = given(told(report, responded=on(day), closed=None))

        assert after.standing("substantive-response") == verdict


def test_a_reported_response_is_never_substantive(given: Given, report: Report) -> None:
    after = given(told(report, closed=None))

    assert not after.case.response_sent
    assert after.case.stage is Stage.TRIAGE
    assert after.clock("substantive-response").ending.manner is Manner.REPORTED


def test_an_open_case_can_be_answered_here(given: Given, report: Report) -> None:
    outcome = given(told(report, responded=None, closed=None)).when("send-substantive-response")

    outcome.then("substantive-response-sent", "substantive-response ends 2026-03-10: met")


def test_what_is_closed_without_an_answer_is_no_answer(given: Given, report: Report) -> None:
    after = given(told(report, responded=None))

    assert after.clock("substantive-response").ending.manner is Manner.CLOSED
    assert after.running() == []


def test_a_repeat_adds_nothing(given: Given, report: Report) -> None:
    heard = given(report).hears(report)

    assert heard.lines == ["nothing"]
    assert heard.taken.differing == ()
    assert not heard.taken.led_here


def test_what_the_source_knows_since_is_added(given: Given, report: Report) -> None:
    before = given(told(report, responded=None, closed=None))

    assert before.hears(report).lines == [
        "response-reported",
        "substantive-response ends 2026-03-23: reported",
        "closing-reported",
    ]


def test_an_answer_that_turns_up_after_the_closing_gives_the_verdict(given: Given, report: Report) -> None:
    heard = given(told(report, responded=None)).hears(report)

    assert heard.lines == ["response-reported", "substantive-response ends 2026-03-23: reported"]


def test_a_moment_told_otherwise_is_told_to_people_and_changes_nothing(given: Given, report: Report) -> None:
    heard = given(report).hears(told(report, received=on("2026-02-27"), responded=on("2026-03-30")))

    assert heard.lines == ["nothing"]
    assert heard.taken.differing == (Milestone.RECEIVED, Milestone.RESPONDED)


def test_a_case_that_people_lead_here_is_left_to_them(given: Given, report: Report) -> None:
    heard = given(told(report, responded=None, closed=None), ASSIGNED).hears(report)

    assert heard.lines == ["nothing"]
    assert heard.taken.led_here


def test_an_answer_before_the_receipt_is_kept_and_judged_by_its_day(given: Given, report: Report) -> None:
    after = given(told(report, responded=on("2026-02-27"), closed=on("2026-02-27")))

    assert after.standing("substantive-response") == "in-time"
    assert after.case.closed


def test_a_term_outside_the_act_does_not_roll(given: Given, report: Report) -> None:
    norm = report.term.model_copy(update={"regime": Regime.SERVICE_NORM, "atw": False, "application": False})
    after = given(told(report, term=norm, responded=None, closed=None))

    assert after.due("substantive-response") == "2026-04-27"
    assert not after.case.application


def test_a_receipt_from_before_the_first_regulation_has_its_reservation(given: Given, report: Report) -> None:
    early = given(told(report, received=on("2009-03-02"), responded=None, closed=None))

    assert early.facts[0].event.reservations == ("before-first-regulation",)


def test_a_reported_day_is_corrected_by_two_people_as_any_other(given: Given, report: Report) -> None:
    late = given(told(report, responded=on("2026-05-04"), closed=None))
    proposed = late.when(
        "correct-fact", fact=3, corrected="2026-04-20T10:00:00+02:00", occurred="2026-05-05T10:00:00+02:00"
    ).after
    after = proposed.when("confirm-correction", proposal=5, occurred="2026-05-06T10:00:00+02:00").after

    assert late.standing("substantive-response") == "late"
    assert after.standing("substantive-response") == "in-time"


@pytest.mark.parametrize("hours", [0, 23])
def test_days_are_those_of_amsterdam(given: Given, report: Report, hours: int) -> None:
    midnight = datetime.fromisoformat("2026-03-02T00:00:00+01:00")
    received = Told(occurred=midnight + timedelta(hours=hours, minutes=30), told_in="events")

    assert (
        str(given(told(report, received=received)).clock("substantive-response").term.start) == "2026-03-02"
    )
