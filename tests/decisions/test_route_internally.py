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


def test_who_and_when(roles_for: Who, stages_for: Stages) -> None:
    assert roles_for("route-internally") == {"intake", "handler", "team-lead", "legal"}
    assert stages_for("route-internally") == UNANSWERED
