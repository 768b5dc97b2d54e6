"""Consent, delay of the applicant, force majeure, a foreign authority: each stops only a term to decide."""

from collections.abc import Callable
from typing import Any

import pytest

Given = Callable[..., Any]

APPLIED = ("receive-initiative", {"application": True})


@pytest.mark.parametrize("basis", ["awb-4:15-1-b", "awb-4:15-2-a", "awb-4:15-2-b", "awb-4:15-2-c"])
def test_a_term_to_decide_stands_still(given: Given, basis: str) -> None:
    after = (
        given(APPLIED)
        .when("record-standstill", clock="decision", basis=basis)
        .then("standstill-recorded", "decision stands still 2026-02-17..2026-03-02")
    )
    assert after.due("decision") == "2026-04-13"
    assert after.standing("decision", on="2026-02-20") == "suspended"
    assert after.standing("decision", on="2026-03-03") == "running"


def test_two_grounds_are_kept_apart_and_a_day_counts_once(given: Given) -> None:
    after = given(
        APPLIED,
        ("record-standstill", {"clock": "decision", "basis": "awb-4:15-2-a"}),
        (
            "record-standstill",
            {"clock": "decision", "basis": "awb-4:15-2-c", "begin": "2026-02-24", "until": "2026-03-09"},
        ),
    )
    assert [pause.basis for pause in after.clock("decision").suspensions] == [
        "Awb art. 4:15 lid 2 onder a",
        "Awb art. 4:15 lid 2 onder c",
    ]
    assert after.due("decision") == "2026-04-20"


def test_a_response_norm_runs_on_and_the_reason_is_recorded(given: Given) -> None:
    given("receive-initiative").when("record-standstill").then(
        "standstill-recorded", "substantive-response untouched: no-awb-application"
    )


def test_a_second_standstill_of_a_response_norm_stops_it_no_more_than_the_first(given: Given) -> None:
    given("receive-initiative", "record-standstill").when(
        "record-standstill", begin="2026-03-04", until="2026-03-06"
    ).then("standstill-recorded", "substantive-response untouched: no-awb-application")


def test_what_stops_a_term_is_not_taken_for_an_earlier_one_that_stopped_nothing(given: Given) -> None:
    too_late = ("record-standstill", {"clock": "decision", "begin": "2026-05-20", "until": "2026-05-25"})

    given(APPLIED, too_late).when("record-standstill", clock="decision").then(
        "standstill-recorded", "decision stands still 2026-02-17..2026-03-02"
    )


def test_what_begins_after_the_last_day_stops_nothing(given: Given) -> None:
    given(APPLIED).when("record-standstill", clock="decision", begin="2026-04-01", until="2026-04-10").then(
        "standstill-recorded", "decision untouched: term-already-over"
    )


@pytest.mark.parametrize(
    ("begin", "line"),
    [
        ("2026-03-10", "decision stands still 2026-03-10..2026-03-20"),
        ("2026-03-11", "decision untouched: term-ended"),
    ],
    ids=["the day on which it ended", "the day after"],
)
def test_what_begins_after_the_clock_ended_stops_nothing(given: Given, begin: str, line: str) -> None:
    given(APPLIED, "assign-kind", "send-substantive-response").when(
        "record-standstill",
        clock="decision",
        begin=begin,
        until="2026-03-20",
        basis="awb-4:15-2-c",
        occurred="2026-04-07T10:00:00+02:00",
    ).then("standstill-recorded", line)


def test_it_is_recorded_late_and_the_verdict_follows(given: Given) -> None:
    answered = given(
        APPLIED,
        "assign-kind",
        ("send-substantive-response", {"occurred": "2026-04-02T10:00:00+02:00"}),
    )
    assert answered.standing("decision") == "late"

    after = answered.when("record-standstill", clock="decision", now="2026-04-07T10:00:00+02:00").then(
        "standstill-recorded", "decision stands still 2026-02-17..2026-03-02"
    )

    assert after.standing("decision") == "in-time"


def test_the_same_again_is_nothing(given: Given) -> None:
    given(APPLIED, ("record-standstill", {"clock": "decision"})).when(
        "record-standstill", clock="decision"
    ).then("nothing")


LATE = {"clock": "decision", "begin": "2026-02-17", "until": "2026-03-20"}


@pytest.mark.parametrize(
    ("basis", "line"),
    [
        ("awb-4:15-2-a", "decision stands still 2026-03-05..2026-03-20"),
        ("awb-4:15-1-b", "decision stands still 2026-03-06..2026-03-20"),
        ("awb-4:15-2-b", "decision stands still 2026-02-17..2026-03-20"),
        ("awb-4:15-2-c", "decision stands still 2026-02-17..2026-03-20"),
    ],
    ids=["consent", "abroad", "the applicant", "force majeure"],
)
def test_consent_and_a_message_work_no_days_back(given: Given, basis: str, line: str) -> None:
    given(APPLIED).when("record-standstill", basis=basis, occurred="2026-03-05T10:00:00+01:00", **LATE).then(
        "standstill-recorded", line
    )


def test_consent_that_came_when_its_days_were_past_stops_nothing(given: Given) -> None:
    given(APPLIED).when("record-standstill", clock="decision", occurred="2026-03-04T10:00:00+01:00").then(
        "standstill-recorded", "decision untouched: came-after-those-days"
    )


@pytest.mark.parametrize("basis", ["awb-4:15-2-a", "awb-4:15-1-b"])
def test_consent_given_when_the_term_is_over_leaves_the_penalty_running(given: Given, basis: str) -> None:
    in_default = given(APPLIED, ("receive-notice-of-default", {"occurred": "2026-04-07T10:00:00+02:00"}))

    after = in_default.when(
        "record-standstill",
        basis=basis,
        clock="decision",
        begin="2026-03-01",
        until="2026-06-30",
        occurred="2026-05-20T10:00:00+02:00",
    ).then("standstill-recorded", "decision untouched: term-already-over")

    assert after.running() == [
        "acknowledgement",
        "decision",
        "decision-after-default",
        "substantive-response",
    ]
    assert after.due("decision") == "2026-03-30"


def test_consent_that_turns_out_to_be_of_a_later_day_works_from_that_day(given: Given) -> None:
    agreed = given(APPLIED, ("record-standstill", {"clock": "decision"}))
    wrong = {"fact": agreed.version_of("standstill-recorded"), "corrected": "2026-02-20T09:30:00+01:00"}
    when = "2026-03-05T10:00:00+01:00"
    proposed = agreed.when("correct-fact", occurred=when, **wrong).after

    proposed.when("confirm-correction", occurred=when, proposal=proposed.case.version).then(
        "correction-confirmed", "decision amended: suspended_from 2026-02-20"
    )


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"basis": "awb-7:10-2"}, "not-for-this-clock"),
        ({"begin": "2026-03-03"}, "standstill-ends-before-begin"),
        ({"clock": "objection"}, "unknown-clock"),
    ],
    ids=str,
)
def test_refused(given: Given, fields: dict[str, Any], code: str) -> None:
    given("receive-initiative").when("record-standstill", **fields).then(f"refused: {code}")
