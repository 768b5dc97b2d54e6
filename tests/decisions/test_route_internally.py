"""By the wrong electronic route: a term set by law counts anew, if the sender heard at once (Awb 2:24)."""

from collections.abc import Callable
from typing import Any

import pytest

from domain.stages import UNANSWERED

Given = Callable[..., Any]
Who = Callable[[str], set[str]]
Stages = Callable[[str], set[str]]

APPLIED = ("receive-initiative", {"application": True})


def test_the_term_of_the_law_counts_anew_and_the_norm_does_not(given: Given) -> None:
    after = (
        given(APPLIED)
        .when("route-internally")
        .then(
            "routed-internally",
            "decision ends 2026-02-04: void",
            "decision/2 starts 2026-02-04, due 2026-04-01",
        )
    )
    assert after.due("substantive-response") == given(APPLIED).due("substantive-response")


def test_who_was_not_told_loses_nothing(given: Given) -> None:
    given(APPLIED).when("route-internally", message=None).then("routed-internally")


def test_what_is_no_application_has_no_term_of_the_law(given: Given) -> None:
    given("receive-initiative").when("route-internally").then("routed-internally")


def test_it_happens_once(given: Given) -> None:
    routed = given(APPLIED, "route-internally")

    routed.when("route-internally").then("nothing")
    routed.when("route-internally", occurred="2026-02-05T09:30:00+01:00").then("refused: routed-already")


def test_a_corrected_routing_moves_the_term_that_it_started(given: Given) -> None:
    routed = given(APPLIED, "route-internally")
    wrong = {"fact": routed.version_of("routed-internally"), "corrected": "2026-02-03T09:30:00+01:00"}
    proposed = routed.when("correct-fact", **wrong).after
    after = proposed.when("confirm-correction", proposal=proposed.case.version).after

    assert after.due("decision", 2) == "2026-03-31"


@pytest.mark.parametrize("arrived", ["2026-02-01", "2026-02-06"])
def test_it_did_not_arrive_before_it_came_in_or_after_that_was_told(given: Given, arrived: str) -> None:
    told = {"occurred": "2026-02-05T09:30:00+01:00", "arrived": arrived}

    given(APPLIED).when("route-internally", **told).then("refused: arrived-impossible")


def test_when_the_sender_was_told_moves_no_term_that_counts_from_the_arrival(given: Given) -> None:
    told = {"occurred": "2026-02-06T09:30:00+01:00", "arrived": "2026-02-04"}
    routed = given(APPLIED, ("route-internally", told))
    wrong = {"fact": routed.version_of("routed-internally"), "corrected": "2026-02-05T09:30:00+01:00"}
    proposed = routed.when("correct-fact", **wrong).after
    after = proposed.when("confirm-correction", proposal=proposed.case.version).after

    assert after.due("decision", 2) == routed.due("decision", 2) == "2026-04-01"


@pytest.mark.parametrize("channel", ["letter", "counter", "spoken"])
def test_only_what_came_by_an_electronic_route_counts_anew(given: Given, channel: str) -> None:
    given(("receive-initiative", {"application": True, "channel": channel})).when("route-internally").then(
        "routed-internally", "decision untouched: not-electronic"
    )


@pytest.mark.parametrize(
    ("day", "lines"),
    [
        ("2026-03-30", ["decision ends 2026-03-30: void", "decision/2 starts 2026-03-30, due 2026-05-26"]),
        ("2026-03-31", ["decision untouched: routed-after-the-term"]),
    ],
    ids=["on its last day", "the day after"],
)
def test_a_term_that_is_over_begins_no_more(given: Given, day: str, lines: list[str]) -> None:
    given(APPLIED).when("route-internally", occurred=f"{day}T09:30:00+02:00").then(
        "routed-internally", *lines
    )


def test_whoever_is_in_default_stays_so(given: Given) -> None:
    """Also where the routing is entered afterwards as of a day within the term."""
    in_default = given(APPLIED, ("receive-notice-of-default", {"occurred": "2026-04-07T10:00:00+02:00"}))

    after = in_default.when("route-internally", now="2026-11-20T10:00:00+01:00").then(
        "routed-internally", "decision untouched: routed-in-default"
    )

    assert {"decision", "decision-after-default"} < set(after.running())


def test_a_notice_that_came_too_early_keeps_no_term_from_counting_anew(given: Given) -> None:
    early = given(APPLIED, ("receive-notice-of-default", {"occurred": "2026-02-03T10:00:00+01:00"}))

    assert early.when("route-internally").lines[-1] == "decision/2 starts 2026-02-04, due 2026-04-01"


@pytest.mark.parametrize(
    ("told", "line"),
    [
        ("2026-02-07", "decision/2 starts 2026-02-04, due 2026-04-01"),
        ("2026-02-08", "decision untouched: not-told-at-once"),
    ],
)
def test_at_once_is_within_the_days_that_the_regulation_sets(given: Given, told: str, line: str) -> None:
    after = given(APPLIED).when("route-internally", occurred=f"{told}T09:30:00+01:00", arrived="2026-02-04")

    assert after.lines[-1] == line


def test_who_and_when(roles_for: Who, stages_for: Stages) -> None:
    assert roles_for("route-internally") == {"intake", "handler", "team-lead", "legal"}
    assert stages_for("route-internally") == UNANSWERED
