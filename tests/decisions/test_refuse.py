"""A refusal with reasons is an answer."""

from collections.abc import Callable
from typing import Any

from domain.stages import Stage

Given = Callable[..., Any]
Who = Callable[[str], set[str]]
Stages = Callable[[str], set[str]]


APPLIED = ("receive-initiative", {"application": True})


def test_what_waited_for_an_answer_or_a_decision_is_met(given: Given) -> None:
    after = (
        given(APPLIED, ("assign-kind", {"kind": "challenge"}))
        .when("refuse")
        .then(
            "initiative-refused",
            "acknowledgement ends 2026-03-12: met",
            "substantive-response ends 2026-03-12: met",
            "decision ends 2026-03-12: met",
            "challenge-decision ends 2026-03-12: met",
        )
    )
    assert (after.case.stage, after.case.response_sent) == (Stage.REFUSED, True)


def test_a_late_refusal_is_late(given: Given) -> None:
    after = given(Stage.TRIAGE, ("refuse", {"occurred": "2026-03-17T09:00:00+01:00"}))

    assert after.standing("substantive-response") == "late"


def test_the_earlier_verdict_on_the_response_stands(given: Given) -> None:
    after = given(Stage.RESPONDED, ("refuse", {"occurred": "2026-06-01T09:00:00+02:00"}))

    assert after.standing("substantive-response") == "in-time"


def test_a_second_time_the_case_is_closed(given: Given) -> None:
    given(Stage.REFUSED).when("refuse").then("refused: case-closed")


def test_who_and_when(roles_for: Who, stages_for: Stages) -> None:
    assert roles_for("refuse") == {"handler", "team-lead", "legal", "college-secretary"}
    assert stages_for("refuse") == {
        Stage.TRIAGE,
        Stage.ASSESSMENT,
        Stage.RESPONDED,
        Stage.NEGOTIATION_FAILED,
    }


def test_a_ground_that_rests_on_a_rule_says_where_that_rule_stands(given: Given) -> None:
    """A refusal is held to what any other answer is (Awb 3:46)."""
    outcome = given(Stage.ASSESSMENT).when("refuse", source=None)

    outcome.then("refused: source-missing")
    assert "bestek" not in outcome.decision.sentence.lower()
    other = given(Stage.ASSESSMENT).when("refuse", source=None, ground="no-support")
    assert other.after.case.stage is Stage.REFUSED
