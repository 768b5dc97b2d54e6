"""There is no agreement: that ends nothing, somebody decides again (Gemeentewet 150)."""

from collections.abc import Callable
from typing import Any

import pytest

from domain.stages import Kind, Stage

Given = Callable[..., Any]
Who = Callable[[str], set[str]]
Stages = Callable[[str], set[str]]
Kinds = Callable[[str], set[str]]

NEGOTIATED = (
    ("receive-initiative", {"occurred": "2027-02-01T10:00:00+01:00"}),
    ("assign-kind", {"occurred": "2027-02-02T10:00:00+01:00", "kind": "challenge"}),
    ("send-substantive-response", {"occurred": "2027-03-01T10:00:00+01:00"}),
    ("decide-takeover", {"occurred": "2027-04-01T10:00:00+02:00"}),
)
FAILED = {"occurred": "2027-06-01T10:00:00+02:00"}
AGAIN = {"occurred": "2027-07-06T12:00:00+02:00", "decision_number": "B-2027-050"}


def test_the_negotiation_ends_and_a_new_decision_is_due(given: Given) -> None:
    after = (
        given(*NEGOTIATED)
        .when("report-negotiation-failed", **FAILED)
        .then(
            "negotiation-failed",
            "negotiation ends 2027-06-01: closed",
            "challenge-decision/2 starts 2027-06-01, due 2027-07-13",
        )
    )
    assert after.case.stage is Stage.NEGOTIATION_FAILED
    assert after.replayed() == after.case


def test_a_regulation_without_such_a_term_starts_none(given: Given) -> None:
    after = given(Stage.TAKEOVER_DECIDED).when("report-negotiation-failed").then("negotiation-failed")

    assert after.running() == []


def test_it_is_granted_anew_and_negotiated_again(given: Given) -> None:
    after = (
        given(*NEGOTIATED, ("report-negotiation-failed", FAILED))
        .when("decide-takeover", outcome="granted-partly", **AGAIN)
        .then(
            "takeover-decided",
            "challenge-decision/2 ends 2027-07-06: met",
            "negotiation/2 starts 2027-07-06, due 2027-10-05",
        )
    )
    assert after.case.stage is Stage.TAKEOVER_DECIDED


def test_it_is_refused_with_a_ground(given: Given) -> None:
    after = given(*NEGOTIATED, ("report-negotiation-failed", FAILED), ("refuse", AGAIN))

    assert after.case.stage is Stage.REFUSED
    assert after.standing("challenge-decision", ordinal=2) == "in-time"


def test_it_becomes_something_that_is_done_together(given: Given) -> None:
    after = given(
        Stage.NEGOTIATION_FAILED,
        ("change-kind", {"occurred": "2026-06-02T10:00:00+02:00"}),
        ("start-co-creation", {"occurred": "2026-06-03T10:00:00+02:00"}),
    )

    assert after.case.kind is Kind.CO_CREATION
    assert after.case.stage is Stage.CO_CREATION


@pytest.mark.parametrize("step", ["close", "sign-agreement", "start-operation"])
def test_it_is_not_rounded_off_or_gone_on_with_before_that(given: Given, step: str) -> None:
    given(Stage.NEGOTIATION_FAILED).when(step).then("refused: wrong-stage")


def test_the_initiators_may_still_withdraw(given: Given) -> None:
    after = given(Stage.NEGOTIATION_FAILED, ("withdraw", {"occurred": "2026-06-02T10:00:00+02:00"}))

    assert after.case.stage is Stage.WITHDRAWN


def test_a_second_time_is_refused(given: Given) -> None:
    given(Stage.NEGOTIATION_FAILED).when("report-negotiation-failed").then("refused: wrong-stage")


def test_who_when_and_which_kind(roles_for: Who, stages_for: Stages, kinds_for: Kinds) -> None:
    assert roles_for("report-negotiation-failed") == {
        "handler",
        "team-lead",
        "legal",
        "college-secretary",
        "initiator",
    }
    assert stages_for("report-negotiation-failed") == {Stage.TAKEOVER_DECIDED}
    assert kinds_for("report-negotiation-failed") == {Kind.CHALLENGE}
