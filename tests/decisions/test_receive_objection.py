"""The term to decide on an objection begins when objecting is over (Awb 6:7, 6:8, 7:10)."""

from collections.abc import Callable
from typing import Any

import pytest

from domain.stages import Stage

Given = Callable[..., Any]
Who = Callable[[str], set[str]]


def test_six_weeks_from_the_day_after_the_last_day_to_object(given: Given) -> None:
    given(Stage.REFUSED).when("receive-objection").then(
        "objection-received", "objection starts 2026-04-23, due 2026-06-04"
    )


def test_a_last_day_to_object_on_easter_monday_is_the_day_after(given: Given) -> None:
    given(Stage.REFUSED).when(
        "receive-objection", announced="2026-02-23", occurred="2026-03-20T10:00:00+01:00"
    ).then("objection-received", "objection starts 2026-04-07, due 2026-05-19")


def test_twelve_weeks_with_a_committee(given: Given) -> None:
    given(Stage.REFUSED).when("receive-objection", committee=True).then(
        "objection-received", "objection starts 2026-04-23, due 2026-07-16"
    )


def test_the_case_stays_closed_and_is_watched_again(given: Given) -> None:
    closed = given(Stage.REFUSED)
    after = closed.and_then("receive-objection")

    assert (closed.case.closed, closed.case.at_rest) == (True, True)
    assert (after.case.closed, after.case.at_rest) == (True, False)
    assert after.running() == ["objection"]


def test_closing_a_case_leaves_its_objection_running(given: Given) -> None:
    after = given(Stage.RESPONDED, "receive-objection", ("close", {"occurred": "2026-06-30T10:00:00+02:00"}))

    assert after.running() == ["objection"]


def test_it_is_adjourned_once_by_six_weeks_and_then_only_by_consent(given: Given) -> None:
    delay = {"clock": "objection", "occurred": "2026-05-28T10:00:00+02:00", "until": None, "weeks": 8}
    after = (
        given(Stage.REFUSED, "receive-objection")
        .when("announce-delay", basis="awb-7:10-3", **delay)
        .then("delay-announced", "objection extended, due 2026-07-16")
    )

    again = delay | {"weeks": 1, "occurred": "2026-07-01T10:00:00+02:00"}
    after.when("announce-delay", basis="awb-7:10-3", **again).then(
        "delay-announced", "objection untouched: already-adjourned"
    )
    after.when("announce-delay", basis="awb-7:10-4", **again).then("refused: consent-missing")
    after.when("announce-delay", basis="awb-7:10-4", consent="Brief van 1 juli.", **again).then(
        "delay-announced", "objection extended, due 2026-07-23"
    )


def test_mending_a_defect_suspends_it(given: Given) -> None:
    after = (
        given(Stage.REFUSED, "receive-objection")
        .when(
            "record-standstill", clock="objection", basis="awb-7:10-2", begin="2026-05-01", until="2026-05-14"
        )
        .then("standstill-recorded", "objection stands still 2026-05-01..2026-05-14")
    )

    assert after.due("objection") == "2026-06-18"


def test_a_suspension_of_an_application_is_not_for_an_objection(given: Given) -> None:
    given(Stage.REFUSED, "receive-objection").when("record-standstill", clock="objection").then(
        "refused: not-for-this-clock"
    )


def test_a_notice_of_default_about_it_gives_two_weeks(given: Given) -> None:
    after = (
        given(Stage.REFUSED, "receive-objection")
        .when("receive-notice-of-default", occurred="2026-06-05T10:00:00+02:00")
        .then(
            "notice-of-default-received",
            "objection in default: full-term",
            "objection-after-default starts 2026-06-05, due 2026-06-19",
        )
    )
    assert not after.case.at_rest


def test_the_same_again_is_nothing(given: Given) -> None:
    given(Stage.REFUSED, "receive-objection").when("receive-objection").then("nothing")


def test_nobody_objects_before_there_is_a_decision(given: Given) -> None:
    given(Stage.REFUSED).when("receive-objection", announced="2026-04-14").then(
        "refused: objection-before-decision"
    )


@pytest.mark.parametrize(
    ("announced", "reservation"), [("2026-03-12", None), ("2026-03-11", "decision-not-here")]
)
def test_a_decision_that_the_case_does_not_hold_is_a_reservation(
    given: Given, announced: str, reservation: str | None
) -> None:
    refused = given(Stage.TRIAGE, ("refuse", {"occurred": "2026-03-12T10:00:00+01:00"}))

    received = refused.when("receive-objection", announced=announced)

    assert received.lines[1].startswith("objection starts")
    assert received.decision[0].reservation == reservation


def test_so_it_is_in_a_file_of_its_own(given: Given) -> None:
    other = given(Stage.TRIAGE)

    opened = given().when("open-file", role="legal", other=other)

    assert opened.decision[0].reservation == "decision-not-here"
