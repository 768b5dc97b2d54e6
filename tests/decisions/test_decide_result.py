"""The organ decides on the result, and a promised decision is kept or late."""

from collections.abc import Callable
from typing import Any

from domain.stages import Kind, Stage

Given = Callable[..., Any]
Who = Callable[[str], set[str]]
Stages = Callable[[str], set[str]]
Kinds = Callable[[str], set[str]]


ANSWERS = [
    {"ask": 1, "position": "granted-partly", "reasons": "Wij doen mee."},
    {
        "ask": 2,
        "position": "decision-announced",
        "reasons": "Het college besluit.",
        "organ": "college",
        "by": "2026-06-01",
    },
]
PROMISED = (
    ("receive-initiative", {"asks": ["Een plein?", "Geld?"], "application": True}),
    ("assign-kind", {"kind": "co-creation"}),
    ("send-substantive-response", {"answers": ANSWERS}),
    "start-co-creation",
    "finalise-plan",
)


def test_the_result_is_decided(given: Given) -> None:
    after = given(Stage.PLAN_FINAL).when("decide-result").then("result-decided")

    assert after.case.stage is Stage.RESULT_DECIDED


def test_a_promised_decision_ends_and_is_late_after_its_date(given: Given) -> None:
    after = (
        given(*PROMISED)
        .when("decide-result")
        .then("result-decided", "decision ends 2026-06-09: met", "promised-decision ends 2026-06-09: met")
    )
    assert after.standing("promised-decision") == "late"


def test_a_second_time_is_refused(given: Given) -> None:
    given(Stage.RESULT_DECIDED).when("decide-result").then("refused: wrong-stage")


def test_who_when_and_which_kind(roles_for: Who, stages_for: Stages, kinds_for: Kinds) -> None:
    assert roles_for("decide-result") == {
        "handler",
        "team-lead",
        "legal",
        "college-secretary",
        "council-registrar",
    }
    assert stages_for("decide-result") == {Stage.PLAN_FINAL}
    assert kinds_for("decide-result") == {Kind.CO_CREATION}
