"""The kind is settled; what it adds counts from the receipt."""

from collections.abc import Callable
from typing import Any

from domain.stages import UNANSWERED, Kind, Stage

Given = Callable[..., Any]
Who = Callable[[str], set[str]]
Stages = Callable[[str], set[str]]


def test_support_adds_no_clock(given: Given) -> None:
    after = given("receive-initiative").when("assign-kind").then("kind-assigned")

    assert (after.case.kind, after.case.stage) == (Kind.SUPPORT, Stage.TRIAGE)


def test_a_challenge_adds_its_decision_clock_from_the_original_receipt(given: Given) -> None:
    late = given("receive-initiative").when(
        "assign-kind", kind="challenge", occurred="2026-04-20T09:00:00+02:00"
    )
    late.then("kind-assigned", "challenge-decision starts 2026-02-02, due 2026-05-04")


def test_the_same_kind_again_changes_nothing(given: Given) -> None:
    challenged = ("assign-kind", {"kind": "challenge"})

    given("receive-initiative", challenged).when("assign-kind", kind="challenge").then("nothing")


def test_another_kind_is_a_change(given: Given) -> None:
    given(Stage.TRIAGE).when("assign-kind", kind="challenge").then("refused: kind-already-assigned")


def test_a_kind_after_the_response_leaves_the_stage_alone(given: Given) -> None:
    answered = given("receive-initiative", "send-substantive-response")

    assert answered.when("assign-kind").then("kind-assigned").case.stage is Stage.RESPONDED


def test_who_and_when(roles_for: Who, stages_for: Stages) -> None:
    assert roles_for("assign-kind") == {"handler", "team-lead", "legal", "intake"}
    assert stages_for("assign-kind") == UNANSWERED | {Stage.RESPONDED}
