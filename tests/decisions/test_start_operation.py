"""The initiators carry out the task."""

from collections.abc import Callable
from typing import Any

from domain.stages import Kind, Stage

Given = Callable[..., Any]
Who = Callable[[str], set[str]]
Stages = Callable[[str], set[str]]
Kinds = Callable[[str], set[str]]


def test_the_task_is_handed_over(given: Given) -> None:
    before = given(Stage.AGREEMENT_SIGNED)
    after = before.when("start-operation").then("operation-started")

    assert after.case.stage is Stage.OPERATING
    assert after.case.clocks == before.case.clocks


def test_a_second_time_is_refused(given: Given) -> None:
    given(Stage.AGREEMENT_SIGNED, "start-operation").when("start-operation").then("refused: wrong-stage")


def test_nobody_works_without_an_agreement(given: Given) -> None:
    given(Stage.TAKEOVER_DECIDED).when("start-operation").then("refused: wrong-stage")


def test_who_when_and_which_kind(roles_for: Who, stages_for: Stages, kinds_for: Kinds) -> None:
    assert roles_for("start-operation") == {"handler", "team-lead", "legal"}
    assert stages_for("start-operation") == {Stage.AGREEMENT_SIGNED}
    assert kinds_for("start-operation") == {Kind.CHALLENGE}
