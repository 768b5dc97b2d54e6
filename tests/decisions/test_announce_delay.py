"""A message that it takes longer is a fact; only some of them move a term."""

from collections.abc import Callable
from typing import Any

import pytest

Given = Callable[..., Any]

APPLIED = ("receive-initiative", {"application": True})
COMPLAINED = "2026-03-04T15:00:00+01:00"


def test_told_of_delay_a_term_stays_and_the_day_named_is_a_promise(given: Given) -> None:
    after = (
        given("receive-initiative")
        .when("announce-delay")
        .then(
            "delay-announced",
            "substantive-response untouched: no-awb-application",
            "promised-response starts 2026-03-04, due 2026-04-10",
        )
    )
    assert after.due("substantive-response") == "2026-03-16"


def test_a_promise_of_a_response_is_kept_by_the_response(given: Given) -> None:
    lines = (
        given("receive-initiative", "assign-kind", "announce-delay").when("send-substantive-response").lines
    )

    assert "promised-response ends 2026-03-10: met" in lines


def test_a_statutory_term_is_informed_of_delay_and_does_not_move(given: Given) -> None:
    given(APPLIED).when("announce-delay", clock="decision", basis="awb-4:14-1").then(
        "delay-announced",
        "decision untouched: informs-only",
        "promised-decision starts 2026-03-04, due 2026-04-10",
    )


def test_a_reasonable_term_that_is_named_in_time_moves_the_end(given: Given) -> None:
    after = (
        given(APPLIED)
        .when("announce-delay", clock="decision", basis="awb-4:14-3")
        .then("delay-announced", "decision extended, due 2026-04-10")
    )
    assert after.due("decision") == "2026-04-10"
    assert after.standing("decision", on="2026-04-10") == "running"


@pytest.mark.parametrize(
    ("occurred", "line"),
    [
        ("2026-03-30T23:59:00+02:00", "decision extended, due 2026-05-01"),
        ("2026-03-31T00:00:00+02:00", "decision untouched: announced-too-late"),
    ],
    ids=["on the last day", "the day after"],
)
def test_it_must_be_sent_before_the_term_is_over(given: Given, occurred: str, line: str) -> None:
    outcome = given(APPLIED).when(
        "announce-delay", clock="decision", basis="awb-4:14-3", until="2026-05-01", occurred=occurred
    )
    assert outcome.lines[1] == line


def test_a_corrected_receipt_can_make_an_extension_too_late(given: Given) -> None:
    after = given(
        APPLIED,
        (
            "announce-delay",
            {
                "clock": "decision",
                "basis": "awb-4:14-3",
                "until": "2026-05-01",
                "occurred": "2026-03-30T12:00:00+02:00",
            },
        ),
        ("correct-fact", {"fact": 1, "corrected": "2026-01-26T10:00:00+01:00"}),
        ("confirm-correction", {"proposal": 7}),
    )
    assert after.due("decision") == "2026-03-23"


def test_an_answered_clock_is_not_moved_afterwards(given: Given) -> None:
    after = given(APPLIED, "assign-kind", "send-substantive-response")
    lines = after.when(
        "announce-delay", clock="decision", basis="awb-4:14-3", occurred="2026-03-12T10:00:00+01:00"
    ).lines

    assert lines[1] == "decision untouched: term-ended"


def test_the_same_again_is_nothing(given: Given) -> None:
    given("receive-initiative", "announce-delay").when("announce-delay").then("nothing")


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"weeks": 2}, "until-or-weeks"),
        ({"until": None}, "until-or-weeks"),
        ({"until": "2026-03-04"}, "delay-in-past"),
        ({"clock": "decision"}, "unknown-clock"),
        ({"ordinal": 2}, "unknown-clock"),
        ({"basis": "awb-9:11-2"}, "not-for-this-clock"),
    ],
    ids=str,
)
def test_refused(given: Given, fields: dict[str, Any], code: str) -> None:
    given("receive-initiative").when("announce-delay", **fields).then(f"refused: {code}")


def test_only_the_case_team_and_the_secretary_announce_it(roles_for: Callable[[str], set[str]]) -> None:
    assert roles_for("announce-delay") == {"handler", "team-lead", "legal", "college-secretary"}


def test_a_message_recorded_late_gets_its_own_reason_and_not_that_of_a_later_one(given: Given) -> None:
    too_late = {"clock": "decision", "basis": "awb-4:14-3", "occurred": "2026-04-02T10:00:00+02:00"}

    lines = (
        given(APPLIED, ("announce-delay", too_late))
        .when("announce-delay", clock="decision", basis="awb-4:14-1", occurred="2026-03-20T10:00:00+01:00")
        .lines
    )

    assert lines[:2] == ["delay-announced", "decision untouched: informs-only"]


def test_a_reasonable_term_is_named_within_the_term_itself(given: Given) -> None:
    named = {"clock": "decision", "basis": "awb-4:14-3", "occurred": "2026-03-20T10:00:00+01:00"}
    first = given(APPLIED, ("announce-delay", named | {"until": "2026-06-09"}))
    again = named | {"until": "2026-12-31", "occurred": "2026-06-01T10:00:00+02:00"}

    assert first.when("announce-delay", **again).lines[1] == "decision untouched: announced-too-late"


def test_a_late_confirmation_of_receipt_promises_no_decision(given: Given) -> None:
    lines = given("receive-initiative").when("announce-delay", clock="acknowledgement").lines

    assert lines == ["delay-announced", "acknowledgement untouched: not-for-this-regime"]
