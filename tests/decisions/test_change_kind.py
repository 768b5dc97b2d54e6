"""A change of label wins nobody time."""

from collections.abc import Callable
from typing import Any

from domain.stages import UNANSWERED, Kind, Stage

Given = Callable[..., Any]
Who = Callable[[str], set[str]]
Stages = Callable[[str], set[str]]


def test_running_clocks_are_left_alone(given: Given) -> None:
    before = given(Stage.TRIAGE)
    after = before.when("change-kind").then("kind-changed")

    assert after.case.clocks == before.case.clocks
    assert (after.case.kind, after.case.stage) == (Kind.CO_CREATION, Stage.TRIAGE)


def test_a_challenge_adds_its_clock_from_the_original_receipt(given: Given) -> None:
    late = given(Stage.TRIAGE).when("change-kind", kind="challenge", occurred="2026-05-01T09:00:00+02:00")

    late.then("kind-changed", "challenge-decision starts 2026-02-02, due 2026-05-04")


def test_there_and_back_adds_the_clock_once(given: Given) -> None:
    to, back = ("change-kind", {"kind": "challenge"}), ("change-kind", {"kind": "support"})

    given(Stage.TRIAGE, to, back).when("change-kind", kind="challenge").then("kind-changed")


def test_the_same_kind_again_changes_nothing(given: Given) -> None:
    given(Stage.TRIAGE, "change-kind").when("change-kind").then("nothing")


def test_without_a_kind_there_is_nothing_to_change(given: Given) -> None:
    given("receive-initiative").when("change-kind").then("refused: kind-not-assigned")


def test_who_and_when(roles_for: Who, stages_for: Stages) -> None:
    assert roles_for("change-kind") == {"handler", "team-lead", "legal"}
    assert stages_for("change-kind") == UNANSWERED | {Stage.RESPONDED, Stage.NEGOTIATION_FAILED}
