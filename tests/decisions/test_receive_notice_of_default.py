"""A notice of default is always recorded; only after the term is over does it lead to anything."""

from collections.abc import Callable
from typing import Any

import pytest

Given = Callable[..., Any]

LATER = "2026-04-15T10:00:00+02:00"
APPLIED = ("receive-initiative", {"application": True})


def test_two_weeks_to_decide_yet(given: Given) -> None:
    after = (
        given(APPLIED)
        .when("receive-notice-of-default")
        .then(
            "notice-of-default-received",
            "decision in default: full-term",
            "decision-after-default starts 2026-04-09, due 2026-04-23",
        )
    )
    assert [notice.received.isoformat() for notice in after.clock("decision").notices] == ["2026-04-09"]


def test_a_decision_within_them_keeps_both_ends(given: Given) -> None:
    lines = (
        given(APPLIED, "assign-kind", "receive-notice-of-default")
        .when("send-substantive-response", occurred="2026-04-20T10:00:00+02:00")
        .lines
    )
    assert "decision ends 2026-04-20: met" in lines
    assert "decision-after-default ends 2026-04-20: met" in lines


@pytest.mark.parametrize(
    ("occurred", "line"),
    [
        ("2026-03-30T23:59:00+02:00", "decision in default: premature"),
        ("2026-03-31T00:00:00+02:00", "decision in default: full-term"),
    ],
    ids=["on the last day", "the day after"],
)
def test_on_the_last_day_it_is_premature(given: Given, occurred: str, line: str) -> None:
    assert given(APPLIED).when("receive-notice-of-default", occurred=occurred).lines[1] == line


def test_a_response_norm_knows_no_penalty(given: Given) -> None:
    given("receive-initiative").when("receive-notice-of-default").then(
        "notice-of-default-received", "substantive-response in default: no-awb-application"
    )


def test_after_the_decision_it_leads_to_nothing(given: Given) -> None:
    lines = (
        given(
            APPLIED, "assign-kind", ("send-substantive-response", {"occurred": "2026-04-02T10:00:00+02:00"})
        )
        .when("receive-notice-of-default")
        .lines
    )
    assert lines == ["notice-of-default-received", "decision in default: already-decided"]


def test_a_second_notice_starts_no_second_two_weeks(given: Given) -> None:
    given(APPLIED, "receive-notice-of-default").when(
        "receive-notice-of-default", occurred="2026-04-12T10:00:00+02:00"
    ).then("notice-of-default-received", "decision in default: full-term")


def test_a_corrected_receipt_moves_the_two_weeks(given: Given) -> None:
    after = given(
        APPLIED,
        "receive-notice-of-default",
        ("correct-fact", {"fact": 5, "corrected": "2026-04-07T10:00:00+02:00", "occurred": LATER}),
        ("confirm-correction", {"proposal": 8, "occurred": LATER}),
    )
    assert after.due("decision-after-default") == "2026-04-21"
    assert after.clock("decision").notices[0].received.isoformat() == "2026-04-07"


def test_the_same_again_is_nothing(given: Given) -> None:
    given(APPLIED, "receive-notice-of-default").when("receive-notice-of-default").then("nothing")


def test_a_term_that_is_not_there_is_refused(given: Given) -> None:
    given("receive-initiative").when("receive-notice-of-default", clock="decision").then(
        "refused: unknown-clock"
    )


def test_what_turns_out_to_be_premature_has_no_two_weeks(given: Given) -> None:
    """A standstill that is recorded later moves the last day beyond the notice."""
    noticed = given(APPLIED, ("receive-notice-of-default", {"occurred": "2026-04-01T10:00:00+02:00"}))
    after = noticed.when("record-standstill", clock="decision", now="2026-04-03T10:00:00+02:00").then(
        "standstill-recorded",
        "decision stands still 2026-02-17..2026-03-02",
        "decision-after-default ends 2026-04-01: void",
    )
    assert after.standing("decision-after-default") == "void"
    again = after.and_then(("receive-notice-of-default", {"occurred": "2026-04-14T10:00:00+02:00"}))
    assert again.due("decision-after-default", 2) == "2026-04-28"


def test_what_turns_out_to_be_in_default_has_its_two_weeks_after_all(given: Given) -> None:
    early = given(APPLIED, ("receive-notice-of-default", {"occurred": "2026-03-30T10:00:00+02:00"}))
    assert "decision-after-default" not in early.running()
    after = early.and_then(
        ("correct-fact", {"fact": 1, "corrected": "2026-01-30T10:00:00+01:00", "occurred": LATER}),
        ("confirm-correction", {"proposal": 7, "occurred": LATER}),
    )
    assert after.due("decision-after-default") == "2026-04-13"


def test_a_decision_that_was_sent_before_the_notice_leaves_no_two_weeks(given: Given) -> None:
    noticed = given(APPLIED, "assign-kind", "receive-notice-of-default")
    after = noticed.and_then(("send-substantive-response", {"occurred": "2026-04-02T10:00:00+02:00"}))

    assert after.standing("decision-after-default") == "void"


def test_after_a_withdrawal_there_is_nothing_to_decide(given: Given) -> None:
    given(APPLIED, "withdraw").when("receive-notice-of-default").then(
        "notice-of-default-received", "decision in default: already-over"
    )


def test_a_notice_that_was_only_spoken_leads_to_nothing(given: Given) -> None:
    given(APPLIED).when("receive-notice-of-default", channel="spoken").then(
        "notice-of-default-received", "decision untouched: not-in-writing"
    )


def test_two_notices_of_one_moment_about_two_terms_are_two(given: Given) -> None:
    lines = (
        given(APPLIED, "receive-notice-of-default")
        .when("receive-notice-of-default", clock="substantive-response")
        .lines
    )
    assert lines[0] == "notice-of-default-received"
