"""The municipality takes the task back."""

from collections.abc import Callable
from typing import Any

from domain.stages import Kind, Stage

Given = Callable[..., Any]
Who = Callable[[str], set[str]]
Stages = Callable[[str], set[str]]
Kinds = Callable[[str], set[str]]


def test_the_task_returns_with_reasons(given: Given) -> None:
    before = given(Stage.OPERATING)
    after = before.when("take-back").then("taken-back")

    assert after.case.stage is Stage.TAKEN_BACK
    assert after.case.clocks == before.case.clocks


def test_a_second_time_is_refused(given: Given) -> None:
    given(Stage.OPERATING, "take-back").when("take-back").then("refused: wrong-stage")


def test_what_ended_is_not_taken_back(given: Given) -> None:
    given(Stage.TAKEOVER_ENDED).when("take-back").then("refused: wrong-stage")


def test_who_when_and_which_kind(roles_for: Who, stages_for: Stages, kinds_for: Kinds) -> None:
    assert roles_for("take-back") == {"handler", "team-lead", "legal", "college-secretary"}
    assert stages_for("take-back") == {Stage.OPERATING}
    assert kinds_for("take-back") == {Kind.CHALLENGE}
